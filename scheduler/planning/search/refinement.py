"""What follows launch: few other ways and the preference in their ranks, then early starts."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from scheduler.calendars.situation.late_steps import late_steps
from scheduler.calendars.situation.situation import Situation
from scheduler.engine.confirming import confirm
from scheduler.engine.verdict import Verdict
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.lists.list_schedule import activate, count_changed, earliness
from scheduler.planning.preferences.base import Preference
from scheduler.planning.search.goals import (
    extract,
    search_early_starts,
    search_late_starts,
    search_preferred,
    search_usual_modes,
)
from scheduler.planning.search.run import RunResult, SearchEffort
from scheduler.schedule.scheduled import Schedule

LOG = logging.getLogger(__name__)

WEEK = 7 * DAY
SHARE = 4.0
"""How much longer than for early starts a preference is searched for."""

Accept = Callable[[Schedule], Schedule]
"""Checks a schedule, keeps it if it is better than the best, and returns the best."""


@dataclass(slots=True, kw_only=True)
class Settled:
    """
    How settling ended.

    ``bound`` is the least value of the preference that may be possible; ``is_proved`` says whether
    the modes and the sum of starts are the best there are.
    """

    bound: int = 0
    is_proved: bool = False
    is_interrupted: bool = False


class Settling:
    """The searches with launch fixed; ``best`` is the best schedule so far, active each time."""

    def __init__(
        self,
        situation: Situation,
        options: SolveOptions,
        preference: Preference | None,
        accept: Accept,
    ) -> None:
        self.situation = situation
        self.options = options
        self.preference = preference
        self.accept = accept
        self.first_kept = None if preference is None else preference.first_kept
        self.effort = SearchEffort(
            seconds=min(options.settle * 5, max(options.time_limit / 2, 1.0)),
            workers=options.num_workers,
            seed=options.seed,
            deterministic=options.settle,
        )
        self.outcome = Settled()
        self.are_modes_proved = True

    def run(self, best: Schedule) -> Settled:
        """Search in order of rank, until all is done or Ctrl-C."""
        best = self.accept(activate(self.situation, best, self.first_kept))
        ranks = [self._use_usual_modes, self._prefer]
        if self.preference is not None and self.preference.before_modes:
            ranks.reverse()
        for search in ranks:
            if not self.outcome.is_interrupted:
                best = search(best)
        late_proved = True
        if late_steps(self.situation) and not self.outcome.is_interrupted:
            best, late_proved = self._start_late(best)
        if not self.outcome.is_interrupted:
            self._start_early(best)
        self.outcome.is_proved = self.outcome.is_proved and self.are_modes_proved and late_proved
        return self.outcome

    def _use_usual_modes(self, best: Schedule) -> Schedule:
        """Do as few steps as can be in another mode."""
        if not self.situation.has_choice:
            return best
        search = partial(search_usual_modes, self.situation, best, self.preference)
        found = self._search(self.effort, search)
        best = self._take(found, best)
        self.are_modes_proved = count_changed(best) <= found.bound
        return best

    def _prefer(self, best: Schedule) -> Schedule:
        """Make the value of the preference as small as can be."""
        preference = self.preference
        if preference is None:
            return best
        reaches = _reaches(self.situation, best)
        effort = replace(
            self.effort,
            seconds=max(self.options.time_limit / 2, 1.0),
            deterministic=self.options.settle * SHARE / len(reaches),
        )
        for reach in reaches:
            if self.outcome.is_interrupted:
                break
            search = partial(search_preferred, self.situation, best, preference, reach)
            found = self._search(effort, search)
            best = self._take(found, best)
            self.outcome.bound = max(found.bound, 0) if reach == reaches[-1] else 0
        return best

    def _start_late(self, best: Schedule) -> tuple[Schedule, bool]:
        """Move the steps that are wanted late as late as launch allows; tell if that is proved."""
        search = partial(search_late_starts, self.situation, best, self.preference)
        found = self._search(self.effort, search)
        best = self._take(found, best)
        least = found.bound * self.situation.tick
        return best, found.starts is not None and earliness(self.situation, best)[0] <= least

    def _start_early(self, best: Schedule) -> None:
        """Move every step as early as it can be; which steps change their mode is still open."""
        search = partial(search_early_starts, self.situation, best, self.preference)
        found = self._search(self.effort, search)
        best = self._take(found, best)
        least = found.bound * self.situation.tick
        self.outcome.is_proved = found.starts is not None and (
            earliness(self.situation, best)[1] <= least
        )

    def _search(
        self, effort: SearchEffort, search: Callable[[SearchEffort], RunResult]
    ) -> RunResult:
        """
        Search, and once more in another way where the solver denies the plan that is known.

        A denied plan has passed the check, so the solver erred, and nothing it says counts.
        """
        found = confirm(search(effort), effort, search)
        if found.verdict is Verdict.INFEASIBLE:
            LOG.warning("the solver denies a checked plan; its starts stay as they are")
        return found

    def _take(self, found: RunResult, best: Schedule) -> Schedule:
        """Keep what a search found, made active, if it is better."""
        self.outcome.is_interrupted |= found.interrupted
        schedule = extract(self.situation, found)
        if schedule is None:
            return best
        return self.accept(activate(self.situation, schedule, self.first_kept))


def _reaches(situation: Situation, best: Schedule) -> list[Minutes]:
    """Return by when plans end that are looked at: a week more, where better ones are, then any."""
    near = best.makespan + WEEK
    return [near, situation.horizon] if near < situation.horizon else [situation.horizon]
