"""When steps begin and end, and when vehicles stand by, in a schedule and by what is recorded."""

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.vehicle_steps import standby_steps
from scheduler.model.vehicles import Vehicle
from scheduler.schedule.scheduled import Schedule


def event_minute(
    situation: Situation, schedule: Schedule, step: TaskId, *, is_end: bool
) -> Minutes | None:
    """
    Return the start or end of a step, recorded or else planned; nothing for one that is dropped.

    Work done before the campaign, of which no date is recorded, was done by its start.
    """
    facts = situation.facts
    recorded = None if facts is None else facts.event(step, is_end=is_end)
    if recorded is not None:
        return recorded
    if step in schedule.tasks:
        placed = schedule[step]
        return placed.end if is_end else placed.start
    is_dropped = facts is not None and step in facts.dropped
    return 0 if step in situation.done and not is_dropped else None


def standby_minute(situation: Situation, schedule: Schedule, vehicle: Vehicle) -> Minutes | None:
    """Return when a vehicle stands by; nothing if no step of a schedule says that it does."""
    steps = standby_steps(situation.campaign, vehicle)
    ends = (event_minute(situation, schedule, step, is_end=True) for step in steps)
    return max((end for end in ends if end is not None), default=None)
