"""When a step works that has begun, and how long people stay for it."""

from collections.abc import Collection

from scheduler.calendars.clock.intervals import Intervals, intersect, merge, subtract
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.task import Kind, Task, WindowFor
from scheduler.replay.drawn.playbook import Playbook


def working_time_of(times: WorkingTimes, task: Task, *, by_clock: bool = False) -> Intervals:
    """
    Return when a step works that has begun, whoever else does.

    What is under way and goes on ``by_clock`` rests only outside its run windows.
    """
    always: Intervals = ((0, times.until),)
    return times.in_run_windows(task, always) if by_clock else times.working_time(task)


def working_time_in(playbook: Playbook, step: TaskId, *, by_clock: bool = False) -> Intervals:
    """Return when a step of a playbook works that has begun: not where it gives way to others."""
    times = playbook.situation.working_times
    time = working_time_of(times, playbook.jobs[step].task, by_clock=by_clock)
    return subtract(time, playbook.kept_out.get(step, ()))


def under_way(playbook: Playbook) -> Collection[TaskId]:
    """Return the steps that go on by themselves: an absence interrupts them, but is not avoided."""
    facts = playbook.situation.facts
    return () if facts is None else facts.under_way.keys()


def end_floor(playbook: Playbook, step: TaskId) -> Minutes:
    """Return before which minute links from what is recorded let a step not end; 0 if none do."""
    facts = playbook.situation.facts
    if facts is None or step in facts.under_way:
        return 0
    working = playbook.jobs[step].working
    held = (each.minute(working) for each in facts.releases_of(step) if each.holds_end)
    return max((minute for minute in held if minute is not None), default=0)


def end_windows(playbook: Playbook, step: TaskId) -> Intervals | None:
    """Return the minutes at which a step of a playbook may end, last ones included, if not any."""
    times = playbook.situation.working_times
    return times.window_spans(playbook.jobs[step].task, WindowFor.END)


def with_stay(playbook: Playbook, job: Job, time: Intervals) -> Intervals:
    """Return a working time with what people stay past the end of each stretch of it."""
    if not playbook.stay:
        return time
    times = playbook.situation.working_times
    allowed = times.in_run_windows(job.task, times.open_time_of(job.task))
    stays = stays_after(times, job, playbook.stay, ((0, times.until),))
    return merge((*time, *intersect(stays, allowed)))


def stays_after(times: WorkingTimes, job: Job, stay: Minutes, work: Intervals) -> Intervals:
    """Return the minutes for which people stay after stretches whose last minute is in ``work``."""
    if job.kind is Kind.ELAPSED or job.task.all_hands:
        return ()
    usual = times.working_time(job.task)
    lasts = intersect(tuple((end - 1, end) for _, end in usual), work)
    return subtract(merge((end, end + stay) for _, end in lasts), usual)
