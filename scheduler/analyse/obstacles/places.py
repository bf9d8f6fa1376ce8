"""Who fills the places that a task and its holds need."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.analyse.obstacles.blocking import Blocker, Cause
from scheduler.analyse.obstacles.occupancy import Occupancy
from scheduler.calendars.clock.intervals import Interval
from scheduler.calendars.rules.holds import TimedHold
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import FacilityId, Minutes, TaskId


@dataclass(frozen=True, slots=True)
class Guest:
    """A task or a hold in a place, which it leaves when ``last`` ends."""

    cause: Cause
    first: TaskId | None
    last: TaskId
    room: int
    reason: str = ""


Guests = Sequence[tuple[Interval, Guest]]


class Places:
    """Finds who is in the way of a task in places with limited room; holds end with a task."""

    def __init__(self, situation: ChosenSituation, spans: Mapping[TaskId, Interval]) -> None:
        self.situation = situation
        self.spans = spans
        self.holds_of: dict[TaskId, list[TimedHold]] = {}
        for hold in situation.holds:
            for task_id in dict.fromkeys((hold.source, hold.target)):
                if task_id is not None:
                    self.holds_of.setdefault(task_id, []).append(hold)
        self.guests = {name: Occupancy(each) for name, each in self._guests().items()}

    def _guests(self) -> Mapping[FacilityId, list[tuple[Interval, Guest]]]:
        """Return the tasks and holds in each place, with their spans."""
        found: dict[FacilityId, list[tuple[Interval, Guest]]] = {
            name: [] for name in self.situation.campaign.facilities
        }
        for job in self.situation.jobs.values():
            for place in job.rooms:
                guest = Guest(Cause.FACILITY, job.id, job.id, 1)
                found[place].append((self.spans[job.id], guest))
        for hold in self.situation.holds:
            since = 0 if hold.source is None else self.spans[hold.source][0]
            guest = Guest(Cause.HOLD, hold.source, hold.target, hold.room, hold.reason)
            found[hold.facility].append(((since, self.spans[hold.target][1]), guest))
        return found

    def filled(self, job: Job, run: Interval, without: Blocker | None = None) -> Iterator[Blocker]:
        """
        Yield who fills the places that a run of a task, or a hold that it opens, needs.

        One of them can be taken not to be there.
        """
        opened = [h.facility for h in self.holds_of.get(job.id, ()) if h.source == job.id]
        for place in dict.fromkeys((*job.rooms, *opened)):
            facility = self.situation.campaign.facilities[place]
            if facility.room is not None:
                own = list(self._own(job, run, place))
                others = self._others(job, own, place, without)
                yield from self._filling(own, others, place, facility.room)

    def _own(self, job: Job, run: Interval, place: FacilityId) -> Iterator[tuple[Interval, int]]:
        """Yield the room that a run of a task and the holds it opens and closes would take."""
        start, end = run
        if place in job.rooms:
            yield (start, end), 1
        for hold in self.holds_of.get(job.id, ()):
            if hold.facility != place:
                continue
            if hold.source == job.id:
                until = end if hold.target == job.id else self.spans[hold.target][1]
                yield (start, until), hold.room
            else:
                yield (0 if hold.source is None else self.spans[hold.source][0], end), hold.room

    def _others(
        self,
        job: Job,
        own: list[tuple[Interval, int]],
        place: FacilityId,
        without: Blocker | None,
    ) -> Guests:
        """Return who else is in a place, one who can be taken not to be there left out."""
        gone = None
        if without is not None and without.subject == place:
            gone = without.cause, without.task
        return [
            (span, guest)
            for span, guest in self.guests[place].during(span for span, _ in own)
            if job.id not in {guest.first, guest.last} and (guest.cause, guest.last) != gone
        ]

    def _filling(
        self, own: list[tuple[Interval, int]], others: Guests, place: FacilityId, room: int
    ) -> Iterator[Blocker]:
        """
        Yield who makes room at the end of the last stretch in which there is too little.

        Others who were there may stay.
        """
        title = self.situation.campaign.facilities[place].title
        starts = {span[0] for span, _ in own} | {span[0] for span, _ in others}
        for minute in sorted(starts, reverse=True):
            needed = sum(amount for span, amount in own if _is_at(minute, span))
            present = [(span, guest) for span, guest in others if _is_at(minute, span)]
            if needed and needed + sum(guest.room for _, guest in present) > room:
                freed = _freed(needed, present, room)
                for (since, until), guest in present:
                    if until != freed:
                        continue
                    yield Blocker(
                        cause=guest.cause,
                        task=guest.last,
                        event=until,
                        until=until,
                        detail=title,
                        subject=place,
                        reason=guest.reason,
                        since=since,
                    )
                return


def _freed(needed: int, present: Guests, room: int) -> Minutes:
    """Return when enough of those present have left; the last of them, if it takes all."""
    ends = sorted({span[1] for span, _ in present})
    for minute in ends:
        staying = sum(guest.room for span, guest in present if span[1] > minute)
        if needed + staying <= room:
            return minute
    return ends[-1]


def _is_at(minute: Minutes, span: Interval) -> bool:
    return span[0] <= minute < span[1]
