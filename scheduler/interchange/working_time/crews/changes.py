"""Head-counts by date as a task graph writes them: few entries, whole days where they can be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from scheduler.formats.foreign.calendar import DAY_MINUTES
from scheduler.interchange.working_time.crews.head_counts import Deviation
from scheduler.interchange.working_time.crews.source import CrewSource
from scheduler.interchange.working_time.period import moment_of

ONE_DAY = timedelta(days=1)


@dataclass(slots=True)
class _Entry:
    """One entry of ``changes`` while it is made: what it must reach, and what it may."""

    start: int
    end: int
    earliest: int
    latest: int
    people: dict[str, int] = field(default_factory=dict)

    def takes(self, other: Deviation) -> bool:
        """Whether another shift's deviation fits in without changing what either says."""
        earliest, latest = max(self.earliest, other.earliest), min(self.latest, other.latest)
        fits = earliest <= min(self.start, other.start) and max(self.end, other.end) <= latest
        return fits and other.shift not in self.people

    def add(self, other: Deviation) -> None:
        """Take another deviation in."""
        self.start, self.end = min(self.start, other.start), max(self.end, other.end)
        self.earliest = max(self.earliest, other.earliest)
        self.latest = min(self.latest, other.latest)
        self.people[other.shift] = other.people


def changes_of(crew: CrewSource, found: Iterable[Deviation]) -> list[dict[str, Any]]:
    """
    Return the entries of ``changes`` of a crew, in order of time.

    People who are called in at any hour must not be told to be away when they only rest: for such
    a crew, nobody on a shift is said of the very minutes of that shift.
    """
    entries: list[_Entry] = []
    for each in sorted(found, key=lambda each: (each.start, each.end, each.shift)):
        is_exact = crew.is_called and each.people == 0
        recent = [] if is_exact else entries[-LOOK_BACK:]
        entry = next((entry for entry in recent if entry.takes(each)), None)
        if entry is None:
            earliest, latest = each.earliest, each.latest
            if is_exact:
                earliest, latest = each.start, each.end
            entry = _Entry(each.start, each.end, earliest, latest)
            entries.append(entry)
        entry.add(each)
        if is_exact:
            entry.earliest, entry.latest = each.start, each.end
    return [_written(entry, _reason(crew, entry)) for entry in entries]


LOOK_BACK = 8


def _reason(crew: CrewSource, entry: _Entry) -> str:
    """Return the name of the exception with which an entry begins, if it has one."""
    return crew.exception_name(entry.start // DAY_MINUTES)


def _written(entry: _Entry, reason: str) -> dict[str, Any]:
    return {
        **dict(_bounds(entry)),
        "people": dict(entry.people),
        **({"reason": reason} if reason else {}),
    }


def _bounds(entry: _Entry) -> Iterator[tuple[str, str]]:
    """Yield from and to: whole days where these say the same, else moments."""
    first = entry.start - entry.start % DAY_MINUTES
    after = -(-entry.end // DAY_MINUTES) * DAY_MINUTES
    start = first if first >= entry.earliest else entry.start
    end = after if after <= entry.latest else entry.end
    if start % DAY_MINUTES or end % DAY_MINUTES:
        yield (
            "from",
            moment_of(entry.start if start % DAY_MINUTES else start).isoformat("T", "minutes"),
        )
        yield "to", moment_of(end).isoformat("T", "minutes")
    else:
        yield "from", moment_of(start).date().isoformat()
        yield "to", (moment_of(end) - ONE_DAY).date().isoformat()
