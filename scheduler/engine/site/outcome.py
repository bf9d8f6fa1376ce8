"""How the search for a site ended."""

from dataclasses import dataclass

from scheduler.engine.race import Improvement
from scheduler.engine.site.problem import Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOutcome:
    """
    A checked placement, if one was found, what is proved, and how it came about.

    ``makespan`` is the end of the goal; no placement has an earlier one than ``bound``. If it is
    ``impossible``, no placement keeps all rules. ``trace`` holds each better placement with its
    second and its finder.
    """

    placement: Placement | None
    makespan: int | None
    bound: int
    impossible: bool
    seconds: float
    trace: tuple[Improvement, ...]
    interrupted: bool

    @property
    def proved(self) -> bool:
        """Whether nothing can be better, or there is proof that nothing is possible."""
        return self.impossible or self.bound == self.makespan

    @property
    def seconds_to_best(self) -> float | None:
        """When a placement as good as the last was first found."""
        return next((mark.second for mark in self.trace if mark.makespan == self.makespan), None)
