"""Vehicles on a time axis: a strip each, building, on standby, called, launched."""

from collections.abc import Iterator, Sequence

from scheduler.analyse.vehicles.states import StatePeriod, VehicleState, VehicleStates
from scheduler.exports.page.chart import Align, Box, Ruler, Shape, Words, shorten
from scheduler.exports.page.time import Scale

SIZE = 9.0
STRIP, GAP = 13.0, 3.0
PAD = 3.0


def strips_height(states: Sequence[VehicleStates]) -> float:
    """Return the height of the strips of some vehicles."""
    return (STRIP + GAP) * len(states)


def strip_shapes(
    states: Sequence[VehicleStates], scale: Scale, left: float, top: float, ruler: Ruler
) -> Iterator[Shape]:
    """Yield the strips in step with a time axis, each with its vehicle's name from ``left`` on."""
    for number, each in enumerate(states):
        y = top + number * (STRIP + GAP)
        name = each.name if each.name == each.vehicle else f"{each.name} ({each.vehicle})"
        room = scale.left - left - 6
        text = shorten(name, room, SIZE, ruler)
        yield Words(x=scale.left - 5, y=y + STRIP / 2, text=text, size=SIZE, align=Align.RIGHT)
        for period in each.periods:
            yield from _period(period, scale, y, ruler)


def _period(period: StatePeriod, scale: Scale, top: float, ruler: Ruler) -> Iterator[Shape]:
    cut = _on_scale(period, scale)
    if cut is None:
        return
    x, right = cut
    role = state_role(period.state)
    yield Box(x=x, y=top, width=right - x, height=STRIP, role=role)
    if _is_named(period, scale, ruler):
        yield Words(
            x=(x + right) / 2,
            y=top + STRIP / 2,
            text=period.state.value,
            size=SIZE,
            align=Align.CENTRE,
        )


def unnamed_states(
    states: Sequence[VehicleStates], scale: Scale, ruler: Ruler
) -> tuple[VehicleState, ...]:
    """Return the states that are seen on a scale, and have nowhere room for their names."""
    seen = [x for each in states for x in each.periods if _on_scale(x, scale) is not None]
    named = {each.state for each in seen if _is_named(each, scale, ruler)}
    found = {each.state for each in seen}
    return tuple(state for state in VehicleState if state in found - named)


def state_role(state: VehicleState) -> str:
    """Return the role of the strip of a state."""
    return f"vehicle-{state.name.lower()}"


def _is_named(period: StatePeriod, scale: Scale, ruler: Ruler) -> bool:
    cut = _on_scale(period, scale)
    return cut is not None and cut[1] - cut[0] >= ruler.width(period.state.value, SIZE) + 2 * PAD


def _on_scale(period: StatePeriod, scale: Scale) -> tuple[float, float] | None:
    """Return the edges of a state as far as it lies on the scale, or nothing."""
    end = scale.end if period.end is None else period.end
    start, end = max(period.start, scale.start), min(end, scale.end)
    return (scale.x(start), scale.x(end)) if start < end else None
