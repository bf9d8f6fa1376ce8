"""Changed copies of a campaign: another scenario, task or facility in it."""

from typing import Any

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId, TaskId
from scheduler.model.resource import Facility
from scheduler.model.scenario import Scenario, ScenarioEntry


def with_scenario(campaign: Campaign, resolved: Scenario, **fields: Any) -> Campaign:
    """Return a campaign in which a scenario states all its fields, some of them new."""
    stated = {key: getattr(resolved, key) for key in Scenario.model_fields}
    entry = ScenarioEntry.model_validate({**stated, **fields})
    return campaign.altered({"scenarios": {**campaign.scenarios, resolved.id: entry}})


def with_task(campaign: Campaign, task_id: TaskId, update: dict[str, Any]) -> Campaign:
    """Return a campaign in which a task has other values in some fields."""
    task = campaign.tasks[task_id].altered(update)
    return campaign.altered({"tasks": {**campaign.tasks, task_id: task}})


def with_crew(campaign: Campaign, crew: CrewId, update: dict[str, Any]) -> Campaign:
    """Return a campaign in which a crew has other values in some fields."""
    changed = campaign.crews[crew].altered(update)
    return campaign.altered({"crews": {**campaign.crews, crew: changed}})


def with_facility(campaign: Campaign, facility: Facility) -> Campaign:
    """Return a campaign with a facility in place of the one of that name."""
    facilities = {**campaign.facilities, facility.id: facility}
    return campaign.altered({"facilities": facilities})


def without_first(items: tuple[object, ...], item: object) -> tuple[object, ...]:
    """Return items without the first that equals one; equal rules may stand twice."""
    place = items.index(item)
    return items[:place] + items[place + 1 :]
