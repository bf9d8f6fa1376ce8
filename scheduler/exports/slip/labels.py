"""Names at the ends of the curves of a slip chart, none of them on another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from scheduler.exports.page.chart import Area, Line, Point, Ruler, Shape, Words, shorten, words_area
from scheduler.exports.slip.curves import LAUNCH, Curve, SlipFrame
from scheduler.wording.changes.slips import curve_text

SIZE = 9.0
LEAD = 11.0
GAP = 9.0
ROOM = 228.0
TRIES = 60
APART = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name, and the end of the curve that it belongs to."""

    words: Words
    anchor: Point


def placed_labels(
    shown: Sequence[Curve], frame: SlipFrame, taken: Sequence[Area], ruler: Ruler
) -> tuple[Label, ...]:
    """
    Return a name for each curve, as near to the end of the curve as there is room.

    Of very many curves the later ones have none.
    """
    placed: list[Label] = []
    taken = list(taken)
    for curve in shown:
        tries = ((each, words_area(each.words, ruler)) for each in _tries(curve, frame, ruler))
        free = ((each, area) for each, area in tries if _is_free(area, taken, frame))
        for found, area in islice(free, 1):
            placed.append(found)
            taken.append(area)
    return tuple(placed)


def _tries(curve: Curve, frame: SlipFrame, ruler: Ruler) -> Iterator[Label]:
    """Yield a name beside the end of its curve, then farther and farther above and below."""
    x, y = frame.place(curve.points[-1])
    is_launch = curve.name == LAUNCH
    role = "launch-text" if is_launch else "quiet" if curve.passed else "text"
    text = curve_text(curve.name, curve.first, curve.last, is_passed=curve.passed)
    text = shorten(text, ROOM, SIZE, ruler, bold=is_launch)
    for number in range(TRIES):
        shift = (number + 1) // 2 * LEAD * (1 if number % 2 else -1)
        yield Label(
            words=Words(x=x + GAP, y=y + shift, text=text, size=SIZE, role=role, bold=is_launch),
            anchor=(x, y),
        )


def _is_free(area: Area, taken: Sequence[Area], frame: SlipFrame) -> bool:
    """Whether a name meets no other and stands no higher and no lower than the scales."""
    is_inside = area.top >= frame.top and area.bottom <= frame.bottom
    return is_inside and not any(area.meets(each, APART) for each in taken)


def label_shapes(labels: Sequence[Label]) -> Iterator[Shape]:
    """Yield the names, with a thin line to the end of the curve where that is not beside."""
    for each in labels:
        yield each.words
        if each.words.y != each.anchor[1]:
            end = (each.words.x - 2, each.words.y)
            yield Line(points=((each.anchor[0] + 3, each.anchor[1]), end), role="slip-lead")
