"""Whom it concerns that people are ill, a place is shut or the site rests."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from scheduler.analyse.resource_order.before_after import Precedence
from scheduler.analyse.resource_order.chain_cover import ChainCover
from scheduler.calendars.clock.intervals import Intervals, merge
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import CrewId, Minutes, ShiftName, TaskId
from scheduler.model.risk.mishap import Mishap
from scheduler.model.risk.risks import Risks
from scheduler.model.task import Kind
from scheduler.replay.drawn.hours_at_work import stays_after
from scheduler.replay.drawn.playbook import Absence
from scheduler.studies.risk.preparing.extra.neighbours_in_need import PlainOrder


@dataclass
class Absences:
    """
    Finds what mishaps with a period take away.

    ``ranked`` are all jobs in announced order, extra work last; of those that do not fit among the
    people left, the last give way.
    """

    situation: ChosenSituation
    precedence: Precedence
    ranked: list[Job]

    def find(self, risks: Risks) -> Iterator[Absence]:
        """Yield the absences of all mishaps."""
        for number, mishap in enumerate(risks.events.values()):
            begins = tuple(self._begins(mishap))
            if not begins:
                continue
            for steps, spans in self._taken(mishap):
                if steps:
                    absence = Absence(
                        mishap=number,
                        steps=steps,
                        spans=spans,
                        begins=begins,
                        lasts=mishap.lasts or 0,
                    )
                    yield absence
                    yield from self._stays_of(absence, risks.overrun or 0)

    def _stays_of(self, absence: Absence, stay: Minutes) -> Iterator[Absence]:
        """Yield that whoever is gone up to the end of a working time does not stay past it."""
        groups: dict[Intervals, set[TaskId]] = {}
        for job in self.ranked:
            if stay and job.id in absence.steps:
                spans = stays_after(self.situation.working_times, job, stay, absence.spans)
                groups.setdefault(spans, set()).add(job.id)
        for spans, steps in groups.items():
            if spans:
                lasts = absence.lasts + _rest_of_stay(absence, spans)
                yield replace(absence, steps=frozenset(steps), spans=spans, lasts=lasts)

    def _begins(self, mishap: Mishap) -> Iterator[Minutes]:
        """Yield the minutes at which it may begin, one on each day of its period still to come."""
        for moment in mishap.begins:
            minute = self.situation.axis.minute(moment)
            if minute >= max(self.situation.begin, 0):
                yield minute

    def _taken(self, mishap: Mishap) -> Iterator[tuple[frozenset[TaskId], Intervals]]:
        always = ((0, self.situation.horizon),)
        at_work = [job for job in self.ranked if job.kind is not Kind.ELAPSED and job.duration]
        if mishap.stand_down:
            yield frozenset(job.id for job in at_work), always
        if mishap.closed:
            shut = set(mishap.closed)
            yield frozenset(x.id for x in at_work if shut & set(x.task.places)), always
        for crew, people in mishap.people.items():
            needed = [job for job in at_work if job.task.crew.get(crew, 0)]
            not_called = frozenset(self._beyond_roster(crew, people, needed))
            yield not_called, always
            on_shift = [x for x in needed if not x.task.all_hands and x.id not in not_called]
            for shift, left in people.items():
                runs = [run for run in self.situation.shift_runs if run.shift == shift]
                spans = merge((run.start, run.end) for run in runs)
                if self._missing(crew, shift, left):
                    team = _Team(self.precedence, left)
                    yield frozenset(team.without_room(crew, on_shift)), spans

    def _missing(self, crew: CrewId, shift: ShiftName, left: int) -> int:
        """Return how many people of a crew are away from a shift."""
        campaign, scenario = self.situation.campaign, self.situation.scenario
        return max(campaign.head_count(scenario, crew, shift) - left, 0)

    def _beyond_roster(
        self, crew: CrewId, people: Mapping[ShiftName, int], jobs: Collection[Job]
    ) -> Iterator[TaskId]:
        """Yield the steps that do not fit, at any hour, among all who can still be called in."""
        shifts = self.situation.scenario.shifts
        missing = sum(self._missing(crew, x, left) for x, left in people.items() if x in shifts)
        if missing and any(job.task.all_hands for job in jobs):
            roster = min((people for *_, people in self.situation.rosters[crew]), default=0)
            yield from _Team(self.precedence, roster - missing).without_room(crew, jobs)


def _rest_of_stay(absence: Absence, stays: Intervals) -> Minutes:
    """Return how long after an absence those still do not stay who were gone as it began."""
    ends = ((begin, begin + absence.lasts) for begin in absence.begins)
    return max(
        (
            closes - end
            for begin, end in ends
            for opens, closes in stays
            if begin < opens <= end < closes
        ),
        default=0,
    )


class _Team:
    """Steps that some people can always do, whenever the order of the plan lets them happen."""

    def __init__(self, precedence: Precedence, people: int) -> None:
        self.place = precedence.place
        self.people = people
        self.cover = ChainCover(PlainOrder(precedence))

    def without_room(self, crew: CrewId, jobs: Iterable[Job]) -> Iterator[TaskId]:
        """Yield the steps that do not fit beside those before them."""
        for job in jobs:
            if not self.has_room(job.id, job.task.crew[crew]):
                self.leave(job.id)
                yield job.id

    def has_room(self, step: TaskId, need: int) -> bool:
        """Take in a step and tell whether all still fit; what stands in no order never does."""
        use = self.place.get(step)
        if use is None:
            return False
        self.cover.enter(use, need)
        self.cover.settle()
        return self.cover.chains <= self.people

    def leave(self, step: TaskId) -> None:
        """Take a step out, if it is in."""
        use = self.place.get(step)
        if use is not None and self.cover.members >> use & 1:
            self.cover.leave(use)
