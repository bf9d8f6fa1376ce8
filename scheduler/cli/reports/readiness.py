"""Readiness for the terminal: the headline, the last calls of each vehicle, the gaps."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.clock.intervals import measure
from scheduler.cli.reports.rows import fact_grid, print_rows
from scheduler.cli.terminal.console import print_head
from scheduler.model.calling.flows import mission_of
from scheduler.model.notation.base import Minutes
from scheduler.studies.making_a_date.words import cost_text
from scheduler.studies.readiness.coverage import Coverage
from scheduler.studies.readiness.curve import Known, Span
from scheduler.studies.readiness.others import Others
from scheduler.studies.readiness.priced import offers
from scheduler.studies.readiness.readiness import Readiness, VehicleReadiness
from scheduler.studies.readiness.words import (
    OPEN,
    PROVED,
    days,
    every_text,
    headline_lines,
    launch_text,
    neighbours_text,
    others_text,
    promise_text,
    searches_text,
    share_text,
    since_text,
    to_begin_text,
    vehicle_text,
    verdict_text,
)
from scheduler.wording.changes.neighbours import move_words
from scheduler.wording.names import listed
from scheduler.wording.quantities import count_of
from scheduler.wording.verdicts.moments import date_of, short_date

INTERRUPTED = "Interrupted: between the calls that were looked at, launch is known as a band."
NEVER = Known(launch=None, bound=None)
MOVING = frozenset({Others.YIELD, Others.LOST})
"""What the rest of the site does where neighbours may move."""


def print_readiness(found: Readiness, asked: Sequence[str], console: Console) -> None:
    """
    Print the headline, the last calls of each vehicle, and the gaps of each promise.

    ``asked`` are the vehicles that were to be looked at.
    """
    plan = found.plan
    print_head(console, plan.situation.campaign.name, f", scenario '{plan.situation.scenario.id}'")
    print_rows(console, fact_grid(_asked(found)))
    for each in found.vehicles:
        print_head(console, vehicle_text(each), ", last calls")
        print_rows(console, fact_grid(_figures(plan.situation.axis, each)))
        console.print()
        print_rows(console, _calls(plan.situation.axis, each))
        _print_offers(found, each, console)
    for coverage in found.coverages:
        _print_gaps(found, coverage, console)
    for number, note in enumerate(notes(found, asked)):
        console.print(note if number else f"\n{note}")


def notes(found: Readiness, asked: Sequence[str]) -> Iterator[str]:
    """Yield what was not looked at, and why: vehicles called in the plan, and an interrupt."""
    axis = found.plan.situation.axis
    curves = {each.vehicle: each.curve for each in found.vehicles}
    begin = min(each.begin for each in curves.values())
    calls = {each.vehicle: each.called for each in found.states}
    left = []
    for name in asked:
        call, curve = calls[name], curves.get(name)
        if call is not None and (curve is not None or call <= begin):
            if curve is None or curve.end == call:
                until = "" if curve is None else "; it was looked at up to then"
                yield f"{name} is called {short_date(axis, call)} in this plan{until}."
        elif curve is None and _is_lost(found, name):
            yield f"{name} is the mission vehicle, which is lost when the call comes."
        elif curve is None:
            left.append(name)
    if any(x.known == NEVER for curve in curves.values() for x in curve.spans()):
        horizon = date_of(axis, found.plan.situation.horizon)
        yield f"None possible: none by {horizon}, as far ahead as the task graph plans (horizon)."
    if not found.is_complete:
        rest = (
            f" {listed(left)} {'was' if len(left) == 1 else 'were'} not looked at." if left else ""
        )
        yield f"{INTERRUPTED}{rest}"


def _is_lost(found: Readiness, vehicle: str) -> bool:
    """Whether a vehicle is lost when another one is called."""
    mission = mission_of(found.plan.situation.campaign)
    is_mission = mission is not None and mission.id == vehicle
    return is_mission and found.request.others is Others.LOST


def _asked(found: Readiness) -> Iterator[tuple[str, str]]:
    plan, request = found.plan, found.request
    axis = plan.situation.axis
    begin = min(each.curve.begin for each in found.vehicles)
    end = max(each.curve.end for each in found.vehicles)
    if found.coverages:
        begin, end = found.coverages[0].begin, found.coverages[0].end
    yield "Readiness", "\n".join(headline_lines(found))
    yield "Plan", f"launch {date_of(axis, plan.launch_minute)}"
    stretch = f"{short_date(axis, begin)} to {short_date(axis, end)}"
    yield "Called", f"{stretch}, {every_text(request.every)}"
    yield "Others", f"{request.others}: {others_text(request.others)}"
    yield "Searches", searches_text(found.vehicles)


def _figures(axis: Axis, each: VehicleReadiness) -> Iterator[tuple[str, str]]:
    figures = each.headline
    if figures.worst is not None and figures.worst_at is not None:
        yield "Worst", _called(axis, figures.worst, figures.worst_at, is_after=figures.is_after)
    if figures.best is not None and figures.best_at is not None:
        yield "Best", _called(axis, figures.best, figures.best_at)
    if figures.mean is not None:
        yield "On average", days(figures.mean)


def _called(axis: Axis, length: Minutes, call: Minutes, *, is_after: bool = False) -> str:
    when = "just after " if is_after else ""
    return f"{days(length)}, called {when}{short_date(axis, call)}"


def _calls(axis: Axis, each: VehicleReadiness) -> Table:
    """Return a row for each launch: until when it is made, and what has to begin then."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("call by", "launch", "after", "verdict", "what has to begin, and when"):
        table.add_column(heading)
    calls = {call.at: call for call in each.last_calls}
    spans = each.curve.spans()
    for span in spans:
        launch, call = launch_text(axis, span.known, span.start), calls.get(span.end)
        by = "later" if span is spans[-1] else short_date(axis, span.end)
        if call is None or span is spans[-1]:
            table.add_row(by, launch, "", verdict_text(span.known), "")
        else:
            verdict = PROVED if call.is_proved and span.known.is_proved else OPEN
            table.add_row(by, launch, _after(span), verdict, to_begin_text(axis, call))
    return table


