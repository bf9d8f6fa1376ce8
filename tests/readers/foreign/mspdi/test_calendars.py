"""Calendars keep what they state, and inherit the rest."""

from datetime import date

import pytest

from tests.readers.foreign.mspdi.projects import (
    calendar,
    codes,
    element,
    project,
    read,
    standard,
    weekday,
)

MONDAY, SATURDAY = 0, 5


def exception(first, last="", *, day_working=0, name="Off", more="", times=()):
    """Return an exception of the new form; times such as ``08:00-12:00``."""
    period = {"FromDate": f"{first}T00:00:00", "ToDate": f"{last or first}T23:59:00"}
    worked = "".join(
        element("WorkingTime", {"FromTime": f"{start}:00", "ToTime": f"{end}:00"})
        for start, _, end in (each.partition("-") for each in times)
    )
    values = {
        "TimePeriod": "".join(f"<{key}>{value}</{key}>" for key, value in period.items()),
        "Name": name,
        "DayWorking": day_working,
        "WorkingTimes": worked,
    }
    return element("Exception", values).replace("</Exception>", f"{more}</Exception>")


def one(*calendars):
    """Return the last of some calendars."""
    return project(calendars="".join(calendars)).calendars[-1]


@pytest.mark.parametrize(
    ("times", "stretches"),
    [
        (["08:00-12:00", "13:00-17:00"], ((480, 720), (780, 1020))),
        (["16:00-00:00"], ((960, 1440),)),
        (["16:00-24:00"], ((960, 1440),)),
        (["00:00-00:00"], ((0, 1440),)),
        (["00:00-03:00", "04:00-08:00", "23:00-00:00"], ((0, 180), (240, 480), (1380, 1440))),
        (["13:00-17:00", "08:00-12:00"], ((480, 720), (780, 1020))),
        (["08:00-12:00", "10:00-14:00"], ((480, 840),)),
        (["08:00-16:00", "16:00-00:00"], ((480, 960), (960, 1440))),
    ],
)
def test_working_times_of_a_day(times, stretches):
    """To midnight, as 00:00 or 24:00; 00:00 to 00:00 is the whole day; what overlaps is joined."""
    assert one(calendar(1, weekday(2, *times))).week[MONDAY] == stretches


def test_the_last_second_of_a_day_is_midnight():
    """A writer that ends days in 23:59:59 means 24:00."""
    day = weekday(2, "16:00-23:59").replace("23:59:00", "23:59:59")
    assert one(calendar(1, day)).week[MONDAY] == ((960, 1440),)


def test_days_of_the_week_begin_with_sunday():
    """Day 1 is Sunday, day 2 Monday and day 7 Saturday."""
    days = weekday(1, "08:00-09:00") + weekday(2) + weekday(7, "10:00-11:00")
    week = one(calendar(1, days)).week
    assert week == {6: ((480, 540),), 0: (), 5: ((600, 660),)}


def test_a_derived_calendar_states_only_what_differs():
    """It inherits from its base, and belongs to its resource."""
    resources = element("Resource", {"UID": 9, "Name": "Night", "CalendarUID": 2})
    found = project(
        calendars=standard() + calendar(2, weekday(7, "08:00-12:00"), base=1), resources=resources
    ).calendars[1]
    assert (found.base, dict(found.week), found.owner) == ("1", {5: ((480, 720),)}, "9")


def test_a_base_calendar_is_nobodys_own():
    """A resource may go by the calendar of all."""
    resources = element("Resource", {"UID": 9, "Name": "Night", "CalendarUID": 1})
    found = project(calendars=standard(), resources=resources).calendars[0]
    assert (found.base, found.owner) == (None, None)


def test_the_calendar_of_a_person_is_not_that_of_the_project():
    """TaskJuggler writes those of people as base calendars, and names the first of them."""
    resources = element("Resource", {"UID": 9, "Name": "Paul B", "CalendarUID": 1})
    paul, shared = calendar(1, name="Calendar Paul B"), calendar(0, name="Standard")
    schedule = read(calendars=shared + paul, resources=resources)
    (found,) = schedule.projects
    assert [each.owner for each in found.calendars] == [None, "9"]
    assert (found.calendar, codes(schedule)) == ("0", ["import-project-calendar-owned"])


def test_bases_may_nest():
    """3 derives from 2, which derives from 1."""
    found = project(calendars=standard() + calendar(2, base=1) + calendar(3, base=2)).calendars
    assert [each.base for each in found] == [None, "1", "2"]


