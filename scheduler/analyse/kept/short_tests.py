"""Tests under way whose recorded work, with what is left of it, is short of their hours."""

from collections.abc import Iterator

from scheduler.analyse.kept.cut_step import CutStep
from scheduler.calendars.clock.intervals import measure
from scheduler.calendars.facts.work_left import worked
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.schedule.scheduled import Schedule


def tests_cut_short(situation: ChosenSituation, schedule: Schedule) -> Iterator[CutStep]:
    """
    Yield the tests begun that will have fewer hours than the task graph says.

    Other steps may turn out shorter than was thought.
    """
    if situation.facts is None:
        return
    progress = situation.facts.progress
    for step in situation.facts.begun:
        task, rest = situation.campaign.tasks[step], schedule.tasks.get(step)
        if not task.test or rest is None:
            continue
        mode, facts = task.in_way(rest.option), progress.facts_of(step)
        pieces = worked(situation.working_times, mode, facts, progress.data_date)
        total, full = measure(pieces) + rest.worked, max(task.duration, mode.duration)
        if total < full:
            yield CutStep(step=step, is_test=True, worked=total, full=full)
