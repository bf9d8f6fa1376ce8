"""Whom it concerns that people are ill, a place is shut or the site rests."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scheduler.analyse.resource_order.before_after import Precedence
from scheduler.analyse.resource_order.chain_cover import ChainCover
from scheduler.calendars.clock.intervals import merge
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import CrewId, Minutes, ShiftName, TaskId
from scheduler.model.risk.mishap import Mishap
from scheduler.model.risk.risks import Risks
from scheduler.model.task import Kind
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
                    yield Absence(
                        mishap=number,
                        steps=steps,
                        spans=spans,
                        begins=begins,
                        lasts=mishap.lasts or 0,
                    )

    def _begins(self, mishap: Mishap) -> Iterator[Minutes]:
        """Yield the minutes at which it may begin, one on each day of its period still to come."""
        for moment in mishap.begins:
            minute = self.situation.axis.minute(moment)
            if minute >= max(self.situation.begin, 0):
                yield minute

    def _taken(
        self, mishap: Mishap
    ) -> Iterator[tuple[frozenset[TaskId], tuple[tuple[int, int], ...]]]:
        always = ((0, self.situation.horizon),)
        at_work = [job for job in self.ranked if job.kind is not Kind.ELAPSED and job.duration]
        if mishap.stand_down:
            yield frozenset(job.id for job in at_work), always
        if mishap.closed:
            shut = set(mishap.closed)
            yield frozenset(x.id for x in at_work if shut & set(x.task.places)), always
        for crew, people in mishap.people.items():
            for shift, left in people.items():
                runs = [run for run in self.situation.shift_runs if run.shift == shift]
                spans = merge((run.start, run.end) for run in runs)
                yield frozenset(self._without_people(crew, shift, left, at_work)), spans

    def _without_people(
        self, crew: CrewId, shift: ShiftName, left: int, jobs: Iterable[Job]
    ) -> Iterator[TaskId]:
        """Yield the steps that do not fit among the people left of a crew on a shift."""
        campaign, scenario = self.situation.campaign, self.situation.scenario
        usual = campaign.head_count(scenario, crew, shift)
        if left >= usual:
            return
        gone = usual - left
        roster = min((people for *_, people in self.situation.rosters[crew]), default=0)
        ordinary = _Team(self.precedence, left)
        everybody = _Team(self.precedence, roster - gone)
        for job in jobs:
            need = job.task.crew.get(crew, 0)
            teams = (everybody,) if job.task.all_hands else (ordinary, everybody)
            if need and not all(team.has_room(job.id, need) for team in teams):
                for team in teams:
                    team.leave(job.id)
                yield job.id


class _Team:
    """Steps that some people can always do, whenever the order of the plan lets them happen."""

    def __init__(self, precedence: Precedence, people: int) -> None:
        self.place = precedence.place
        self.people = people
        self.cover = ChainCover(PlainOrder(precedence))

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
