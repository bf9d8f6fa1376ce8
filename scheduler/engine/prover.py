"""Proving beside the searches: how much of the time, and what becomes of the answers."""

import math
import time
from typing import NamedTuple

from scheduler.engine.problem import PlainProject
from scheduler.engine.problem_race import ProblemRace
from scheduler.engine.proof import ProofQuestion, ask
from scheduler.engine.rounds import Rounds

SETTLED = 0.1
"""Seconds without a better schedule before the first question: asked too soon, it is wasted."""

HOPELESS = 1.1
"""
How far above its bound, as short questions raise it, the best is where long ones stay open.

In a sample of 200 projects of 120 tasks, all whose shortest schedule is known were below.
"""

REST = 0.02


class ProofShare(NamedTuple):
    """
    The part of the time that questions may take.

    ``stalled`` holds when half of the time has passed since the last better schedule,
    ``hopeless`` when the best is far above the bound.
    """

    usual: float
    stalled: float
    hopeless: float

    def part(self, now: float, quiet: float, *, is_hopeless: bool) -> float:
        """Return the part after so many seconds, the last of them without a better schedule."""
        if is_hopeless:
            return self.hopeless
        return self.stalled if quiet > now / 2 else self.usual


ALL = 1.0

WHOLE = ProofShare(ALL, ALL, ALL)
"""The share of a prover that has a core of its own."""


class Prover:
    """Asks whether there is a schedule of some makespan, to prove the best or raise the bound."""

    name = "cp-sat"

    def __init__(
        self, problem: PlainProject, race: ProblemRace, seed: int, share: ProofShare
    ) -> None:
        self._problem = problem
        self._race = race
        self._seed = seed
        self._share = share
        self._rounds = Rounds()
        self._spent = 0.0
        self._questions = 0
        self._asked_at: int | None = None

    def run(self, seconds: float) -> None:
        """Ask until the race is over or the seconds have passed."""
        race = self._race
        rounds = self._rounds
        while not race.is_over and race.seconds < seconds:
            began, bound, best = race.seconds, race.bound, race.require_best().makespan
            rounds.go_on(bound, best)
            part = self._part
            if not self._is_due(part):
                time.sleep(REST)
                continue
            makespan, effort = rounds.next_question(bound, best, is_free=part == ALL)
            if not self._ask(best, makespan, min(effort, seconds - began)):
                rounds.note_open(makespan)
            self._spent += race.seconds - began

    def ask_once(self, deterministic: float) -> None:
        """Ask for a schedule shorter than the best, with an effort that no machine changes."""
        best = self._race.require_best().makespan
        self._ask(best, best - 1, math.inf, deterministic)

    @property
    def _quiet(self) -> float:
        """The seconds since the last better schedule."""
        return self._race.seconds - self._race.trace[-1].second

    @property
    def _part(self) -> float:
        """The part of the time that questions may take as the race stands."""
        return self._share.part(self._race.seconds, self._quiet, is_hopeless=self._is_hopeless)

    def _is_due(self, part: float) -> bool:
        if self._share == WHOLE:
            return True
        return self._quiet >= SETTLED and self._spent <= part * self._race.seconds

    @property
    def _is_hopeless(self) -> bool:
        """Whether short questions have left the bound so low that long ones would stay open."""
        is_far = self._race.require_best().makespan > HOPELESS * self._race.bound
        return is_far and self._rounds.has_bisected

    def _ask(
        self, best: int, makespan: int, seconds: float, deterministic: float | None = None
    ) -> bool:
        """
        Look for a schedule of a makespan, pass on what comes of it, tell whether it is known.

        ``best`` is the one known when the question was chosen.
        """
        self._asked_at = best
        question = ProofQuestion(
            makespan=makespan,
            seconds=seconds,
            seed=self._seed + self._questions,
            deterministic=deterministic,
        )
        self._questions += 1
        answer = ask(self._problem, question, self._is_idle)
        if answer.is_denied:
            self._race.raise_bound(makespan + 1)
        elif answer.starts is not None:
            self._race.offer_starts(answer.starts, self.name)
        return answer.is_denied or answer.starts is not None

    def _is_idle(self) -> bool:
        """Tell whether the question has become pointless: the race is over or goes on elsewhere."""
        return self._race.is_over or self._race.require_best().makespan != self._asked_at
