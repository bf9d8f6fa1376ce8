"""The work of a step, shift by shift."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.calendars.clock.intervals import Interval, intersect, subtract
from scheduler.calendars.shifts.shifts import ShiftRun
from scheduler.calendars.situation.situation import Situation
from scheduler.planning.people.labour import runs_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Stint:
    """The minutes of one step in one shift; outside of all shifts there is none."""

    run: ShiftRun | None
    parts: tuple[Interval, ...]


def stints(situation: Situation, pieces: tuple[Interval, ...]) -> Iterator[Stint]:
    """Yield the worked pieces of a step shift by shift; each minute is in one of them."""
    left = tuple(piece for piece in pieces if piece[0] < piece[1])
    if not left:
        return
    for run in runs_within(situation, left[0][0], left[-1][1]):
        inside = tuple(intersect(left, [(run.start, run.end)]))
        if inside:
            yield Stint(run=run, parts=inside)
            left = tuple(subtract(left, inside))
    if left:
        yield Stint(run=None, parts=left)
