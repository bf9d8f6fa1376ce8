"""Where a step of a plan would be in the way of others: rooms, holds, hazards and crews."""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property

from scheduler.analyse.floats.timeline import Timeline
from scheduler.calendars.clock.intervals import Interval, Intervals, merge
from scheduler.calendars.rules.holds import TimedHold
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import CrewId, FacilityId, Minutes, TaskId
from scheduler.schedule.scheduled import Schedule

User = TaskId | int
"""A step, or the number of a hold."""

Use = tuple[Minutes, Minutes, User, int]
"""Two minutes between which a user takes so much."""

SHIFT = -1
"""The user that stands for the people on shift."""


class Crowding:
    """What the steps of a plan use, seen by one of them."""

    def __init__(self, situation: ChosenSituation, schedule: Schedule) -> None:
        self.situation = situation
        self.schedule = schedule
        place = {task_id: number for number, task_id in enumerate(situation.topological)}
        self.rank: dict[User, tuple[Minutes, int]] = {
            each: (schedule[each].start, place[each]) for each in situation.jobs
        }

    @cached_property
    def rooms(self) -> dict[FacilityId, Timeline[User]]:
        """Steps and holds in every facility with limited room."""
        uses: dict[FacilityId, list[Use]] = {
            name: []
            for name, facility in self.situation.campaign.facilities.items()
            if facility.room is not None
        }
        for task_id, job in self.situation.jobs.items():
            for name in {*job.rooms} & uses.keys():
                span = self.schedule[task_id].start, self.schedule[task_id].end
                uses[name].append((*span, task_id, 1))
        for number, hold in enumerate(self.situation.holds):
            if hold.facility in uses:
                start = 0 if hold.source is None else self.schedule[hold.source].start
                use = start, self.schedule[hold.target].end, number, hold.room
                uses[hold.facility].append(use)
        return {name: Timeline(here) for name, here in uses.items()}

    @cached_property
    def ending(self) -> dict[TaskId, dict[FacilityId, list[int]]]:
        """The numbers of the holds that go on until a step ends, by step and facility."""
        found: dict[TaskId, dict[FacilityId, list[int]]] = {}
        for number, hold in enumerate(self.situation.holds):
            found.setdefault(hold.target, {}).setdefault(hold.facility, []).append(number)
        return found

    @cached_property
    def on_shift(self) -> dict[CrewId, Timeline[User]]:
        """Ordinary work of every crew, and the people on shift."""
        profiles = self.situation.profiles
        uses: dict[CrewId, list[Use]] = {
            crew: [(start, end, SHIFT, people) for start, end, people in profile]
            for crew, profile in profiles.items()
        }
        for job in self.situation.jobs.values():
            if not job.task.all_hands:
                self._add_work(job, uses)
        return {crew: Timeline(work) for crew, work in uses.items()}

    @cached_property
    def on_roster(self) -> dict[CrewId, Timeline[User]]:
        """All work of the crews of which all hands may be called."""
        jobs = self.situation.jobs.values()
        called = {crew for job in jobs if job.task.all_hands for crew in job.task.crew}
        uses: dict[CrewId, list[Use]] = {
            crew: [
                (start, end, SHIFT, people) for start, end, people in self.situation.rosters[crew]
            ]
            for crew in sorted(called)
        }
        for job in jobs:
            self._add_work(job, uses)
        return {crew: Timeline(work) for crew, work in uses.items()}

    def _add_work(self, job: Job, uses: Mapping[CrewId, list[Use]]) -> None:
        """Add the work of a step to that of its crews."""
        for crew, people in job.task.crew.items():
            if crew in uses:
                pieces = self.schedule[job.id].pieces
                uses[crew] += [(start, end, job.id, people) for start, end in pieces]

    def full(self, task_id: TaskId, until: Minutes) -> Intervals:
        """Return the minutes from its start on at which a step may not be under way."""
        job, start = self.situation.jobs[task_id], self.schedule[task_id].start
        if not job.duration:
            return ()
        spans = [
            (self.schedule[other].start, self.schedule[other].end)
            for other in self.situation.apart.get(task_id, ())
            if self.schedule[other].end > start
        ]
        holds = self.ending.get(task_id, {})
        for name in {*job.rooms, *holds} & self.rooms.keys():
            room = self.situation.campaign.facilities[name].room
            if room is not None:
                own = holds.get(name, [])
                without: set[User] = {task_id, *own}
                spans += [
                    (opens, closes)
                    for opens, closes, users in self.rooms[name].between(start, until)
                    if (amount := (name in job.rooms) + self._held(task_id, own, opens))
                    and _used(users, without) + amount > room
                ]
        return merge(spans)

    def _held(self, task_id: TaskId, own: Iterable[int], minute: Minutes) -> int:
        """
        Return the room that holds keep at a minute while the step they end with is under way.

        One that begins with another step is not there before that step begins.
        """
        holds = (self.situation.holds[number] for number in own)
        return sum(hold.room for hold in holds if self._begins(hold, task_id) <= minute)

    def _begins(self, hold: TimedHold, task_id: TaskId) -> Minutes:
        source = hold.source
        return 0 if source is None or source == task_id else self.schedule[source].start

    def held_until(self, task_id: TaskId, until: Minutes) -> Minutes:
        """Return the minute up to which the holds that end with a step have room."""
        end = self.schedule[task_id].end
        for name in self.ending.get(task_id, ()):
            until = min(until, self._held_until(task_id, name, until))
        return max(until, end)

    def _held_until(self, task_id: TaskId, name: FacilityId, until: Minutes) -> Minutes:
        room = self.situation.campaign.facilities[name].room
        own = [
            number
            for number in self.ending[task_id][name]
            if not self._is_instant(self.situation.holds[number])
        ]
        amount = sum(self.situation.holds[number].room for number in own)
        if room is None or not own:
            return until
        without: set[User] = {task_id, *own}
        end = self.schedule[task_id].end
        for opens, _, users in self.rooms[name].between(end, until):
            if _used(users, without) + amount > room:
                return opens
        return until

    def _is_instant(self, hold: TimedHold) -> bool:
        """Whether a hold begins and ends with the same step, which takes all of its length."""
        return hold.source == hold.target

    def short(self, task_id: TaskId, until: Minutes) -> tuple[Intervals, Intervals]:
        """
        Return the minutes from its start on in which a step finds too few people.

        In the first, steps that begin after it would have to move; in the second, those that began
        before it leave too few, and it gives way.
        """
        pushed: list[Interval] = []
        given: list[Interval] = []
        own = self.rank[task_id]
        for opens, closes, users, spare in self._stretches(task_id, until):
            left = spare - _used(users, {task_id, SHIFT})
            if left < 0:
                later = sum(
                    n for u, n in users.items() if isinstance(u, str) and self.rank[u] > own
                )
                gives_way = left + later < 0
                (given if gives_way else pushed).append((opens, closes))
        return merge(pushed), merge(given)

    def _stretches(
        self, task_id: TaskId, until: Minutes
    ) -> Iterator[tuple[Minutes, Minutes, Mapping[User, int], int]]:
        """Yield stretches of working time with the users of a crew and what the step leaves."""
        task, start = self.situation.jobs[task_id].task, self.schedule[task_id].start
        for crew, need in task.crew.items():
            if not task.all_hands:
                for opens, closes, users in self.on_shift[crew].between(start, until):
                    if users.get(SHIFT, 0) >= need:
                        yield opens, closes, users, users[SHIFT] - need
            if crew in self.on_roster:
                for opens, closes, users in self.on_roster[crew].between(start, until):
                    if users.get(SHIFT, 0) >= need:
                        yield opens, closes, users, users[SHIFT] - need


def _used(users: Mapping[User, int], without: Container[User]) -> int:
    return sum(amount for user, amount in users.items() if user not in without)
