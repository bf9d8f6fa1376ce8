"""A changed campaign without what the change has left without use elsewhere in it."""

from typing import Any

from scheduler.model.campaign import Campaign
from scheduler.model.permits import Permits
from scheduler.model.validate import validate
from scheduler.studies.changes.refusals import IDLE

WIDEST: dict[str, Any] = {"widest": None, "earliest": None, "latest": None}


def tidied(campaign: Campaign) -> Campaign:
    """
    Return a campaign without permits, habits set aside and widest windows that are idle.

    They are mistakes in a task graph, and mean nothing to a plan.
    """
    codes = {found.code for found in validate(campaign)} & IDLE
    if "permit-idle" in codes:
        campaign = campaign.altered({"permits": Permits()})
    if "window-not-wider" in codes:
        campaign = _without_idle_windows(campaign)
    if "unknown-habit" in codes:
        campaign = _without_unknown_habits(campaign)
    return campaign


def _without_idle_windows(campaign: Campaign) -> Campaign:
    """Return a campaign whose windows at fault are as wide as they get, and none widened."""
    places = [each.path for each in validate(campaign) if each.code == "window-not-wider"]
    names = {str(path[1]) for path in places if path[0] == "windows"}
    windows = {
        name: window.altered(WIDEST) if name in names else window
        for name, window in campaign.windows.items()
    }
    may = {name for name, window in windows.items() if window.may_widen}
    scenarios = {
        name: entry
        if entry.widened is None
        else entry.altered({"widened": tuple(x for x in entry.widened if x in may)})
        for name, entry in campaign.scenarios.items()
    }
    return campaign.altered({"windows": windows, "scenarios": scenarios})


def _without_unknown_habits(campaign: Campaign) -> Campaign:
    """Return a campaign in which scenarios set only habits aside that there are."""
    tasks = campaign.tasks.values()
    habits = {(link.task, task.id) for task in tasks for link in task.usually_after}
    scenarios = {
        name: entry
        if entry.set_aside is None
        else entry.altered(update={"set_aside": tuple(x for x in entry.set_aside if x in habits)})
        for name, entry in campaign.scenarios.items()
    }
    return campaign.altered({"scenarios": scenarios})
