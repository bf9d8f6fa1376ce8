"""The names of what is marked on a time axis, each on the first line with room for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scheduler.exports.page.chart import Align, Area, Ruler, Words, shorten, words_area
from scheduler.exports.page.grid.marks import ANNOUNCED, DATA_DATE, PERCENTILE, Mark
from scheduler.exports.page.time import Scale

FLAG = 12.0
"""Height of a line in which lift-offs and targets are named."""
SIZE = 9.0
EDGE = 10.8
"""What a name leaves free at either end of the scale."""
MOST_LINES = 2
"""Rests are named on so many lines, and left to the legend if these are full."""
SOFT = frozenset({DATA_DATE, ANNOUNCED, PERCENTILE})
"""Roles of lines that make way for names above the rows where there is no other room."""
TEXT_ROLES = {
    DATA_DATE: "data-date-text",
    ANNOUNCED: "announced-text",
    PERCENTILE: "text",
    "": "quiet",
}
"""What the names of lines look like whose name does not look like that of launch."""


@dataclass(frozen=True, slots=True)
class MarkNames:
    """The moments that are marked on a scale; those beyond it are left out."""

    scale: Scale
    ruler: Ruler
    marks: tuple[Mark, ...]

    @property
    def shown(self) -> tuple[Mark, ...]:
        """The moments that lie on the scale."""
        return tuple(mark for mark in self.marks if mark.minute <= self.scale.end)

    @property
    def barriers(self) -> tuple[float, ...]:
        """The abscissae of the lines that labels keep clear of."""
        return tuple(self.scale.x(mark.minute) for mark in self.shown if mark.role)

    @property
    def height(self) -> float:
        """The height of the lines that name what is marked."""
        return FLAG * (1 + max((line for _, line in self._placed()), default=0))

    def words(self, top: float) -> Iterator[Words]:
        """Yield the names, from an ordinate on."""
        for words, line in self._placed():
            yield replace(words, y=top + FLAG * (line + 0.5) - 1, halo="paper")

    def _placed(self) -> Iterator[tuple[Words, int]]:
        """Yield the names of what is marked, each on the first line with room for it."""
        taken: list[tuple[Area, int]] = []
        for mark in self.shown:
            lines = range(len(self.marks) if mark.role else MOST_LINES)
            places = [(words, line) for line in lines for words in self._sides(mark)]
            found = next((each for each in places if self._is_free(*each, taken)), None)
            if found is None and mark.role:
                found = next((each for each in places if self._is_crossable(*each, taken)), None)
            if found is not None:
                taken.append((words_area(found[0], self.ruler), found[1]))
                yield found

    def _is_free(self, words: Words, line: int, taken: Sequence[tuple[Area, int]]) -> bool:
        """Whether a name meets no other on its line, nor a line that belongs to another."""
        return self._is_clear(words, line, taken, self.barriers)

    def _is_crossable(self, words: Words, line: int, taken: Sequence[tuple[Area, int]]) -> bool:
        """Whether a name meets nothing on its line but lines that make way for it."""
        firm = tuple(
            self.scale.x(mark.minute) for mark in self.shown if mark.role and mark.role not in SOFT
        )
        return self._is_clear(words, line, taken, firm)

    def _is_clear(
        self,
        words: Words,
        line: int,
        taken: Sequence[tuple[Area, int]],
        barriers: Sequence[float],
    ) -> bool:
        area = words_area(words, self.ruler)
        is_clear = not any(area.left < x < area.right for x in barriers)
        return is_clear and not any(
            line == other and area.meets(each, 6.0) for each, other in taken
        )

    def _sides(self, mark: Mark) -> Iterator[Words]:
        """Yield a name left of its line and right of it, as far as it stays on the scale."""
        x, scale = self.scale.x(mark.minute), self.scale
        bold = bool(mark.role)
        room = scale.right - scale.left
        text = shorten(mark.text, room - 2 * EDGE, SIZE, self.ruler, bold=bold)
        width = self.ruler.width(text, SIZE, bold=bold)
        role = TEXT_ROLES.get(mark.role, "launch-text")
        if not mark.role:
            for start in (x, scale.x(mark.until) - width, x - width - 3.0):
                if scale.left <= start <= scale.right - width:
                    yield Words(x=start, y=0.0, text=text, size=SIZE, role=role)
            return
        if x - 3.0 - width >= scale.left or x + 3.0 + width > scale.right:
            yield Words(
                x=x - 3.0, y=0.0, text=text, size=SIZE, role=role, align=Align.RIGHT, bold=True
            )
        if x + 3.0 + width <= scale.right:
            yield Words(x=x + 3.0, y=0.0, text=text, size=SIZE, role=role, bold=True)
