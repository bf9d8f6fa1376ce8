"""The minutes at which the work of a task rests, told apart by the rule that stops it."""

from collections.abc import Iterable, Iterator
from functools import cache

from scheduler.analyse.obstacles.absences import Absences, Closing
from scheduler.analyse.obstacles.blocking import Blocker, Cause
from scheduler.calendars.clock.intervals import clip, merge, subtract
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import CrewId, FacilityId
from scheduler.model.resource import Closure
from scheduler.model.task import Kind


class Closings:
    """Finds the rules that stop work, each computed once for all tasks."""

    def __init__(self, clockwork: WorkingTimes) -> None:
        self.clockwork = clockwork
        self.absences = Absences(clockwork)
        self.of_crew = cache(self._of_crew)
        self.of_place = cache(self._of_place)
        self.stand_downs = cache(self._stand_downs)

    def of(self, job: Job) -> Iterator[Closing]:
        """Yield the rules that a task knows, run windows apart, with the minutes they close."""
        task = job.task
        if task.is_milestone or job.kind is Kind.ELAPSED:
            return
        yield from self.stand_downs()
        for place in task.places:
            yield from self.of_place(place)
        if not task.all_hands:
            for crew, people in task.crew.items():
                yield from self.of_crew(crew, people)
        if job.kind is Kind.SAME_SHIFT and (task.all_hands or not task.crew):
            yield from self.of_crew(None, 1)

    def _of_crew(self, crew: CrewId | None, people: int) -> tuple[Closing, ...]:
        return tuple(self.absences.closings(crew, people))

    def _stand_downs(self) -> tuple[Closing, ...]:
        campaign, scenario = self.clockwork.campaign, self.clockwork.scenario
        rests = (*campaign.stand_downs, *scenario.stand_downs)
        return tuple(self._dated(Cause.STAND_DOWN, "", "", rests))

    def _of_place(self, place: FacilityId) -> tuple[Closing, ...]:
        facility = self.clockwork.campaign.facilities[place]
        closed = tuple(self._dated(Cause.CLOSURE, place, facility.title, facility.closed))
        if not facility.open:
            return closed
        axis, until = self.clockwork.axis, self.clockwork.until
        opened = merge(span for each in facility.open for span in axis.daily(each, until))
        hours = Blocker(
            cause=Cause.OPENING,
            subject=place,
            detail=facility.title,
            reason=", ".join(map(str, facility.open)),
            event=0,
            until=0,
        )
        return (*closed, (hours, subtract(((0, until),), opened)))

    def _dated(
        self, cause: Cause, place: str, title: str, closures: Iterable[Closure]
    ) -> Iterator[Closing]:
        axis, until = self.clockwork.axis, self.clockwork.until
        for number, closure in enumerate(closures):
            span = axis.minute(closure.start), axis.minute(closure.end)
            blocker = Blocker(
                cause=cause,
                subject=f"{place} {number}".strip(),
                detail=title,
                reason=closure.reason,
                event=0,
                until=0,
            )
            yield blocker, clip((span,), 0, until)
