"""The race for a problem without calendars: its judge, its first bound, its schedules."""

import time
from collections.abc import Sequence

from scheduler.engine.bounds import trivial_bound
from scheduler.engine.check import checked_makespan
from scheduler.engine.problem import PlainProject
from scheduler.engine.race import Clock, Race
from scheduler.engine.searches.base import ListSchedule


class ProblemRace(Race[ListSchedule]):
    """A race in which every schedule is checked against the problem."""

    def __init__(
        self, problem: PlainProject, *, shared: bool = True, clock: Clock = time.monotonic
    ) -> None:
        super().__init__(
            lambda found: checked_makespan(problem, found.starts),
            trivial_bound(problem),
            shared=shared,
            clock=clock,
        )
        self._durations: list[int] = problem.durations.tolist()

    def offer_starts(self, starts: Sequence[int], who: str) -> bool:
        """Take the schedule with these starts if it is shorter; tell whether it was."""
        ends = map(sum, zip(starts, self._durations, strict=False))
        order = sorted(range(len(starts)), key=lambda task: (starts[task], task))
        return self.offer(ListSchedule(max(ends, default=0), tuple(starts), tuple(order)), who)