def _after(span: Span) -> str:
    """Return the time from the last call to its launch."""
    return "" if span.launch is None else days(span.launch - span.end)


def _print_offers(found: Readiness, each: VehicleReadiness, console: Console) -> None:
    """Print what moves of neighbours would buy, call by call, if anything."""
    told = offers(each.curve)
    if not told:
        _print_no_offer(found, each, console)
        return
    campaign, axis = found.plan.situation.campaign, found.plan.situation.axis
    print_head(console, "What moving neighbours buys", f", price in {campaign.costs.unit}")
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("called", "price", "launch", "verdict", "what moves", "neighbours done"):
        table.add_column(heading, justify="right" if heading == "price" else "left")
    for offer in told:
        for number, point in enumerate(offer.points):
            table.add_row(
                "" if number else short_date(axis, offer.call),
                cost_text(point.move.cents),
                short_date(axis, point.launch),
                PROVED if point.is_proved else OPEN,
                move_words(campaign, point.move),
                neighbours_text(found, point),
            )
    print_rows(console, table)


def _print_no_offer(found: Readiness, each: VehicleReadiness, console: Console) -> None:
    """Say that neighbours might move, and that it is proved to buy nothing."""
    flows = found.plan.situation.campaign.flows.values()
    may_move = found.request.others in MOVING and any(flow.moves is not None for flow in flows)
    if may_move and all(span.known.is_proved for span in each.curve.spans()):
        console.print("\nNo permitted move of a neighbour makes any of these launches earlier.")


def _print_gaps(readiness: Readiness, found: Coverage, console: Console) -> None:
    """Print how a promise is kept, and each stretch of time in which it is not."""
    axis, vehicles = readiness.plan.situation.axis, readiness.vehicles
    who = vehicle_text(vehicles[0]) if len(vehicles) == 1 else f"one of {len(vehicles)} vehicles"
    since = f"; {since_text(axis, found)}" if found.gaps else ""
    head = f"Launch of {who} within {promise_text(found.promise)}"
    print_head(console, head, f", {share_text(found)}{since}")
    if not found.gaps:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("not covered from")
    table.add_column("to")
    table.add_column("length", justify="right")
    for start, end in found.gaps:
        table.add_row(short_date(axis, start), short_date(axis, end), days(end - start))
    print_rows(console, table)
    total = f"{days(found.total)} in {count_of(len(found.gaps), 'gap')}"
    console.print(f"{total}, the longest {days(found.longest)}")
    if found.unsure:
        unsure = days(measure(found.unsure))
        console.print(f"For {unsure} of that it is not proved that no plan keeps the promise.")
