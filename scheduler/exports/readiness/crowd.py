"""What stands on a picture of readiness already, and where there is room beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scheduler.exports.page.chart import Area, Point, Ruler, Words, words_area
from scheduler.exports.readiness.frame import ReadinessFrame

APART = 2.0
Segment = tuple[Point, Point]


@dataclass(slots=True, kw_only=True)
class Crowd:
    """The pieces of all curves within a frame, and the areas that words and marks have taken."""

    frame: ReadinessFrame
    ruler: Ruler
    pieces: Sequence[Segment]
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

    def _is_clear(self, area: Area) -> bool:
        scale, frame = self.frame.across, self.frame
        is_inside = area.left > scale.left + APART and area.right < scale.right - APART
        is_inside = is_inside and area.top > frame.top + APART
        is_inside = is_inside and area.bottom < frame.bottom - APART
        around = (_around(each) for each in self.pieces)
        return is_inside and not any(area.meets(x, APART) for x in (*self.taken, *around))


def _around(segment: Segment) -> Area:
    (x0, y0), (x1, y1) = segment
    return Area(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
