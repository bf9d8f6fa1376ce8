"""Labels of a price curve: what each date costs and asks for, clear of each other and the line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.exports.page.chart import Line, Point, Ruler, Shape, Words, wrap

SIZE, SMALL = 11.0, 8.2
ROOM = 215.0
MOST_LINES = 2
LEADING = 10.5
HEAD = 14.0
ASIDE, ABOVE = 7.0, 5.0
CLEAR = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceLabel:
    """A price and a few words; ``x`` and ``y`` are the lower left corner, ``at`` what it names."""

    at: Point
    x: float
    y: float
    price: str
    lines: tuple[str, ...]
    width: float

    @property
    def height(self) -> float:
        """The height of all lines."""
        return HEAD + LEADING * len(self.lines)

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.y - self.height

    def meets(self, other: "PriceLabel") -> bool:
        """Whether two labels come too close."""
        return (
            self.x < other.x + other.width + CLEAR
            and other.x < self.x + self.width + CLEAR
            and self.top < other.y + CLEAR
            and other.top < self.y + CLEAR
        )

    def covers(self, point: Point) -> bool:
        """Whether a marker lies under the label."""
        return (
            self.x - CLEAR <= point[0] <= self.x + self.width + CLEAR
            and self.top - CLEAR <= point[1] <= self.y + CLEAR
        )


def place_labels(
    points: Sequence[Point], texts: Sequence[tuple[str, str] | None], right: float, ruler: Ruler
) -> list[PriceLabel]:
    """
    Return a label for each point of a falling curve, above it and to its right.

    The line never rises, so that it leaves this corner free. From the last point back, each label
    is lifted as far as those after it demand.

    Parameters
    ----------
    points
        The markers from left to right.
    texts
        A price and a few words for each, or nothing where none is wanted.
    right
        The edge that no label may cross.
    ruler
        Measures text.
    """
    placed: list[PriceLabel] = []
    for point, text in reversed(list(zip(points, texts, strict=True))):
        if text is None:
            continue
        label = _beside(point, text, right, ruler)
        while blocker := _blocker(label, placed, points):
            label = _lifted(label, blocker)
        placed.append(label)
    return placed[::-1]


def _beside(point: Point, text: tuple[str, str], right: float, ruler: Ruler) -> PriceLabel:
    price, words = text
    lines = wrap(words, ROOM, (SMALL, False), ruler, MOST_LINES)
    widths = [ruler.width(line, SMALL) for line in lines]
    width = max([ruler.width(price, SIZE, bold=True), *widths])
    x = min(point[0] + ASIDE, right - width)
    return PriceLabel(at=point, x=x, y=point[1] - ABOVE, price=price, lines=lines, width=width)


def _blocker(
    label: PriceLabel, placed: Sequence[PriceLabel], points: Sequence[Point]
) -> float | None:
    """Return the height above which a label is clear of something in its way, if anything is."""
    tops = [other.top for other in placed if label.meets(other)]
    tops += [point[1] - ABOVE for point in points if point != label.at and label.covers(point)]
    return min(tops, default=None)


def _lifted(label: PriceLabel, above: float) -> PriceLabel:
    return PriceLabel(
        at=label.at,
        x=label.x,
        y=above - CLEAR - 1,
        price=label.price,
        lines=label.lines,
        width=label.width,
    )


def label_shapes(labels: Sequence[PriceLabel]) -> Iterator[Shape]:
    """Yield the words of labels, and a thin line to those that were lifted."""
    for label in labels:
        if label.y < label.at[1] - ABOVE:
            x = label.at[0] + ASIDE / 2
            yield Line(points=((x, label.at[1] - ABOVE), (x, label.top)), role="shift")
        middle = label.top + HEAD / 2
        yield Words(x=label.x, y=middle, text=label.price, size=SIZE, bold=True, halo="paper")
        for number, line in enumerate(label.lines):
            y = label.top + HEAD + LEADING * (number + 0.5)
            yield Words(x=label.x, y=y, text=line, size=SMALL, role="quiet", halo="paper")
