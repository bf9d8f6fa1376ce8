"""The summary of a plan: for the terminal, and as data."""

from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.table import Table

from scheduler.analyse.driving import PieceKind
from scheduler.analyse.load import Load
from scheduler.analyse.phantom import phantom_floats
from scheduler.analyse.plan import Plan
from scheduler.analyse.waiting import Wait
from scheduler.cli.wording import date_of, hours, reason, short_date, target, verdict
from scheduler.model.durations import format_days, format_minutes

MOST_LOADS = 5
MOST_CHAINS = 6


def print_summary(plan: Plan, console: Console) -> None:
    """Print launch, verdict, comparison, driving chain and loads, aligned."""
    situation = plan.situation
    console.print(f"\n[bold]{situation.campaign.name}[/], {situation.scenario.title}\n")
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="bold", no_wrap=True)
    facts.add_column()
    for name, text in summary_facts(plan):
        facts.add_row(name, text)
    console.print(facts)
    console.print(f"\n[bold]Driving chain[/], from start to launch in {format_days(plan.launch)}\n")
    console.print(chain_grid(plan))
    console.print("\n[bold]What the time to launch goes into[/]\n")
    console.print(_shares(plan))
    console.print("\n[bold]Nearest to critical[/], by total float\n")
    console.print(_near_critical(plan))
    console.print()
    console.print(_loads(plan))


