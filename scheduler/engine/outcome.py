"""How the search for a problem ended."""

from dataclasses import dataclass

from scheduler.engine.race import Improvement


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOutcome:
    """
    A checked schedule, what is proved of it, and how it came about.

    ``starts`` are in the order of the problem's tasks; no schedule is shorter than ``bound``.
    ``trace`` holds each better schedule with its second and its finder.
    """

    starts: tuple[int, ...]
    makespan: int
    bound: int
    seconds: float
    trace: tuple[Improvement, ...]
    interrupted: bool

    @property
    def proved(self) -> bool:
        """Whether no schedule can be shorter."""
        return self.bound == self.makespan

    @property
    def seconds_to_best(self) -> float:
        """When a schedule as short as the last was first found."""
        return next(mark.second for mark in self.trace if mark.makespan == self.makespan)
