"""Who hands crew members to whom, whichever shifts the tasks of a crew may come to work in."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import pairwise

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.analyse.resource_order.bit_sets import Bits, bits_of, numbers
from scheduler.analyse.resource_order.hand_overs import HandOvers
from scheduler.analyse.resource_order.unit_order import Sharing, UnitUse
from scheduler.calendars.clock.intervals import (
    Interval,
    Intervals,
    clip,
    intersect,
    merge,
    subtract,
)
from scheduler.calendars.shifts.shifts import Profile
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import CrewId, Minutes, TaskId

LARGE = 300
"""Steps beyond which giving way is not followed: then arcs are drawn wherever the plan has room."""

Constellation = tuple[int, Bits]
"""A head-count, and the tasks that may work under it at the same minutes."""


class CrewOrder:
    """
    Orders the tasks of a crew for each head-count, among those that may work under it.

    An arc leads to a task that works under the head-count in the plan, or to any if there may be
    ``firm`` ones, which have their people whatever others do, or the plan is large. Where
    none can do it, the task that begins last gives way in some minutes: ``kept_out``, which all
    crews share and which stand in no order.
    """

    def __init__(
        self,
        hand_overs: HandOvers,
        kept_out: dict[TaskId, Intervals],
        crew: CrewId,
        firm: Collection[TaskId] | None = None,
    ) -> None:
        self.hand_overs = hand_overs
        self.all_wait = firm is not None
        self.firm = frozenset(firm or ())
        self.kept_out = kept_out
        self.situation = hand_overs.situation
        self.crew = crew
        self.title = self.situation.campaign.crews[crew].title
        self.place = hand_overs.precedence.place
        self.tasks = hand_overs.precedence.tasks

    def add(self) -> None:
        """Add the arcs of the crew: all hands count against the roster, the rest by shift."""
        sharing = [job for job in self.situation.jobs.values() if self.crew in job.task.crew]
        jobs = [job for job in sharing if job.id not in self.firm]
        firm = [job for job in sharing if job.id in self.firm]
        uses = {
            self.place[job.id]: UnitUse(first=job.id, last=job.id, amount=job.task.crew[self.crew])
            for job in jobs
        }
        ordinary = [job for job in jobs if not job.task.all_hands]
        if len(ordinary) < len(jobs):
            roster = self.situation.rosters[self.crew]
            self._share(uses, self._left_by(firm, jobs, roster))
        on_shift = [job for job in firm if not job.task.all_hands]
        left = self._left_by(on_shift, ordinary, self.situation.profiles[self.crew])
        self._share({self.place[job.id]: uses[self.place[job.id]] for job in ordinary}, left)

    def _left_by(self, firm: Iterable[Job], others: Iterable[Job], supply: Profile) -> Profile:
        """Return the people that firm tasks leave; others keep out where these are too few."""
        taken = [
            (start, end, job.task.crew[self.crew])
            for job in firm
            for start, end in self.hand_overs.schedule.tasks[job.id].pieces
        ]
        if not taken:
            return supply
        left = tuple(people_less(supply, taken))
        firm_time = merge((start, end) for start, end, _ in taken)
        for job in others:
            need = job.task.crew[self.crew]
            short = tuple((start, end) for start, end, people in left if people < need)
            self.kept_out[job.id] = self.kept_out.get(job.id, ()) + intersect(
                merge(short), firm_time
            )
        return left

    def _share(self, uses: Mapping[int, UnitUse], supply: Profile) -> None:
        """Order the tasks of all constellations, until none is left that was not looked at."""
        sharing: dict[int, Sharing] = {}
        done: list[Constellation] = []
        while True:
            left = [
                (constellation, minutes)
                for constellation, minutes in self._constellations(uses, supply)
                if not _is_covered(constellation, done)
            ]
            if not left:
                return
            for (people, members), minutes in left:
                if _is_covered((people, members), done):
                    continue
                if people not in sharing:
                    sharing[people] = Sharing(self.hand_overs, uses, Cause.CREW, self.title)
                waiting = self._works_within(minutes, members)
                keep_out = partial(self._keep_out, minutes)
                gone = sharing[people].order(members, people, keep_out, waiting)
                done.append((people, members & ~gone))

    def _constellations(
        self, uses: Mapping[int, UnitUse], supply: Profile
    ) -> list[tuple[Constellation, Intervals]]:
        """Return head-counts with the tasks that may work under them, and when that is."""
        changes: dict[Minutes, Bits] = {}
        for spans, members in self._calendars(uses):
            for minute in (minute for span in spans for minute in span):
                changes[minute] = changes.get(minute, 0) ^ members
        levels = {start: people for start, _, people in supply}
        ends = {end for _, end, _ in supply}
        found: dict[Constellation, list[Interval]] = {}
        members, people = 0, 0
        cuts = sorted({*changes, *levels, *ends})
        for minute, until in pairwise(cuts):
            members ^= changes.get(minute, 0)
            people = levels.get(minute, 0 if minute in ends else people)
            if people and members.bit_count() > 1:
                found.setdefault((people, members), []).append((minute, until))
        return sorted(
            ((constellation, merge(spans)) for constellation, spans in found.items()),
            key=lambda item: (item[0][0], -item[0][1].bit_count(), item[0][1]),
        )

    def _calendars(self, uses: Iterable[int]) -> Iterator[tuple[Intervals, Bits]]:
        """Yield when tasks may work, those with the same calendar together."""
        alike: dict[tuple[Intervals, Intervals], list[int]] = {}
        for use in uses:
            task_id = self.tasks[use]
            calendar = self.situation.jobs[task_id].working, self.kept_out.get(task_id, ())
            alike.setdefault(calendar, []).append(use)
        for (working, kept_out), members in alike.items():
            yield merge(subtract(working, kept_out)), bits_of(members)

    def _works_within(self, minutes: Intervals, members: Bits) -> Bits:
        """Return the tasks that work in some minutes in the plan; all of them if all wait."""
        if self.all_wait or len(self.tasks) > LARGE:
            return members
        placed = self.hand_overs.schedule.tasks
        return bits_of(
            use for use in numbers(members) if _meet(minutes, placed[self.tasks[use]].pieces)
        )

    def _keep_out(self, minutes: Intervals, free: Iterable[int]) -> int:
        """Let the task that begins last of some give way to the others in minutes free to all."""
        placed = self.hand_overs.schedule.tasks
        ranked = sorted(free, key=lambda use: (placed[self.tasks[use]].start, use), reverse=True)
        for use in ranked:
            name = self.tasks[use]
            spare = subtract(minutes, placed[name].pieces)
            if spare:
                self.kept_out[name] = self.kept_out.get(name, ()) + spare
                return use
        message = f"the plan overdraws {self.title}"
        raise AssertionError(message)


def people_less(
    supply: Profile, taken: Iterable[tuple[Minutes, Minutes, int]]
) -> Iterator[tuple[Minutes, Minutes, int]]:
    """Yield the people of a supply that are left when some are taken for a time."""
    taken = list(taken)
    cuts = sorted({minute for start, end, _ in taken for minute in (start, end)})
    for start, end, people in supply:
        inner = [start, *(cut for cut in cuts if start < cut < end), end]
        for first, last in pairwise(inner):
            gone = sum(each for since, until, each in taken if since <= first < until)
            yield first, last, people - gone


def _is_covered(constellation: Constellation, done: Iterable[Constellation]) -> bool:
    """Whether as many tasks were ordered for as few people."""
    people, members = constellation
    return any(less <= people and not members & ~more for less, more in done)


def _meet(minutes: Intervals, pieces: Intervals) -> bool:
    """Whether some of a few pieces lie within many minutes."""
    for start, end in pieces:
        first = max(bisect_right(minutes, start, key=lambda each: each[0]) - 1, 0)
        last = bisect_right(minutes, end, key=lambda each: each[0])
        if clip(minutes[first:last], start, end):
            return True
    return False
