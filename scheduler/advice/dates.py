"""Dates that lie outside the campaign."""

from collections.abc import Iterator
from datetime import datetime

from scheduler.advice.base import Case
from scheduler.advice.words import date_time, joined
from scheduler.errors import Finding
from scheduler.model.resource import Closure
from scheduler.model.task import Window

CHECK = "Check the year and the month; remove what is over."
Path = tuple[str | int, ...]


def warn_of_dates_outside(case: Case) -> Iterator[Finding]:
    """Yield holidays all of which, and closures each of which, lie outside the campaign."""
    campaign = case.campaign
    first, last = campaign.start.date(), case.axis.moment(campaign.horizon).date()
    holidays = campaign.holidays
    if holidays and not any(first <= day <= last for day in holidays):
        yield Finding(
            code="date-outside",
            message=f"no holiday lies between the start {first} and the end of the planning "
            f"horizon {last}: {joined([str(day) for day in holidays])}",
            path=("holidays",),
            hint=CHECK,
        )
    for path, what, closure in _closures(case):
        side = _side(case, closure.start, closure.end)
        if side:
            yield Finding(
                code="date-outside",
                message=f"{what} from {_said(case, closure.start)} to {_said(case, closure.end)} "
                f"{side}",
                path=path,
                hint=CHECK,
            )


def _closures(case: Case) -> Iterator[tuple[Path, str, Closure]]:
    campaign = case.campaign
    for place, each in enumerate(campaign.stand_downs):
        yield ("stand_downs", place), "the stand-down", each
    for facility in campaign.facilities.values():
        for place, each in enumerate(facility.closed):
            yield (
                ("facilities", facility.id, "closed", place),
                f"the closure of {facility.id!r}",
                each,
            )
    for scenario in campaign.scenarios.values():
        for place, each in enumerate(scenario.stand_downs or ()):
            yield ("scenarios", scenario.id, "stand_downs", place), "the stand-down", each


def _side(case: Case, start: datetime, end: datetime) -> str:
    """Say on which side of the campaign an interval lies; nothing if it touches it."""
    if case.axis.minute(end) < 0:
        return f"is over before the campaign starts on {_said(case, case.campaign.start)}"
    if case.axis.minute(start) > case.campaign.horizon:
        last = case.axis.moment(case.campaign.horizon)
        return f"begins after the planning horizon ends on {_said(case, last)}"
    return ""


def warn_of_windows_outside(case: Case) -> Iterator[Finding]:
    """Yield one warning for the windows that are over, one for those beyond the horizon."""
    outside: dict[str, list[tuple[Path, Window]]] = {}
    for path, window in _windows(case):
        if not case.opens(window):
            outside.setdefault(_window_side(case, window), []).append((path, window))
    for side, found in outside.items():
        texts = [
            repr(window.id) if path[0] == "windows" else f"of {path[1]!r}" for path, window in found
        ]
        which = (
            f"the window {texts[0]}"
            if len(found) == 1
            else f"each of the windows {joined(list(dict.fromkeys(texts)))}"
        )
        yield Finding(
            code="window-outside",
            message=f"{which} {side}",
            path=found[0][0],
            hint=CHECK,
        )


def _window_side(case: Case, window: Window) -> str:
    """Say on which side of the campaign a window that never opens lies."""
    if window.start is None or window.end is None:
        return "is open on no day of the campaign, up to the end of the planning horizon"
    return _side(case, window.start, window.end)


def warn_of_idle_not_before(case: Case) -> Iterator[Finding]:
    """Yield steps that may not start before a time at which nothing starts anyway."""
    for task in case.campaign.tasks.values():
        if task.not_before is not None and case.axis.minute(task.not_before.date) < 0:
            yield Finding(
                code="not-before-idle",
                message=f"{task.id!r} may not start before "
                f"{_said(case, task.not_before.date)}; the campaign "
                f"starts on {_said(case, case.campaign.start)}",
                path=("tasks", task.id, "not_before"),
                hint=CHECK,
            )


def _windows(case: Case) -> Iterator[tuple[Path, Window]]:
    for name, window in case.campaign.windows.items():
        yield ("windows", name), window
    for task in case.campaign.tasks.values():
        for place, own in enumerate(task.windows):
            if isinstance(own, Window):
                yield ("tasks", task.id, "windows", place), own


def _said(case: Case, moment: datetime) -> str:
    return date_time(moment, case.axis.zone)
