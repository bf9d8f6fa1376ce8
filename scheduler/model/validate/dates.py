"""Dates in the wrong order, or so far off that they must be slips of the pen."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.notation.durations import DAY
from scheduler.model.notation.moments import file_text, instant
from scheduler.model.resource import Closure
from scheduler.model.task import Window
from scheduler.model.validate.time_zones import site_zone

Path = tuple[str | int, ...]
FIRST_YEAR, LAST_YEAR = 1950, 2199
LONGEST_HORIZON = 10 * 366 * DAY


def find_backward_closures(campaign: Campaign) -> Iterator[Finding]:
    """Yield closures and stand-downs that end before they start, or at once."""
    zone = site_zone(campaign)
    for path, closure in _closures(campaign):
        start, end = (instant(moment, zone) for moment in (closure.start, closure.end))
        if end <= start:
            yield Finding(
                code="closure-backwards",
                message=f"it ends {file_text(closure.end, zone)}, not after its start "
                f"{file_text(closure.start, zone)}",
                path=path,
                hint="Write the later moment in to:.",
            )


def _closures(campaign: Campaign) -> Iterator[tuple[Path, Closure]]:
    yield from _placed(("stand_downs",), campaign.stand_downs)
    for facility in campaign.facilities.values():
        yield from _placed(("facilities", facility.id, "closed"), facility.closed)
    for scenario in campaign.scenarios.values():
        yield from _placed(("scenarios", scenario.id, "stand_downs"), scenario.stand_downs or ())


def _placed(path: Path, closures: Iterable[Closure]) -> Iterator[tuple[Path, Closure]]:
    for place, closure in enumerate(closures):
        yield (*path, place), closure


def find_early_target(campaign: Campaign) -> Iterator[Finding]:
    """Yield targets and due dates before the campaign starts."""
    zone = site_zone(campaign)
    wished = {"target": _targets(campaign), "due": _due_dates(campaign)}
    for what, dates in wished.items():
        for path, moment in dates:
            if instant(moment, zone) < instant(campaign.start, zone):
                yield Finding(
                    code=f"{what}-before-start",
                    message=f"the {_WISHES[what]} {file_text(moment, zone)} lies before the start "
                    f"{file_text(campaign.start, zone)}",
                    path=path,
                    hint="Check the year and the month of both.",
                )


_WISHES = {"target": "target", "due": "due date"}


def _targets(campaign: Campaign) -> Iterator[tuple[Path, datetime]]:
    if campaign.target is not None:
        yield ("target",), campaign.target
    for name, mark in campaign.launches.items():
        if mark.target is not None:
            yield ("launches", name, "target"), mark.target


def _due_dates(campaign: Campaign) -> Iterator[tuple[Path, datetime]]:
    for task in campaign.tasks.values():
        if task.due is not None:
            yield ("tasks", task.id, "due"), task.due


def find_far_dates(campaign: Campaign) -> Iterator[Finding]:
    """Yield dates and horizons beyond any campaign, which arithmetic on dates may not survive."""
    for path, moment in _dates(campaign):
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            yield Finding(
                code="date-out-of-range",
                message=f"the year {moment.year} is out of range",
                path=path,
                hint=f"Write a year from {FIRST_YEAR} to {LAST_YEAR}.",
            )
    if campaign.horizon > LONGEST_HORIZON:
        yield Finding(
            code="horizon-too-long",
            message=f"the horizon is {campaign.horizon // DAY} days long",
            path=("horizon",),
            hint="Write ten years at most; 120d suits most campaigns.",
        )


def find_promises_too_early(campaign: Campaign) -> Iterator[Finding]:
    """Yield promised starts before the campaign, or before the earliest start of the task."""
    zone = site_zone(campaign)
    for task in campaign.tasks.values():
        if task.at is None:
            continue
        at, path = instant(task.at.date, zone), ("tasks", task.id, "at")
        promised = f"it is promised for {file_text(task.at.date, zone)}"
        if at < instant(campaign.start, zone):
            yield Finding(
                code="promised-too-early",
                message=f"{promised}, before the start {file_text(campaign.start, zone)}",
                path=path,
                hint="Check the year and the month of both.",
            )
        elif task.not_before is not None and at < instant(task.not_before.date, zone):
            earliest = file_text(task.not_before.date, zone)
            yield Finding(
                code="promised-too-early",
                message=f"{promised}, and may not start before {earliest}",
                path=path,
                hint="Promise a later date, or leave out one of the two.",
            )


def _dates(campaign: Campaign) -> Iterator[tuple[Path, date]]:
    yield ("start",), campaign.start
    yield from _targets(campaign)
    yield from _due_dates(campaign)
    yield from _starts(campaign)
    yield from _squeezes(campaign)
    yield from _crew_dates(campaign)
    yield from ((("holidays", place), day) for place, day in enumerate(campaign.holidays))
    for path, closure in _closures(campaign):
        yield (*path, "from"), closure.start
        yield (*path, "to"), closure.end
    for name, window in campaign.windows.items():
        yield from _window_dates(("windows", name), window)
    for task in campaign.tasks.values():
        for place, own in enumerate(task.windows):
            if isinstance(own, Window):
                yield from _window_dates(("tasks", task.id, "windows", place), own)


def _squeezes(campaign: Campaign) -> Iterator[tuple[Path, date]]:
    for flow in campaign.flows.values():
        for name, squeeze in campaign.squeezes_of(flow.id).items():
            path = ("flows", flow.id, "moves", "squeeze", name)
            yield (*path, "from"), squeeze.start
            yield (*path, "to"), squeeze.end


def _starts(campaign: Campaign) -> Iterator[tuple[Path, datetime]]:
    for task in campaign.tasks.values():
        for field, start in (("not_before", task.not_before), ("at", task.at)):
            if start is not None:
                yield ("tasks", task.id, field), start.date


def _crew_dates(campaign: Campaign) -> Iterator[tuple[Path, date]]:
    for crew in campaign.crews.values():
        path: Path = ("crews", crew.id)
        for place, change in enumerate(crew.changes):
            yield (*path, "changes", place, "from"), change.start
            yield (*path, "changes", place, "to"), change.end
        for field, listed in (("days_off", crew.days_off), ("days_on", crew.days_on)):
            for place, dates in enumerate(listed):
                yield from (((*path, field, place), day) for day in {dates.first, dates.last})


def _window_dates(path: Path, window: Window) -> Iterator[tuple[Path, date]]:
    moments = {
        "from": window.start,
        "to": window.end,
        "earliest": window.earliest,
        "latest": window.latest,
    }
    for field, moment in moments.items():
        if moment is not None:
            yield (*path, field), moment
    for place, dates in enumerate(window.dates):
        yield from (((*path, "dates", place), day) for day in {dates.first, dates.last})
