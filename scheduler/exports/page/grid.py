"""The time grid behind bars: days, time off, shift changes, launch and target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scheduler.calendars.situation import Situation
from scheduler.exports.page.chart import Align, Box, Line, Ruler, Shape, Words
from scheduler.exports.page.time import (
    DAY,
    DayCell,
    Scale,
    day_cells,
    day_text,
    days_text,
    moment_text,
    shift_changes,
    short_day,
    time_off,
)
from scheduler.model.base import Minutes

CALENDAR = 27.0
"""Height of the date lines in points."""
FLAGS = 11.0
"""Height of the strip in which launch and target are named."""
SIZE = 6.5
SMALL = 5.8
TICK = 5.2
CLOCK_ROOM = 13.0


@dataclass(frozen=True, slots=True)
class Grid:
    """The time of a situation on a scale."""

    situation: Situation
    scale: Scale
    ruler: Ruler

    def backdrop(self, top: float, bottom: float) -> Iterator[Shape]:
        """Yield the shades of time off and the lines of days and shift changes."""
        scale = self.scale
        for start, end in time_off(self.situation, scale.start, scale.end):
            x = scale.x(start)
            yield Box(x=x, y=top, width=scale.x(end) - x, height=bottom - top, role="off")
        if self._shows_clock():
            for minute in shift_changes(self.situation, scale.start, scale.end):
                yield self._upright(minute, (top, bottom), "shift")
        for cell in self._cells():
            yield self._upright(cell.start, (top, bottom), "day")

    def calendar(self, top: float) -> Iterator[Shape]:
        """Yield dates and campaign days, and the hours of shift changes if there is room."""
        cells = self._cells()
        whole = self.scale.width(DAY)
        wide = max(self.ruler.width(day_text(cell.day), SIZE, bold=True) for cell in cells) + 4
        if wide <= whole:
            yield from self._wide(cells, top)
            return
        narrow = max(self.ruler.width(short_day(cell.day), SMALL, bold=True) for cell in cells) + 2
        every = 1 if narrow <= whole else 7 * max(1, -(-round(narrow) // max(1, round(7 * whole))))
        for cell in cells:
            weekday, day = day_text(cell.day).split(" ", 1)
            if (cell.number - 1) % every == 0:
                lines = (weekday, day, f"day {cell.number}")
                yield from self._lines(cell, lines, (top + 5, 8.0, SMALL), every)

    def flags(self, top: float, bottom: float, launch: Minutes) -> Iterator[Shape]:
        """Yield the lines of launch and target with their names above them."""
        middle = top + FLAGS / 2 - 1
        yield self._upright(launch, (top + 1, bottom), "launch")
        target = self.situation.target
        moment = self.situation.axis.moment
        text = f"LAUNCH {moment_text(moment(launch))}"
        taken = self._flag(text, launch, middle, None)
        yield taken
        if target is None:
            return
        if target <= self.scale.end:
            yield self._upright(target, (top + 1, bottom), "target")
            yield self._flag(f"target {moment_text(moment(target))}", target, middle, taken)
        else:
            late = days_text(target - launch)
            text = f"target {moment_text(moment(target))}, {late} later ▸"
            yield self._flag(text, self.scale.end, middle, taken)

    def _flag(self, text: str, minute: Minutes, middle: float, taken: Words | None) -> Words:
        """Return a name beside a line: right of it, left of it, or left of the name there."""
        width = self.ruler.width(text, SIZE, bold=True)
        x, offset, align = self.scale.x(minute), 3.0, Align.LEFT
        low, high = self._taken(taken)
        if x + 3 + width > self.scale.right or (x < high and low < x + 3 + width):
            offset, align = -3.0, Align.RIGHT
            if x - 3 - width < high and low < x:
                x = low - 6
        return Words(
            x=x + offset,
            y=middle,
            text=text,
            size=SIZE,
            role="launch-text",
            align=align,
            bold=True,
            halo="paper",
        )

    def _taken(self, taken: Words | None) -> tuple[float, float]:
        if taken is None:
            return self.scale.right, self.scale.left
        width = self.ruler.width(taken.text, SIZE, bold=True)
        left = taken.x if taken.align is Align.LEFT else taken.x - width
        return left - 4, left + width + 4

    def _wide(self, cells: Sequence[DayCell], top: float) -> Iterator[Shape]:
        for cell in cells:
            text = day_text(cell.day)
            yield from self._lines(cell, (text, f"day {cell.number}"), (top + 5, 8.5, SIZE), 1)
        if not self._shows_clock():
            return
        for minute in shift_changes(self.situation, self.scale.start, self.scale.end):
            clock = f"{self.situation.axis.moment(minute):%H}"
            x = self.scale.x(minute)
            yield Words(x=x, y=top + 23, text=clock, size=TICK, role="quiet", align=Align.CENTRE)

    def _lines(
        self, cell: DayCell, lines: Sequence[str], place: tuple[float, float, float], every: int
    ) -> Iterator[Shape]:
        """Yield the lines of one day in its cell; the first day may reach into the margin."""
        first, lead, size = place
        left, right = self.scale.x(cell.start), self.scale.x(cell.end)
        widest = max(self.ruler.width(line, size, bold=True) for line in lines)
        fits = widest <= (right - left) * every + 2
        x, align = (left + right) / 2, Align.CENTRE
        if not fits and cell.start == self.scale.start:
            x, align = right - 1, Align.RIGHT
        elif not fits:
            return
        elif every > 1:
            x, align = left + 1, Align.LEFT
        for number, line in enumerate(lines):
            is_date = number < len(lines) - 1
            role = "text" if is_date else "quiet"
            y = first + number * lead
            yield Words(x=x, y=y, text=line, size=size, role=role, align=align, bold=is_date)

    def _shows_clock(self) -> bool:
        """Whether every shift change has room for its hour."""
        changes = shift_changes(self.situation, self.scale.start, self.scale.end)
        gaps = [after - before for before, after in pairwise(changes)]
        return bool(gaps) and self.scale.width(min(gaps)) >= CLOCK_ROOM

    def _cells(self) -> tuple[DayCell, ...]:
        return tuple(day_cells(self.situation.axis, self.scale.start, self.scale.end))

    def _upright(self, minute: Minutes, span: tuple[float, float], role: str) -> Line:
        x = self.scale.x(minute)
        return Line(points=((x, span[0]), (x, span[1])), role=role)
