"""Steps under way of which nothing is left by their hours: somebody must say what is."""

from collections.abc import Iterator

from scheduler.calendars.facts.missing import nothing_left
from scheduler.calendars.facts.work_left import work_left
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.errors import Finding
from scheduler.model.progress.options import option_number
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import without_progress
from scheduler.model.progress.step_facts import StepFacts
from scheduler.model.task import Task
from scheduler.pipeline.progress.announced import AnnouncedSteps


def find_missing_work(progress: Progress, announced: AnnouncedSteps) -> Iterator[Finding]:
    """
    Yield steps that are not finished although their hours are over.

    They are counted on the calendars of the announced plan. Steps that run while an event changes
    people or closes places are left to those who know the changed calendars.
    """
    campaign = without_progress(announced.living)
    times = WorkingTimes(campaign, campaign.resolve_scenario(announced.scenario))
    for step, facts in progress.steps.items():
        if step not in campaign.tasks or _is_changed(progress, facts):
            continue
        task = _as_done(announced, campaign.tasks[step], facts)
        is_open = facts.started is not None and facts.finished is None and not facts.dropped
        is_over = is_open and work_left(times, task, facts, progress.data_date) <= 0
        if is_over and not task.is_milestone:
            yield nothing_left(step, facts)


def _as_done(announced: AnnouncedSteps, task: Task, facts: StepFacts) -> Task:
    """Return a step in the way it was begun: as recorded, else as announced."""
    entry = announced.steps.get(task.id)
    planned = 0 if entry is None else entry.option
    recorded = None if facts.option is None else option_number(task, facts.option)
    return task.in_way(planned if recorded is None else recorded)


def _is_changed(progress: Progress, facts: StepFacts) -> bool:
    """Whether an event changes calendars after the start of a step and by the data date."""
    periods = ((news.start, news.end) for news in progress.events.values() if news.needs_period)
    return any(
        start is None
        or end is None
        or facts.started is None
        or (start < progress.data_date and facts.started < end)
        for start, end in periods
    )
