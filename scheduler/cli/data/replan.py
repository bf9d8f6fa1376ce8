"""A replan as data."""

from typing import Any

from scheduler.analyse.comparing.comparison import PlansBeside
from scheduler.analyse.plan import ExplainedPlan
from scheduler.cli.data.causes import causes_data
from scheduler.cli.data.comparison import comparison_data
from scheduler.cli.data.plan import summary_data
from scheduler.exports.document.replan import replan_entry


def replan_data(found: PlansBeside) -> dict[str, Any]:
    """Return a replan beside the announced plan; minutes count from the campaign start."""
    plan = found.new.plan
    return {**summary_data(plan), **_replan(plan), "comparison": comparison_data(found)}


def _replan(plan: ExplainedPlan) -> dict[str, Any]:
    if plan.replan is None:
        return {}
    entry = replan_entry(plan.situation, plan.replan).model_dump(mode="json")
    causes = plan.replan.causes
    entry["causes"] = None if causes is None else causes_data(causes, plan.situation.axis)
    known = entry.pop("announced")
    launch = known["result"]["launch"], known["result"]["launch_minute"]
    announced = {"digest": known["digest"], "launch": launch[0], "launch_minute": launch[1]}
    return {"replan": {"announced": announced, "first": known["first"], **entry}}
