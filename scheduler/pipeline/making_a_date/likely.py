"""
Make a date with a chance: permitted changes whose plan launches by it in so many draws.

Changes are searched that make the date with some reserve in it, more from one trial to the next:
the steps that matter most take longer than planned, then launch has to be some days earlier. Each
trial is planned with its planned hours, checked, and played on the same random numbers. The first
that is likely enough is taken. Nothing proves that no cheaper changes are as likely.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from scheduler.errors import Infeasible, OutOfTime
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import DAY, ExactMinutes
from scheduler.model.risk.risks import Risks
from scheduler.pipeline.making_a_date.target import (
    TargetAnswer,
    TargetQuestion,
    planned_in_full,
)
from scheduler.pipeline.risk.assessing import RiskOptions, assess_schedule
from scheduler.planning.interface.progress import Listener, ignore
from scheduler.studies.making_a_date.priced_plan import PricedPlan
from scheduler.studies.making_a_date.study import TargetStudy
from scheduler.studies.risk.assessment import Assessment

SHARES = (0.5, 0.65, 0.8, 0.9)
"""How much of their range the steps that matter are planned with, from trial to trial."""
MOST_DAYS = 3
"""Days by which launch is asked for earlier, at most."""
MATTERS = 0.02
"""A step matters if it is on the driving chain in such a share of the draws."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve:
    """
    Reserve that changes were searched with.

    ``share`` of their range is what the steps that matter were planned with, nothing if by their
    hours; launch was asked for ``days`` earlier.
    """

    share: float | None = None
    days: int = 0


NO_RESERVE = Reserve()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A reserve, and the plan that it led to with its chance; nothing if there is no plan."""

    reserve: Reserve
    priced: PricedPlan | None
    chance: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyDate:
    """
    Changes that make a date with a chance, or the likeliest that were found.

    ``wished`` is the chance that was asked for; ``assessed`` says how sure the plan is.
    """

    answer: TargetAnswer
    assessed: Assessment
    wished: float
    trials: tuple[Trial, ...]

    @property
    def is_likely(self) -> bool:
        """Whether the plan is as likely as was asked for."""
        return chance_of(self.assessed, self.answer.question.by) >= self.wished


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A chance, as a share, with which a date is to be made, and what is uncertain."""

    chance: float
    risks: Risks


OnTrial = Callable[[Trial], None]


def unheard(trial: Trial) -> None:
    """Listen to nothing."""
    del trial


def make_likely(
    question: TargetQuestion,
    wish: Wish,
    listener: Listener = ignore,
    on_trial: OnTrial = unheard,
) -> LikelyDate:
    """
    Find permitted changes whose plan makes a date with a chance.

    Parameters
    ----------
    question
        The date.
    wish
        The chance, and what is uncertain.
    listener
        Told of every better plan.
    on_trial
        Told of every trial.

    Raises
    ------
    Infeasible
        If nothing that is permitted makes the date even by planned hours.
    OutOfTime
        If no plan was found in time.
    """
    return _Search(question, wish, listener, on_trial).find()


@dataclass
class _Search:
    question: TargetQuestion
    wish: Wish
    listener: Listener
    on_trial: OnTrial
    trials: list[Trial] = field(default_factory=list)
    best: tuple[float, PricedPlan, Assessment] | None = None
    tick: Minutes = 1

    def find(self) -> LikelyDate:
        """Try one reserve after the other until a plan is likely enough."""
        study, by = self.question.study, self.question.by
        first = study.cheapest(by, study.start_for(by, self.listener))
        self.tick = first.situation.tick
        chance, priced, assessed = self._keep(NO_RESERVE, first)
        for reserve in self._reserves():
            if chance >= self.wish.chance or self._is_ended():
                break
            for found in self._planned(reserve, assessed, first.bound):
                chance, priced, assessed = self._keep(reserve, found)
                if chance >= self.wish.chance:
                    break
        if chance < self.wish.chance and self.best is not None:
            _, priced, assessed = self.best
        return LikelyDate(
            answer=planned_in_full(self.question, priced, self.listener),
            assessed=assessed,
            wished=self.wish.chance,
            trials=tuple(self.trials),
        )

    def _is_ended(self) -> bool:
        return self.question.study.is_interrupted

    def _keep(self, reserve: Reserve, priced: PricedPlan) -> tuple[float, PricedPlan, Assessment]:
        """Note what a reserve led to, and how sure that plan is."""
        options = RiskOptions(drivers=False)
        assessed = assess_schedule(priced.situation, priced.schedule, self.wish.risks, options)
        chance = chance_of(assessed, self.question.by)
        self._note(Trial(reserve=reserve, priced=priced, chance=chance))
        if self.best is None or chance > self.best[0]:
            self.best = chance, priced, assessed
        return chance, priced, assessed

    def _note(self, trial: Trial) -> None:
        self.trials.append(trial)
        self.on_trial(trial)

    def _reserves(self) -> Iterator[Reserve]:
        """Yield more and more reserve; longer steps first where hours are uncertain at all."""
        shares = SHARES if self.wish.risks.hours else ()
        yield from (Reserve(share=share) for share in shares)
        for days in range(1, MOST_DAYS + 1):
            yield Reserve(days=days)
            yield from (Reserve(share=share, days=days) for share in shares[::2])

    def _planned(self, reserve: Reserve, last: Assessment, bound: int) -> Iterator[PricedPlan]:
        """Yield plans under changes that make the date with a reserve, if there are such."""
        question, asked = self.question, self.question.by - reserve.days * DAY
        campaign = with_longer_steps(question.campaign, reserve, last, self.tick)
        study = TargetStudy(campaign, question.base, question.state, question.study.options)
        plans = list[PricedPlan]()
        try:
            found = study.cheapest(asked, None)
        except (Infeasible, OutOfTime):
            pass
        else:
            plans += question.study.planned_under(question.by, found, bound)
        if study.is_interrupted:
            question.study.hurry()
        if not plans:
            self._note(Trial(reserve=reserve, priced=None, chance=None))
        yield from plans


def chance_of(assessed: Assessment, by: Minutes) -> float:
    """Return the share of all draws that launch by a minute."""
    return float(np.mean(assessed.played.launches <= by))


def with_longer_steps(
    campaign: Campaign, reserve: Reserve, last: Assessment, tick: Minutes
) -> Campaign:
    """Return a campaign whose steps that matter take as long as a share of their draws at most."""
    if reserve.share is None:
        return campaign
    hours = dict(_longer(campaign, reserve.share, last, tick))
    tasks = {
        step: task.altered({"duration": ExactMinutes(hours[step])}) if step in hours else task
        for step, task in campaign.tasks.items()
    }
    return campaign.altered({"tasks": tasks})


def _longer(
    campaign: Campaign, share: float, last: Assessment, tick: Minutes
) -> Iterator[tuple[TaskId, Minutes]]:
    """Yield hours with a reserve for the steps that matter, on the time grid of the campaign."""
    book = last.playbook
    for risk in last.steps:
        if risk.criticality < MATTERS or risk.step not in campaign.tasks:
            continue
        planned = book.jobs[risk.step].duration
        drawn = last.draws.hours[:, book.place[risk.step]]
        wanted = int(np.quantile(drawn, share, method="higher"))
        if wanted > planned:
            yield risk.step, planned + -(-(wanted - planned) // tick) * tick
