"""The states of vehicles on the time axis, a band for each, and when none is on standby."""

from collections.abc import Iterator, Sequence

from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.vehicles.gaps import CoverGap
from scheduler.analyse.vehicles.states import StatePeriod, VehicleState, VehicleStates
from scheduler.calendars.clock.intervals import Interval
from scheduler.exports.gantt.parts.context import Band, Row, Stretch
from scheduler.exports.gantt.parts.slots import Caption, Slots
from scheduler.model.notation.base import Minutes
from scheduler.wording.quantities import hours_and_days
from scheduler.wording.verdicts.moments import short_date

STATE_ROLES = {
    VehicleState.BUILDING: "vehicle-building",
    VehicleState.STANDBY: "vehicle-standby",
    VehicleState.CALLED: "vehicle-called",
    VehicleState.LAUNCHED: "vehicle-launched",
}
GAP, SINCE_LAUNCH = "cover-gap", "cover-gap-launched"
GAP_TITLE = "No other on standby"
TALL = 0.92
"""How much of its line a bar takes that has a text in it."""


def vehicle_bands(plan: ExplainedPlan, slots: Slots) -> tuple[Band, ...]:
    """Return a band for each vehicle, and one for the gaps that called ones leave, if any do."""
    states = (_states(plan, each, slots) for each in plan.vehicles)
    return (*states, *((_gaps(plan, slots),) if plan.cover else ()))


def vehicle_titles(plan: ExplainedPlan) -> tuple[str, ...]:
    """Return the titles of these bands."""
    gaps = (GAP_TITLE,) if plan.cover else ()
    return (*(each.name for each in plan.vehicles), *gaps)


def _states(plan: ExplainedPlan, vehicle: VehicleStates, slots: Slots) -> Band:
    stretches: list[Stretch] = []
    captions: list[Caption] = []
    for period in vehicle.periods:
        shown = list(_shown((period.start, period.end), STATE_ROLES[period.state], slots))
        stretches += shown
        for start, end, _ in shown:
            captions += _first(slots, _state_texts(plan, period), (start, end))
    return _band(vehicle.name, stretches, captions)


def _state_texts(plan: ExplainedPlan, period: StatePeriod) -> tuple[str, ...]:
    """Return what is said of a state, the longest first."""
    axis, state = plan.situation.axis, period.state.value
    if period.state is VehicleState.BUILDING and period.end is not None:
        return f"{state} until {short_date(axis, period.end)}", state
    if period.state is VehicleState.LAUNCHED or not period.start:
        return (state,)
    return f"{state} from {short_date(axis, period.start)}", state


def _gaps(plan: ExplainedPlan, slots: Slots) -> Band:
    """Return the gaps on one line, from calls on, and in another look from launches on."""
    stretches: list[Stretch] = []
    captions: list[Caption] = []
    for gap in plan.cover:
        shown = list(_gap_stretches(gap, slots))
        stretches += shown
        for caption in _first(slots, _gap_texts(gap), _unbroken(shown)) if shown else ():
            if not any(caption.left < x.right and x.left < caption.right for x in captions):
                captions.append(caption)
    return _band(GAP_TITLE, stretches, captions)


def _gap_stretches(gap: CoverGap, slots: Slots) -> Iterator[Stretch]:
    called, launched = gap.since_call, gap.since_launch
    split = None if launched is None else launched.since
    until = called.until
    if split is not None and (until is None or split < until):
        until = split
    yield from _shown((called.since, until), GAP, slots)
    if launched is not None:
        yield from _shown((launched.since, launched.until), SINCE_LAUNCH, slots)


def _unbroken(shown: Sequence[Stretch]) -> Interval:
    """Return the first stretch, with those that go on where it ends."""
    start, end, _ = shown[0]
    for since, until, _ in shown[1:]:
        end = until if since == end else end
    return start, end


def _gap_texts(gap: CoverGap) -> tuple[str, ...]:
    """Return how long the gaps are, the longest text first."""
    length = gap.since_call.length
    if length is None:
        return (f"since the call of {gap.name}", "since the call")
    called = hours_and_days(length)
    texts = (f"{called} since the call of {gap.name}", f"{called} since the call", called)
    if gap.since_launch is None or not gap.since_launch.length:
        return texts
    launched = hours_and_days(gap.since_launch.length)
    return f"{texts[0]}, {launched} since its launch", f"{called}, {launched} since launch", *texts


def _shown(span: tuple[Minutes, Minutes | None], role: str, slots: Slots) -> Iterator[Stretch]:
    """Yield the part of a span that lies on the axis, if any does; one without end goes on."""
    first, last = slots.scale.start, slots.scale.end
    start = max(span[0], first)
    end = last if span[1] is None else min(span[1], last)
    if start < end:
        yield start, end, role


def _first(
    slots: Slots, texts: tuple[str, ...], span: tuple[Minutes, Minutes]
) -> Iterator[Caption]:
    """Yield the first of some texts that fits within a span."""
    found = (slots.within(text, span) for text in texts)
    caption = next((each for each in found if each is not None), None)
    if caption is not None:
        yield caption


def _band(title: str, stretches: list[Stretch], captions: list[Caption]) -> Band:
    row = Row(stretches=tuple(stretches), captions=tuple(captions), height=TALL, halo="")
    return Band(title=title, rows=(row,))
