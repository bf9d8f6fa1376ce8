"""Free places for captions on a time axis: never on a stretch, a caption or an upright line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scheduler.exports.page.chart import Ruler, shorten
from scheduler.exports.page.time import Scale
from scheduler.model.notation.base import Minutes

SIZE = 9.0
PAD = 3.0
GAP = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A text that begins at ``left`` and is over at ``right``."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Slots:
    """Finds places for captions on a scale; ``barriers`` are upright lines to keep clear of."""

    scale: Scale
    ruler: Ruler
    barriers: Sequence[float] = ()

    def beside(
        self, text: str, stretches: Iterable[tuple[Minutes, Minutes, str]]
    ) -> Caption | None:
        """Return a text where it fits between stretches, in the first such place."""
        width = self.ruler.width(text, SIZE)
        gaps = self._gaps([(self.scale.x(start), self.scale.x(end)) for start, end, _ in stretches])
        lefts = (left for left, right in gaps if right - left >= width)
        left = next(lefts, None)
        return None if left is None else Caption(text=text, left=left, right=left + width)

    def alone(self, text: str) -> Caption:
        """Return a text on a line of its own, cut if it must be."""
        left, right = max(self._gaps([]), key=lambda gap: gap[1] - gap[0])
        return self._cut(text, left, right)

    def within(self, text: str, span: tuple[Minutes, Minutes]) -> Caption | None:
        """Return a text where it fits within a stretch, in the first such place."""
        width = self.ruler.width(text, SIZE)
        left, right = self.scale.x(span[0]), self.scale.x(span[1])
        gaps = self._gaps([(self.scale.left, left), (right, self.scale.right)])
        lefts = (low for low, high in gaps if high - low >= width)
        begin = next(lefts, None)
        return None if begin is None else Caption(text=text, left=begin, right=begin + width)

    def near(
        self,
        text: str,
        span: tuple[Minutes, Minutes],
        stretches: Iterable[tuple[Minutes, Minutes, str]],
        captions: Iterable[Caption],
    ) -> Caption | None:
        """Return a text right of its stretch, or else left of it, if it fits there."""
        width = self.ruler.width(text, SIZE)
        taken = [(self.scale.x(start), self.scale.x(end)) for start, end, _ in stretches]
        gaps = self._gaps([*taken, *((each.left, each.right) for each in captions)])
        right, left = self.scale.x(span[1]) + PAD, self.scale.x(span[0]) - PAD - width
        for begin in (right, left):
            if any(low - 0.1 <= begin and begin + width <= high + 0.1 for low, high in gaps):
                return Caption(text=text, left=begin, right=begin + width)
        return None

    def under(self, text: str, start: Minutes, captions: Sequence[Caption]) -> list[Caption]:
        """Return a text that begins at a minute, or as near to it as the line has room for it."""
        width = self.ruler.width(text, SIZE)
        wanted = self.scale.x(start)
        gaps = self._gaps([(each.left - GAP, each.right + GAP) for each in captions])
        lefts = [min(max(wanted, low), high - width) for low, high in gaps if high - low >= width]
        left = min(lefts, key=lambda x: abs(x - wanted), default=None)
        if left is None or abs(left - wanted) > width:
            return []
        return [Caption(text=text, left=left, right=left + width)]

    def _cut(self, text: str, left: float, right: float) -> Caption:
        shown = shorten(text, right - left, SIZE, self.ruler)
        return Caption(text=shown, left=left, right=left + self.ruler.width(shown, SIZE))

    def _gaps(self, taken: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        """Return what is free between the edges of the scale."""
        walls = sorted([*taken, *((x, x) for x in self.barriers)])
        here, gaps = self.scale.left, []
        for left, right in walls:
            if left - PAD > here + PAD:
                gaps.append((here + PAD, left - PAD))
            here = max(here, right)
        if here + PAD < self.scale.right - PAD:
            gaps.append((here + PAD, self.scale.right - PAD))
        return gaps
