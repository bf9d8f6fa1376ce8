"""
Which steps work cannot run beside, because of a hazard, a place, or people.

Whoever may run beside it is chosen by the widest antichain (Dilworth) of the order of the plan, so
that even all of them at once leave people enough.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from scheduler.analyse.resource_order.before_after import Precedence
from scheduler.analyse.resource_order.bit_sets import Bits, numbers
from scheduler.analyse.resource_order.chain_cover import ChainCover
from scheduler.calendars.rules.hazards import modes_apart
from scheduler.calendars.shifts.shifts import Profile
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import CrewId, FacilityId, Minutes, TaskId
from scheduler.model.scenario import Order
from scheduler.studies.risk.preparing.extra.still_there import StillThere


class PlainOrder:
    """The order of the steps of a plan by their places, as chains of people follow it."""

    def __init__(self, precedence: Precedence) -> None:
        self.precedence = precedence

    def before(self, use: int) -> Bits:
        """Return the steps that are over in any timing when this one begins."""
        return self.precedence.before[use]

    def after(self, use: int) -> Bits:
        """Return the steps that begin in any timing when this one is over."""
        return self.precedence.after[use]


@dataclass
class Company:
    """Finds for some work, done at a minute of the plan, those steps that it keeps apart from."""

    situation: ChosenSituation
    precedence: Precedence
    starts: dict[TaskId, Minutes]

    @cached_property
    def takers(self) -> dict[FacilityId, int]:
        """How many steps and how much room of holds take room of each place."""
        found: dict[FacilityId, int] = {}
        for job in self.situation.jobs.values():
            for place in job.rooms:
                found[place] = found.get(place, 0) + 1
        for hold in self.situation.holds:
            found[hold.facility] = found.get(hold.facility, 0) + hold.room
        return found

    @cached_property
    def still_there(self) -> StillThere:
        """What steps begun keep."""
        return StillThere(self.situation)

    def kept_from(self, work: Collection[Job]) -> set[TaskId]:
        """Return the steps begun that have to end before some work, as it has no room till then."""
        jobs = self.situation.jobs
        keeping = [jobs[step] for step in sorted(self.still_there.keeping)]
        return {*self._by_hazard(work, keeping), *self._by_place(work, keeping)}

    def apart_from(
        self, work: Collection[Job], minute: Minutes, leave: Collection[TaskId]
    ) -> set[TaskId]:
        """
        Return the steps that some work is kept apart from.

        Parameters
        ----------
        work
            Jobs that may be done at the same time.
        minute
            When that would be in the plan.
        leave
            Steps that are over or not begun by then in any timing.
        """
        others = [job for job in self.situation.jobs.values() if job.id not in leave]
        found = set(self._by_hazard(work, others))
        found.update(self._by_place(work, others))
        found.update(self._by_chain(work, others))
        for crew in sorted({crew for job in work for crew in job.task.crew}):
            found.update(self._by_crew(crew, work, others, minute))
        return found

    def share(self, one: Job, other: Job) -> bool:
        """Whether two jobs need the same crew or place, or are kept apart."""
        crews = set(one.task.crew) & set(other.task.crew)
        places = set(one.task.places) & set(other.task.places)
        return bool(crews or places) or self._are_apart(one, other)

    def collide(self, one: Job, other: Job, work: Collection[Job]) -> bool:
        """Whether two jobs cannot run side by side, as part of some work all at once."""
        return (
            self._are_apart(one, other)
            or any(self._is_full(place, 2) for place in set(one.rooms) & set(other.rooms))
            or any(
                self._need(crew, work) > _least_people(self.situation.profiles[crew], 1)
                for crew in set(one.task.crew) & set(other.task.crew)
            )
        )

    def _are_apart(self, one: Job, other: Job) -> bool:
        """Whether a hazard or the serial order keeps two jobs apart."""
        by_hazard = modes_apart(self.situation.campaign, [one, other]).get(one.mode)
        return bool(by_hazard) or self._is_same_chain(one, other)

    def _is_full(self, place: FacilityId, more: int) -> bool:
        """Whether there is no room in a place for so many more than all that take room there."""
        room = self.situation.campaign.facilities[place].room
        return room is not None and self.takers.get(place, 0) + more > room

    def _need(self, crew: CrewId, work: Iterable[Job]) -> int:
        return sum(job.task.crew.get(crew, 0) for job in work)

    def _by_chain(self, work: Iterable[Job], others: list[Job]) -> Iterator[TaskId]:
        """Yield the steps that a serial way of working does not do beside some work."""
        for job in work:
            yield from (x.id for x in others if x.id != job.id and self._is_same_chain(job, x))

    def _is_same_chain(self, one: Job, other: Job) -> bool:
        """Whether a serial way of working does two jobs one after the other."""
        campaign, order = self.situation.campaign, self.situation.scenario.order
        if order is Order.PARALLEL or not (
            campaign.is_own(one.task) and campaign.is_own(other.task)
        ):
            return False
        return order is Order.SERIAL or one.task.flow == other.task.flow

    def _by_hazard(self, work: Iterable[Job], others: list[Job]) -> Iterator[TaskId]:
        for job in work:
            rest = [other for other in others if other.id != job.id]
            apart = modes_apart(self.situation.campaign, [job, *rest])
            yield from (other for other, _ in apart.get(job.mode, ()))

    def _by_place(self, work: Iterable[Job], others: list[Job]) -> Iterator[TaskId]:
        for job in work:
            for place in self.full_places(job):
                yield from (other.id for other in others if self._takes(other, place))

    def _takes(self, job: Job, place: FacilityId) -> bool:
        """Whether a step takes room of a place, by the plan or because it has begun there."""
        return place in job.rooms or self.still_there.keeps(job.id, place)

    def full_places(self, job: Job) -> Iterator[FacilityId]:
        """Yield the places that may have no room for some work beside all that is done there."""
        yield from (place for place in job.rooms if self._is_full(place, 1))

    def _by_crew(
        self, crew: CrewId, work: Collection[Job], others: list[Job], minute: Minutes
    ) -> Iterator[TaskId]:
        need = self._need(crew, work)
        sharing = [job for job in others if crew in job.task.crew]
        if any(job.task.all_hands for job in work):
            yield from (job.id for job in sharing)
            return
        least = min(job.task.crew[crew] for job in work if crew in job.task.crew)
        people = _least_people(self.situation.profiles[crew], least)
        cover = ChainCover(PlainOrder(self.precedence))
        for job in sorted(sharing, key=lambda job: self._rank(job, minute)):
            use = self.precedence.place[job.id]
            if not job.task.all_hands:
                cover.enter(use, job.task.crew[crew])
                cover.settle()
                if cover.chains <= people - need:
                    continue
                cover.leave(use)
            yield job.id

    def _rank(self, job: Job, minute: Minutes) -> tuple[bool, Minutes, TaskId]:
        """Put those at work at the minute first, the longest ahead; then by their starts."""
        start = self.starts[job.id]
        at_work = start < minute
        return not at_work, -job.end_after(start) if at_work else start, job.id


def _least_people(profile: Profile, need: int) -> int:
    """Return the fewest people of a crew among the times at which there are enough for a need."""
    return min((people for _, _, people in profile if people >= need), default=0)


def descendants(precedence: Precedence, step: TaskId) -> set[TaskId]:
    """Return the steps that begin in any timing when one is over."""
    return {precedence.tasks[n] for n in numbers(precedence.after[precedence.place[step]])}


def ancestors(precedence: Precedence, step: TaskId) -> set[TaskId]:
    """Return the steps that are over in any timing when one begins."""
    return {precedence.tasks[n] for n in numbers(precedence.before[precedence.place[step]])}
