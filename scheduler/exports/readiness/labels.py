"""Last calls named on a picture of readiness, as far as there is room."""

from collections.abc import Callable, Iterator, Sequence

from scheduler.calendars.clock.axis import Axis
from scheduler.exports.page.chart import (
    Align,
    Area,
    Diamond,
    Line,
    Point,
    Shape,
    Words,
    words_area,
)
from scheduler.exports.readiness.crowd import Crowd
from scheduler.studies.readiness.last_calls import LastCall
from scheduler.wording.verdicts.moments import short_date

SIZE = 9.0
LEAD = 11.0
MARK = 7.0
GAP = 9.0
SHIFTS = {Align.CENTRE: 0.0, Align.RIGHT: -GAP, Align.LEFT: GAP}
NEAR = 13.0
DROPS = (NEAR, 27.0, 41.0, -NEAR, 0.0)
Form = Callable[[LastCall, Axis], tuple[str, ...]]


def call_shapes(calls: Sequence[LastCall], crowd: Crowd, axis: Axis) -> Iterator[Shape]:
    """
    Yield a mark for each last call, and its date where there is room for it.

    All are told in the same form: with launch if there is room for all of that, else without.
    """
    places = [crowd.frame.place(call.at, call.launch) for call in calls]
    for x, y in places:
        yield Diamond(x=x, y=y, size=MARK, role="point")
        crowd.take(Area(x - MARK / 2, y - MARK / 2, x + MARK / 2, y + MARK / 2))
    tried = [_placed(calls, places, form, (crowd.beside(), axis)) for form in FORMS]
    whole = (found for found in tried if all(found))
    for place, words in zip(places, next(whole, tried[-1]), strict=True):
        yield from words
        yield from _lead(place, words)
        for each in words:
            crowd.take(words_area(each, crowd.ruler))


def _placed(
    calls: Sequence[LastCall],
    places: Sequence[Point],
    form: Form,
    on: tuple[Crowd, Axis],
) -> list[Sequence[Words]]:
    """Return the words of each last call in one form, or none where there is no room for them."""
    crowd, axis = on
    return [
        crowd.first_free(_tries(form(call, axis), place))
        for call, place in zip(calls, places, strict=True)
    ]


def _in_full(call: LastCall, axis: Axis) -> tuple[str, ...]:
    return f"call by {short_date(axis, call.at)}", f"to launch {short_date(axis, call.launch)}"


def _in_brief(call: LastCall, axis: Axis) -> tuple[str, ...]:
    return (f"call by {short_date(axis, call.at)}",)


def _as_date(call: LastCall, axis: Axis) -> tuple[str, ...]:
    return (short_date(axis, call.at),)


FORMS: tuple[Form, ...] = (_in_full, _in_brief, _as_date)


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


def _lead(place: Point, words: Sequence[Words]) -> Iterator[Shape]:
    """Yield a thin line from a mark down to words that stand farther off than others do."""
    if words and words[0].y - place[1] > NEAR:
        end = (place[0], words[0].y)
        yield Line(points=((place[0], place[1] + MARK / 2), end), role="slip-lead")
