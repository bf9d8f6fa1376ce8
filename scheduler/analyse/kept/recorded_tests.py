"""Tests that are recorded as done in less than their hours."""

from dataclasses import dataclass

from scheduler.calendars.clock.intervals import measure
from scheduler.calendars.facts.work_left import worked
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.progress.options import option_number


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortTest:
    """
    A test with less recorded working time than its hours.

    ``confirmed_by`` says that the whole procedure was done; without it, the test is cut.
    """

    step: TaskId
    worked: Minutes
    full: Minutes
    confirmed_by: str = ""

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody says that all of it was done."""
        return bool(self.confirmed_by)


def short_tests(situation: Situation) -> tuple[ShortTest, ...]:
    """Return the tests recorded as finished in less working time than they take, in file order."""
    if situation.facts is None:
        return ()
    progress = situation.facts.progress
    times = situation.calendars.of(situation.scenario)
    found = []
    for step, task in situation.campaign.tasks.items():
        facts = progress.facts_of(step)
        if not task.test or facts.finished is None:
            continue
        option = 0 if facts.option is None else option_number(task, facts.option) or 0
        mode = task.in_way(option)
        minutes = measure(worked(times, mode, facts, progress.data_date))
        full = max(mode.duration, task.duration)
        if minutes < full:
            confirmed = facts.complete.strip()
            found.append(ShortTest(step=step, worked=minutes, full=full, confirmed_by=confirmed))
    return tuple(found)
