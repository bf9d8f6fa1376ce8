"""Risk for the terminal: how sure the dates are, what costs days, which steps matter."""

from collections.abc import Container, Iterator, Sequence

from rich.console import Console, JustifyMethod
from rich.table import Table

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.axis import Axis
from scheduler.cli.reports.risk_policies import print_policies
from scheduler.cli.reports.rows import PROSE, fact_grid, print_rows
from scheduler.cli.terminal.console import print_head
from scheduler.formats.risk.document import ChanceEntry, RiskDocument
from scheduler.wording.quantities import count_of
from scheduler.wording.risk.chances import (
    chance_text,
    draws_text,
    percentile_name,
    percentile_text,
    share_text,
)
from scheduler.wording.risk.sentences import (
    LOW_END,
    margin_text,
    outside_lines,
    reserve_text,
    shortened_text,
    slip_text,
)
from scheduler.wording.risk.sources import (
    NO_SUM,
    all_sources,
    at_80_text,
    critical_steps,
    days_text,
    figure,
    more_sources,
    points_of,
    points_text,
)
from scheduler.wording.verdicts.moments import date_of, short_date

MOST_LAUNCHES = 20
MOST_SOURCES = 15
MOST_STEPS = 12
INTERRUPTED = "Interrupted: only the sources above were looked at."


def print_risk(plan: ExplainedPlan, told: RiskDocument, wished: float, console: Console) -> None:
    """
    Print how sure launch and hold points are, launch by launch, then sources and steps.

    ``wished`` is the chance for which a date is named.
    """
    situation = plan.situation
    print_head(console, situation.campaign.name, f", {situation.scenario.title}")
    print_rows(console, fact_grid(_facts(told, situation.axis, wished)))
    _print_launches(told, situation.axis, console)
    _print_holds(told, situation.axis, console)
    _print_sources(told, console)
    _print_steps(told, situation.axis, console)
    print_policies(told.policies, situation.axis, console)
    console.print(f"\n{LOW_END}")


def _facts(told: RiskDocument, axis: Axis, wished: float) -> Iterator[tuple[str, str]]:
    yield "Draws", f"{draws_text(told)}; seed {told.seed}; {told.risk.file}"
    yield "Announced", _chance(told.announced, axis)
    if told.target is not None:
        yield "Target", _chance(told.target, axis)
    for each in told.percentiles:
        yield percentile_name(each.share), percentile_text(axis, each)
    slip = slip_text(told)
    if slip is not None:
        yield "Launch", slip
    yield "Promise", margin_text(told, axis, wished)
    if told.outside:
        yield "Outside the rules", "\n".join(outside_lines(told))
    shortened = shortened_text(told)
    if shortened is not None:
        yield "Tests", shortened


def _chance(chance: ChanceEntry, axis: Axis) -> str:
    return f"{date_of(axis, chance.by_minute)}: {chance_text(chance)}"


def _print_launches(told: RiskDocument, axis: Axis, console: Console) -> None:
    """Print a row for each launch instant, if they are few enough to be read."""
    bars = told.launches
    if not bars:
        return
    if len(bars) > MOST_LAUNCHES:
        first, last = (short_date(axis, bars[place].launch_minute) for place in (0, -1))
        instants = count_of(len(bars), "instant")
        console.print(f"\nLaunches are spread over {instants} from {first} to {last}: risk.json")
        return
    print_head(console, "Launch by launch")
    table = _table(("launch", "draws", "share", "by then"), numbers=range(1, 4))
    for bar in bars:
        shares = bar.draws / told.draws, bar.by_then
        texts = map(share_text, shares)
        table.add_row(short_date(axis, bar.launch_minute), f"{bar.draws:,}", *texts)
    print_rows(console, table)


def _print_holds(told: RiskDocument, axis: Axis, console: Console) -> None:
    if not told.holds:
        return
    print_head(console, "Hold points", ", by their announced dates")
    table = _table(("hold point", "announced", "chance", "later, for 80 %"), numbers=range(2, 4))
    for each in told.holds:
        name = f"{each.name} ({each.step})" if each.name else each.step
        when = short_date(axis, each.chance.by_minute)
        chance, reserve = share_text(each.chance.share), reserve_text(each.reserve_minutes)
        table.add_row(name, when, chance, reserve)
    print_rows(console, table)


def _print_sources(told: RiskDocument, console: Console) -> None:
    """Print what each source costs, and all together."""
    if not told.drivers and told.together is None:
        return
    print_head(console, "What each source costs", ", against the same draws without it")
    heads = ("source", "on average", "at P80", f"points of {points_of(told)}")
    table = _table(heads, numbers=range(1, 4))
    for each in all_sources(told, MOST_SOURCES):
        table.add_row(
            each.source, days_text(each.mean_minutes), at_80_text(each), points_text(each)
        )
    print_rows(console, table)
    console.print(f"{more_sources(told, MOST_SOURCES)}{NO_SUM}")
    if not told.complete:
        console.print(INTERRUPTED)


def _print_steps(told: RiskDocument, axis: Axis, console: Console) -> None:
    """Print the steps that are on the driving chain most often."""
    steps = critical_steps(told, MOST_STEPS)
    if not steps:
        return
    print_head(console, "Steps most often on the driving chain")
    heads = ("step", "name", "on the chain", "cruciality", "SSI", "ends P10", "P50", "P90")
    table = _table(heads, numbers=range(2, 5))
    for each in steps:
        ends = (short_date(axis, minute) for minute in each.end_minutes)
        figures = figure(each.cruciality), figure(each.ssi)
        name = "" if each.name == each.step else each.name
        table.add_row(each.step, name, share_text(each.criticality), *figures, *ends)
    print_rows(console, table)


def _table(heads: Sequence[str], numbers: Container[int]) -> Table:
    """Return an empty table with some columns, by their places, that are of numbers."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for place, heading in enumerate(heads):
        justify: JustifyMethod = "right" if place in numbers else "left"
        table.add_column(heading, justify=justify, max_width=PROSE)
    return table
