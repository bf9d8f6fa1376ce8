"""Two plans side by side, on paper."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from scheduler.analyse.comparing.comparison import PlansBeside
from scheduler.analyse.comparing.side import State
from scheduler.analyse.comparing.steps import ComparedStep
from scheduler.analyse.comparing.told import ToldPart, ToldShift
from scheduler.cli.reports.rows import PROSE, print_rows
from scheduler.cli.terminal.console import print_head
from scheduler.formats.risk.document import RiskDocument
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import format_days
from scheduler.wording.changes.launch_moves import launch_moves
from scheduler.wording.changes.moved_steps import change_text, driver_text, float_text
from scheduler.wording.departures import amount_text
from scheduler.wording.quantities import count_of
from scheduler.wording.risk.sentences import chances_text, percentiles_text
from scheduler.wording.verdicts.margins import margin_text
from scheduler.wording.verdicts.proofs import verdict

Risks = tuple[RiskDocument | None, RiskDocument | None]
"""What the draws of both plans say, as far as anybody asked."""
BOTH = ("before", "now")
MOST = 40
"""The most rows of a table; the files hold all."""


def print_comparison(found: PlansBeside, console: Console, risks: Risks = (None, None)) -> None:
    """Print launch, moved steps, chain, floats, limits, facts, and who must be told what."""
    old, new = (side.plan.situation for side in (found.old, found.new))
    print_head(console, f"{new.campaign.name}: {old.scenario.title} beside {new.scenario.title}")
    print_table(console, ("", "", ""), _launches(found, risks), heads=False)
    print_changes(found, console)


def print_changes(found: PlansBeside, console: Console) -> None:
    """Print what changed: steps, chain, floats, limits, facts, and who must be told what."""
    if found.changes_nothing:
        print_head(console, "Every step and the launch stand where they stood.")
    else:
        print_head(console, f"{launch_moves(-found.slip).capitalize()}.")
        _print_steps(found, console)
        _print_chain(found, console)
    _print_floats(found, console)
    _print_limits(found, console)
    _print_departures(found, console)
    _print_told(found, console)


def _launches(found: PlansBeside, risks: Risks) -> Iterable[tuple[str, str, str]]:
    if found.baseline is not None:
        yield "Baseline", found.axis.say_year(found.baseline), ""
    for name, side in (("Before", found.old), ("Now", found.new)):
        since = "" if side.begin is None else f"as of {found.axis.say(side.begin)}; "
        yield name, found.axis.say_year(side.launch), f"{since}{verdict(side.plan)}"
    for name, side, told in zip(BOTH, (found.old, found.new), risks, strict=True):
        if told is not None:
            axis = side.plan.situation.axis
            yield f"Chance {name}", percentiles_text(told, axis), chances_text(told, axis)
    target = found.new.target
    if target is not None:
        yield "Target", found.axis.say_year(target), margin_text(target - found.new.launch)
    if found.old.target is not None and found.old.target != target:
        yield "Target before", found.axis.say_year(found.old.target), ""


def _print_steps(found: PlansBeside, console: Console) -> None:
    for title, steps in (("New steps", found.added), ("Steps gone", found.gone)):
        if steps:
            print_head(console, title)
            rows = [(each.id, each.title, _when(found, each)) for each in steps]
            print_table(console, ("step", "name", "when"), rows)
    if found.changed:
        due = sum(1 for each in found.steps if each.old is not None and each.new is not None)
        print_head(console, f"{len(found.changed)} of {count_of(due, 'step')} changed")
        heads = ("step", "name", "before", "now", "change", "driven before", "driven now")
        print_table(console, heads, [_changed(found, each) for each in found.changed])


def _changed(found: PlansBeside, step: ComparedStep) -> tuple[str, ...]:
    before = None if step.old is None else step.old.start
    now = None if step.new is None else step.new.start
    was, driven = driver_text(step.old), driver_text(step.new)
    return (
        step.id,
        step.title,
        _date(found, before),
        _date(found, now),
        change_text(step),
        was,
        "as before" if was == driven else driven,
    )


def _when(found: PlansBeside, step: ComparedStep) -> str:
    standing = step.new or step.old
    if standing is None or standing.start is None or standing.end is None:
        return ""
    return f"{_date(found, standing.start)} to {_date(found, standing.end)}"


def _print_chain(found: PlansBeside, console: Console) -> None:
    print_head(console, "Driving chain")
    done = [step for step in found.left if _is_done(found, step)]
    left = [step for step in found.left if step not in done]
    rows = [
        ("before", " > ".join(found.old.chain)),
        ("now", " > ".join(found.new.chain)),
        *([("done since", ", ".join(done))] if done else []),
        ("left it", ", ".join(left) or "none"),
        ("joined it", ", ".join(found.joined) or "none"),
    ]
    print_table(console, ("", ""), rows, heads=False)


def _is_done(found: PlansBeside, step: TaskId) -> bool:
    standing = found.new.standings.get(step)
    return standing is not None and standing.state is State.DONE


def _print_floats(found: PlansBeside, console: Console) -> None:
    if not found.eaten:
        return
    print_head(console, "Floats eaten, the most first")
    rows = []
    for each in found.eaten:
        old = None if each.old is None else each.old.total_float
        new = None if each.new is None else each.new.total_float
        lost = "" if each.float_lost is None else float_text(each.float_lost)
        rows.append((each.id, each.title, float_text(old), float_text(new), lost))
    print_table(console, ("step", "name", "before", "now", "lost"), rows)


def _print_limits(found: PlansBeside, console: Console) -> None:
    if not found.limits:
        return
    print_head(console, "Limits, the least left first")
    rows = [
        (
            str(each.limit),
            f"{_date(found, each.since)}{' (recorded)' if each.is_recorded else ''}",
            _date(found, each.runs_out),
            _date(found, each.last) if each.last is not None else "beyond the horizon",
            format_days(each.left),
            "" if each.left_before is None else format_days(each.left_before),
        )
        for each in found.limits
    ]
    heads = ("limit", "counts from", "runs out", "last possible", "left", "left before")
    print_table(console, heads, rows)


def _print_departures(found: PlansBeside, console: Console) -> None:
    if found.departures:
        print_head(console, "Facts that break a rule")
        rows = [
            (
                each.rule,
                ", ".join(each.steps),
                each.subject,
                amount_text(each),
                ", ".join(each.holds_up),
            )
            for each in found.departures
        ]
        print_table(console, ("rule", "steps", "of", "by", "holds up"), rows)


def _print_told(found: PlansBeside, console: Console) -> None:
    if not found.told:
        return
    print_head(console, "Who must be told")
    rows = [row for shift in found.told for row in _told_rows(found, shift)]
    print_table(console, ("crew", "shift", "", "step", "before", "now"), rows)


def _told_rows(found: PlansBeside, shift: ToldShift) -> Iterable[tuple[str, ...]]:
    name = f"{shift.day:%a} {shift.day.day} {shift.day:%b} {shift.shift or '(called in)'}"
    for each in shift.steps:
        parts = (_part(found, part) for part in (each.old, each.new))
        yield shift.crew, name, each.change, each.id, *parts


def _part(found: PlansBeside, part: ToldPart | None) -> str:
    if part is None:
        return ""
    start, end = (found.axis.say_clock(minute) for minute in (part.start, part.end))
    return f"{start} to {end}, {part.people} at {' + '.join(part.places) or 'no place'}"


def _date(found: PlansBeside, minute: Minutes | None) -> str:
    return "" if minute is None else found.axis.say(minute)


def print_table(
    console: Console, names: Sequence[str], rows: Iterable[Sequence[str]], *, heads: bool = True
) -> None:
    """Print rows below their heads, and say how many of them are left out."""
    every = list(rows)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", show_header=heads)
    for name in names:
        table.add_column(name, max_width=PROSE)
    for row in every[:MOST]:
        table.add_row(*row)
    print_rows(console, table)
    if every[MOST:]:
        console.print(f"and {len(every) - MOST} more; --out writes all of them")