def old(first, last, *times):
    """Return an exception of the old form, among the days of the week."""
    period = {"FromDate": f"{first}T00:00:00", "ToDate": f"{last}T23:59:00"}
    inner = "".join(f"<{key}>{value}</{key}>" for key, value in period.items())
    return (
        weekday(0, *times).replace(
            "<WorkingTimes>", f"<TimePeriod>{inner}</TimePeriod><WorkingTimes>", 1
        )
        if times
        else weekday(0).replace("</WeekDay>", f"<TimePeriod>{inner}</TimePeriod></WeekDay>")
    )


def test_exceptions_of_the_old_form_count_where_there_are_no_others():
    """Up to 2003 they stand among the days of the week, as day 0."""
    days = weekday(2, "08:00-12:00") + old("2026-10-01", "2026-10-03")
    days += old("2026-10-10", "2026-10-10", "09:00-10:00")
    found = one(calendar(1, days))
    assert set(found.week) == {MONDAY}
    assert [(each.first, each.last, each.stretches) for each in found.exceptions] == [
        (date(2026, 10, 1), date(2026, 10, 3), ()),
        (date(2026, 10, 10), date(2026, 10, 10), ((540, 600),)),
    ]


def test_exceptions_stand_twice_and_are_read_once():
    """The list of 2007 counts; the old form beside it says the same again."""
    more = f"<Exceptions>{exception('2026-10-01', '2026-10-03', name='Feast')}</Exceptions>"
    found = one(calendar(1, old("2026-10-01", "2026-10-03"), more=more)).exceptions
    assert [(each.first, each.last, each.name) for each in found] == [
        (date(2026, 10, 1), date(2026, 10, 3), "Feast")
    ]


def test_an_exception_may_be_worked():
    """A Saturday with hours of its own."""
    more = exception("2026-10-10", day_working=1, times=["08:00-12:00"])
    (found,) = one(calendar(1, more=f"<Exceptions>{more}</Exceptions>")).exceptions
    assert found.stretches == ((480, 720),)


def test_an_exception_by_times_is_left_out_and_told():
    """Vico dates exceptions by FromTime and ToTime; MS Project ignores these, too."""
    more = exception("2026-10-10", name="Vico").replace("Date>", "Time>")
    schedule = read(calendars=calendar(1, more=f"<Exceptions>{more}</Exceptions>"))
    assert not schedule.projects[0].calendars[0].exceptions
    assert codes(schedule) == ["import-exception-without-dates"]
    assert schedule.notices[0].names == ("Calendar 1: Vico",)


def test_work_weeks_replace_the_week_for_a_while():
    """Three weeks in which Mondays begin at 6."""
    period = {"FromDate": "2026-11-02T00:00:00", "ToDate": "2026-11-22T23:59:00"}
    inner = "".join(f"<{key}>{value}</{key}>" for key, value in period.items())
    week = element(
        "WorkWeek",
        {"TimePeriod": inner, "Name": "Early", "WeekDays": weekday(2, "06:00-14:00") + weekday(3)},
    )
    (found,) = one(calendar(1, more=f"<WorkWeeks>{week}</WorkWeeks>")).work_weeks
    assert (found.first, found.last) == (date(2026, 11, 2), date(2026, 11, 22))
    assert (found.name, dict(found.week)) == ("Early", {0: ((360, 840),), 1: ()})


def test_a_day_worked_without_hours_has_the_usual_ones():
    """A base calendar that says nothing more means 8 to 12 and 13 to 17."""
    day = element("WeekDay", {"DayType": 2, "DayWorking": 1})
    schedule = read(calendars=calendar(1, day))
    assert schedule.projects[0].calendars[0].week[MONDAY] == ((480, 720), (780, 1020))
    assert codes(schedule) == ["import-days-without-hours"]


def test_a_day_worked_without_hours_is_inherited():
    """In a derived calendar it is as in the base."""
    day = element("WeekDay", {"DayType": 2, "DayWorking": 1})
    assert MONDAY not in one(standard(), calendar(2, day, base=1)).week


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (weekday(2, "22:00-06:00"), "import-hours-backwards"),
        (weekday(2, "08:00-08:00"), "import-unreadable-value"),
        (weekday(2, "08:00-26:00"), "import-unreadable-value"),
        (weekday(9, "08:00-12:00"), "import-unreadable-value"),
        (weekday(2, "08:00-12:00") + weekday(2), "import-weekday-twice"),
    ],
)
def test_hours_that_make_no_sense_are_told(day, code):
    """Nothing of a calendar is dropped in silence."""
    assert code in codes(read(calendars=calendar(1, day)))
