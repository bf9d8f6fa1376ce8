"""What the searches of one problem share: the best checked schedule, the bound, the stop."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from scheduler.errors import SchedulerError

Clock = Callable[[], float]

Answer = TypeVar("Answer")
"""What searches offer: a schedule in the form that they and the judge know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement:
    """A better schedule: seconds since the search began, its makespan, and who found it."""

    second: float
    makespan: int
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Generic[Answer]):
    """How a race stands at one moment: the best, its makespan and finder, and the bound."""

    best: Answer | None
    makespan: int | None
    who: str
    bound: int


class Race(Generic[Answer]):
    """
    Holds the best schedule that has passed the check, and the highest proved bound.

    The judge returns the makespan of a schedule that keeps all rules, and raises an error for any
    other.

    Every thread may offer schedules and bounds. The race is over when bound and makespan meet, or
    when it is called off. In a race that is not shared, no search goes by what others find, so
    that each runs the same whatever the others do.
    """

    def __init__(
        self,
        judge: Callable[[Answer], int],
        bound: int,
        *,
        shared: bool = True,
        clock: Clock = time.monotonic,
    ) -> None:
        self._judge = judge
        self._shared = shared
        self._clock = clock
        self._began = clock()
        self._lock = Lock()
        self._best: Answer | None = None
        self._is_off = False
        self.makespan: int | None = None
        self.bound = bound
        self.trace: list[Improvement] = []

    @property
    def seconds(self) -> float:
        """The seconds since the race began."""
        return self._clock() - self._began

    @property
    def best(self) -> Answer | None:
        """The best checked schedule, if there is one."""
        return self._best

    @property
    def is_proved(self) -> bool:
        """Whether no schedule can be shorter than the best."""
        return self.bound == self.makespan

    @property
    def is_called_off(self) -> bool:
        """Whether the searches shall end, whatever they have found."""
        return self._is_off

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to search for, or no time."""
        return self.is_called_off or self.is_proved

    def is_over_for(self, makespan: int | None) -> bool:
        """Tell whether a search whose best schedule has this makespan shall end."""
        mine = makespan == self.bound
        return self.is_called_off or mine or (self._shared and self.is_proved)

    def elsewhere(self) -> Answer | None:
        """Return the best schedule of all searches, if they share what they find."""
        return self._best if self._shared else None

    def require_best(self) -> Answer:
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

    def view(self) -> View[Answer]:
        """Return how the race stands."""
        with self._lock:
            who = self.trace[-1].who if self.trace else ""
            return View(best=self._best, makespan=self.makespan, who=who, bound=self.bound)

    def call_off(self) -> None:
        """End the race; no lock is waited for, so that Ctrl-C may do it at any moment."""
        self._is_off = True

    def offer(self, answer: Answer, who: str) -> bool:
        """
        Take a schedule if it is shorter than the best; tell whether it was.

        Raises
        ------
        InvalidPlanError
            If it breaks a rule.
        SchedulerError
            If it is shorter than the bound.
        """
        makespan = self._judge(answer)
        with self._lock:
            if self.makespan is not None and makespan >= self.makespan:
                return False
            if makespan < self.bound:
                message = f"a schedule of {makespan} contradicts the bound of {self.bound}"
                raise SchedulerError(message)
            self._best, self.makespan = answer, makespan
            self.trace.append(Improvement(second=self.seconds, makespan=makespan, who=who))
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
            if self.makespan is not None and bound > self.makespan:
                message = f"a bound of {bound} contradicts a schedule of {self.makespan}"
                raise SchedulerError(message)
            self.bound = max(self.bound, bound)

    def settle_on(self, answer: Answer) -> None:
        """
        Take one of several equally short schedules for the best, so that runs repeat.

        Raises
        ------
        SchedulerError
            If it is not as short.
        """
        makespan = self._judge(answer)
        if makespan != self.makespan:
            message = f"{makespan} is not the makespan of the best schedule"
            raise SchedulerError(message)
        self._best = answer
