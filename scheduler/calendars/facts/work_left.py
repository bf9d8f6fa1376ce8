"""How long a step has been worked on, and how much of it is left."""

from datetime import datetime

from scheduler.calendars.clock.intervals import Intervals, intersect, measure, subtract
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.model.notation.base import Minutes
from scheduler.model.progress.step_facts import StepFacts
from scheduler.model.task import Kind, Task


def worked(times: WorkingTimes, task: Task, facts: StepFacts, until: datetime) -> Intervals:
    """
    Return when a step was worked on, from its start to a moment, its end, or its stop.

    Elapsed steps, all hands and people who stay past their shift go by the clock; all others by
    their working time, which begins with the campaign. Nothing is worked in a stop.

    Parameters
    ----------
    times
        The calendars of the scenario in which the step is done.
    task
        The step as it is done.
    facts
        What is recorded of it: it has begun.
    until
        The data date, local.
    """
    minute = times.axis.minute
    first = facts.begun or until
    last = facts.finished or facts.suspended or until
    stops = [(minute(stop.start), minute(stop.end)) for stop in facts.stops]
    span = subtract(((minute(first), minute(last)),), stops)
    if task.kind is Kind.ELAPSED or task.all_hands or facts.people_stay:
        return span
    return intersect(span, times.working_time(task))


def work_left(times: WorkingTimes, task: Task, facts: StepFacts, until: datetime) -> Minutes:
    """
    Return the working minutes left of a step under way or suspended; below zero if it ran over.

    What is recorded as remaining counts from its own moment; without it the hours of the step do
    from its start.
    """
    pieces = worked(times, task, facts, until)
    if facts.remaining is None:
        return task.duration - measure(pieces)
    since = times.axis.minute(facts.as_of or until)
    return facts.remaining - sum(end - max(start, since) for start, end in pieces if end > since)
