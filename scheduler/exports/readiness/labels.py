"""Last calls named on a picture of readiness, as far as there is room."""

from collections.abc import Iterator, Sequence

from scheduler.calendars.clock.axis import Axis
from scheduler.exports.page.chart import Align, Area, Diamond, Point, Shape, Words
from scheduler.exports.readiness.crowd import Crowd
from scheduler.studies.readiness.last_calls import LastCall
from scheduler.wording.verdicts.moments import short_date

SIZE = 9.0
LEAD = 11.0
MARK = 7.0
GAP = 9.0
SHIFTS = {Align.CENTRE: 0.0, Align.RIGHT: -GAP, Align.LEFT: GAP}
DROPS = (13.0, 26.0, 40.0, -13.0, -26.0, -40.0, 0.0)


def call_shapes(calls: Sequence[LastCall], crowd: Crowd, axis: Axis) -> Iterator[Shape]:
    """Yield a mark for each last call, and its date and launch where there is room for them."""
    places = [crowd.frame.place(call.at, call.launch) for call in calls]
    for x, y in places:
        yield Diamond(x=x, y=y, size=MARK, role="point")
        crowd.take(Area(x - MARK / 2, y - MARK / 2, x + MARK / 2, y + MARK / 2))
    for call, place in zip(calls, places, strict=True):
        forms = _forms(call, axis)
        yield from crowd.first_free(each for lines in forms for each in _tries(lines, place))


def _forms(call: LastCall, axis: Axis) -> Iterator[tuple[str, ...]]:
    """Yield what a last call is told in: on two lines, or on one."""
    date = short_date(axis, call.at)
    yield f"call by {date}", f"to launch {short_date(axis, call.launch)}"
    yield (f"call by {date}",)
    yield (date,)


def _tries(lines: tuple[str, ...], place: Point) -> Iterator[tuple[Words, ...]]:
    """Yield the lines below and above a place, in its middle and on both sides."""
    for drop in DROPS:
        first = drop if drop > 0 else drop - LEAD * (len(lines) - 1)
        for side, shift in SHIFTS.items():
            yield tuple(
                Words(
                    x=place[0] + shift,
                    y=place[1] + first + number * LEAD,
                    text=text,
                    size=SIZE,
                    align=side,
                    bold=not number,
                    halo="paper",
                )
                for number, text in enumerate(lines)
            )
