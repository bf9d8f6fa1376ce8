"""In every minute a crew has exactly the people that its calendar in the source gives."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.calendars.clock.intervals import merge
from scheduler.calendars.shifts.shifts import people_at
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.formats.foreign.calendar import CalendarException, ForeignCalendar, WorkWeek
from scheduler.interchange.uses import LunchUse
from scheduler.interchange.working_time.calendars.in_force import say
from scheduler.interchange.working_time.calendars.working_calendars import WorkingCalendars
from scheduler.interchange.working_time.crews.shift_plan import shift_plan
from scheduler.interchange.working_time.crews.source import CrewSource
from scheduler.interchange.working_time.looking_up import holds
from scheduler.interchange.working_time.period import Period, minute_of
from scheduler.interchange.working_time.steps.run_windows import common_week, run_windows
from tests.builders import local, make_campaign, make_task

DAY, PACE = 1440, 120
MONDAY = date(2026, 10, 5)
START = local("2026-10-05T08:00")
PERIOD = Period(minute_of(START), minute_of(START + timedelta(days=20, hours=10)))
HOURS = st.integers(0, 12).map(lambda pair: pair * PACE)


@st.composite
def days(draw):
    """Return up to three stretches of a day, which begin and end at even hours."""
    marks = draw(st.lists(HOURS, max_size=6, unique=True).map(sorted))
    return tuple(zip(marks[::2], marks[1::2], strict=False))


dates = st.integers(0, 20).map(lambda day: MONDAY + timedelta(days=day))


@st.composite
def exceptions(draw):
    """Return an exception of a few days, worked or off."""
    first = draw(dates)
    last = first + timedelta(days=draw(st.integers(0, 3)))
    return CalendarException(first=first, last=last, stretches=draw(days()), name="exception")


@st.composite
def calendars(draw, uid, base=None):
    """Return a calendar whose days repeat few patterns, with exceptions, perhaps a work week."""
    patterns = st.sampled_from([*draw(st.lists(days(), min_size=1, max_size=2)), ()])
    weekdays = range(7) if base is None else draw(st.sets(st.integers(0, 6), max_size=2))
    first = draw(dates)
    other = WorkWeek(first=first, last=first + timedelta(days=8), week={2: draw(days())})
    return ForeignCalendar(
        uid=uid,
        base=base,
        week={weekday: draw(patterns) for weekday in weekdays},
        exceptions=tuple(draw(st.lists(exceptions(), max_size=2))),
        work_weeks=(other,) if draw(st.booleans()) else (),
    )


@st.composite
def sites(draw):
    """Return crews on a calendar, on one that derives from it, and on another."""
    known = [
        draw(calendars("1")),
        draw(calendars("2", base="1")),
        draw(calendars("3")),
    ]
    working = WorkingCalendars(known, PERIOD, draw(st.sampled_from(LunchUse)))
    start, end = PERIOD.minutes
    middle = start + draw(st.integers(0, 20)) * DAY
    crews = []
    for uid in draw(st.sampled_from([["1"], ["1", "2"], ["1", "2", "3"]])):
        before, after = draw(st.integers(0, 3)), draw(st.integers(1, 3))
        units = ((start, middle, before), (middle, end, after))
        crews.append(
            CrewSource(
                key=f"C{uid}",
                name="",
                calendars=(uid,),
                units=tuple(piece for piece in units if piece[2] and piece[0] < piece[1]),
                working=working,
                is_called=draw(st.booleans()),
            )
        )
    return crews


def moments():
    """Yield the first and the last minute of every two hours, within which nothing changes."""
    for minute in range(*PERIOD.minutes, PACE):
        yield minute
        yield minute + PACE - 1


def campaign_of(crews):
    """Return a campaign with the shifts and crews that a source becomes."""
    site = CrewSource(key="site", name="", calendars=("1",), units=(), working=crews[0].working)
    plan = shift_plan(crews, site, PERIOD, [crews[0].working.worked("1")])
    working = crews[0].working
    windows = run_windows(working.worked("1"), common_week(working, ("1",)), PERIOD)
    return make_campaign(
        make_task("A", "1h", pausable=True, windows=windows),
        start=START,
        horizon="490h",
        shifts={name: say(*span) for name, span in plan.shifts.items()},
        holidays=[str(day) for day in plan.holidays],
        stand_downs=list(plan.stand_downs),
        crews=plan.crews,
        scenario={
            "week": list(plan.week),
            "weeks": {crew: list(week) for crew, week in plan.weeks.items()},
        },
    )


def is_exact(crews):
    """Compare the model's own calendars with those of the source; a step without people, too."""
    campaign = campaign_of(crews)
    times = WorkingTimes(campaign, campaign.resolve_scenario("plan"))
    origin = PERIOD.minutes[0]
    for crew in crews:
        profile = times.profile(crew.key)
        for minute in moments():
            day, clock = divmod(minute, DAY)
            stretches = crew.working.stretches(crew.calendars[0], day)
            works = any(start <= clock < end for start, end in stretches)
            units = people_at(crew.units, minute) if works else 0
            assert people_at(profile, minute - origin) == units
    runs = merge(times.working_time(campaign.tasks["A"]))
    for minute in moments() if campaign.tasks["A"].windows else ():
        inside = holds(runs, (minute - origin, minute - origin + 1))
        assert inside == holds(crews[0].working.worked("1"), (minute, minute + 1))


@settings(max_examples=15, deadline=None)
@given(sites())
def test_crews_have_the_people_of_their_calendars_at_every_minute(crews):
    """Random calendars with exceptions, work weeks, bases, and people who come and go."""
    is_exact(crews)


@pytest.mark.slow
@settings(max_examples=600, deadline=None)
@given(sites())
def test_crews_have_the_people_of_their_calendars_in_many_sites(crews):
    """The same for many more."""
    is_exact(crews)
