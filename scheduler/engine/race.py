"""What the searches of one problem share: the best checked schedule, the bound, the stop."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event, Lock

from scheduler.engine.bounds import trivial_bound
from scheduler.engine.check import checked_makespan
from scheduler.engine.problem import Problem
from scheduler.engine.searches.base import Found
from scheduler.errors import SchedulerError

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A better schedule: seconds since the search began, its makespan, and who found it."""

    second: float
    makespan: int
    who: str


class Race:
    """
    Holds the best schedule that has passed the check, and the highest proved bound.

    Every thread may offer schedules and bounds. The race is over when bound and makespan meet, or
    when it is called off. In a race that is not shared, no search goes by what others find, so
    that each runs the same whatever the others do.
    """

    def __init__(
        self, problem: Problem, *, shared: bool = True, clock: Clock = time.monotonic
    ) -> None:
        self._problem = problem
        self._shared = shared
        self._clock = clock
        self._began = clock()
        self._lock = Lock()
        self._best: Found | None = None
        self._off = Event()
        self.bound = trivial_bound(problem)
        self.trace: list[Mark] = []

    @property
    def seconds(self) -> float:
        """The seconds since the race began."""
        return self._clock() - self._began

    @property
    def best(self) -> Found | None:
        """The best checked schedule, if there is one."""
        return self._best

    @property
    def is_proved(self) -> bool:
        """Whether no schedule can be shorter than the best."""
        return self._best is not None and self.bound == self._best.makespan

    @property
    def is_called_off(self) -> bool:
        """Whether the searches shall end, whatever they have found."""
        return self._off.is_set()

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to search for, or no time."""
        return self.is_called_off or self.is_proved

    def is_over_for(self, found: Found) -> bool:
        """Tell whether a search with this best schedule shall end."""
        mine = found.makespan == self.bound
        return self.is_called_off or mine or (self._shared and self.is_proved)

    def elsewhere(self) -> Found | None:
        """Return the best schedule of all searches, if they share what they find."""
        return self._best if self._shared else None

    def require_best(self) -> Found:
        """
        Return the best schedule.

        Raises
        ------
        SchedulerError
            If none has been offered yet.
        """
        if self._best is None:
            message = "no schedule has been offered yet"
            raise SchedulerError(message)
        return self._best

    def call_off(self) -> None:
        """End the race."""
        self._off.set()

    def offer(self, starts: Sequence[int], who: str) -> bool:
        """
        Take a schedule if it is shorter than the best; tell whether it was.

        Raises
        ------
        InvalidPlanError
            If it breaks a rule of the problem.
        """
        makespan = checked_makespan(self._problem, starts)
        with self._lock:
            if self._best is not None and makespan >= self._best.makespan:
                return False
            order = sorted(range(len(starts)), key=lambda task: (starts[task], task))
            self._best = Found(makespan, tuple(starts), tuple(order))
            self.trace.append(Mark(second=self.seconds, makespan=makespan, who=who))
        return True

    def raise_bound(self, bound: int) -> None:
        """
        Take a proved bound.

        Raises
        ------
        SchedulerError
            If it lies above the makespan of a checked schedule.
        """
        with self._lock:
            if self._best is not None and bound > self._best.makespan:
                message = f"a bound of {bound} contradicts a schedule of {self._best.makespan}"
                raise SchedulerError(message)
            self.bound = max(self.bound, bound)

    def settle_on(self, found: Found) -> None:
        """
        Take one of several equally short schedules for the best, so that runs repeat.

        Raises
        ------
        SchedulerError
            If it is not as short.
        """
        if checked_makespan(self._problem, found.starts) != self.require_best().makespan:
            message = f"{found.makespan} is not the makespan of the best schedule"
            raise SchedulerError(message)
        self._best = found
