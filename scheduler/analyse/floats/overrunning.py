"""
Steps under way that take longer: their floats are how much later they may end.

Nobody decides when such a step goes on, so its job has one start. Here it may end at every later
minute of its working time, as if its rest grew; by the clock, where it goes on by that.
"""

from dataclasses import replace

from scheduler.calendars.clock.intervals import Intervals
from scheduler.calendars.facts.going_on import goes_by_clock
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.starts.job import Job
from scheduler.calendars.starts.start_classes import StartClass
from scheduler.model.notation.base import Minutes, TaskId


def overrunning(situation: ChosenSituation) -> ChosenSituation:
    """Return a situation in which the steps under way may end later than they do."""
    facts = situation.facts
    if facts is None or not facts.under_way:
        return situation
    later = {step: _stretched(situation, step) for step in facts.under_way}
    jobs = {step: later.get(step, job) for step, job in situation.jobs.items()}
    modes = {step: (job,) for step, job in jobs.items()}
    return replace(situation, jobs=jobs, modes=modes)


def _stretched(situation: ChosenSituation, step: TaskId) -> Job:
    job, horizon = situation.jobs[step], situation.horizon
    start = job.classes[0].low if job.classes else 0
    end = job.end_after(start) if job.classes else start
    length = end - start
    ends = _later(_time(situation, job), end, horizon)
    classes = (
        StartClass(start, start, ()),
        *(StartClass(a - length, b - length, ()) for a, b in ends),
    )
    return replace(job, duration=length, working=((start, horizon),), classes=classes, tick=1)


def _time(situation: ChosenSituation, job: Job) -> Intervals:
    facts = situation.facts
    if facts is None or goes_by_clock(job.task, facts.progress.facts_of(job.id)):
        return ((0, situation.horizon),)
    return situation.calendars.of(situation.scenario).working_time(job.task)


def _later(time: Intervals, end: Minutes, horizon: Minutes) -> list[tuple[Minutes, Minutes]]:
    """Return the spans of minutes after an end at which work may end."""
    spans = ((max(first, end) + 1, min(last, horizon)) for first, last in time)
    return [(first, last) for first, last in spans if first <= last]
