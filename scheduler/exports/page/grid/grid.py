"""The time grid behind bars: days, kinds of rest, lift-offs and target."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.calendars.situation.situation import Situation
from scheduler.exports.page.chart import Box, Line, Ruler, Shape
from scheduler.exports.page.grid.dates import DateLines
from scheduler.exports.page.grid.mark_names import MarkNames
from scheduler.exports.page.grid.marks import DATA_DATE, Mark
from scheduler.exports.page.time import DAY, DayCell, Scale, day_cells, rests
from scheduler.model.notation.base import Minutes

LEAST_DAY = 2.0


@dataclass(frozen=True, slots=True)
class Grid:
    """
    The time of a situation on a scale, with the moments that are marked on it.

    Moments beyond the scale are left out: the head of the page states the target.
    """

    situation: Situation
    scale: Scale
    ruler: Ruler
    marks: tuple[Mark, ...] = ()

    @property
    def barriers(self) -> tuple[float, ...]:
        """The abscissae of the lines that labels keep clear of."""
        return self._names.barriers

    @property
    def flags_height(self) -> float:
        """The height of the lines that name what is marked."""
        return self._names.height

    @property
    def calendar_height(self) -> float:
        """The height of the dates."""
        return self._dates.height

    def backdrop(self, top: float, bottom: float) -> Iterator[Shape]:
        """Yield the shades of rests, each kind its own, and the lines of days."""
        scale = self.scale
        for rest in rests(self.situation, max(scale.start, 0), scale.end):
            x = scale.x(rest.start)
            width = scale.x(rest.end) - x
            yield Box(x=x, y=top, width=width, height=bottom - top, role=rest.kind)
        if scale.width(DAY) >= LEAST_DAY:
            for cell in self._cells():
                yield self._upright(cell.start, (top, bottom), "day")

    def uprights(self, top: float, bottom: float) -> Iterator[Shape]:
        """Yield the line of the data date alone."""
        for mark in self._names.shown:
            if mark.role == DATA_DATE:
                yield self._upright(mark.minute, (top, bottom), mark.role)

    def flags(self, top: float, bottom: float) -> Iterator[Shape]:
        """Yield the lines of what is marked, with their names above them."""
        for mark in (each for each in self._names.shown if each.role):
            yield self._upright(mark.minute, (top + 1, bottom), mark.role)
        yield from self._names.words(top)

    def calendar(self, top: float, gutter: float | None = None) -> Iterator[Shape]:
        """
        Yield the dates, or as many of them as there is room for.

        Days that have no room for the month get it in the gutter, which begins at ``gutter``.
        """
        return self._dates.shapes(top, gutter)

    @property
    def _names(self) -> MarkNames:
        return MarkNames(self.scale, self.ruler, self.marks)

    @property
    def _dates(self) -> DateLines:
        return DateLines(self._cells(), self.scale, self.ruler)

    def _cells(self) -> tuple[DayCell, ...]:
        return tuple(day_cells(self.situation.axis, self.scale.start, self.scale.end))

    def _upright(self, minute: Minutes, span: tuple[float, float], role: str) -> Line:
        x = self.scale.x(minute)
        return Line(points=((x, span[0]), (x, span[1])), role=role)
