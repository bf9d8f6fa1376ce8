"""What keeps a step waiting for other steps, or for nothing but the plan, each in a clause."""

from scheduler.analyse.obstacles.blocking import Blocker, Cause
from scheduler.analyse.plan import ExplainedPlan
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.durations import format_minutes
from scheduler.planning.interface.options import Prefer
from scheduler.wording.names import Span, in_brackets, named
from scheduler.wording.reasons.crews import crew_taken
from scheduler.wording.reasons.links import link_clause

PREFERRED = {
    Prefer.EARLY: "early starts overall",
    Prefer.CALM: "calm: less work at night and at weekends",
    Prefer.CHEAP: "a lower cost",
    Prefer.COVER: "the next vehicle on standby earlier",
}


def link(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say which link binds a step."""
    del step, span
    return link_clause(plan, cause)


def crew(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say which step has the people of a crew."""
    del step, span
    return crew_taken(plan, cause.detail, cause.task, cause.until)


def facility(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say which step has the room of a place, or for which a hold reserves it."""
    del step, span
    taken = "reserved" if cause.cause is Cause.HOLD else "full"
    end = f"{named(plan, cause.task or '')} ends on {plan.situation.axis.say(cause.until)}"
    told = {hold.reason for hold in plan.situation.campaign.holds}
    reason = in_brackets(cause.reason) if cause.reason in told else ""
    return f"{cause.detail} is {taken} until {end}{reason}"


def hazard(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say which step a hazard keeps away."""
    del step, span
    end = plan.situation.axis.say(cause.until)
    other = named(plan, cause.task or "")
    return f"it must not run beside {other}, which ends on {end} (hazard: {cause.detail})"


def limit(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say which limit an earlier start would break."""
    del step, span
    most = f"at most {format_minutes(cause.lag)}"
    if cause.task is None:
        return f"its pauses would stretch it beyond a limit ({cause.detail}, {most})"
    ends = "ends" if cause.subject == "end" else "starts"
    return (
        f"an earlier start would break a limit to {named(plan, cause.task)}, which {ends} on "
        f"{plan.situation.axis.say(cause.event)} ({cause.detail}, {most})"
    )


def preference(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say that a step comes later by preference, and when it could start."""
    del cause
    first = plan.situation.jobs[step].next_start(span[0])
    preferred = plan.result.preference
    name = "a later start" if preferred is None else PREFERRED[preferred.name]
    earlier = "" if first is None else f", on {plan.situation.axis.say(first)}"
    return f"it could start earlier{earlier}, but the plan prefers {name}"


def late(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say that a step is held late on purpose, or follows one that is."""
    del cause
    first = plan.situation.jobs[step].next_start(span[0])
    earlier = "" if first is None else f", on {plan.situation.axis.say(first)}"
    if plan.situation.tasks[step].as_late_as_possible:
        return f"it could start earlier{earlier}, but is held as late as launch allows on purpose"
    return f"it could start earlier{earlier}, but follows a step that is held late on purpose"


def announced(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say that a step stays where it was announced, or moves so that little else changes."""
    first = plan.situation.jobs[step].next_start(span[0])
    earlier = "" if first is None else f", on {plan.situation.axis.say(first)}"
    if cause.detail:
        return (
            f"it was announced for {cause.detail} and could start earlier{earlier}, but that would "
            "change more of what was announced"
        )
    return f"it could start earlier{earlier}, but stays where it was announced"


def nothing(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say that no obstacle was found."""
    del plan, step, cause, span
    return "nothing keeps it from starting earlier"


def start(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say that the campaign has only just begun."""
    del plan, step, cause, span
    return "the campaign begins"
