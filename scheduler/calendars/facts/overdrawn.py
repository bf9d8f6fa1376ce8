"""People on shift raised so far as steps under way need them: nobody else gets any of those."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from scheduler.calendars.clock.intervals import Intervals
from scheduler.calendars.facts.facts import Departure, Facts
from scheduler.calendars.shifts.shifts import Profile, people_at
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import CrewId, Minutes, TaskId

Use = tuple[Intervals, int]


def raised(profile: Profile, use: Iterable[Use], tick: Minutes) -> Profile:
    """
    Return a head-count that is nowhere below what is used, in whole ticks.

    What is left of it to others is what was there less what is used, at least nobody.
    """
    used = [(_in_ticks(pieces, tick), people) for pieces, people in use]
    if not used:
        return profile
    edges = {minute for start, end, _ in profile for minute in (start, end)}
    edges |= {minute for pieces, _ in used for piece in pieces for minute in piece}
    steps: list[tuple[Minutes, Minutes, int]] = []
    for start, end in pairwise(sorted(edges)):
        people = max(people_at(profile, start), _used_at(used, start))
        if people and steps and steps[-1][1:] == (start, people):
            steps[-1] = (steps[-1][0], end, people)
        elif people:
            steps.append((start, end, people))
    return tuple(steps)


def _in_ticks(pieces: Intervals, tick: Minutes) -> Intervals:
    return tuple((start // tick * tick, -(-end // tick) * tick) for start, end in pieces)


def _used_at(use: Iterable[Use], minute: Minutes) -> int:
    return sum(people for pieces, people in use if any(a <= minute < b for a, b in pieces))


@dataclass(frozen=True)
class UnderWay:
    """The steps of a situation that are under way, and the calendars on which they go on."""

    times: WorkingTimes
    facts: Facts | None
    modes: Mapping[TaskId, tuple[Job, ...]]
    tick: Minutes

    def jobs(self, crew: CrewId, *, called_in: bool) -> list[Job]:
        """Return the steps under way that need a crew; with ``called_in`` all hands as well."""
        steps = () if self.facts is None else self.facts.under_way
        found = (self.modes[step][0] for step in steps)
        return [x for x in found if crew in x.task.crew and (called_in or not x.task.all_hands)]

    def uses(self, crew: CrewId, *, called_in: bool) -> list[Use]:
        """Return when steps under way need a crew, with the people."""
        going = {} if self.facts is None else self.facts.under_way
        jobs = self.jobs(crew, called_in=called_in)
        return [(going[job.id].pieces, job.task.crew[crew]) for job in jobs]

    def profiles(self) -> dict[CrewId, Profile]:
        """Return the people of each crew on shift, those that steps under way take among them."""
        return {
            crew: raised(self.times.profile(crew), self.uses(crew, called_in=False), self.tick)
            for crew in self.times.campaign.crews
        }

    def rosters(self) -> dict[CrewId, Profile]:
        """Return the people of each crew that can be called in, raised in the same way."""
        return {
            crew: raised(self.times.roster(crew), self.uses(crew, called_in=True), self.tick)
            for crew in self.times.campaign.crews
        }

    def overdrafts(self) -> Iterator[Departure]:
        """Yield that steps under way need more people of a crew than are there, or than it has."""
        for crew in self.times.campaign.crews:
            people = (self.times.profile(crew), False), (self.times.roster(crew), True)
            missing = (self._missing(crew, there, called_in=all_) for there, all_ in people)
            amount, steps = max(missing, key=itemgetter(0))
            if amount > 0:
                yield Departure(rule="crews", steps=steps, amount=amount, subject=crew)

    def _missing(
        self, crew: CrewId, profile: Profile, *, called_in: bool
    ) -> tuple[int, tuple[TaskId, ...]]:
        """Return how many people are missing at most, and the steps that need them."""
        use = self.uses(crew, called_in=called_in)
        steps = tuple(job.id for job in self.jobs(crew, called_in=called_in))
        if not use:
            return 0, steps
        starts = {piece[0] for pieces, _ in use for piece in pieces} | {step[0] for step in profile}
        starts |= {step[1] for step in profile}
        return max((_used_at(use, x) - people_at(profile, x) for x in starts), default=0), steps
