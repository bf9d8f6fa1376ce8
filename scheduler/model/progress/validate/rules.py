"""Limits, windows and links that progress changes or waives: what is there, and who allows it."""

from collections.abc import Iterator
from datetime import datetime

from scheduler.errors import Finding, did_you_mean
from scheduler.model.campaign import Campaign
from scheduler.model.link import Limit
from scheduler.model.notation.durations import format_minutes
from scheduler.model.progress.news import News
from scheduler.model.progress.validate.subject import Subject
from scheduler.model.task import Window

BY = "Add who allowed it: 'by: NAME'."


def find_unknown_limits(subject: Subject) -> Iterator[Finding]:
    """Yield changed limits between events between which the graph has none."""
    for name, news in subject.events():
        for place, limit in enumerate(news.limits):
            if _limit_like(subject.campaign, limit) is None:
                there = [_ends(each) for each in subject.campaign.limits]
                yield Finding(
                    code="unknown-limit",
                    message=f"no limit runs from {limit.from_event} to {limit.to_event}",
                    path=("events", name, "limits", place),
                    hint=f"{did_you_mean(_ends(limit), there)} A new limit stands under 'add'.",
                )


def find_unallowed_changes(subject: Subject) -> Iterator[Finding]:
    """Yield limits made longer and windows made other than narrower, without a name to it."""
    for name, news in subject.events():
        if not news.by.strip():
            yield from _longer_limits(subject.campaign, name, news)
            yield from _other_windows(subject.campaign, name, news)


def _longer_limits(campaign: Campaign, name: str, news: News) -> Iterator[Finding]:
    for place, limit in enumerate(news.limits):
        before = _limit_like(campaign, limit)
        if before is not None and limit.max > before.max:
            yield Finding(
                code="change-without-name",
                message=f"{name!r} makes the limit from {_ends(limit)} longer, "
                f"{format_minutes(before.max)} to {format_minutes(limit.max)}, and names nobody",
                path=("events", name, "limits", place),
                hint=BY,
            )


def _other_windows(campaign: Campaign, name: str, news: News) -> Iterator[Finding]:
    for key, window in news.windows.items():
        before = campaign.windows.get(key)
        if before is not None and not is_within(window, before):
            yield Finding(
                code="change-without-name",
                message=f"{name!r} changes the window {key!r} to {window.times}, and names nobody",
                path=("events", name, "windows", key),
                hint=BY,
            )


def _limit_like(campaign: Campaign, limit: Limit) -> Limit | None:
    """Return the limit of the graph between the same events; ``launch`` is the launch task."""
    wanted = _key(campaign, limit)
    found = (each for each in campaign.limits if _key(campaign, each) == wanted)
    return next(found, None)


def _key(campaign: Campaign, limit: Limit) -> tuple[str, ...]:
    ends = (limit.from_event, limit.to_event)
    return tuple(f"{campaign.event_task(each.task)} {each.point}" for each in ends)


def _ends(limit: Limit) -> str:
    return f"{limit.from_event} to {limit.to_event}"


def is_within(window: Window, other: Window) -> bool:
    """Whether a window is open only where another of the same use is, told by its fields."""
    if window.applies_to is not other.applies_to:
        return False
    if (window.daily is None) != (other.daily is None):
        return False
    if window.daily is None or other.daily is None:
        return _lies_in_order(other.start, window.start) and _lies_in_order(window.end, other.end)
    hours = other.daily.start <= window.daily.start and window.daily.end <= other.daily.end
    return hours and _on_days_of(window, other)


def _lies_in_order(earlier: datetime | None, later: datetime | None) -> bool:
    """Whether two moments of the same window pair are both stated, and in order."""
    return earlier is not None and later is not None and earlier <= later


def _on_days_of(window: Window, other: Window) -> bool:
    every_day = range(7)
    days = set(every_day if window.days is None else window.days)
    allowed = set(every_day if other.days is None else other.days)
    is_dated = not other.dates or (bool(window.dates) and set(window.dates) <= set(other.dates))
    return days <= allowed and is_dated


def find_bad_waivers(subject: Subject) -> Iterator[Finding]:
    """Yield waived links that are not there, are habits, or that nothing has broken."""
    for place, waived in enumerate(subject.progress.waived):
        source, target = waived.link
        task = subject.steps.get(target)
        if task is None or source not in subject.steps:
            continue
        path = ("waived", place, "link")
        if not _is_linked(subject, source, target):
            habit = any(link.task == source for link in task.usually_after)
            names = [f"{link.task}>{target}" for link in task.after]
            yield Finding(
                code="unknown-link",
                message=f"{str(waived)!r} is {'a habit' if habit else 'no link'}",
                path=path,
                hint="Nothing waits for a habit that facts broke: remove it."
                if habit
                else did_you_mean(str(waived), names),
            )
        elif subject.progress.facts_of(target).begun is None:
            yield Finding(
                code="link-unbroken",
                message=f"{str(waived)!r} is waived, and {target!r} has not begun",
                path=path,
                hint="Only a link that facts have broken can be waived: remove it.",
            )


def _is_linked(subject: Subject, source: str, target: str) -> bool:
    """Whether a step waits for another by a hard link of its own, or of an added step."""
    after = subject.steps[target].after
    new_steps = (news.add.tasks.get(source) for _, news in subject.events())
    return any(link.task == source for link in after) or any(
        target in new.before for new in new_steps if new is not None
    )
