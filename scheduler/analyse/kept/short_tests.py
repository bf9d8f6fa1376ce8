"""Test procedures whose recorded work, with what is left of it, is short of their hours."""

from collections.abc import Iterator

from scheduler.analyse.kept.cut_step import CutStep
from scheduler.calendars.clock.intervals import measure
from scheduler.calendars.facts.work_left import worked
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.schedule.scheduled import Schedule


def short_tests(situation: ChosenSituation, schedule: Schedule) -> Iterator[CutStep]:
    """
    Yield the tests, done or begun, that have or will have fewer hours than the task graph says.

    Those of which somebody confirmed that the whole procedure was done are left out; other steps
    may turn out shorter than was thought.
    """
    if situation.facts is None:
        return
    progress = situation.facts.progress
    for step, facts in progress.steps.items():
        task = situation.campaign.tasks.get(step)
        if task is None or not task.test or facts.started is None or facts.complete:
            continue
        pieces = worked(situation.working_times, task, facts, progress.data_date)
        rest = schedule.tasks.get(step)
        total = measure(pieces) + (0 if rest is None else rest.worked)
        if total < task.duration:
            yield CutStep(step=step, is_test=True, worked=total, full=task.duration)
