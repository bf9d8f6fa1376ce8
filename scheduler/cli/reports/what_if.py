"""Two plans side by side: for the terminal, and as data."""

from typing import Any

from rich.console import Console
from rich.table import Table

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.axis import Axis
from scheduler.cli.reports.rows import print_rows
from scheduler.cli.terminal.console import print_head
from scheduler.model.notation.durations import format_days, format_minutes
from scheduler.studies.changes.what_if import WhatIf
from scheduler.wording.changes.launch_moves import launch_moves
from scheduler.wording.quantities import count_of
from scheduler.wording.verdicts.moments import date_of, short_date
from scheduler.wording.verdicts.proofs import verdict

MOST_MOVED = 40


def print_comparison(found: WhatIf, console: Console) -> None:
    """Print launch, bound, chain and moved steps of both plans."""
    changes = "; ".join(map(str, found.changes))
    print_head(console, "What if", f" {changes or 'nothing changes'}")
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", style="bold")
    for name in ("as planned", "with the change"):
        table.add_column(name)
    for row in _rows(found):
        table.add_row(*row)
    print_rows(console, table)
    print_head(console, _outcome(found))
    if found.changes_nothing:
        return
    _print_chain(found, console)
    _print_moved(found, console)


def _rows(found: WhatIf) -> list[tuple[str, str, str]]:
    before = ["", "", "", ""] if found.before is None else _facts(found.before)
    names = ("Launch", "Bound", "Verdict", "Critical steps")
    before[0] = before[0] or found.lacking
    return list(zip(names, before, _facts(found.after), strict=True))


def _facts(plan: ExplainedPlan) -> list[str]:
    bound = date_of(plan.situation.axis, plan.result.bound_minute)
    return [_launch(plan), bound, verdict(plan), str(len(plan.critical_tasks))]


def _launch(plan: ExplainedPlan) -> str:
    return f"{date_of(plan.situation.axis, plan.launch_minute)} ({format_days(plan.launch_minute)})"


def _outcome(found: WhatIf) -> str:
    if found.before is None:
        launch = date_of(found.after.situation.axis, found.after.launch_minute)
        return f"Before: {found.lacking}. With the change launch is on {launch}."
    if found.changes_nothing:
        name = found.asked.scenario.id
        return f"This changes nothing in scenario '{name}': the same steps, people and rules."
    return f"{launch_moves(found.gain).capitalize()}."


def _print_chain(found: WhatIf, console: Console) -> None:
    for name, steps in (("now includes", found.joined), ("no longer includes", found.left)):
        if steps:
            console.print(f"The driving chain {name} {', '.join(steps)}")


def _print_moved(found: WhatIf, console: Console) -> None:
    axis = found.asked.axis
    if found.added:
        starts = found.after.schedule
        new = found.after.situation.axis
        each = (f"{step} on {short_date(new, starts[step].start)}" for step in found.added)
        console.print(f"New steps: {', '.join(each)}")
    if found.before is None:
        return
    moved = found.moved
    console.print(
        f"{len(moved)} of {count_of(len(found.asked.modes), 'step')} start at a different time"
    )
    if moved:
        print_rows(console, _moved_table(found, axis))
    if len(moved) > MOST_MOVED:
        rest = ", ".join(each.task for each in moved[MOST_MOVED:])
        console.print(f"and {len(moved) - MOST_MOVED} more: {rest}")


def _moved_table(found: WhatIf, axis: Axis) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("step", no_wrap=True, min_width=4)
    table.add_column("name", overflow="fold", max_width=46)
    for name in ("as planned", "with the change", "moves by"):
        table.add_column(name, no_wrap=True, min_width=16 if name != "moves by" else 8)
    for each in found.moved[:MOST_MOVED]:
        table.add_row(
            each.task,
            found.asked.first_mode(each.task).task.title,
            short_date(axis, each.before),
            short_date(axis, each.after),
            format_minutes(each.after - each.before),
        )
    return table


def comparison_data(found: WhatIf) -> dict[str, Any]:
    """Return the comparison as data; minutes count from the campaign start."""
    return {
        "changes": [str(change) for change in found.changes],
        "changes_nothing": found.changes_nothing,
        "gain_minutes": found.gain,
        "before": None if found.before is None else _plan_data(found.before),
        "lacking": found.lacking,
        "added": list(found.added),
        "after": _plan_data(found.after),
        "chain_joined": found.joined,
        "chain_left": found.left,
        "moved": [
            {"step": each.task, "before_minute": each.before, "after_minute": each.after}
            for each in found.moved
        ],
    }


def _plan_data(plan: ExplainedPlan) -> dict[str, Any]:
    axis = plan.situation.axis
    return {
        "launch": axis.moment(plan.launch_minute).isoformat(timespec="minutes"),
        "launch_minutes": plan.launch_minute,
        "bound": axis.moment(plan.result.bound_minute).isoformat(timespec="minutes"),
        "bound_minutes": plan.result.bound_minute,
        "status": plan.result.status,
        "critical": sorted(plan.critical_tasks),
    }
