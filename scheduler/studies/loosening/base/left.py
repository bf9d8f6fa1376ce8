"""What is still to be done of a campaign under a scenario, from the data date on."""

from collections.abc import Iterator
from datetime import datetime

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.progress.recorded_campaign import progress_of
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task


def tasks_left(campaign: Campaign, scenario: Scenario) -> Iterator[Task]:
    """Yield the tasks that are neither done nor dropped; some may have begun."""
    progress, done = progress_of(campaign), campaign.done_tasks(scenario)
    for task in campaign.tasks.values():
        if progress is None:
            is_over = task.id in done
        else:
            facts = progress.facts_of(task.id)
            has_ended = facts.finished is not None or facts.dropped
            is_over = has_ended or (task.id in done and facts.started is None)
        if not is_over:
            yield task


def tasks_to_begin(campaign: Campaign, scenario: Scenario) -> Iterator[Task]:
    """Yield the tasks that have not begun and are to be done."""
    for task in tasks_left(campaign, scenario):
        if not has_begun(campaign, task.id):
            yield task


def has_begun(campaign: Campaign, step: TaskId) -> bool:
    """Whether facts record that a step has begun."""
    progress = progress_of(campaign)
    return progress is not None and progress.facts_of(step).begun is not None


def is_past(campaign: Campaign, moment: datetime) -> bool:
    """Whether a local moment is not after the data date; without facts nothing is past."""
    progress = progress_of(campaign)
    return progress is not None and moment <= progress.data_date
