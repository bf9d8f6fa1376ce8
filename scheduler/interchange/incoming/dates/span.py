"""From when to when an imported campaign is planned, and on whose clocks."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from scheduler.errors import did_you_mean
from scheduler.formats.foreign.steps import ForeignTask
from scheduler.interchange.incoming.refusals import refuse
from scheduler.interchange.incoming.source import Source
from scheduler.interchange.incoming.telling import Telling

LEAST_DAYS, STEP_DAYS, MOST_DAYS = 120, 30, 3650
LONGEST = timedelta(days=MOST_DAYS)
DAYS_OF_WEEK = 7
WEEK_MINUTES = DAYS_OF_WEEK * 24 * 60
ROOM = 1.5
"""How much longer than the source's own span the horizon is, since plans may need room."""

UTC_NAME = "UTC"


def zone_of(source: Source, telling: Telling) -> ZoneInfo:
    """
    Return the time zone that was named, else UTC; no format of other programs has one.

    Raises
    ------
    InputError
        If there is no such zone.
    """
    name = source.choices.time_zone or UTC_NAME
    try:
        zone = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise refuse(
            "--time-zone",
            "unknown-time-zone",
            f"{name!r} is no time zone",
            did_you_mean(name, available_timezones()),
        ) from None
    if source.choices.time_zone:
        telling.noted("import-time-zone", f"Dates, which have no time zone there, are of {name}")
    else:
        telling.decided(
            "import-time-zone",
            "Dates have no time zone there and are taken as UTC",
            way_out="Name the site's with --time-zone, such as --time-zone Asia/Shanghai.",
        )
    return zone


def start_of(source: Source, file: str, telling: Telling) -> datetime:
    """
    Return when the campaign starts: no later than anything that has happened.

    Raises
    ------
    InputError
        If the file has no date to start with.
    """
    project = source.project
    planned = [task.start for task in source.steps.values() if task.start is not None]
    stated = source.choices.start or project.start or min(planned, default=None)
    stated = stated or source.project.data_date
    if stated is None:
        hint = "Name the start of the campaign: --start 2026-10-05T08:00."
        raise refuse(file, "import-no-start", "the file has no date to start with", hint)
    begun = min(filter(None, map(_begun, source.steps.values())), default=stated)
    if begun < stated:
        text = (
            f"Work was done before the start; the campaign begins with it, {begun:%Y-%m-%d %H:%M}"
        )
        telling.decided("import-start-earlier", text)
    return min(begun, stated)


def _begun(task: ForeignTask) -> datetime | None:
    known = [each for each in (task.actual_start, task.actual_finish) if each is not None]
    return min(known, default=None)


def horizon_of(source: Source, start: datetime, telling: Telling) -> timedelta:
    """
    Return how far ahead to plan: as long as the source's plan, with room.

    Every step fits from its start in the source, worked in usual weeks, and all steps without a
    date there fit one after the other.
    """
    last = max([*_dates(source), *_ends(source, start)], default=start)
    needed = ceil((last - start) / timedelta(days=1) * ROOM)
    days = max(LEAST_DAYS, STEP_DAYS * ceil(needed / STEP_DAYS))
    if days > MOST_DAYS:
        telling.lost(
            "import-horizon-cut",
            f"The plan lasts until {last:%Y-%m-%d}; the horizon ends after ten years",
        )
    return timedelta(days=min(days, MOST_DAYS))


def _ends(source: Source, start: datetime) -> Iterator[datetime]:
    """Yield when steps end if each is worked in usual weeks of the source, ten years at most."""
    undated = timedelta()
    for task in source.steps.values():
        length = _length(source, task)
        if task.finish is None:
            undated = min(undated + length, LONGEST)
        elif task.start is not None and task.start < start + LONGEST:
            yield task.start + length
    yield start + undated


def _length(source: Source, task: ForeignTask) -> timedelta:
    """Return how long a step takes by the calendar, nights and weekends included."""
    if task.duration is None:
        return timedelta()
    week = WEEK_MINUTES if task.duration.elapsed else source.project.minutes_per_week
    days = task.duration.minutes * DAYS_OF_WEEK / max(week, 1)
    return LONGEST if days > MOST_DAYS else timedelta(days=float(days))


def _dates(source: Source) -> list[datetime]:
    """Return the dates that a plan may have to reach."""
    stated = [source.project.finish, source.project.must_finish]
    for task in source.steps.values():
        stated += [task.finish, task.deadline, *(each.date for each in task.constraints)]
    return [each for each in stated if each is not None]
