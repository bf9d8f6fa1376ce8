"""
Improving a steady plan too large to be searched as a whole, a few steps at a time.

All steps but a neighbourhood stay where they are, and the solver moves those of the neighbourhood.
What it finds is better, or nothing: bounds on part of the steps are no bounds on the plan.
"""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from heapq import nsmallest

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.search.run import SearchEffort
from scheduler.planning.steady.comparing.case import SteadyCase
from scheduler.planning.steady.comparing.frame import SteadyFrame
from scheduler.planning.steady.comparing.held import hold
from scheduler.planning.steady.goals import Goal
from scheduler.planning.steady.level_search import Limit, search_level
from scheduler.planning.steady.result import LevelAim
from scheduler.planning.steady.standing import SteadyIncumbent
from scheduler.schedule.scheduled import Schedule

SIZE = 60
"""Steps that move at once: a model of as many is searched in about a second."""

PATIENCE = 24
"""Neighbourhoods without a better plan after which it is given up."""

STRIDE = 61
"""How far apart the steps lie, in file order, around which neighbourhoods are searched in turn."""

SECONDS = 2.0


class Ranked:
    """Several goals in one: the first counts most, by more than the others can make up for."""

    aim = LevelAim.DISTURBANCE
    unit = 1
    floor = 0

    def __init__(self, ranked: Sequence[tuple[Goal, int]]) -> None:
        self.ranked = ranked

    def value(self, schedule: Schedule) -> int:
        """Return the weighted sum, each goal in its unit."""
        return sum(each * (goal.value(schedule) // goal.unit) for goal, each in self.ranked)

    def add(self, frame: SteadyFrame) -> LinearExprT:
        """Add the weighted sum."""
        return LinearExpr.sum([each * goal.add(frame) for goal, each in self.ranked])


class Neighbourhoods:
    """The searches of neighbourhoods of the best plan, one after the other."""

    def __init__(
        self,
        case: SteadyCase,
        standing: SteadyIncumbent,
        goal: Goal,
        effort: SearchEffort,
        seconds: float,
    ) -> None:
        self.case = case
        self.standing = standing
        self.goal = goal
        self.effort = replace(effort, seconds=SECONDS, deterministic=SECONDS, quick_start=True)
        self.until = time.monotonic() + seconds
        self.turn = 0
        self.is_interrupted = False

    def improve(self, limits: Callable[[], Sequence[Limit]], *, chain: bool) -> None:
        """Search until the time is over, or nothing has been found for a while."""
        vain = 0
        while vain < PATIENCE and time.monotonic() < self.until and not self.is_interrupted:
            best = self.standing.best
            if best is None:
                return
            free = self._chain(best, vain) if chain else self._around_moved(best)
            if not free:
                return
            vain = 0 if self._search(best, free, limits()) else vain + 1

    def _search(self, best: Schedule, free: Collection[TaskId], limits: Sequence[Limit]) -> bool:
        others = [step for step in self.case.situation.modes if step not in free]
        starts = {step: best[step].start for step in others}
        options = {step: best[step].option for step in others}
        held = replace(self.case, situation=hold(self.case.situation, starts, options))
        found = search_level(held, self.goal, limits, self.effort, best)
        self.is_interrupted = found.is_interrupted
        return self.standing.offer(found.schedule)

    def _around_moved(self, best: Schedule) -> Collection[TaskId]:
        """Return the steps around one that has moved, by time and by what they share."""
        moved = [step for step in self.case.steps if self.case.is_moved(best, step)]
        if not moved:
            return ()
        self.turn += 1
        centre = moved[self.turn * STRIDE % len(moved)]
        away = set(moved)
        here, there = best[centre].start, self.case.announced[centre].start
        low, high = min(here, there), max(best[centre].end, there)

        def distance(step: TaskId) -> tuple[Minutes, TaskId]:
            gap = max(best[step].start - high, low - best[step].end, 0)
            is_near = step in away or self._shares(step, centre)
            return (gap if is_near else 2 * gap + 240), step

        return set(nsmallest(SIZE, self.case.situation.modes, key=distance))

    def _chain(self, best: Schedule, vain: int) -> Collection[TaskId]:
        """Return the steps without which launch cannot be earlier, and some that are in the way."""
        situation = self.case.situation
        chain: dict[TaskId, None] = {situation.launch: None}
        waiting = [situation.launch]
        while waiting and len(chain) < SIZE:
            step = waiting.pop(0)
            before = self._just_before(best, step)
            fresh = [each for each in before if each not in chain]
            fresh = fresh[vain % len(fresh) :] + fresh[: vain % len(fresh)] if fresh else fresh
            chain.update(dict.fromkeys(fresh))
            waiting += fresh
        return set(chain)

    def _just_before(self, best: Schedule, step: TaskId) -> list[TaskId]:
        linked = {link.source for link in self.case.situation.links_into[step]}
        start = best[step].start
        near = [
            each
            for each, placed in best.tasks.items()
            if each != step
            and start - 24 * 60 <= placed.end <= start + 60
            and (each in linked or self._shares(each, step))
        ]
        return sorted(near, key=lambda each: (-(each in linked), -best[each].end, each))

    def _shares(self, a: TaskId, b: TaskId) -> bool:
        return bool(_needs(self.case.situation, a) & _needs(self.case.situation, b))


def _needs(situation: Situation, step: TaskId) -> frozenset[str]:
    task = situation.campaign.tasks[step]
    return frozenset((*task.crew, *task.places))
