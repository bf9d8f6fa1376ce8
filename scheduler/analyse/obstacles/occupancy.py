"""Who is there between two minutes: things with spans of time, looked up by the day."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from scheduler.calendars.clock.intervals import Interval
from scheduler.model.notation.durations import DAY

Item = TypeVar("Item")


class Occupancy(Generic[Item]):
    """Things that each take a half-open span of time; those without length are never there."""

    def __init__(self, items: Iterable[tuple[Interval, Item]]) -> None:
        self.items = [(span, item) for span, item in items if span[0] < span[1]]
        self.by_day: dict[int, list[int]] = {}
        for number, ((start, end), _) in enumerate(self.items):
            for day in range(start // DAY, (end - 1) // DAY + 1):
                self.by_day.setdefault(day, []).append(number)

    def during(self, spans: Iterable[Interval]) -> Sequence[tuple[Interval, Item]]:
        """Return the things that are there at some minute of some spans, each once."""
        found: set[int] = set()
        for start, end in spans:
            for day in range(start // DAY, (end - 1) // DAY + 1):
                found.update(
                    number
                    for number in self.by_day.get(day, ())
                    if self.items[number][0][0] < end and start < self.items[number][0][1]
                )
        return [self.items[number] for number in sorted(found)]
