"""
The search for the earliest launch: CP-SAT and the compiled search side by side.

CP-SAT proves small campaigns before the compiled search has begun. Where it does not, the compiled
search goes on beside it, and CP-SAT begins anew when a better plan narrows its horizon. Unless
steps can be done in several modes, a run that begins beside the compiled search leaves it a worker.
What is too large for CP-SAT is left to the compiled search and its bounds.
"""

from contextlib import closing
from dataclasses import dataclass, replace

from scheduler.engine.confirming import confirm
from scheduler.engine.verdict import Verdict
from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.search.companion import Companion
from scheduler.planning.search.goals import extract, search_launch
from scheduler.planning.search.incumbent import Incumbent
from scheduler.planning.search.model_size import suits_solver
from scheduler.planning.search.run import Attend, RunResult, SearchEffort, go_on

SMALL = 150
"""Steps up to which CP-SAT has a head start."""

HEAD_START = 1.5
"""Seconds that CP-SAT has for itself: most campaigns are proved by then."""

LEAST = 2.0
"""Seconds without which it is not worth while to begin the compiled search."""

FIRST_ROUND = 4.0
"""Seconds before CP-SAT may begin anew with a better plan; each round has twice as long."""

ALONE = 8.0
"""Deterministic seconds of CP-SAT before a single worker turns to lists."""

LISTS = 20_000_000
"""Tasks that a single worker places with lists, before CP-SAT goes on."""

REST = 0.05
SOLVER = "solver"


class LaunchSearch:
    """Searches until launch is proved or the time is over."""

    def __init__(self, standing: Incumbent, options: SolveOptions) -> None:
        self.standing = standing
        self.options = options
        self.is_infeasible = False
        self.is_interrupted = False
        self._round = Round(0.0, FIRST_ROUND)

    def run(self) -> None:
        """Search."""
        suits = suits_solver(self.standing.situation, self.standing.best)
        workers = self.options.num_workers
        lanes = 1 if suits else workers
        company = Companion(self.standing, self.options.seed, lanes)
        with closing(company) as companion:
            if workers == 1:
                self._take_turns(companion, suits=suits)
            elif suits:
                self._side_by_side(companion)
            else:
                companion.start(seconds=self._left)
                self._await(companion)

    @property
    def _left(self) -> float:
        return self.options.time_limit - self.standing.seconds

    @property
    def _is_over(self) -> bool:
        ended = self.is_infeasible or self.is_interrupted or self.standing.is_proved()
        return ended or self._left <= 0

    def _take_turns(self, companion: Companion, *, suits: bool) -> None:
        """Let one search after the other have the only worker, so that the run repeats."""
        if suits:
            self._solve(replace(self._effort(), deterministic=ALONE))
        if not self._is_over:
            companion.start(iterations=1 + LISTS // len(self.standing.situation.modes))
            self._await(companion)
        if suits and not self._is_over:
            self._solve(self._effort())

    def _await(self, companion: Companion) -> None:
        """Take in what the compiled search finds until it ends."""
        while companion.is_running and not self._is_over:
            companion.wait(REST)

    def _side_by_side(self, companion: Companion) -> None:
        """Let both search at once, CP-SAT in rounds."""
        is_outrun = True

        def attend() -> bool:
            nonlocal is_outrun
            self._start_if_due(companion)
            companion.attend()
            is_outrun = self._is_outrun()
            return not (self.standing.is_proved() or is_outrun)

        while is_outrun and not self._is_over:
            is_outrun = False
            self._start_if_due(companion)
            self._solve(self._effort(beside=companion.is_running), attend)
            self._round = Round(self.standing.seconds, 2 * self._round.seconds)
        if not self._is_over:
            if not companion.has_begun:
                companion.start(seconds=self._left)
            self._await(companion)

    def _start_if_due(self, companion: Companion) -> None:
        """Let the compiled search begin once CP-SAT has had its head start."""
        is_large = len(self.standing.situation.modes) > SMALL
        is_due = (is_large or self.standing.seconds > HEAD_START) and self._left > LEAST
        if is_due and not companion.has_begun:
            companion.start(seconds=self._left)

    def _is_outrun(self) -> bool:
        """Tell whether a plan found elsewhere makes it worth while to begin a new round."""
        launch = self.standing.launch
        return launch is not None and self._round.is_outrun_by(launch, self.standing.seconds)

    def _effort(self, *, beside: bool = False) -> SearchEffort:
        """
        Return the effort of a run that has the rest of the time.

        Beside the compiled search it has a worker less, and a single one looks at starts alone.
        With choices, for which that has not been measured, it keeps all workers.
        """
        workers, has_choice = self.options.num_workers, self.standing.situation.has_choice
        if beside and not has_choice:
            workers = max(1, workers - 1)
        return SearchEffort(
            seconds=self._left,
            workers=workers,
            seed=self.options.seed,
            linear=workers > 1 or has_choice,
        )

    def _solve(self, effort: SearchEffort, attend: Attend = go_on) -> None:
        """Let CP-SAT search once; keep its schedule, its bound and its verdict."""
        self._round.best = self.standing.launch
        found = confirm(
            self._run(effort, attend),
            effort,
            lambda differing: self._run(replace(differing, seconds=self._left), attend),
        )
        is_denied = found.verdict is Verdict.INFEASIBLE
        self.is_infeasible = is_denied and self.standing.best is None
        self._take(found)
        self.is_interrupted = found.interrupted

    def _run(self, effort: SearchEffort, attend: Attend) -> RunResult:
        situation, best = self.standing.situation, self.standing.best
        return search_launch(situation, best, effort, self._take, attend)

    def _take(self, found: RunResult) -> None:
        """Take in what CP-SAT has found, in the end or on the way: a schedule, a bound."""
        standing, tick = self.standing, self.standing.situation.tick
        schedule = extract(standing.situation, found)
        if schedule is not None:
            standing.accept(schedule, SOLVER)
            self._round.best = schedule[standing.situation.launch].end
        if standing.raise_bound(found.bound * tick):
            standing.report(SOLVER)


@dataclass(slots=True)
class Round:
    """
    A run of CP-SAT: when it began and how long it has at least, in seconds of the search.

    ``best`` is the launch of the best plan that it knows or has found.
    """

    began: float
    seconds: float
    best: Minutes | None = None

    def is_outrun_by(self, launch: Minutes, now: float) -> bool:
        """Tell whether it has had its time and a launch found elsewhere is better."""
        return now - self.began > self.seconds and (self.best is None or launch < self.best)
