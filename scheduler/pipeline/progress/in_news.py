"""Where the parts of a campaign with facts are stated: in the task graph, or by which event."""

from collections.abc import Sequence
from typing import Any

from scheduler.errors import NodePath
from scheduler.model.campaign import Campaign
from scheduler.model.link import Limit
from scheduler.model.progress.living import places_in_progress
from scheduler.model.progress.news import News
from scheduler.model.progress.progress import Progress

LISTS = {"limits", "holds"}
"""Fields of a campaign whose members have no name."""


def find_in_news(
    path: NodePath, stated: Campaign, living: Campaign, progress: Progress
) -> NodePath | None:
    """
    Return where in the facts a part of a campaign is stated, nothing if the task graph does.

    Parameters
    ----------
    path
        The part in the campaign with all that became known.
    stated
        The campaign as the task graph has it.
    living
        The campaign with all that became known.
    progress
        The facts.
    """
    if not path:
        return None
    if path[0] in LISTS and len(path) > 1:
        return _of_listed(path, stated, living, progress)
    if _part(stated, path) == _part(living, path) is not None:
        return None
    places = places_in_progress(stated, progress)
    prefixes = (path[:length] for length in range(len(path), 0, -1))
    return next((places[prefix] for prefix in prefixes if prefix in places), None)


def stated_path(path: NodePath, stated: Campaign, living: Campaign) -> NodePath:
    """Return where in the task graph a part of a campaign with facts is stated."""
    if len(path) < len(("limits", 0)) or path[0] not in LISTS:
        return path
    own: Sequence[object] = getattr(stated, str(path[0]))
    part = _part(living, path[:2])
    return (path[0], own.index(part), *path[2:]) if part in own else path[:1]


def _of_listed(
    path: NodePath, stated: Campaign, living: Campaign, progress: Progress
) -> NodePath | None:
    """Return the event that states a limit or a hold, or that repeats the steps it is of."""
    field, part = str(path[0]), _part(living, path[:2])
    if part is None or part in getattr(stated, field):
        return None
    for name, news in progress.events.items():
        place = _in_event(news, field, part)
        if place is not None:
            return ("events", name, *place)
    return next(
        (("events", name, "redo") for name, news in progress.events.items() if news.redo), None
    )


def _in_event(news: News, field: str, part: object) -> NodePath | None:
    for number, each in enumerate(getattr(news.add, field)):
        if each == part:
            return "add", field, number
    for number, limit in enumerate(news.limits if field == "limits" else ()):
        if isinstance(part, Limit) and _ends(limit) == _ends(part):
            return "limits", number
    return None


def _ends(limit: Limit) -> tuple[object, object]:
    return limit.from_event, limit.to_event


def _part(campaign: Campaign, path: NodePath) -> Any:
    """Return a part of a campaign, nothing if it has none at that path."""
    found: Any = campaign
    for key in path:
        try:
            found = found[key] if not hasattr(found, str(key)) else getattr(found, str(key))
        except (KeyError, IndexError, TypeError):
            return None
    return found
