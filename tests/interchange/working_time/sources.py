"""Small projects of another program, and what becomes of their working time."""

from datetime import date
from fractions import Fraction

from scheduler.formats.foreign.calendar import CalendarException, ForeignCalendar
from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.formats.foreign.steps import (
    ForeignAssignment,
    ForeignLength,
    ForeignResource,
    ForeignTask,
)
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.working_time.site import site_work
from tests.builders import local

HOUR = 60
MONDAY = local("2026-10-05T08:00")
OFFICE = ((480, 720), (780, 1020))
"""08:00 to 12:00 and 13:00 to 17:00."""

MORNING = ((0, 180), (240, 480))
NIGHTS = {
    0: ((1380, 1440),),
    **dict.fromkeys(range(1, 5), (*MORNING, (1380, 1440))),
    5: MORNING,
    6: (),
}
"""Monday to Friday from 23:00 to 08:00, with a break from 03:00 to 04:00, cut at midnight."""


def week(*stretches, days=range(5)):
    """Return a week with the same stretches on some days, Monday to Friday if nothing is said."""
    return {day: stretches if day in days else () for day in range(7)}


def calendar(uid, stated=None, **fields):
    """Return a calendar: of the office, if nothing else is said."""
    return ForeignCalendar(
        uid=uid, name=uid, week=week(*OFFICE) if stated is None else stated, **fields
    )


def off(first, last=None, *stretches, name=""):
    """Return an exception of days in October 2026, worked only in some stretches."""
    days = (date(2026, 10, day) for day in (first, last or first))
    return CalendarException(first=next(days), last=next(days), stretches=stretches, name=name)


def task(uid, hours=8, *, elapsed=False, **fields):
    """Return a step of some hours."""
    length = ForeignLength(minutes=Fraction(hours * HOUR), elapsed=elapsed)
    return ForeignTask(uid=uid, name=uid, duration=length, **fields)


def people(uid, units=None, **fields):
    """Return a resource of some units."""
    counted = None if units is None else Fraction(units)
    return ForeignResource(uid=uid, name=fields.pop("name", uid), units=counted, **fields)


def assigned(step, resource, units=1, **fields):
    """Return so many units of a resource on a step."""
    counted = None if units is None else Fraction(units)
    return ForeignAssignment(task=step, resource=resource, units=counted, **fields)


def site_of(tasks=(), calendars=(), resources=(), assignments=(), choices=None, **fields):
    """Return what becomes of a project that begins on Monday, 5 October 2026."""
    known = tuple(calendars)
    own = {"calendar": known[0].uid if known else None, "start": MONDAY}
    project = ForeignProject(
        uid="1",
        tasks=tuple(tasks),
        calendars=known,
        resources=tuple(resources),
        assignments=tuple(assignments),
        **{**own, **fields},
    )
    return site_work(project, choices or ImportChoices())


def one_crew(stated=None, units=4, calendars=(), choices=None, **fields):
    """Return what becomes of one crew with one step, and its entry."""
    own = calendar("Office", stated, **fields)
    site = site_of(
        [task("A")],
        [own, *calendars],
        [people("LIF", units)],
        [assigned("A", "LIF")],
        choices=choices,
    )
    return site, site.crews["LIF"]


def told(site):
    """Return the names of what a report says, by its code."""
    return {notice.code: notice.names for notice in site.notices}