def summary_facts(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield the facts of a plan, each with its name."""
    axis, kept = plan.situation.axis, plan.integrity
    zone = axis.moment(plan.launch).tzname()
    yield (
        "Launch",
        f"{date_of(axis, plan.launch)} {zone}, day {axis.day_number(plan.launch)} "
        f"({format_days(plan.launch)} from the start)",
    )
    yield "Verdict", verdict(plan)
    aim = target(plan)
    if aim is not None:
        yield "Target", aim
    yield from _comparison(plan)
    yield "Steps", f"{kept.steps_kept} of {kept.steps} in the plan with their full hours"
    yield (
        "Test procedures",
        f"{kept.tests_kept} of {kept.tests} in the plan with equal hours",
    )
    if kept.done:
        yield (
            "Done before",
            f"{len(kept.done)} steps, {kept.tests_done} of them tests, are finished at the start",
        )
    if kept.habits_relaxed:
        yield "Habits set aside", f"{len(kept.habits_relaxed)} links; plan.json lists them"
    yield "Float", _float_text(plan)
    yield "Time grid", f"{format_minutes(plan.situation.tick)}; nothing is rounded"


def _comparison(plan: Plan) -> Iterator[tuple[str, str]]:
    base = plan.baseline
    if base is None or plan.saved is None:
        return
    text = (
        f"{date_of(plan.situation.axis, base.launch)}, {format_days(base.launch)} "
        f"({base.situation.scenario.title}; {base.result.status})"
    )
    yield "Baseline", text
    if base.strict_serial is not None:
        yield "One step at a time", f"{format_days(base.strict_serial)} if strictly serial"
    yield "Saved", format_days(plan.saved)


def chain_grid(plan: Plan) -> Table:
    """Return the driving chain as rows: when, how long, which step, and why not earlier."""
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("from", no_wrap=True, min_width=16)
    table.add_column("hours", justify="right", no_wrap=True, min_width=5)
    table.add_column("step", no_wrap=True, min_width=4)
    table.add_column("name", no_wrap=True, overflow="ellipsis", max_width=46)
    table.add_column("why not earlier", no_wrap=True, overflow="ellipsis")
    for piece in plan.chain:
        is_work = piece.kind is PieceKind.WORK
        table.add_row(
            short_date(plan.situation.axis, piece.start),
            hours(piece.length),
            piece.task if is_work else "",
            plan.situation.jobs[piece.task].task.title if is_work else f"({piece.kind})",
            reason(piece),
            style="" if is_work else "dim",
        )
    return table


def _float_text(plan: Plan) -> str:
    """Count critical steps, and those whose float plain CPM would overstate."""
    critical = len(plan.critical_tasks)
    overstated = [each for each in phantom_floats(plan).values() if each.is_overstated]
    worst = max((each.excess or 0 for each in overstated), default=0)
    text = f"{critical} step{'s' if critical != 1 else ''} without any"
    if not overstated:
        return text
    return (
        f"{text}; plain CPM would overstate that of {len(overstated)} steps, "
        f"by up to {format_minutes(worst)}"
    )


def _shares(plan: Plan) -> Table:
    table = Table(box=None, padding=(0, 1), show_header=False)
    table.add_column(justify="right", no_wrap=True, min_width=8)
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for share in plan.shares:
        part = f"{share.minutes / plan.launch:.0%}" if plan.launch else ""
        table.add_row(format_minutes(share.minutes), part, share.title)
    return table


def _near_critical(plan: Plan) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("float", justify="right", no_wrap=True, min_width=8)
    table.add_column("steps")
    for chain in plan.near_critical[:MOST_CHAINS]:
        table.add_row(format_minutes(chain.float), " > ".join(chain.steps))
    return table


def _loads(plan: Plan) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    table.add_row("Busiest crews", _load_text(plan.crews))
    table.add_row("Busiest places", _load_text(plan.facilities))
    if plan.waits:
        table.add_row("Waited for", _waits_text(plan))
    return table


def _waits_text(plan: Plan) -> str:
    """Say which crews and places steps waited for, for how long, and who waited longest."""
    totals: dict[str, list[Wait]] = {}
    for wait in plan.waits:
        totals.setdefault(f"{wait.cause} {wait.resource}", []).append(wait)
    ranked = sorted(totals.items(), key=lambda item: -sum(each.minutes for each in item[1]))
    return "; ".join(
        f"{title} {format_minutes(sum(each.minutes for each in found))} "
        f"(by {', '.join(each.task for each in found[:MOST_LOADS])})"
        for title, found in ranked[:MOST_LOADS]
    )


def _load_text(loads: tuple[Load, ...]) -> str:
    return ", ".join(
        f"{load.title} {load.share:.0%} (peak {load.peak} of {load.limit})"
        for load in loads[:MOST_LOADS]
    )


def summary_data(plan: Plan) -> dict[str, Any]:
    """Return the summary as data; minutes count from the campaign start."""
    axis, result, base = plan.situation.axis, plan.result, plan.baseline
    kept = plan.integrity
    return {
        "campaign": plan.situation.campaign.name,
        "scenario": plan.situation.scenario.id,
        "launch": axis.moment(plan.launch).isoformat(timespec="minutes"),
        "launch_minutes": plan.launch,
        "status": result.status,
        "stop": result.stop,
        "bound": axis.moment(result.bound).isoformat(timespec="minutes"),
        "gap_minutes": plan.launch - result.bound,
        "target_margin_minutes": (
            None if plan.situation.target is None else plan.situation.target - plan.launch
        ),
        "baseline": None if base is None else base.situation.scenario.id,
        "baseline_minutes": None if base is None else base.launch,
        "strict_serial_minutes": None if base is None else base.strict_serial,
        "saved_minutes": plan.saved,
        "steps": kept.steps,
        "steps_kept": kept.steps_kept,
        "tests": kept.tests,
        "tests_kept": kept.tests_kept,
        "critical": sorted(plan.critical_tasks),
        "floats": {
            task_id: {"total_minutes": own.total, "free_minutes": own.free, "shifts": own.shifts}
            for task_id, own in plan.floats.items()
        },
        "shares": [{"title": each.title, "minutes": each.minutes} for each in plan.shares],
        "waits": [
            {
                "step": each.task,
                "cause": each.cause,
                "resource": each.resource,
                "minutes": each.minutes,
                "on_driving_chain": each.on_chain,
            }
            for each in plan.waits
        ],
        "near_critical": [
            {"float_minutes": chain.float, "steps": chain.steps} for chain in plan.near_critical
        ],
        "driving_chain": [
            {
                "kind": piece.kind,
                "step": piece.task,
                "start_minutes": piece.start,
                "end_minutes": piece.end,
                "cause": piece.cause,
                "by": piece.by,
                "detail": piece.detail,
            }
            for piece in plan.chain
        ],
        "seconds": {
            "first_plan": result.first_plan_seconds,
            "proof": result.proof_seconds,
            "search": result.seconds,
        },
    }
