"""Times of day inside an hour that the clocks skip or repeat: they name no minute, or two."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from scheduler.calendars.clock.axis import MINUTE, Axis, make_axis
from scheduler.calendars.shifts.nights import Nights
from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.clock import ClockSpan
from scheduler.model.notation.moments import is_unclear
from scheduler.model.task import Window

Path = tuple[str | int, ...]


def unclear_bounds(campaign: Campaign) -> Iterator[Finding]:
    """
    Yield the shifts, opening hours and daily windows that are bound in a changed hour.

    Only those that something may use on that very night. Windows are looked at as they are and at
    their widest. Dates are judged as they are read.
    """
    axis = make_axis(campaign)
    changes = list(_change_days(axis, campaign.horizon))
    if not changes:
        return
    nights = Nights(campaign, axis)
    for path, span, window in _spans(campaign):
        days = [day for day in changes if window is None or window.falls_on(day)]
        for bound in sorted({span.start, span.end}):
            for day in days:
                moment = datetime.combine(day, time()) + bound * MINUTE
                if is_unclear(moment, axis.zone) and nights.may_use(path, day, moment):
                    yield _finding(path, span, moment)


def _spans(campaign: Campaign) -> Iterator[tuple[Path, ClockSpan, Window | None]]:
    """Yield every span of the day, and the window that says on which days it begins, if any."""
    for name, shift in campaign.shifts.items():
        yield ("shifts", name), shift, None
    for name, facility in campaign.facilities.items():
        for index, span in enumerate(facility.open):
            yield ("facilities", name, "open", index), span, None
    for path, window in _windows(campaign):
        for field, daily in (("daily", window.daily), ("widest", window.widest)):
            if daily is not None:
                yield (*path, field), daily, window


def _windows(campaign: Campaign) -> Iterator[tuple[Path, Window]]:
    for name, window in campaign.windows.items():
        yield ("windows", name), window
    for task in campaign.tasks.values():
        for index, use in enumerate(task.windows):
            if isinstance(use, Window):
                yield ("tasks", task.id, "windows", index), use


def _change_days(axis: Axis, until: Minutes) -> Iterator[date]:
    """Yield the days on which the clocks change, and the day before each."""
    found = set()
    for day in axis.days(until):
        here = datetime.combine(day, time(), tzinfo=axis.zone)
        if here.utcoffset() != (here + timedelta(days=1)).utcoffset():
            found |= {day - timedelta(days=1), day}
    yield from sorted(found)


def _finding(path: Path, span: ClockSpan, moment: datetime) -> Finding:
    return Finding(
        code="bound-in-clock-change",
        message=f"'{span}' begins or ends in the hour that the clocks change on {moment:%Y-%m-%d}",
        path=path,
        hint="Move it out of that hour, use it on no such night, "
        "or write the campaign in a time zone without changes.",
    )
