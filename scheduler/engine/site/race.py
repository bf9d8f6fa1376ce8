"""The race for a site: what judges placements, and whether there are any."""

import time
from collections.abc import Callable

from scheduler.engine.race import Clock, Race
from scheduler.engine.site.check import checked_end
from scheduler.engine.site.problem import Placement, Site

Judge = Callable[[Placement], int]


class SiteRace(Race[Placement]):
    """
    A race in which placements are judged by the end of the goal.

    By default every placement is checked against all rules. Whoever checks what comes out by
    other means may have a judge that only looks at the goal.
    """

    def __init__(
        self,
        site: Site,
        *,
        judge: Judge | None = None,
        shared: bool = True,
        clock: Clock = time.monotonic,
    ) -> None:
        super().__init__(
            judge or (lambda each: checked_end(site, each)), 0, shared=shared, clock=clock
        )
        self.is_impossible = False

    def rule_out(self) -> None:
        """Take note that no placement keeps all rules, which ends the race."""
        self.is_impossible = True
        self.call_off()


def unchecked(site: Site) -> Judge:
    """Return a judge that only looks at the goal."""
    return lambda placement: site.goal_end(placement.starts, placement.modes)
