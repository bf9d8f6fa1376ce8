"""Calendars with what they inherit, and those that are of no use."""

from datetime import date

from scheduler.formats.foreign.calendar import CalendarException, ForeignCalendar
from scheduler.interchange.uses import LunchUse
from scheduler.interchange.working_time.calendars.working_calendars import WorkingCalendars
from scheduler.interchange.working_time.period import Period, minute_of
from tests.builders import local
from tests.interchange.working_time.sources import (
    MONDAY,
    OFFICE,
    assigned,
    calendar,
    off,
    one_crew,
    people,
    site_of,
    task,
    told,
)


def on(day, *calendars):
    """Return the stretches of the last of some calendars on a day of October 2026."""
    period = Period(minute_of(MONDAY), minute_of(local("2026-11-01")))
    working = WorkingCalendars(calendars, period, LunchUse.KEEP)
    return working.stretches(calendars[-1].uid, date(2026, 10, day).toordinal())


def test_what_a_calendar_leaves_out_comes_from_its_bases():
    """Over several levels: Monday from the first, Tuesday from the second, Friday its own."""
    first = calendar("1")
    second = calendar("2", {1: (OFFICE[0],)}, base="1")
    third = calendar("3", {4: ()}, base="2")
    assert on(5, first, second, third) == OFFICE
    assert on(6, first, second, third) == (OFFICE[0],)
    assert on(9, first, second, third) == ()


def test_exceptions_of_a_base_count_unless_there_are_own_ones():
    """The base rests from Monday to Wednesday, Tuesday is worked all the same."""
    base = calendar("1", exceptions=(off(5, 7),))
    own = calendar("2", {}, base="1", exceptions=(off(6, 6, OFFICE[1]),))
    assert on(5, base, own) == ()
    assert on(6, base, own) == (OFFICE[1],)


def test_of_exceptions_that_overlap_the_shorter_counts():
    """Whichever stands first."""
    long, short = off(5, 9), off(7, 7, OFFICE[0])
    assert on(7, calendar("1", exceptions=(long, short))) == (OFFICE[0],)
    assert on(7, calendar("1", exceptions=(short, long))) == (OFFICE[0],)


def test_a_base_that_is_missing_is_told():
    """The calendar counts with what it says itself."""
    site, _ = one_crew({0: OFFICE}, base="9")
    assert site.week == "mon"
    assert told(site)["import-calendar-base"] == ("Office",)


def test_calendars_in_a_circle_are_told():
    """Each counts without the others."""
    site, _ = one_crew({0: OFFICE}, base="b", calendars=[calendar("b", {}, base="Office")])
    assert set(told(site)["import-calendar-circle"]) == {"Office", "b"}


def test_a_calendar_without_hours_gives_way_to_that_of_the_project():
    """Its crew could never work."""
    site = site_of(
        [task("A")],
        [calendar("Office"), calendar("Empty", {})],
        [people("LIF", 4, calendar="Empty")],
        [assigned("A", "LIF")],
    )
    assert dict(site.shifts) == {"day-1": "08:00-12:00", "day-2": "13:00-17:00"}
    assert told(site)["import-calendar-idle"] == ("Empty",)


def test_a_calendar_that_rests_all_the_time_gives_way_too():
    """Leave for ever: its crew could not do a step in this plan."""
    gone = calendar("Gone", exceptions=(CalendarException(first=date.min, last=date.max),))
    site = site_of(
        [task("A")],
        [calendar("Office"), gone],
        [people("LIF", 4, calendar="Gone")],
        [assigned("A", "LIF")],
    )
    assert site.crews["LIF"]["people"] == {"day-1": 4, "day-2": 4}
    assert told(site)["import-calendar-idle"] == ("Gone",)


def test_without_any_calendar_a_week_is_assumed():
    """Monday to Friday from 08:00, as long as a working day of the source."""
    site = site_of([task("A")], minutes_per_day=450)
    assert (dict(site.shifts), site.week) == ({"day": "08:00-15:30"}, "mon-fri")
    assert "import-no-calendar" in told(site)


def test_a_project_without_a_calendar_takes_the_first_that_is_nobodys():
    """The first belongs to a person."""
    personal = ForeignCalendar(uid="p", name="Paul", week={6: OFFICE}, owner="1")
    site = site_of([task("A")], [personal, calendar("Office")], calendar=None)
    assert site.week == "mon-fri"
    assert told(site)["import-project-calendar"] == ("Office",)


def test_a_calendar_of_a_person_is_called_by_what_it_passes_on():
    """One that differs from it has both names."""
    same = ForeignCalendar(uid="a", name="Paul", base="Office", owner="1")
    other = ForeignCalendar(uid="b", name="Anna", base="Office", owner="2", week={4: ()})
    site = site_of(
        [task("A"), task("B")],
        [calendar("Office"), same, other],
        [people("1", 1, name="PAUL", calendar="a"), people("2", 1, name="ANNA", calendar="b")],
        [assigned("A", "1"), assigned("B", "2")],
    )
    assert site.comments == {
        ("crews", "PAUL"): "hours of Office",
        ("crews", "ANNA"): "hours of Anna (Office)",
    }


def test_stretches_that_overlap_or_have_no_length_are_put_right():
    """08:00 to 12:00 and 10:00 to 14:00 are one; 16:00 to 16:00 is none."""
    assert on(5, calendar("1", {0: ((600, 840), (480, 720), (960, 960))})) == ((480, 840),)
