"""Crews with too few people on shift, in words."""

from collections.abc import Sequence

from scheduler.analyse.driving.blocking import Blocker, Cause
from scheduler.analyse.plan import Plan
from scheduler.calendars.shifts.shifts import people_at
from scheduler.model.base import TaskId
from scheduler.wording.names import Span, listed


def is_crew(cause: Blocker) -> bool:
    """Whether a step waits for the shift of a crew rather than for one of the site."""
    return cause.cause is Cause.SHIFT and bool(cause.subject)


def crews_words(
    plan: Plan, step: TaskId, members: Sequence[Blocker], span: Span, *, in_short: bool
) -> str:
    """Say which crews have too few people on shift."""
    crew = plan.situation.jobs[step].task.crew
    there = {each.subject: _on_shift(plan, step, each, span) for each in members}
    if in_short and not any(there.values()):
        return f"nobody of {', '.join(each.detail for each in members)} on shift"
    texts = [
        f"{each.detail} ({crew[each.subject]} needed, {there[each.subject]} on shift)"
        for each in members
    ]
    return f"too few people of {listed(texts)}"


def _on_shift(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> int:
    """Return how many people of a crew are on shift when there are too few of them."""
    profile, needed = (
        plan.situation.profiles[cause.subject],
        plan.situation.jobs[step].task.crew[cause.subject],
    )
    there = people_at(profile, max(cause.since, span[0]))
    return there if there < needed else people_at(profile, cause.since)
