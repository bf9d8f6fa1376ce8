"""From a task to its job: what it takes, when it can be worked on and where it may start."""

from scheduler.calendars.clock.intervals import Intervals
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.calendars.starts.job import Job
from scheduler.calendars.starts.legal_starts import Terms
from scheduler.model.notation.base import Minutes
from scheduler.model.task import Task, WindowFor


def make_job(
    clockwork: WorkingTimes,
    task: Task,
    tick: Minutes = 1,
    longest: Minutes | None = None,
    option: int = 0,
) -> Job:
    """
    Return a task, done in one of its modes, with its working time and legal starts on ticks.

    ``longest`` is the most elapsed time from its start to its end, if that is limited.
    """
    task = task.in_way(option)
    return make_job_on(clockwork, task, clockwork.working_time(task), tick, longest, option)


def make_job_on(
    clockwork: WorkingTimes,
    task: Task,
    working: Intervals,
    tick: Minutes,
    longest: Minutes | None,
    option: int,
) -> Job:
    """Return a job like `make_job` on a working time of its own; ``task`` is the mode meant."""
    return job_on(clockwork, task, option, terms_of(clockwork, task, working, tick, longest))


def terms_of(
    clockwork: WorkingTimes,
    task: Task,
    working: Intervals,
    tick: Minutes,
    longest: Minutes | None,
) -> Terms:
    """Return what the legal starts of a task follow from; ``task`` is the mode meant."""
    return Terms(
        kind=task.kind,
        duration=task.duration,
        working=working,
        runs=clockwork.window_spans(task, WindowFor.RUN),
        starts=clockwork.start_spans(task),
        ends=clockwork.window_spans(task, WindowFor.END),
        longest=longest,
        tick=tick,
    )


def job_on(clockwork: WorkingTimes, task: Task, option: int, terms: Terms) -> Job:
    """Return a job on terms of its own; ``task`` is the mode meant."""
    return Job(
        task=task,
        option=option,
        duration=terms.duration,
        kind=terms.kind,
        working=terms.working,
        classes=clockwork.legal_starts.find(terms),
        in_hold=clockwork.held.get(task.id, frozenset()),
        tick=terms.tick,
    )
