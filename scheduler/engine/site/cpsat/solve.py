"""The earliest end of a site by CP-SAT, beside other searches that share what they find."""

import logging
import time
from dataclasses import replace
from typing import Protocol

from scheduler.engine.site.cpsat.model import build
from scheduler.engine.site.cpsat.questions import confirm_impossible
from scheduler.engine.site.cpsat.run import SolverEffort, SolverNews, search
from scheduler.engine.site.problem import Placement, Site
from scheduler.engine.site.windows import find_windows
from scheduler.engine.verdict import Verdict

LOG = logging.getLogger(__name__)

NAME = "cp-sat"

LEAST_RUN = 1.0
"""Seconds before a search begins anew because something better was found elsewhere."""

PROVING_PART = 0.5
"""The part of the time for which a single worker only proves where there are choices."""

SHARE = 0.5
"""How long it goes on at least, as a part of the seconds spent until it began."""


class Board(Protocol):
    """What the searches of a site share; a race is one."""

    @property
    def makespan(self) -> int | None:
        """The end of the goal in the best placement known."""

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to search for, or no time."""

    def elsewhere(self) -> Placement | None:
        """Return the best placement of all searches, if they share what they find."""

    def offer(self, answer: Placement, who: str) -> bool:
        """Take a placement if it is better than the best; tell whether it was."""

    def raise_bound(self, bound: int) -> None:
        """Take a proved bound of the goal's end."""

    def rule_out(self) -> None:
        """Take note that no placement keeps all rules."""


def solve_by_cpsat(site: Site, board: Board, effort: SolverEffort) -> None:
    """
    Look for the earliest end of the goal until it is proved, or the board or the time is over.

    When something better has been found elsewhere, the search begins anew from there, each time
    after a longer run. A single worker proves rather than improves; where there are choices, it
    takes turns at both, from the beginning if asked to, else when a part of the time has passed.
    That there is no placement at all is only said if a second search agrees.
    """
    began = time.monotonic()
    proving = effort.seconds
    if effort.workers == 1 and site.has_choices:
        proving = 0.0 if effort.turns else PROVING_PART * effort.seconds
    runs = 0
    while not board.is_over:
        spent = time.monotonic() - began
        if spent >= effort.seconds:
            return
        turns = spent >= proving
        until = effort.seconds if turns else proving
        this = replace(effort, seconds=until - spent, seed=effort.seed + runs, turns=turns)
        run = _Run(site, board, this, max(LEAST_RUN, SHARE * spent), began + effort.seconds)
        if not run.ends_open():
            return
        if not run.was_overtaken:
            if turns or time.monotonic() - began < proving - LEAST_RUN:
                return
            proving = 0.0
        runs += 1


class _Run:
    """
    One search from the best known.

    ``patience`` is how long it goes on at least, in seconds, and ``deadline`` the end of all time.
    ``was_overtaken`` says whether it was ended because something better was known elsewhere.
    """

    def __init__(
        self, site: Site, board: Board, effort: SolverEffort, patience: float, deadline: float
    ) -> None:
        self._site = site
        self._board = board
        self._effort = effort
        self._patience = patience
        self._deadline = deadline
        self._began = time.monotonic()
        self._known = board.elsewhere()
        self._end_by = site.horizon if self._known is None else self._end_of(self._known)
        self._own: int | None = None if self._known is None else self._end_by
        self.was_overtaken = False

    def ends_open(self) -> bool:
        """Search, and tell whether there may be something left to find or to prove."""
        windows = find_windows(self._site, self._end_by)
        if windows is None:
            self._conclude(Verdict.DENIED)
            return False
        model = build(self._site, windows)
        model.model.minimize(model.goal_end)
        if self._known is not None:
            model.hint(self._known)
        verdict = search(model, self._effort, self._is_idle, self._pass_on)
        self._conclude(verdict)
        return verdict not in {Verdict.OPTIMAL, Verdict.DENIED}

    def _end_of(self, placement: Placement) -> int:
        return self._site.goal_end(placement.starts, placement.modes)

    def _pass_on(self, news: SolverNews) -> None:
        if news.placement is not None:
            self._board.offer(news.placement, NAME)
            self._own = self._end_of(news.placement)
        if news.bound is not None and news.bound <= self._end_by:
            self._board.raise_bound(news.bound)

    def _is_idle(self) -> bool:
        self.was_overtaken = self._is_overtaken()
        return self._board.is_over or self.was_overtaken

    def _is_overtaken(self) -> bool:
        """Tell whether something better is known elsewhere, and this search has had its time."""
        if time.monotonic() - self._began < self._patience:
            return False
        best = self._board.elsewhere()
        return best is not None and (self._own is None or self._end_of(best) < self._own)

    def _conclude(self, verdict: Verdict) -> None:
        if verdict is Verdict.OPTIMAL and self._own is not None:
            self._board.raise_bound(self._own)
        elif verdict is Verdict.DENIED and self._known is not None:
            LOG.warning("%s: a proof contradicts a known placement", self._site.name)
        elif verdict is Verdict.DENIED and self._board.makespan is None:
            left = self._deadline - time.monotonic()
            effort = replace(self._effort, seconds=left, turns=False)
            answer = confirm_impossible(self._site, effort, self._is_idle)
            if answer.is_impossible:
                self._board.rule_out()
            elif answer.placement is not None:
                self._board.offer(answer.placement, NAME)
