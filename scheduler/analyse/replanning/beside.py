"""A replan beside the plan that was announced before it."""

from dataclasses import replace

from scheduler.analyse.comparing.comparison import Comparison, compare
from scheduler.analyse.plan import ExplainedPlan, analyse
from scheduler.planning.interface.options import SolveOptions


def explain_announced(plan: ExplainedPlan) -> ExplainedPlan | None:
    """Return the plan announced before a replan, explained; nothing for any other plan."""
    if plan.replan is None:
        return None
    announced = plan.replan.announced
    return analyse(
        replace(plan.graph, progress=announced.facts),
        announced.situation,
        SolveOptions(),
        announced.result,
        announced=announced.told,
    )


def beside_announced(plan: ExplainedPlan) -> Comparison | None:
    """Return a replan beside the announced plan; nothing for a plan that is no replan."""
    old = explain_announced(plan)
    return None if old is None else compare(old, plan)
