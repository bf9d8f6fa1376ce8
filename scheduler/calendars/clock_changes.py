"""Clock times inside an hour that the clocks skip or repeat: they name no minute, or two."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from scheduler.calendars.axis import MINUTE, Axis, make_axis
from scheduler.errors import Finding
from scheduler.model.base import Minutes
from scheduler.model.campaign import Campaign
from scheduler.model.clock import ClockSpan
from scheduler.model.task import Window

Path = tuple[str | int, ...]


def unclear_bounds(campaign: Campaign) -> Iterator[Finding]:
    """Yield the shifts, opening hours and windows (at their widest too) bound in a changed hour."""
    axis = make_axis(campaign)
    changes = list(_change_days(axis, campaign.horizon))
    for path, span in _spans(campaign):
        for bound in sorted({span.start, span.end}):
            for day in changes:
                if _is_inside(axis.zone, datetime.combine(day, time()) + bound * MINUTE):
                    yield _finding(path, f"'{span}' begins or ends", day)
    for path, moment in _moments(campaign):
        if _is_inside(axis.zone, moment):
            yield _finding(path, f"{moment:%Y-%m-%d %H:%M} lies", moment.date())


def _spans(campaign: Campaign) -> Iterator[tuple[Path, ClockSpan]]:
    for name, shift in campaign.shifts.items():
        yield ("shifts", name), shift
    for name, facility in campaign.facilities.items():
        for index, span in enumerate(facility.open):
            yield ("facilities", name, "open", index), span
    for path, window in _windows(campaign):
        for field, daily in (("daily", window.daily), ("widest", window.widest)):
            if daily is not None:
                yield (*path, field), daily


def _moments(campaign: Campaign) -> Iterator[tuple[Path, datetime]]:
    for path, window in _windows(campaign):
        ends = (("from", window.start), ("to", window.end))
        widest = (("earliest", window.earliest), ("latest", window.latest))
        for field, moment in (*ends, *widest):
            if moment is not None:
                yield (*path, field), moment


def _windows(campaign: Campaign) -> Iterator[tuple[Path, Window]]:
    for name, window in campaign.windows.items():
        yield ("windows", name), window
    for task in campaign.tasks.values():
        for index, use in enumerate(task.windows):
            if isinstance(use, Window):
                yield ("tasks", task.id, "windows", index), use


def _change_days(axis: Axis, until: Minutes) -> Iterator[date]:
    """Yield the days on which the clocks change, and the day before each."""
    for day in axis.days(until):
        here = datetime.combine(day, time(), tzinfo=axis.zone)
        if here.utcoffset() != (here + timedelta(days=1)).utcoffset():
            yield day - timedelta(days=1)
            yield day


def _is_inside(zone: ZoneInfo, moment: datetime) -> bool:
    """Whether a local time lies strictly inside an hour that is skipped or repeated."""
    return _is_unclear(zone, moment) and _is_unclear(zone, moment - MINUTE)


def _is_unclear(zone: ZoneInfo, moment: datetime) -> bool:
    first, second = (moment.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first != second


def _finding(path: Path, what: str, day: date) -> Finding:
    return Finding(
        code="bound-in-clock-change",
        message=f"{what} in the hour that the clocks change around {day}",
        path=path,
        hint="Move it out of that hour, or write the campaign in a time zone without changes.",
    )
