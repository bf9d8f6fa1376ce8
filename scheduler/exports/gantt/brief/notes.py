"""What stands in the lane of a place besides steps: holds and closures, with their reasons."""

from collections.abc import Iterator

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.rules.holds import TimedHold
from scheduler.exports.gantt.parts.steps import CLOSED, HOLD, ChartStep
from scheduler.model.notation.base import FacilityId, Minutes


def notes_of(plan: ExplainedPlan, last: Minutes) -> tuple[ChartStep, ...]:
    """Return the holds of a plan and the dated closures of its places, up to a last minute."""
    return (*_holds(plan), *_closures(plan, last))


def _holds(plan: ExplainedPlan) -> Iterator[ChartStep]:
    """Yield each hold from the start of one step, or of the campaign, to the end of another."""
    for number, hold in enumerate(plan.situation.holds):
        start = _begun(plan, hold) if hold.source is None else plan.schedule[hold.source].start
        end = plan.schedule[hold.target].end
        since = "the start" if hold.source is None else hold.source
        name = hold.reason or f"reserved from {since} to {hold.target}"
        key = f"hold {number} of {hold.facility}"
        yield _note(key, name, (hold.facility, HOLD), (start, end))


def _begun(plan: ExplainedPlan, hold: TimedHold) -> Minutes:
    """Return since when a hold has been in force: a recorded start, or else the campaign's."""
    facts = plan.situation.facts
    starts = (
        None if facts is None else facts.event(each.from_task, is_end=False)
        for each in plan.situation.campaign.holds
        if (each.facility, each.to_task, each.reason) == (hold.facility, hold.target, hold.reason)
    )
    return next((start for start in starts if start is not None), 0)


def _closures(plan: ExplainedPlan, last: Minutes) -> Iterator[ChartStep]:
    """Yield the closures that fall on the time axis, of places that the plan uses."""
    minute = plan.situation.axis.minute
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
