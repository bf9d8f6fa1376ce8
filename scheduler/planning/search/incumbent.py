"""How a search stands: the best checked schedule, the bound, and whether they meet."""

import time

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.progress import Listener, SearchProgress
from scheduler.planning.lists.list_schedule import Earliness, quality
from scheduler.planning.preferences.base import Preference
from scheduler.planning.search.judging import require_valid_here
from scheduler.schedule.scheduled import Schedule


class Incumbent:
    """
    The best schedule so far, which has passed the check, and the bound.

    ``bound`` is the minute before which no plan under these rules launches.
    """

    def __init__(
        self, situation: Situation, preference: Preference | None, listener: Listener
    ) -> None:
        self.situation = situation
        self.preference = preference
        self.best: Schedule | None = None
        self.bound: Minutes = 0
        self.first_plan: float | None = None
        self.proof: float | None = None
        self._listener = listener
        self._began = time.monotonic()

    @property
    def seconds(self) -> float:
        """Seconds since the search began."""
        return time.monotonic() - self._began

    @property
    def launch(self) -> Minutes | None:
        """The launch of the best schedule."""
        return None if self.best is None else self.best[self.situation.launch].end

    def accept(self, schedule: Schedule, stage: str) -> None:
        """
        Check a schedule and keep it if it is better than the best.

        Raises
        ------
        InvalidPlanError
            If it breaks a rule.
        """
        require_valid_here(self.situation, schedule)
        self._compare(schedule[self.situation.launch].end, self.bound)
        if self.first_plan is None:
            self.first_plan = self.seconds
        if self.best is None or self._quality(schedule) < self._quality(self.best):
            self.best = schedule
            self.report(stage)

    def _quality(self, schedule: Schedule) -> tuple[Minutes, int, int, Earliness]:
        """Return what plans are compared by, the preference before the sum of starts."""
        launch, changed, starts = quality(self.situation, schedule)
        if self.preference is None:
            return launch, changed, 0, starts
        value = self.preference.value(schedule)
        if self.preference.before_modes:
            return launch, value, changed, starts
        return launch, changed, value, starts

    def _compare(self, launch: Minutes, bound: Minutes) -> None:
        """Stop at a bound that a checked plan contradicts: one of the two is wrong."""
        if -(-launch // self.situation.tick) * self.situation.tick < bound:
            message = f"a checked plan launches at minute {launch}, before the bound {bound}"
            raise AssertionError(message)

    def raise_bound(self, minute: Minutes) -> bool:
        """
        Take note that no plan launches before a minute; tell whether that is news.

        The next legal launch is the bound.
        """
        if self.launch is not None:
            self._compare(self.launch, minute)
        before = self.bound
        legal = self._next_launch(minute)
        self.bound = max(self.bound, legal if self.launch is None else min(legal, self.launch))
        return self.bound > before

    def _next_launch(self, minute: Minutes) -> Minutes:
        """Return the first legal launch at or after a minute, or the minute if there is none."""
        modes = self.situation.modes[self.situation.launch]
        starts = [(job, job.start_for_end(minute)) for job in modes]
        ends = [job.end_after(start) for job, start in starts if start is not None]
        return min(ends, default=minute)

    def report(self, stage: str) -> None:
        """Tell the listener how things stand."""
        self._listener(
            SearchProgress(
                stage=stage,
                scenario=self.situation.scenario.id,
                axis=self.situation.axis,
                launch=self.launch,
                bound=self.bound,
                seconds=self.seconds,
            )
        )

    def is_proved(self) -> bool:
        """Tell whether no plan launches before the best one."""
        if self.launch is not None and self.launch <= self.bound and self.proof is None:
            self.proof = self.seconds
        return self.proof is not None
