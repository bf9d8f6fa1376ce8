"""Changes of single steps: links and habits dropped, other hours, one way of doing it."""

from typing import Any

from scheduler.model.campaign import Campaign
from scheduler.model.not_before import NotBefore
from scheduler.model.notation.durations import format_minutes, parse_work
from scheduler.studies.changes.changes import NONE, Change, refusal
from scheduler.studies.changes.names import read_count, require_known


def drop_link(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Drop every link between two steps, hard or by habit."""
    del scenario
    return _without(campaign, change, ("after", "usually_after"))


def drop_habit(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Drop the links of habit between two steps and keep the hard ones."""
    del scenario
    return _without(campaign, change, ("usually_after",))


def _without(campaign: Campaign, change: Change, fields: tuple[str, ...]) -> Campaign:
    require_known(campaign.tasks, change.part, "unknown-task")
    task = campaign.tasks[change.part]
    sources = {link.task: 0 for field in fields for link in getattr(task, field)}
    require_known(sources, change.name, f"unknown-{change.kind}")
    kept = {
        field: tuple(link for link in getattr(task, field) if link.task != change.name)
        for field in fields
    }
    return _with_task(campaign, change.part, kept)


def change_hours(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Set the hours of a step; a test procedure is never shortened."""
    del scenario
    require_known(campaign.tasks, change.name, "unknown-task")
    task, hours = campaign.tasks[change.name], parse_work(change.value)
    if task.test and hours < task.duration:
        full = format_minutes(task.duration)
        message = f"{change}: {change.name!r} is a test procedure that takes {full}"
        raise refusal("test-shortened", message, f"Allow {full} or more.")
    return _with_task(campaign, change.name, {"duration": hours})


def change_option(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Let a step be done in one way only: 0 as it stands, or the number of one of its options."""
    del scenario
    require_known(campaign.tasks, change.name, "unknown-task")
    task, option = campaign.tasks[change.name], read_count(change.value, least=0)
    if option not in task.modes:
        message = f"{change.name!r} takes a number from 0 (as it stands) to {len(task.options)}"
        raise ValueError(message)
    tasks = {**campaign.tasks, task.id: task.in_way(option).model_copy(update={"options": ()})}
    return campaign.model_copy(update={"tasks": tasks})


def change_earliest(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Set the earliest start of a step, or let it start as early as it can."""
    del scenario
    require_known(campaign.tasks, change.name, "unknown-step")
    task = campaign.tasks[change.name]
    stated: NotBefore | None = None
    if change.value != NONE:
        before = task.not_before
        reason = before.reason if before is not None else ""
        stated = NotBefore.model_validate({"date": change.value, "reason": reason})
    return _with_task(campaign, task.id, {"not_before": stated})


def _with_task(campaign: Campaign, task_id: str, update: dict[str, Any]) -> Campaign:
    task = campaign.tasks[task_id].model_copy(update=update)
    return campaign.model_copy(update={"tasks": {**campaign.tasks, task_id: task}})
