"""How a schedule stands to one link, judged on its dates alone."""

from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.lags import earliest_event
from scheduler.model.link import Link
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.task import Kind
from scheduler.schedule.scheduled import Schedule


def shortfall(
    situation: ChosenSituation, schedule: Schedule, target: TaskId, link: Link
) -> Minutes:
    """
    Return by how many minutes the event of the target comes too early for a link; 0 if it holds.

    Source and target must stand in the schedule. The link need not be in force. Where it leaves the
    target no time up to the horizon, these are the minutes up to there, and one at least.
    """
    job = situation.jobs[target]
    counts_work = not job.task.is_milestone and job.kind is not Kind.ELAPSED
    timed = TimedLink(
        source=link.task,
        target=target,
        kind=link.type,
        lag=link.lag,
        working=link.working and counts_work,
        reason="",
    )
    source, placed = schedule[link.task], schedule[target]
    needed = earliest_event(timed, job, timed.from_minute(source.start, source.end))
    event = placed.end if timed.holds_end else placed.start
    if needed is None:
        return max(situation.horizon - event, 1)
    return max(needed - event, 0)
