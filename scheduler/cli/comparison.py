"""Two plans side by side: for the terminal, and as data."""

from typing import Any

from rich.console import Console
from rich.table import Table

from scheduler.analyse.plan import Plan
from scheduler.cli.console import print_head
from scheduler.cli.rows import print_rows
from scheduler.cli.wording import date_of, short_date, verdict
from scheduler.model.base import Minutes
from scheduler.model.durations import format_days, format_minutes
from scheduler.studies.what_if import WhatIf

MOST_MOVED = 40


def print_comparison(found: WhatIf, console: Console) -> None:
    """Print launch, bound, chain and moved steps of both plans."""
    changes = "; ".join(map(str, found.changes))
    print_head(console, "What if", f" {changes or 'nothing changed'}")
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
    plans = (found.before, found.after)

    def both(name: str, texts: list[str]) -> tuple[str, str, str]:
        return name, texts[0], texts[1]

    return [
        both("Launch", [_launch(plan) for plan in plans]),
        both("Bound", [date_of(plan.situation.axis, plan.result.bound) for plan in plans]),
        both("Verdict", [verdict(plan) for plan in plans]),
        both("Critical steps", [str(len(plan.critical_tasks)) for plan in plans]),
    ]


def _launch(plan: Plan) -> str:
    return f"{date_of(plan.situation.axis, plan.launch)} ({format_days(plan.launch)})"


def _outcome(found: WhatIf) -> str:
    if found.changes_nothing:
        name = found.before.situation.scenario.id
        return f"This changes nothing in scenario '{name}': the same steps, people and rules."
    return _gain(found.gain)


def _gain(gain: Minutes) -> str:
    if gain > 0:
        return f"Launch gains {format_minutes(gain)}."
    return f"Launch loses {format_minutes(-gain)}." if gain else "Launch stays where it is."


def _print_chain(found: WhatIf, console: Console) -> None:
    for name, steps in (("joined by", found.joined), ("left by", found.left)):
        if steps:
            console.print(f"Driving chain {name} {', '.join(steps)}")


def _print_moved(found: WhatIf, console: Console) -> None:
    moved, situation = found.moved, found.before.situation
    console.print(f"{len(moved)} of {len(situation.jobs)} steps start at another time")
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("step", no_wrap=True, min_width=4)
    table.add_column("name", no_wrap=True, overflow="ellipsis", max_width=46)
    for name in ("as planned", "with the change", "moves by"):
        table.add_column(name, no_wrap=True, min_width=16 if name != "moves by" else 8)
    for each in moved[:MOST_MOVED]:
        table.add_row(
            each.task,
            situation.jobs[each.task].task.title,
            short_date(situation.axis, each.before),
            short_date(situation.axis, each.after),
            format_minutes(each.after - each.before),
        )
    if moved:
        print_rows(console, table)
    if len(moved) > MOST_MOVED:
        console.print(f"and {len(moved) - MOST_MOVED} more; --json lists all")


def comparison_data(found: WhatIf) -> dict[str, Any]:
    """Return the comparison as data; minutes count from the campaign start."""
    return {
        "changes": [str(change) for change in found.changes],
        "changes_nothing": found.changes_nothing,
        "gain_minutes": found.gain,
        "before": _plan_data(found.before),
        "after": _plan_data(found.after),
        "chain_joined": found.joined,
        "chain_left": found.left,
        "moved": [
            {"step": each.task, "before_minute": each.before, "after_minute": each.after}
            for each in found.moved
        ],
    }


def _plan_data(plan: Plan) -> dict[str, Any]:
    axis = plan.situation.axis
    return {
        "launch": axis.moment(plan.launch).isoformat(timespec="minutes"),
        "launch_minutes": plan.launch,
        "bound": axis.moment(plan.result.bound).isoformat(timespec="minutes"),
        "bound_minutes": plan.result.bound,
        "status": plan.result.status,
        "critical": sorted(plan.critical_tasks),
    }
