"""Destructive improvement: ends of the goal are tried, and what is impossible is a bound."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from scheduler.engine.site.bounds.base import Tighten
from scheduler.engine.site.bounds.network import Network
from scheduler.engine.site.bounds.refutation import judge
from scheduler.engine.site.bounds.registry import BOUNDS
from scheduler.engine.site.bounds.windows import Impossible, Windows
from scheduler.engine.site.cpsat.run import SolverEffort
from scheduler.engine.site.problem import Site
from scheduler.engine.verdict import Verdict

ROUNDS = 12
"""Times that all bounds are gone through for one end of the goal, at most."""

EFFORTS = (8, 24, 72, 160)
"""How many ends of intervals the bounds look at, one after the other."""

SHORTEST, LONGEST = 0.3, 20.0
"""Seconds of one search with CP-SAT in the first and in the last round."""

FIRST_STEP = 200
"""The part of the bound by which the second end tried lies behind the first."""

KnownEnd = int | Callable[[], int | None] | None
OnBound = Callable[[int], None]
ShouldStop = Callable[[], bool]


class LowerBound:
    """
    No placement of a site ends its goal before ``value``.

    The bound begins as the end of the goal on the critical path. Ends of the goal are then tried
    between it and the best end known; where the windows that an end leaves to the tasks, or a
    bound within these windows, make it impossible, the bound moves to the next end that the goal
    may have. A value beyond the horizon says that there is no placement.

    Parameters
    ----------
    site
        The site.
    on_bound
        Told each better value, the first included.
    should_stop
        Asked between two looks at a rule.

    References
    ----------
    Klein, R. and Scholl, A. (1999). Computing lower bounds by destructive improvement: an
    application to resource-constrained project scheduling. European Journal of Operational
    Research 112, 322-346.
    """

    def __init__(
        self, site: Site, on_bound: OnBound | None = None, should_stop: ShouldStop | None = None
    ) -> None:
        self.site = site
        self.value = 0
        self._reached = site.horizon + 1
        self._on_bound = on_bound
        self._should_stop = should_stop or _never
        self.network = Network(site)
        self._base = Windows(self.network)
        self._base_end = site.horizon
        self._bounds: list[Sequence[Tighten]] = []
        try:
            self._base.settle()
        except Impossible:
            self.raise_to(site.horizon + 1)
        else:
            self.raise_to(self._base.goal_end)

    def raise_to(self, value: int) -> None:
        """Note a better bound, wherever it comes from."""
        if value > self.value:
            self.value = value
            if self._on_bound is not None:
                self._on_bound(value)

    def improve(self, known_end: KnownEnd = None, seconds: float = math.inf) -> int:
        """
        Raise the bound as far as the bounds of this package can, and return it.

        Parameters
        ----------
        known_end
            An end of the goal that is known to be possible, if any, or who is to be asked for it.
        seconds
            How long it may take at most.
        """
        until = time.monotonic() + seconds
        for points in EFFORTS:
            is_impossible = partial(self._is_impossible, points, until)
            self._climb(is_impossible, known_end, until)
        return self.value

    def prove(self, known_end: KnownEnd = None, seconds: float = math.inf, seed: int = 1) -> int:
        """
        Raise the bound by short searches with CP-SAT, each round longer, and return it.

        What is worth most is tried first: that no end is earlier than the one known.

        Parameters
        ----------
        known_end
            An end of the goal that is known to be possible, if any, or who is to be asked for it.
        seconds
            How long it may take at most.
        seed
            Of CP-SAT's random choices.
        """
        until = time.monotonic() + seconds
        for effort in _efforts(seed):
            is_impossible = partial(self._is_refuted, effort, until)
            open_end = self._open_end(known_end)
            if self._is_over(until) or self.value >= open_end:
                break
            if is_impossible(open_end - 1):
                self.refute(open_end - 1)
            self._climb(is_impossible, known_end, until)
        return self.value

    def windows_for(self, end: int, points: int = EFFORTS[0]) -> Windows | None:
        """Return the windows that an end of the goal leaves, or nothing where it is impossible."""
        return self._narrowed(end, points, math.inf)

    def refute(self, end: int) -> None:
        """Note that the goal cannot end by a tick."""
        self.raise_to(next_end(self.site, end))

    def _climb(
        self, is_impossible: Callable[[int], bool], known_end: KnownEnd, until: float
    ) -> None:
        """
        Look for the last end that is impossible, beginning with the bound itself.

        Steps double as long as ends are impossible; then what is left is halved (exponential
        search).
        """
        end, step = self.value, 1 + self.value // FIRST_STEP
        open_end = self._open_end(known_end)
        while self.value < open_end and not self._is_over(until):
            if is_impossible(end):
                self.refute(end)
                step *= 2
            else:
                open_end = end
            open_end = min(open_end, self._open_end(known_end))
            end = min(self.value + step, (self.value + open_end - 1) // 2)

    def _open_end(self, known_end: KnownEnd) -> int:
        known = known_end() if callable(known_end) else known_end
        return self._reached if known is None else min(known, self._reached)

    def _is_impossible(self, points: int, until: float, end: int) -> bool:
        return self._narrowed(end, points, until) is None

    def _is_refuted(self, effort: SolverEffort, until: float, end: int) -> bool:
        windows = self._narrowed(end, EFFORTS[1], until)
        if windows is None:
            return True
        left = max(until - time.monotonic(), 0.0)
        shorter = replace(effort, seconds=min(effort.seconds, left))
        verdict = judge(windows, shorter, lambda: self._is_over(until))
        if verdict is Verdict.FEASIBLE:
            self._reached = min(end, self._reached)
        return verdict is Verdict.INFEASIBLE

    def _narrowed(self, end: int, points: int, until: float) -> Windows | None:
        if not self._bounds:
            self._bounds = [prepare(self.network) for prepare in BOUNDS.values()]
        windows = self._base.copy()
        try:
            windows.end_goal_by(end)
            windows.settle()
            for _ in range(ROUNDS):
                if not self._tighten(windows, points, until):
                    break
        except Impossible:
            return None
        return windows

    def _tighten(self, windows: Windows, points: int, until: float) -> bool:
        """Go through the bounds once, and tell whether to do so again."""
        changed = False
        for bound in self._bounds:
            narrowed = False
            for tighten in bound:
                if self._is_over(until):
                    return False
                narrowed |= tighten(windows, points)
            if narrowed:
                windows.settle()
                changed = True
        return changed

    def _is_over(self, until: float) -> bool:
        return self._should_stop() or time.monotonic() >= until


def lower_bound(site: Site, known_end: int | None, seconds: float, should_stop: ShouldStop) -> int:
    """
    Return a tick before which no placement ends the goal.

    Parameters
    ----------
    site
        The site.
    known_end
        An end of the goal that is known to be possible, if any.
    seconds
        How long it may take at most, the critical path aside.
    should_stop
        Asked now and then whether the answer is still wanted.
    """
    began = time.monotonic()
    bound = LowerBound(site, should_stop=should_stop)
    bound.improve(known_end, seconds)
    return bound.prove(known_end, seconds - (time.monotonic() - began))


def next_end(site: Site, end: int) -> int:
    """Return the first end after a tick that the goal may have, or one beyond the horizon."""
    ends = [
        max(each.low + each.pause + mode.duration, end + 1)
        for mode in site.modes[site.goal]
        for each in site.tables[mode.starts]
        if each.high + each.pause + mode.duration > end
    ]
    return min(ends, default=site.horizon + 1)


def _efforts(seed: int) -> Iterator[SolverEffort]:
    seconds = SHORTEST
    while seconds < LONGEST:
        yield SolverEffort(seconds=seconds, seed=seed)
        seconds *= 3


def _never() -> bool:
    return False
