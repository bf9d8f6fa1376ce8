"""Where neighbours have their dates, read off the campaign a second time for the check."""

from datetime import datetime, timedelta

from scheduler.model.campaign import Campaign
from scheduler.model.notation.clock import DateRange
from scheduler.model.progress.recorded_campaign import progress_of
from scheduler.model.promised import Promised
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task, Window


def windows_of(campaign: Campaign, scenario: Scenario, task: Task) -> list[Window]:
    """
    Return the windows of a task, as wide as the scenario has them and where it has them.

    A task that has begun keeps those of the graph; from the data date on it has the others too.
    """
    moved = [_window(campaign, scenario, task, use) for use in task.windows]
    progress = progress_of(campaign)
    if progress is None or task.id not in progress.steps:
        return moved
    graph = scenario.altered({"moved": {}, "squeezed": ()})
    stated = [_window(campaign, graph, task, use) for use in task.windows]
    if progress.steps[task.id].begun is None or stated == moved:
        return moved
    return [*stated, *(_from(window, progress.data_date) for window in moved)]


def promised_of(scenario: Scenario, task: Task) -> Promised | None:
    """Return the promised start of a task, moved with its neighbour."""
    if task.at is None:
        return None
    days = scenario.moved.get(task.flow, 0)
    return task.at.altered({"date": task.at.date + timedelta(days=days)})


def _window(campaign: Campaign, scenario: Scenario, task: Task, use: str | Window) -> Window:
    days = scenario.moved.get(task.flow, 0)
    if isinstance(use, Window):
        return _on_other_days(use, days)
    window = campaign.windows[use]
    if use in scenario.widened:
        window = window.at_widest
    progress = progress_of(campaign)
    if progress is not None and any(use in news.windows for news in progress.events.values()):
        return window
    flow = campaign.flows.get(task.flow)
    if use in scenario.squeezed and flow is not None and flow.moves is not None:
        other = flow.moves.squeeze.get(use)
        if other is not None:
            return window.altered({"start": other.start, "end": other.end})
    return _on_other_days(window, days)


def _on_other_days(window: Window, days: int) -> Window:
    """Return a window whose dates are later by whole days; the clock times stay."""
    by, bounds = timedelta(days=days), (window.start, window.end)
    start, end = (None if each is None else each + by for each in bounds)
    dates = tuple(DateRange(first=x.first + by, last=x.last + by) for x in window.dates)
    return window.altered({"start": start, "end": end, "dates": dates})


def _from(window: Window, moment: datetime) -> Window:
    """Return a window without what lies before a moment; of days, only later ones."""
    if window.start is not None and window.end is not None:
        start, end = max(window.start, moment), max(window.end, moment)
        return window.altered({"start": start, "end": end})
    if not window.dates:
        return window
    day = moment.date() + timedelta(days=1)
    later = [x for x in window.dates if x.last >= day]
    if not later:
        return window.altered({"daily": None, "dates": (), "start": moment, "end": moment})
    dates = tuple(DateRange(first=max(x.first, day), last=x.last) for x in later)
    return window.altered({"dates": dates})
