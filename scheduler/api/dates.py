"""Minutes of a schedule as dates on the clocks of the site."""

from datetime import datetime, timedelta

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.situation.situation import Situation
from scheduler.errors import InputError, Problem, UnknownName, Where, did_you_mean
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.moments import in_zone, parse_moment
from scheduler.schedule.scheduled import Schedule, ScheduledTask


def length(minutes: Minutes) -> timedelta:
    """Return minutes as a length of time."""
    return timedelta(minutes=minutes)


def placed(situation: Situation, schedule: Schedule, step: TaskId) -> ScheduledTask:
    """
    Return a step in time.

    Raises
    ------
    UnknownName
        If the schedule has no such step.
    """
    found = schedule.tasks.get(step)
    if found is not None:
        return found
    if step in situation.done:
        message = f"step {step!r} is done before the start"
        raise UnknownName(message)
    message = f"unknown step {step!r}. {did_you_mean(step, schedule.tasks)}"
    raise UnknownName(message)


def minute_of(axis: Axis, moment: datetime | str, name: str = "by") -> Minutes:
    """
    Return the minute of a date and time: local if it has no time zone, as in a task graph.

    ``name`` is what it was given as.

    Raises
    ------
    InputError
        If a text is no date and time.
    """
    if isinstance(moment, datetime):
        local = moment if moment.tzinfo is None else moment.astimezone(axis.zone)
        return axis.minute(local)
    try:
        with in_zone(axis.zone):
            read: datetime = parse_moment(moment)
    except ValueError as error:
        problem = Problem(code="bad-date", message=str(error), where=Where(name))
        raise InputError([problem]) from None
    return axis.minute(read)
