"""Crews with too few people on shift, in words."""

from collections.abc import Sequence

from scheduler.analyse.obstacles.blocking import Blocker, Cause
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.shifts.shifts import people_at
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.wording.names import Span, listed, named


def is_absent_crew(cause: Blocker) -> bool:
    """Whether a step waits for the shift of a crew rather than for one of the site."""
    return cause.cause is Cause.SHIFT and bool(cause.subject)


def crews_words(
    plan: ExplainedPlan, step: TaskId, members: Sequence[Blocker], span: Span, *, in_short: bool
) -> str:
    """Say which crews have too few people on shift."""
    crew = plan.situation.jobs[step].task.crew
    there = {each.subject: _on_shift(plan, step, each, span) for each in members}
    if in_short and not any(there.values()):
        return f"nobody from {', '.join(each.detail for each in members)} on shift"
    texts = [
        f"{each.detail} ({crew[each.subject]} needed, {there[each.subject]} on shift)"
        for each in members
    ]
    return f"too few people in {listed(texts)}"


def _on_shift(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> int:
    """Return how many people of a crew are on shift when there are too few of them."""
    profile, needed = (
        plan.situation.profiles[cause.subject],
        plan.situation.jobs[step].task.crew[cause.subject],
    )
    there = people_at(profile, max(cause.since, span[0]))
    return there if there < needed else people_at(profile, cause.since)


def crew_taken(plan: ExplainedPlan, crew: str, other: TaskId | None, until: Minutes) -> str:
    """Say that another step has the people of a crew, and until when."""
    when = plan.situation.axis.say(until)
    if other is None:
        return f"{crew} has too few people until {when}"
    pieces = plan.schedule[other].pieces
    if any(start < until < end for start, end in pieces):
        return f"{crew} has too few people beside {named(plan, other)} until {when}"
    return f"{crew} has too few people free: {named(plan, other)} needs them until {when}"
