"""What stands in the way of a task at a given start, all others staying where they are."""

from collections.abc import Iterator

from scheduler.analyse.obstacles.blocking import LINK_CAUSES, Blocker, Cause
from scheduler.analyse.obstacles.crews import Crews
from scheduler.analyse.obstacles.places import Places
from scheduler.analyse.obstacles.trial_runs import TrialRun, run_from
from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.lags import earliest_event
from scheduler.calendars.starts.job import Job
from scheduler.model.link import Point
from scheduler.model.notation.base import Minutes
from scheduler.schedule.scheduled import Schedule


def _held_until(job: Job, run: TrialRun, needed: Minutes, *, holds_end: bool) -> Minutes | None:
    """Return until when a start is held so that an event falls no earlier, or nothing."""
    if not holds_end:
        return needed if run.span[0] < needed else None
    if run.span[1] >= needed:
        return None
    bound = job.start_for_end(needed)
    return needed - job.duration if bound is None else min(bound, needed - job.duration)


class Obstacles:
    """Finds what stands in the way of the tasks of a schedule."""

    def __init__(self, situation: ChosenSituation, schedule: Schedule) -> None:
        self.situation = situation
        self.schedule = schedule
        self.spans = {
            task_id: (placed.start, placed.end) for task_id, placed in schedule.tasks.items()
        }
        self.places = Places(situation, self.spans)
        self.crews = Crews(situation, schedule)

    def at(self, job: Job, start: Minutes, *, without: Blocker | None = None) -> Iterator[Blocker]:
        """
        Yield everything but the calendar that keeps a task from a start, as if one were not there.

        From a start that the calendar forbids a task is taken to run through; one that may pause
        works on from there, if need be through its rest, and pauses in the next.
        """
        run = run_from(job, start)
        ties = (*self._links(job, run), *self._limits(job, run))
        yield from (each for each in ties if without is None or each.key != without.key)
        yield from self.places.filled(job, run.span, without)
        if job.task.is_milestone:
            return
        apart = self._hazards(job, run)
        yield from (each for each in apart if without is None or each.key != without.key)
        yield from self.crews.short(job, run.pieces, without)

    def _links(self, job: Job, run: TrialRun) -> Iterator[Blocker]:
        for link in self.situation.links_into[job.id]:
            event = link.from_minute(*self.spans[link.source])
            needed = _needed(link, job, event)
            until = (
                None if needed is None else _held_until(job, run, needed, holds_end=link.holds_end)
            )
            if until is not None:
                yield Blocker(
                    cause=LINK_CAUSES[link.reason],
                    task=link.source,
                    event=event,
                    until=until,
                    detail=self._detail(link),
                    subject=link.place,
                    holds_end=link.holds_end,
                    lag=link.lag,
                    working=link.working,
                )

    def _detail(self, link: TimedLink) -> str:
        """Return the kind of a link; where a step waits beside one begun, the hazard or place."""
        if link.reason == "hazard":
            return self.situation.campaign.hazards[link.place].title
        facilities = self.situation.campaign.facilities
        return facilities[link.place].title if link.reason == "facility" else str(link.kind)

    def _limits(self, job: Job, run: TrialRun) -> Iterator[Blocker]:
        """Yield the limits that would be overrun, each with the later event that it counts to."""
        for limit in self.situation.limits_from[job.id]:
            if limit.target == job.id:
                continue
            event = self.spans[limit.target][limit.target_point is Point.END]
            holds_end = limit.source_point is Point.END
            until = _held_until(job, run, event - limit.longest, holds_end=holds_end)
            if until is not None:
                yield Blocker(
                    cause=Cause.LIMIT,
                    task=limit.target,
                    event=event,
                    until=until,
                    detail=limit.reason,
                    subject=limit.target_point.value,
                    holds_end=holds_end,
                    lag=limit.longest,
                )

    def _hazards(self, job: Job, run: TrialRun) -> Iterator[Blocker]:
        start, end = run.span
        for other, hazard in self.situation.apart.get(job.id, {}).items():
            since, until = self.spans[other]
            if since < end and start < until:
                title = self.situation.campaign.hazards[hazard].title
                yield Blocker(
                    cause=Cause.HAZARD,
                    task=other,
                    event=until,
                    until=until,
                    detail=title,
                    subject=hazard,
                    since=since,
                )


def _needed(link: TimedLink, job: Job, event: Minutes) -> Minutes | None:
    """
    Return the minute before which a link keeps the event of its target from taking place.

    In the hours of work a rest lasts no time, so that a lag of none is over when the rest before
    the source's event begins. Yet it is for that event that a start waits, whatever the shifts.
    """
    needed = earliest_event(link, job, event)
    if needed is None or link.holds_end or not link.working or link.lag < 0:
        return needed
    return max(needed, event)
