"""The time grid behind bars: days, kinds of rest, lift-offs and target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.situation.situation import Situation
from scheduler.exports.page.chart import (
    Align,
    Area,
    Box,
    Line,
    Ruler,
    Shape,
    Words,
    shorten,
    words_area,
)
from scheduler.exports.page.time import (
    DAY,
    HOLIDAY,
    MONTHS,
    STAND_DOWN,
    DayCell,
    Scale,
    day_cells,
    day_text,
    end_of_axis,
    moment_text,
    rests,
    short_day,
)
from scheduler.model.notation.base import Minutes

FLAG = 12.0
"""Height of a line in which lift-offs and targets are named."""
SIZE = 9.0
LEAD = 10.8
FOOT = 2.0
MONTH_ROOM = 70.0
LEAST_DAY = 2.0
MOST_LINES = 2
"""Rests are named on so many lines, and left to the legend if these are full."""
ANNOUNCED = "announced-launch"
DATA_DATE = "data-date"
SOFT = frozenset({DATA_DATE, ANNOUNCED})
"""Roles of lines that make way for names above the rows where there is no other room."""
TEXT_ROLES = {DATA_DATE: "data-date-text", ANNOUNCED: "announced-text", "": "quiet"}
"""What the names of lines look like whose name does not look like that of launch."""
NAMED_RESTS = {HOLIDAY: "holiday", STAND_DOWN: "stand-down"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """
    What is named above the rows: a moment that a line of its role marks, or the start of a rest.

    A rest has no line but its shade, which reaches to ``until``.
    """

    minute: Minutes
    text: str
    role: str = ""
    until: Minutes = 0


def marks_of(plan: ExplainedPlan, announced: Minutes | None = None) -> tuple[Mark, ...]:
    """
    Return the lift-offs of a plan, data date, targets and rests, with what names them.

    ``announced`` is the launch that was announced, if that is known and another.
    """
    return (
        *_lift_offs(plan),
        *_data_date(plan),
        *_announced(plan, announced),
        *_targets(plan),
        *_rests_with_names(plan),
    )


def _data_date(plan: ExplainedPlan) -> Iterator[Mark]:
    facts = plan.situation.facts
    if facts is not None:
        text = f"as of {moment_text(plan.situation.axis.moment(facts.begin))}"
        yield Mark(minute=facts.begin, text=text, role=DATA_DATE)


def _announced(plan: ExplainedPlan, minute: Minutes | None) -> Iterator[Mark]:
    if minute is not None and minute != plan.launch_minute:
        text = f"announced {moment_text(plan.situation.axis.moment(minute))}"
        yield Mark(minute=minute, text=text, role=ANNOUNCED)


def _lift_offs(plan: ExplainedPlan) -> Iterator[Mark]:
    """Yield every lift-off, the last one first; if there are several, each with its name."""
    several = len(plan.launches) > 1
    for each in reversed(plan.launches):
        name = f"{each.name} " if several else "LAUNCH "
        text = f"{name}{moment_text(plan.situation.axis.moment(each.minute))}"
        yield Mark(minute=each.minute, text=text, role="launch")


def _targets(plan: ExplainedPlan) -> Iterator[Mark]:
    """Yield the target of the plan, and those that single lift-offs have besides."""
    moment, target = plan.situation.axis.moment, plan.situation.target
    if target is not None:
        yield Mark(minute=target, text=f"target {moment_text(moment(target))}", role="target")
    for each in plan.launches:
        if each.target is not None and each.target != target:
            text = f"target of {each.name} {moment_text(moment(each.target))}"
            yield Mark(minute=each.target, text=text, role="target")


def _rests_with_names(plan: ExplainedPlan) -> Iterator[Mark]:
    """Yield holidays and stand-downs, with the reasons of the latter."""
    for rest in rests(plan.situation, 0, end_of_axis(plan)):
        if rest.kind in NAMED_RESTS:
            text = rest.reason or NAMED_RESTS[rest.kind]
            yield Mark(minute=rest.start, text=text, until=rest.end)


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
        return tuple(self.scale.x(mark.minute) for mark in self._shown() if mark.role)

    @property
    def flags_height(self) -> float:
        """The height of the lines that name what is marked."""
        return FLAG * (1 + max((line for _, line in self._placed()), default=0))

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
        for mark in self._shown():
            if mark.role == DATA_DATE:
                yield self._upright(mark.minute, (top, bottom), mark.role)

    def flags(self, top: float, bottom: float) -> Iterator[Shape]:
        """Yield the lines of what is marked, with their names above them."""
        for mark in (each for each in self._shown() if each.role):
            yield self._upright(mark.minute, (top + 1, bottom), mark.role)
        for words, line in self._placed():
            yield Words(
                x=words.x,
                y=top + FLAG * (line + 0.5) - 1,
                text=words.text,
                size=SIZE,
                role=words.role,
                align=words.align,
                bold=words.bold,
                halo="paper",
            )

    def _shown(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.minute <= self.scale.end)

    def _placed(self) -> Iterator[tuple[Words, int]]:
        """Yield the names of what is marked, each on the first line with room for it."""
        taken: list[tuple[Area, int]] = []
        for mark in self._shown():
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
            self.scale.x(mark.minute)
            for mark in self._shown()
            if mark.role and mark.role not in SOFT
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
        text = shorten(mark.text, room - 2 * LEAD, SIZE, self.ruler, bold=bold)
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

    @property
    def calendar_height(self) -> float:
        """The height of the dates: one line if every day has room for its own, else two."""
        return FOOT + LEAD * (1 if self._is_wide() else 2)

    def calendar(self, top: float, gutter: float | None = None) -> Iterator[Shape]:
        """
        Yield the dates, or as many of them as there is room for.

        Days that have no room for the month get it in the gutter, which begins at ``gutter``.
        """
        cells = self._cells()
        if self._is_wide():
            lines = [(day_text(cell.day),) for cell in cells]
            yield from self._days(cells, lines, top, 1)
        elif self._widest(["Wed", "30"]) + 3 <= self.scale.width(DAY):
            yield from self._days(cells, [self._in_two(cell) for cell in cells], top, 1)
            if gutter is not None and self.scale.left - gutter >= MONTH_ROOM:
                yield from self._months(cells, gutter, top)
        else:
            yield from self._weeks(cells, top)

    def _is_wide(self) -> bool:
        return self._widest(["Wed 30 Mar"]) + 4 <= self.scale.width(DAY)

    def _in_two(self, cell: DayCell) -> tuple[str, str]:
        """Return weekday and date, the month with the first of it if there is room."""
        weekday, day = day_text(cell.day).split(" ", 1)
        is_new = cell.day.day == 1 and self._widest([day]) <= self.scale.width(DAY)
        return weekday, day if is_new else str(cell.day.day)

    def _months(self, cells: Sequence[DayCell], gutter: float, top: float) -> Iterator[Shape]:
        first, last = cells[0].day, cells[-1].day
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

    def _weeks(self, cells: Sequence[DayCell], top: float) -> Iterator[Shape]:
        """Yield the dates of so many days only that each has room, Mondays if it is weeks."""
        whole = self.scale.width(DAY)
        room = self._widest([short_day(cell.day) for cell in cells]) + 6
        every = 7 * max(1, -(-round(room) // max(1, round(7 * whole))))
        mondays = [n for n, cell in enumerate(cells) if cell.day.weekday() == 0]
        first = mondays[0] if mondays else 0
        shown = cells[first::every]
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

    def _cells(self) -> tuple[DayCell, ...]:
        return tuple(day_cells(self.situation.axis, self.scale.start, self.scale.end))

    def _upright(self, minute: Minutes, span: tuple[float, float], role: str) -> Line:
        x = self.scale.x(minute)
        return Line(points=((x, span[0]), (x, span[1])), role=role)
