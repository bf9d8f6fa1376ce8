"""The best plan of a steady search: checked, and compared level by level."""

import logging
from collections.abc import Collection, Sequence

from scheduler.errors import InvalidPlanError
from scheduler.model.notation.base import TaskId
from scheduler.planning.search.judging import require_valid_here
from scheduler.planning.solve import fitting
from scheduler.planning.steady.comparing.case import SteadyCase
from scheduler.planning.steady.goals import Goal
from scheduler.schedule.frozen import moved_to
from scheduler.schedule.scheduled import Schedule

LOG = logging.getLogger(__name__)


class SteadyIncumbent:
    """Keeps the best of the plans that pass the check and keep the pins."""

    def __init__(self, case: SteadyCase, goals: Sequence[Goal]) -> None:
        self.case = case
        self.goals = goals
        self.best: Schedule | None = None
        self.values: tuple[int, ...] = ()

    def offer(self, schedule: Schedule | None) -> bool:
        """Take a plan if it is better than the best; tell whether it is."""
        if schedule is None or not self._is_sound(schedule):
            return False
        values = tuple(goal.value(schedule) for goal in self.goals)
        if self.best is not None and values >= self.values:
            return False
        self.best, self.values = schedule, values
        return True

    def offer_known(self, schedule: Schedule | None) -> None:
        """Take a plan made elsewhere, if its starts and modes keep every rule here."""
        if schedule is not None:
            self.offer(fitting(self.case.situation, schedule))

    def put_back(self, steps: Collection[TaskId]) -> None:
        """Put each of some steps back where it was announced, as far as the others let it."""
        has_changed = True
        while has_changed and self.best is not None:
            before = self.best
            for step in steps:
                if self.case.is_moved(self.best, step):
                    self.offer_known(moved_to(self.best, self.case.announced[step]))
            has_changed = self.best is not before

    def _is_sound(self, schedule: Schedule) -> bool:
        try:
            require_valid_here(self.case.situation, schedule)
        except InvalidPlanError as error:
            LOG.warning("a plan was dropped: %s", error)
            return False
        return all(
            any(job.option == placed.option and job.class_of(placed.start) for job in modes)
            for step, modes in self.case.situation.modes.items()
            for placed in (schedule[step],)
        )

    def value(self, goal: Goal) -> int:
        """Return what the best plan has of a goal."""
        return self.values[self.goals.index(goal)]
