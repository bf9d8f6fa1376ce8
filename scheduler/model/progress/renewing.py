"""What an event says anew of a campaign: people, closed places, estimates, limits and windows."""

from collections.abc import Iterator, Mapping

from scheduler.model.campaign import Campaign
from scheduler.model.crew_change import CrewChange
from scheduler.model.link import Event, Limit
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.progress.news import News
from scheduler.model.resource import Closure
from scheduler.model.scenario import ScenarioEntry
from scheduler.model.task import Task, Window


def renew(
    campaign: Campaign, name: str, news: News, originals: Mapping[TaskId, TaskId]
) -> Campaign:
    """
    Return a campaign as an event changes it, what is new in it and done again apart.

    Parameters
    ----------
    campaign
        The campaign as it was known before.
    name
        The name of the event, its reason where it says none.
    news
        The event.
    originals
        The original of each copy of a step: a limit may have gone over to the copy.
    """
    reason = news.why or name
    windows = {**campaign.windows, **_windows(campaign, news)}
    update = {
        "tasks": {**campaign.tasks, **_tasks(campaign, news, reason)},
        "limits": tuple(_limits(campaign, news, originals)),
        "windows": windows,
        "scenarios": {
            key: _narrowed(entry, windows, news) for key, entry in campaign.scenarios.items()
        },
    }
    return campaign.altered({**update, **_for_a_time(campaign, news, reason)})


def _for_a_time(campaign: Campaign, news: News, reason: str) -> dict[str, object]:
    """Return crews, places and stand-downs with what holds from one moment to another."""
    if news.start is None or news.end is None:
        return {}
    crews, facilities = dict(campaign.crews), dict(campaign.facilities)
    for key, people in news.people.items():
        change = CrewChange(start=news.start, end=news.end, people=people, reason=reason)
        crews[key] = crews[key].altered({"changes": (*crews[key].changes, change)})
    closure = Closure(start=news.start, end=news.end, reason=reason)
    for key in news.closed:
        facilities[key] = facilities[key].altered({"closed": (*facilities[key].closed, closure)})
    resting = (closure,) if news.stand_down else ()
    stand_downs = (*campaign.stand_downs, *resting)
    return {"crews": crews, "facilities": facilities, "stand_downs": stand_downs}


def _tasks(campaign: Campaign, news: News, reason: str) -> dict[TaskId, Task]:
    """Return the steps with new estimates and deliveries."""
    found: dict[TaskId, Task] = {}
    for step, hours in news.hours.items():
        if step in campaign.tasks:
            found[step] = _estimated(campaign.tasks[step], hours)
    for step, date in news.not_before.items():
        task = found.get(step, campaign.tasks.get(step))
        if task is not None:
            said = date if date.reason else date.altered({"reason": reason})
            found[step] = task.altered({"not_before": said})
    return found


def _estimated(task: Task, hours: Minutes) -> Task:
    """Return a step of other hours; a test is in no way shorter than it stands."""
    options = tuple(
        mode.altered({"duration": max(mode.duration, hours)})
        if task.test and mode.duration is not None
        else mode
        for mode in task.options
    )
    return task.altered({"duration": hours, "options": options})


def _limits(campaign: Campaign, news: News, originals: Mapping[TaskId, TaskId]) -> Iterator[Limit]:
    """Yield the limits, as long as an event has those between the same events."""
    for limit in campaign.limits:
        keys = {_ends(campaign, limit, {}), _ends(campaign, limit, originals)}
        said = [each for each in news.limits if _ends(campaign, each, {}) in keys]
        if said:
            reason = said[-1].reason or limit.reason
            yield limit.altered({"max": said[-1].max, "reason": reason})
        else:
            yield limit


def _ends(
    campaign: Campaign, limit: Limit, originals: Mapping[TaskId, TaskId]
) -> tuple[tuple[TaskId, str], ...]:
    def end(event: Event) -> tuple[TaskId, str]:
        step = campaign.event_task(event.task)
        return originals.get(step, step), str(event.point)

    return end(limit.from_event), end(limit.to_event)


def _windows(campaign: Campaign, news: News) -> dict[str, Window]:
    """Return the windows that an event changes; use and reason stay where it says none."""
    found: dict[str, Window] = {}
    for key, window in news.windows.items():
        before = campaign.windows.get(key)
        if before is not None:
            kept = {"applies_to", "reason"} - window.model_fields_set
            found[key] = window.altered({field: getattr(before, field) for field in kept})
    return found


def _narrowed(entry: ScenarioEntry, windows: Mapping[str, Window], news: News) -> ScenarioEntry:
    """Return a scenario that widens no window to which an event gave other times for good."""
    if entry.widened is None or not set(entry.widened) & set(news.windows):
        return entry
    wide = (x for x in entry.widened if x not in news.windows or windows[x].may_widen)
    return entry.altered({"widened": tuple(wide)})
