"""Windows that cannot be read, or are too short for what must lie in them."""

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.clock import WEEKDAYS, DateRange, format_week
from scheduler.model.notation.durations import DAY, format_minutes
from scheduler.model.notation.moments import MINUTE, file_text, instant
from scheduler.model.task import Task, Window, WindowFor
from scheduler.model.validate.time_zones import site_zone

Path = tuple[str | int, ...]
FORM = "Write daily: 08:00-16:00, or from: and to: with the later moment in to:."
SEASON = "For daily hours in a season write daily: 08:00-16:00 and dates: 2026-03-24 to 2026-04-11."


def find_malformed_windows(campaign: Campaign) -> Iterator[Finding]:
    """Yield windows that are neither daily nor absolute, end before they start, or are empty."""
    zone = site_zone(campaign)
    for path, window in _windows(campaign):
        fault = _fault(window, zone)
        if fault:
            yield Finding(
                code="window-form",
                message=f"{'the window' if 'tasks' in path else repr(window.id)} {fault}",
                path=path,
                hint=SEASON if window.daily is not None and window.start else FORM,
            )


def find_dayless_windows(campaign: Campaign) -> Iterator[Finding]:
    """Yield windows without a single day, and dates that fall on none of the days beside them."""
    for path, window in _windows(campaign):
        if window.days == ():
            yield Finding(
                code="window-without-day",
                message="the window has no day of the week",
                path=(*path, "days"),
                hint="Write the days on which it opens, such as [tue, thu, sat], or leave it out.",
            )
        for place, dates in enumerate(window.dates if window.days else ()):
            if not _has_day(dates, window.days or ()):
                yield Finding(
                    code="window-without-day",
                    message=f"{dates} has no {format_week(window.days or ())}",
                    path=(*path, "dates", place),
                    hint="A window with days and dates opens only where both agree; "
                    "correct one of them.",
                )


def _has_day(dates: DateRange, week: Iterable[int]) -> bool:
    """Whether a range of dates holds one of the days of the week."""
    length = min((dates.last - dates.first).days + 1, len(WEEKDAYS))
    return any((dates.first.weekday() + step) % len(WEEKDAYS) in week for step in range(length))


def _windows(campaign: Campaign) -> Iterator[tuple[Path, Window]]:
    for name, window in campaign.windows.items():
        yield ("windows", name), window
    for task in campaign.tasks.values():
        for place, own in enumerate(task.windows):
            if isinstance(own, Window):
                yield ("tasks", task.id, "windows", place), own


def _fault(window: Window, zone: tzinfo) -> str:
    ends = [end for end in (window.start, window.end) if end is not None]
    if (window.daily is not None) == bool(ends):
        return "is both daily and absolute" if ends else "states no time"
    if ends and not window.is_on_all_days:
        return "has from and to, and days or dates, which belong to daily hours"
    if len(ends) == 1:
        return f"has no {'to' if window.start is not None else 'from'}"
    if ends and instant(ends[1], zone) < instant(ends[0], zone):
        return f"ends {file_text(ends[1], zone)}, before it starts {file_text(ends[0], zone)}"
    if window.applies_to is WindowFor.RUN and _length(window, zone) == 0:
        return "is an instant, in which nothing can run"
    return ""


def _length(window: Window, zone: tzinfo) -> Minutes:
    """Return the minutes of a well-formed window, by the clock if daily, elapsed if absolute."""
    if window.daily is not None:
        return window.daily.length
    if window.start is None or window.end is None:
        return 0
    return (instant(window.end, zone) - instant(window.start, zone)) // MINUTE


def find_short_windows(campaign: Campaign) -> Iterator[Finding]:
    """Yield tasks that are longer than the only window in which they may run."""
    zone = site_zone(campaign)
    for task in campaign.tasks.values():
        windows = [
            campaign.windows.get(window) if isinstance(window, str) else window
            for window in task.windows
        ]
        runs = [w for w in windows if w is None or w.applies_to is WindowFor.RUN]
        window = runs[0] if len(runs) == 1 else None
        if window is not None and not _fault(window, zone) and _is_one_stretch(task, window):
            yield from _judge(campaign, task, window, windows.index(window))


def _judge(campaign: Campaign, task: Task, window: Window, place: int) -> Iterator[Finding]:
    shortest = task.shortest
    length = _length(window, site_zone(campaign))
    if shortest > length:
        yield Finding(
            code="window-too-short",
            message=f"{task.id!r} takes {format_minutes(shortest)}, its only window "
            f"{format_minutes(length)}",
            path=("tasks", task.id, "windows", place),
            hint="Widen the window, add another, or let it hold only the start (for: start).",
        )


def _is_one_stretch(task: Task, window: Window) -> bool:
    """Whether the whole run lies in one stretch of the window: paused work waits for the next."""
    return window.daily is None or (not task.pausable and window.daily.length < DAY)
