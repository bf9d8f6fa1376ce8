"""Where neighbours have their dates, read off the campaign a second time for the check."""

from datetime import timedelta

from scheduler.model.campaign import Campaign
from scheduler.model.notation.clock import DateRange
from scheduler.model.progress.recorded_campaign import past_of, progress_of
from scheduler.model.promised import Promised
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task, Window


def windows_of(campaign: Campaign, scenario: Scenario, task: Task) -> list[Window]:
    """Return the windows of a task, as wide as the scenario has them and where it has them."""
    return [_window(campaign, scenario, task, use) for use in task.windows]


def promised_of(campaign: Campaign, scenario: Scenario, task: Task) -> Promised | None:
    """Return the promised start of a task, moved with its neighbour."""
    if task.at is None:
        return None
    days = _moving(campaign, scenario, task).moved.get(task.flow, 0)
    return task.at.altered({"date": task.at.date + timedelta(days=days)})


def _window(campaign: Campaign, scenario: Scenario, task: Task, use: str | Window) -> Window:
    if isinstance(use, Window):
        return _on_other_days(use, _moving(campaign, scenario, task).moved.get(task.flow, 0))
    window = campaign.windows[use]
    if use in scenario.widened:
        window = window.at_widest
    progress = progress_of(campaign)
    if progress is not None and any(use in news.windows for news in progress.events.values()):
        return window
    moving, flow = _moving(campaign, scenario, task), campaign.flows.get(task.flow)
    if use in moving.squeezed and flow is not None and flow.moves is not None:
        other = flow.moves.squeeze.get(use)
        if other is not None:
            return window.altered({"start": other.start, "end": other.end})
    return _on_other_days(window, moving.moved.get(task.flow, 0))


def _moving(campaign: Campaign, scenario: Scenario, task: Task) -> Scenario:
    """Return the scenario by which the dates of a task move: of a begun one, the earlier."""
    past, progress = past_of(campaign), progress_of(campaign)
    facts = None if progress is None else progress.steps.get(task.id)
    is_past = facts is not None and facts.begun is not None
    return past.scenario if is_past and past is not None else scenario


def _on_other_days(window: Window, days: int) -> Window:
    """Return a window whose dates are later by whole days; the clock times stay."""
    by, bounds = timedelta(days=days), (window.start, window.end)
    start, end = (None if each is None else each + by for each in bounds)
    dates = tuple(DateRange(first=x.first + by, last=x.last + by) for x in window.dates)
    return window.altered({"start": start, "end": end, "dates": dates})
