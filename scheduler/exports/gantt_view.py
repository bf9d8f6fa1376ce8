"""What Gantt charts show besides the plan."""

from dataclasses import dataclass

from scheduler.analyse.comparing.comparison import PlansBeside
from scheduler.formats.risk.document import RiskDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class GanttView:
    """
    What Gantt charts show besides the plan.

    With ``floats``, the full chart shows behind each step how late it may end. ``beside`` compares
    the plan with an earlier one, by default a replan with the one that was announced: what moved
    is marked, and where it was is outlined. With ``risk``, the head tells how sure launch is, and
    the full chart between which dates each step of the driving chain may end.
    """

    floats: bool = False
    beside: PlansBeside | None = None
    risk: RiskDocument | None = None


PLAIN = GanttView()
