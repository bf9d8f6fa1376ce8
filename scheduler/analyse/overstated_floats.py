"""
Phantom float: what plain CPM promises on a plan beyond the float that is there.

Plain CPM on a levelled plan keeps each step's planned dates and pushes along links only, on the
steps' calendars; it forgets who hands which crew, bay or cleared zone to whom (AACE PS-2953).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.analyse.floats.floats import floats
from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.resource_order.partial_order import PartialOrder
from scheduler.model.notation.base import Minutes, TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class Phantom:
    """
    The float of plain CPM, and how much of it is not there.

    Both are nothing where plain CPM sees no way from the step to launch and promises all the time
    in the world, although the step does hold launch.
    """

    plain: Minutes | None
    excess: Minutes | None

    @property
    def is_overstated(self) -> bool:
        """Whether plain CPM promises float that is not there."""
        return self.excess is None or self.excess > 0


def phantom_floats(plan: ExplainedPlan) -> Mapping[TaskId, Phantom]:
    """Return for each step plain CPM's float and how much it overstates the true one."""
    bare = PartialOrder(situation=plan.situation, schedule=plan.schedule, arcs=(), kept_out={})
    plain = floats(bare)
    found: dict[TaskId, Phantom] = {}
    for task_id, own in plan.floats.items():
        theirs = plain[task_id]
        excess: Minutes | None = 0
        if own.total is not None:
            excess = None if theirs.total is None else max(theirs.total - own.total, 0)
        found[task_id] = Phantom(plain=theirs.total, excess=excess)
    return found
