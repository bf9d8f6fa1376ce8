"""A replan beside the plan that was announced before it."""

from dataclasses import replace

from scheduler.analyse.comparing.comparison import PlansBeside, compare
from scheduler.analyse.plan import ExplainedPlan, analyse
from scheduler.analyse.replanning.replan import AnnouncedPlan
from scheduler.analyse.sources import Graph
from scheduler.planning.interface.options import SolveOptions


def explain_announced(announced: AnnouncedPlan, graph: Graph) -> ExplainedPlan:
    """Return an announced plan, explained; ``graph`` is the task graph of the plan after it."""
    return analyse(
        replace(graph, progress=announced.facts),
        announced.situation,
        SolveOptions(),
        announced.result,
        announced=announced.told,
    )


def beside_announced(plan: ExplainedPlan) -> PlansBeside | None:
    """Return a replan beside the announced plan; nothing for a plan that is no replan."""
    if plan.replan is None:
        return None
    return compare(explain_announced(plan.replan.announced, plan.graph), plan)
