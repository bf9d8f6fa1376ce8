"""Warnings that only a plan gives: floats that no campaign needs."""

from collections.abc import Iterator

from scheduler.advice.words import joined
from scheduler.analyse.plan import ExplainedPlan
from scheduler.errors import Finding
from scheduler.model.notation.durations import DAY

HIGH_FLOAT = 20 * DAY


def warn_of_plan(plan: ExplainedPlan) -> Iterator[Finding]:
    """Yield one warning for all own steps before launch whose total float is high."""
    campaign, after = plan.situation.campaign, plan.integrity.after_steps
    high = {
        step: own.total
        for step, own in plan.floats.items()
        if own.total is not None and own.total >= HIGH_FLOAT and step not in after
    }
    own_steps = {
        step: total for step, total in high.items() if campaign.is_own(campaign.tasks[step])
    }
    if own_steps:
        texts = [f"{step!r} ({total / DAY:.0f} d)" for step, total in own_steps.items()]
        yield Finding(
            code="high-float",
            message=f"a float of twenty days or more: {joined(texts)}",
            path=("tasks", next(iter(own_steps))),
            hint="Check whether a link from them to a later step is missing.",
        )
