"""Dates of steps that a planner sets by hand, or takes away."""

from scheduler.model.agreed_date import AgreedDate
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.scenario import Scenario
from scheduler.studies.loosening.base.change import NONE, Change, require_known
from scheduler.studies.loosening.base.copies import with_task


def without_date(
    campaign: Campaign, scenario: Scenario, *, task_id: TaskId, field: str
) -> Campaign:
    """Return a campaign in which a step has no date of a kind."""
    del scenario
    return with_task(campaign, task_id, {field: None})


def set_date(campaign: Campaign, change: Change, field: str, kind: type[AgreedDate]) -> Campaign:
    """
    Return a campaign in which a step has another date of a kind, or with ``none`` no such date.

    The reason for the date stays.

    Raises
    ------
    InputError
        If there is no such step.
    """
    require_known(campaign.tasks, change.name, "unknown-step")
    before = getattr(campaign.tasks[change.name], field)
    stated = None
    if change.value != NONE:
        reason = "" if before is None else before.reason
        stated = kind.model_validate({"date": change.value, "reason": reason})
    return with_task(campaign, change.name, {field: stated})
