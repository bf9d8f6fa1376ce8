"""What stands on a picture of readiness already, and where there is room beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from scheduler.exports.page.chart import Area, Ruler, Words, words_area
from scheduler.exports.readiness.frame import ReadinessFrame

APART = 2.0


@dataclass(slots=True, kw_only=True)
class Crowd:
    """
    What curves, bands, words and marks have taken of a frame.

    ``drawn`` are the areas of the former two, ``taken`` those of the latter.
    """

    frame: ReadinessFrame
    ruler: Ruler
    drawn: Sequence[Area]
    taken: list[Area] = field(default_factory=list)

    def take(self, area: Area) -> None:
        """Keep an area clear of words."""
        self.taken.append(area)

    def first_free(self, tries: Iterable[Sequence[Words]]) -> Sequence[Words]:
        """Return the first words of some that stand clear of everything, and take their place."""
        for words in tries:
            areas = [words_area(each, self.ruler) for each in words]
            if all(map(self._is_clear, areas)):
                self.taken += areas
                return words
        return ()

    def beside(self) -> "Crowd":
        """Return a copy, in which places may be taken on trial."""
        return replace(self, taken=list(self.taken))

    def _is_clear(self, area: Area) -> bool:
        scale, frame = self.frame.across, self.frame
        is_inside = area.left > scale.left + APART and area.right < scale.right - APART
        is_inside = is_inside and area.top > frame.top + APART
        is_inside = is_inside and area.bottom < frame.bottom - APART
        return is_inside and not any(area.meets(x, APART) for x in (*self.taken, *self.drawn))
