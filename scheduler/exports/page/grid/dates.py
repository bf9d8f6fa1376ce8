"""The dates along a time axis, or as many of them as there is room for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.exports.page.chart import Align, Ruler, Shape, Words
from scheduler.exports.page.time import DAY, MONTHS, DayCell, Scale, day_text, short_day

LEAD = 10.8
SIZE = 9.0
FOOT = 2.0
MONTH_ROOM = 70.0


@dataclass(frozen=True, slots=True)
class DateLines:
    """The days of a scale, written on one line or two."""

    cells: tuple[DayCell, ...]
    scale: Scale
    ruler: Ruler

    @property
    def height(self) -> float:
        """The height of the dates: one line if every day has room for its own, else two."""
        return FOOT + LEAD * (1 if self._is_wide() else 2)

    def shapes(self, top: float, gutter: float | None = None) -> Iterator[Shape]:
        """Yield the dates; days without room for the month get it in the gutter."""
        cells = self.cells
        if self._is_wide():
            lines = [(day_text(cell.day),) for cell in cells]
            yield from self._days(cells, lines, top, 1)
        elif self._widest(["Wed", "30"]) + 3 <= self.scale.width(DAY):
            yield from self._days(cells, [self._in_two(cell) for cell in cells], top, 1)
            if gutter is not None and self.scale.left - gutter >= MONTH_ROOM:
                yield from self._months(gutter, top)
        else:
            yield from self._weeks(top)

    def _is_wide(self) -> bool:
        return self._widest(["Wed 30 Mar"]) + 4 <= self.scale.width(DAY)

    def _in_two(self, cell: DayCell) -> tuple[str, str]:
        """Return weekday and date, the month with the first of it if there is room."""
        weekday, day = day_text(cell.day).split(" ", 1)
        is_new = cell.day.day == 1 and self._widest([day]) <= self.scale.width(DAY)
        return weekday, day if is_new else str(cell.day.day)

    def _months(self, gutter: float, top: float) -> Iterator[Shape]:
        first, last = self.cells[0].day, self.cells[-1].day
        names = dict.fromkeys((MONTHS[first.month - 1], MONTHS[last.month - 1]))
        years = dict.fromkeys((str(first.year), str(last.year)))
        for number, parts in enumerate((names, years)):
            yield Words(
                x=gutter,
                y=top + LEAD * (number + 0.5),
                text=" to ".join(parts),
                size=SIZE,
                role="quiet",
            )

    def _weeks(self, top: float) -> Iterator[Shape]:
        """Yield the dates of so many days only that each has room, Mondays if it is weeks."""
        whole = self.scale.width(DAY)
        room = self._widest([short_day(cell.day) for cell in self.cells]) + 6
        every = 7 * max(1, -(-round(room) // max(1, round(7 * whole))))
        mondays = [n for n, cell in enumerate(self.cells) if cell.day.weekday() == 0]
        first = mondays[0] if mondays else 0
        shown = self.cells[first::every]
        lines = [(short_day(cell.day), f"day {cell.number}") for cell in shown]
        yield from self._days(shown, lines, top, every)

    def _days(
        self, cells: Sequence[DayCell], lines: Sequence[Sequence[str]], top: float, every: int
    ) -> Iterator[Shape]:
        """Yield the lines of each day in the middle of its cell, or from its left edge."""
        for cell, texts in zip(cells, lines, strict=True):
            place = self._place(cell, self._widest(texts), every)
            for number, text in enumerate(texts if place else ()):
                x, align = place or (0.0, Align.LEFT)
                yield Words(
                    x=x,
                    y=top + LEAD * (number + 0.5),
                    text=text,
                    size=SIZE,
                    role="quiet" if number else "text",
                    align=align,
                    bold=not number,
                )

    def _place(self, cell: DayCell, width: float, every: int) -> tuple[float, Align] | None:
        """Return where a date is anchored; that of a short first day reaches into the gutter."""
        left = self.scale.x(cell.start)
        end = cell.start + (cell.end - cell.start) * every
        right = min(self.scale.x(end), self.scale.right)
        if width <= right - left + 2:
            return ((left + right) / 2, Align.CENTRE) if every == 1 else (left + 1, Align.LEFT)
        if cell.start == self.scale.start and every == 1:
            return right - 2, Align.RIGHT
        return None

    def _widest(self, texts: Sequence[str]) -> float:
        return max(self.ruler.width(text, SIZE, bold=True) for text in texts)
