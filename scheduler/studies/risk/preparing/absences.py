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
from scheduler.studies.risk.preparing.neighbours_in_need import PlainOrder


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
        roster = min((people for *_, people in self.situation.rosters[crew]), default=0)
        cover = ChainCover(PlainOrder(self.precedence))
        for job in jobs:
            need = job.task.crew.get(crew, 0)
            if not need:
                continue
            if job.task.all_hands:
                if need > roster - (usual - left):
                    yield job.id
                continue
            use = self.precedence.place.get(job.id)
            if use is None:
                yield job.id
                continue
            cover.enter(use, need)
            cover.settle()
            if cover.chains > left:
                cover.leave(use)
                yield job.id
