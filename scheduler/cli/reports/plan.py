"""The summary of a plan for the terminal."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from scheduler.analyse.day import day_of
from scheduler.analyse.driving.chain import PieceKind
from scheduler.analyse.driving.driver import Driver
from scheduler.analyse.driving.waiting import Wait
from scheduler.analyse.loads.load import Load
from scheduler.analyse.overstated_floats import phantom_floats
from scheduler.analyse.plan import ExplainedPlan
from scheduler.cli.reports.rows import PROSE, fact_grid, print_rows
from scheduler.cli.terminal.console import print_head
from scheduler.formats.risk.document import RiskDocument
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import format_days, format_minutes
from scheduler.wording.facts import day_rows
from scheduler.wording.integrity.duty import duty_text
from scheduler.wording.integrity.statement import DUTY, statement
from scheduler.wording.quantities import count_of, hours
from scheduler.wording.reasons.chain import launch_shares, piece_reason
from scheduler.wording.risk.sentences import beside_proof
from scheduler.wording.vehicles import vehicle_rows
from scheduler.wording.verdicts.dates import wished_dates
from scheduler.wording.verdicts.moments import date_of, short_date
from scheduler.wording.verdicts.preference import effort_text, preference_text
from scheduler.wording.verdicts.proofs import target, verdict

MOST_LOADS = 5
MOST_CHAINS = 6


def print_summary(plan: ExplainedPlan, console: Console, risk: RiskDocument | None = None) -> None:
    """Print launch, verdict, chance if known, comparison, driving chain and loads, aligned."""
    situation = plan.situation
    print_head(console, situation.campaign.name, f", {situation.scenario.title}")
    print_rows(console, fact_grid(summary_facts(plan, risk)))
    print_head(console, "Driving chain", f", from {_to_launch(plan)}")
    print_rows(console, chain_grid(plan))
    print_head(console, "Where the time to launch goes")
    print_rows(console, _shares(plan))
    print_head(console, "Near-critical chains", ", by smallest total float")
    print_rows(console, _near_critical(plan))
    console.print()
    print_rows(console, _loads(plan))


def _to_launch(plan: ExplainedPlan) -> str:
    """Say from when the driving chain leads to launch, and how long that is."""
    facts = plan.situation.facts
    if facts is None:
        return f"start to launch in {format_days(plan.launch_minute)}"
    return f"the data date to launch in {format_days(plan.launch_minute - facts.begin)}"


def summary_facts(
    plan: ExplainedPlan, risk: RiskDocument | None = None
) -> Iterator[tuple[str, str]]:
    """Yield the facts of a plan, each with its name; beside the proof how sure it is, if known."""
    axis = plan.situation.axis
    zone = axis.moment(plan.launch_minute).tzname()
    yield (
        "Launch",
        f"{date_of(axis, plan.launch_minute)} {zone}, day {axis.day_number(plan.launch_minute)} "
        f"({format_days(plan.launch_minute)} from the start)",
    )
    yield "Verdict", verdict(plan)
    if risk is not None:
        yield "Chance", beside_proof(risk, axis)
    day = day_of(plan)
    if day is not None:
        yield from ((topic, "\n".join(lines)) for topic, lines in day_rows(plan, day))
    aim = target(plan)
    if aim is not None:
        yield "Target", aim
    yield from wished_dates(plan)
    yield from ((topic, "\n".join(lines)) for topic, lines in vehicle_rows(plan))
    yield from _comparison(plan)
    for section in statement(plan.situation, plan.integrity):
        if section.topic != DUTY:
            yield section.topic, section.text
    if plan.duty is not None:
        yield "Duty", duty_text(plan, plan.duty)
    if plan.result.preference is not None:
        yield "Preference", preference_text(plan, plan.result.preference)
    yield "People", effort_text(plan)
    yield "Float", _float_text(plan)
    yield "Start times", f"every {format_minutes(plan.situation.tick)}; nothing is rounded"


def _comparison(plan: ExplainedPlan) -> Iterator[tuple[str, str]]:
    base = plan.baseline
    if base is None or plan.saved_minutes is None:
        return
    text = (
        f"{date_of(plan.situation.axis, base.launch_minute)}, {format_days(base.launch_minute)} "
        f"({base.situation.scenario.title}; {base.result.status})"
    )
    yield "Baseline", text
    if base.strict_serial is not None:
        yield "Strictly serial", format_days(base.strict_serial)
    yield "Saved", format_days(plan.saved_minutes)


def chain_grid(plan: ExplainedPlan) -> Table:
    """Return the driving chain as rows: when, how long, which step, and why not earlier."""
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("from", no_wrap=True, min_width=16)
    table.add_column("hours", justify="right", no_wrap=True, min_width=5)
    table.add_column("step", no_wrap=True, min_width=4)
    table.add_column("name", no_wrap=True, overflow="ellipsis", max_width=46)
    table.add_column("why not earlier", max_width=PROSE)
    for piece in plan.chain:
        is_work = piece.kind is PieceKind.WORK
        table.add_row(
            short_date(plan.situation.axis, piece.start),
            hours(piece.length),
            piece.task if is_work else "",
            plan.situation.jobs[piece.task].task.title if is_work else f"({piece.kind})",
            piece_reason(plan, piece),
            style="" if is_work else "dim",
        )
    return table


def _float_text(plan: ExplainedPlan) -> str:
    """Count critical steps, and those whose float would be overstated without crews and places."""
    critical = len(plan.critical_tasks)
    overstated = [each for each in phantom_floats(plan).values() if each.is_overstated]
    worst = max((each.excess or 0 for each in overstated), default=0)
    text = count_of(critical, "critical step")
    if not overstated:
        return text
    return (
        f"{text}; by links alone, {count_of(len(overstated), 'step')} would show too much float, "
        f"by up to {format_minutes(worst)}"
    )


def _shares(plan: ExplainedPlan) -> Table:
    table = Table(box=None, padding=(0, 1), show_header=False)
    table.add_column(justify="right", no_wrap=True, min_width=8)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(max_width=PROSE)
    shares = launch_shares(plan)
    whole = sum(share.minutes for share in shares)
    for share in shares:
        part = f"{share.minutes / whole:.0%}" if whole else ""
        table.add_row(format_minutes(share.minutes), part, share.title)
    return table


def _near_critical(plan: ExplainedPlan) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("float", justify="right", no_wrap=True, min_width=8)
    table.add_column("at", no_wrap=True)
    table.add_column("chain, with float in brackets where a step has more", max_width=PROSE)
    for chain in plan.near_critical[:MOST_CHAINS]:
        steps = " > ".join(_with_float(plan, step, chain.float) for step in chain.steps)
        table.add_row(format_minutes(chain.float), chain.tightest, steps)
    return table


def _with_float(plan: ExplainedPlan, step: TaskId, least: Minutes) -> str:
    """Return a step of a chain, with its float if that is not the least of the chain."""
    own = plan.floats[step].total
    return step if own is None or own == least else f"{step} ({format_minutes(own)})"


def print_steps(plan: ExplainedPlan, console: Console) -> None:
    """Print every step in order of its start, with its floats and what drives it."""
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("step", no_wrap=True, min_width=4)
    table.add_column("name", no_wrap=True, overflow="ellipsis", max_width=36)
    table.add_column("start", no_wrap=True, min_width=16)
    for name, width in (("total float", 11), ("shifts", 6), ("free float", 10)):
        table.add_column(name, no_wrap=True, justify="right", min_width=width)
    table.add_column("driven by", no_wrap=True, overflow="ellipsis")
    order = sorted(plan.situation.jobs, key=lambda each: (plan.schedule[each].start, each))
    for task_id in order:
        own, driver = plan.floats[task_id], plan.drivers[task_id]
        table.add_row(
            task_id,
            plan.situation.jobs[task_id].task.title,
            short_date(plan.situation.axis, plan.schedule[task_id].start),
            "any" if own.total is None else format_minutes(own.total),
            "" if own.shifts is None else str(own.shifts),
            format_minutes(own.free),
            _driven_by(driver),
            style="bold" if own.is_critical else "",
        )
    print_head(console, "Steps")
    print_rows(console, table)


def _driven_by(driver: Driver) -> str:
    waits = dict.fromkeys(each.first.cause.value for each in driver.waits)
    then = f"then {', '.join(waits)}" if waits else ""
    return " ".join(filter(None, (driver.cause.value, driver.task, then)))


def _loads(plan: ExplainedPlan) -> Table:
    """Return the busiest crews and places, and who waits longest for them."""
    facts = [("Busiest crews", _load_text(plan.crews))]
    facts.append(("Busiest places", _load_text(plan.facilities)))
    if plan.waits:
        facts.append(("Longest waits", _waits_text(plan)))
    return fact_grid(facts)


def _waits_text(plan: ExplainedPlan) -> str:
    """Say which crews and places steps waited for, for how long, and who waited longest."""
    totals: dict[str, list[Wait]] = {}
    for wait in plan.waits:
        totals.setdefault(f"{wait.cause} {wait.resource}", []).append(wait)
    ranked = sorted(totals.items(), key=lambda item: -sum(each.minutes for each in item[1]))
    return "; ".join(
        f"{title} {format_minutes(sum(each.minutes for each in found))} "
        f"({', '.join(each.task for each in found[:MOST_LOADS])})"
        for title, found in ranked[:MOST_LOADS]
    )


def _load_text(loads: tuple[Load, ...]) -> str:
    return ", ".join(
        f"{load.title} {load.share:.0%} (peak {load.peak} of {load.limit})"
        for load in loads[:MOST_LOADS]
    )
