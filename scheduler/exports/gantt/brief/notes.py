"""What stands in the lane of a place besides steps: holds and closures, with their reasons."""

from collections.abc import Iterator

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.gantt.parts.steps import CLOSED, HOLD, ChartStep
from scheduler.exports.page.time import end_of_axis
from scheduler.model.notation.base import FacilityId, Minutes


def notes_of(plan: ExplainedPlan) -> tuple[ChartStep, ...]:
    """Return the holds of a plan and the dated closures of its places."""
    return (*_holds(plan), *_closures(plan))


def _holds(plan: ExplainedPlan) -> Iterator[ChartStep]:
    """Yield each hold from the start of one step, or of the campaign, to the end of another."""
    for number, hold in enumerate(plan.situation.holds):
        start = 0 if hold.source is None else plan.schedule[hold.source].start
        end = plan.schedule[hold.target].end
        since = "the start" if hold.source is None else hold.source
        name = hold.reason or f"reserved from {since} to {hold.target}"
        key = f"hold {number} of {hold.facility}"
        yield _note(key, name, (hold.facility, HOLD), (start, end))


def _closures(plan: ExplainedPlan) -> Iterator[ChartStep]:
    """Yield the closures that fall on the time axis, of places that the plan uses."""
    minute, last = plan.situation.axis.minute, end_of_axis(plan)
    used = {place for job in plan.situation.jobs.values() for place in job.task.places}
    used |= {hold.facility for hold in plan.situation.holds}
    for place in plan.situation.campaign.facilities.values():
        for number, closure in enumerate(place.closed if place.id in used else ()):
            start, end = max(0, minute(closure.start)), min(last, minute(closure.end))
            if start < end:
                name = f"closed: {closure.reason}" if closure.reason else "closed"
                key = f"closure {number} of {place.id}"
                yield _note(key, name, (place.id, CLOSED), (start, end))


def _note(
    key: str, name: str, where: tuple[FacilityId, str], span: tuple[Minutes, Minutes]
) -> ChartStep:
    place, role = where
    return ChartStep(
        id=key,
        name=name,
        flow="",
        place=place,
        role=role,
        start=span[0],
        end=span[1],
        pieces=(span,),
        worked=0,
        hold_point="",
        is_critical=False,
        is_test=False,
        is_milestone=False,
        clears=role == CLOSED,
        is_note=True,
    )
