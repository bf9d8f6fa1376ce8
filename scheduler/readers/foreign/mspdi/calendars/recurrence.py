"""The dates of a recurring exception."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile, islice, takewhile

WEEK = 7
LAST_DAY = date.max.toordinal()
MOST_DATES = 10_000
LAST_POSITION = 4
WEEKEND = (5, 6)
MONTHS = 12
ITEMS: dict[int, Callable[[date], bool]] = {
    0: lambda _day: True,
    1: lambda day: day.weekday() not in WEEKEND,
    2: lambda day: day.weekday() in WEEKEND,
}
"""Kinds of days by their code; from 3, which is Sunday, each is one weekday."""
SUNDAY_ITEM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """
    How an exception recurs, as MS Project codes it.

    ``kind`` is 1 daily, 2 yearly by date, 3 yearly by position, 4 monthly by date, 5 monthly by
    position, 6 weekly, 7 by day count, 8 by weekday count. ``days`` is a bit mask with Sunday
    first, ``month`` counts from 0, ``position`` from 0 to 4, which is the last. ``last`` or
    ``count`` end it.
    """

    kind: int
    first: date
    last: date
    period: int = 1
    days: int = 0
    month: int = 0
    month_day: int = 1
    item: int = 0
    position: int = 0
    count: int | None = None

    @property
    def is_run(self) -> bool:
        """Whether it is simply every day from the first to the last."""
        return self.kind not in _DATES or (self.kind in (1, 7) and self.period == 1)

    def dates(self) -> list[date]:
        """Return its dates in order."""
        due = dropwhile(lambda day: day < self.first, _DATES[self.kind](self))
        found = takewhile(lambda day: day <= self.last, due)
        most = MOST_DATES if self.count is None else min(self.count, MOST_DATES)
        return list(islice(found, most))


def _daily(rule: Recurrence) -> Iterator[date]:
    return _every_day(rule, rule.period)


def _by_weekdays(rule: Recurrence) -> Iterator[date]:
    working = (day for day in _every_day(rule) if day.weekday() not in WEEKEND)
    return islice(working, 0, None, rule.period)


def _weekly(rule: Recurrence) -> Iterator[date]:
    """Yield the days of a mask in every week that is due; weeks begin on Sunday."""
    due = [number for number in range(WEEK) if rule.days >> number & 1]
    sunday = rule.first.toordinal() - rule.first.isoweekday() % WEEK
    for start in range(sunday, rule.last.toordinal() + 1 if due else sunday, rule.period * WEEK):
        days = (start + number for number in due)
        yield from (date.fromordinal(day) for day in days if day <= LAST_DAY)


def _monthly_by_date(rule: Recurrence) -> Iterator[date]:
    for year, month in _months(rule, rule.period):
        yield _on(year, month, rule.month_day)


def _monthly_by_position(rule: Recurrence) -> Iterator[date]:
    for year, month in _months(rule, rule.period):
        yield _placed(rule, year, month)


def _yearly_by_date(rule: Recurrence) -> Iterator[date]:
    for year in range(rule.first.year, rule.last.year + 1, rule.period):
        yield _on(year, rule.month + 1, rule.month_day)


def _yearly_by_position(rule: Recurrence) -> Iterator[date]:
    for year in range(rule.first.year, rule.last.year + 1, rule.period):
        yield _placed(rule, year, rule.month + 1)


_DATES: dict[int, Callable[[Recurrence], Iterator[date]]] = {
    1: _daily,
    2: _yearly_by_date,
    3: _yearly_by_position,
    4: _monthly_by_date,
    5: _monthly_by_position,
    6: _weekly,
    7: _daily,
    8: _by_weekdays,
}


def _every_day(rule: Recurrence, period: int = 1) -> Iterator[date]:
    numbers = range(rule.first.toordinal(), rule.last.toordinal() + 1, period)
    return map(date.fromordinal, numbers)


def _months(rule: Recurrence, period: int) -> Iterator[tuple[int, int]]:
    first = rule.first.year * MONTHS + rule.first.month - 1
    last = rule.last.year * MONTHS + rule.last.month - 1
    return ((month // MONTHS, month % MONTHS + 1) for month in range(first, last + 1, period))


def _on(year: int, month: int, day: int) -> date:
    """Return a day of a month, the last one if the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _placed(rule: Recurrence, year: int, month: int) -> date:
    days = [date(year, month, day + 1) for day in range(monthrange(year, month)[1])]
    weekday = (rule.item - SUNDAY_ITEM - 1) % 7
    fits = ITEMS.get(rule.item)
    fitting = [day for day in days if (fits(day) if fits else day.weekday() == weekday)]
    return fitting[-1 if rule.position >= LAST_POSITION else rule.position]
