"""Hours of calendars in PMXML, which end with their last minute."""

from datetime import date

import pytest

from scheduler.formats.foreign.calendar import CalendarException
from tests.readers.foreign.pmxml_files import activity, calendar, project, read, week
from tests.readers.foreign.xer_files import names

MONDAY, TUESDAY = 0, 1


def _times(*pairs: tuple[str, str]) -> dict[str, object]:
    return {"WorkTime": [{"Start": start, "Finish": finish} for start, finish in pairs]}


def _calendar(**fields: object):
    schedule = read(Calendar=calendar(**fields), Project=project(activity(1)))
    return schedule.projects[0].calendars[0]


def _week(**days: object):
    return _calendar(StandardWorkWeek=week(**days)).week


@pytest.mark.parametrize(
    ("pairs", "stretches"),
    [
        ([("08:00:00", "15:59:00")], ((480, 960),)),
        ([("07:00:00", "11:59:00"), ("12:30:00", "15:29:00")], ((420, 720), (750, 930))),
        ([("08:00", "12:11")], ((480, 732),)),
        ([("16:00:00", "23:59:00"), ("00:00:00", "07:59:00")], ((0, 480), (960, 1440))),
        ([("00:00:00", "23:59:00")], ()),
        ([("00:00:00", "00:00:00")], ((0, 1440),)),
        ([], ()),
    ],
)
def test_work_ends_with_its_last_minute(pairs, stretches):
    """15:59 is an end at 16:00; a lone 00:00 to 23:59 is a day off, 00:00 to 00:00 a whole day."""
    assert _week(Monday=_times(*pairs))[MONDAY] == stretches


@pytest.mark.parametrize(
    ("pairs", "stretches"),
    [
        ([("08:00:00", "16:00:00")], ((480, 960),)),
        ([("08:00:00", "12:11:00")], ((480, 731),)),
        ([("16:00:00", "24:00:00")], ((960, 1440),)),
    ],
)
def test_writers_who_mean_sixteen_hundred_are_understood(pairs, stretches):
    """Where the file writes 16:00 for 16:00, other ends are meant as they stand, too."""
    found = _week(Monday=_times(*pairs), Tuesday=_times(("08:00:00", "16:00:00")))
    assert found[MONDAY] == stretches
    assert found[TUESDAY] == ((480, 960),)


def test_a_round_end_is_meant_as_such_even_among_last_minutes():
    """No work of P6 ends in the minute after 16:00."""
    found = _week(Monday=_times(("08:00:00", "16:00:00")), Tuesday=_times(("08:00:00", "15:59:00")))
    assert found[MONDAY] == found[TUESDAY] == ((480, 960),)


def test_a_day_that_is_nil_has_no_work():
    """WorkTime may be there without saying anything."""
    assert _week(Monday={"WorkTime": None})[MONDAY] == ()


def test_exceptions_are_days_off_or_days_worked():
    """By their dates, in order."""
    days = [
        {"Date": "2026-10-10T00:00:00", **_times(("08:00:00", "11:59:00"))},
        {"Date": "2026-10-01T00:00:00", "WorkTime": None},
    ]
    found = _calendar(HolidayOrExceptions={"HolidayOrException": days}).exceptions
    saturday, holiday = date(2026, 10, 10), date(2026, 10, 1)
    assert found == (
        CalendarException(first=holiday, last=holiday),
        CalendarException(first=saturday, last=saturday, stretches=((480, 720),)),
    )


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"StandardWorkWeek": week(Monday=_times(("soon", "later")))}, "'soon' is no time"),
        ({"StandardWorkWeek": week(Monday=_times(("16:00", "07:59")))}, "ends before it begins"),
        ({"StandardWorkWeek": {"StandardWorkHours": {"DayOfWeek": "Moonday"}}}, "no weekday"),
        ({"HolidayOrExceptions": {"HolidayOrException": {"Date": "soon"}}}, "'soon' is no day"),
    ],
)
def test_a_broken_calendar_is_told(fields, fault):
    """It works as a default one, and it is said why."""
    schedule = read(Calendar=calendar(**fields), Project=project(activity(1)))
    (name,) = names(schedule, "import-broken-calendar")
    assert name.startswith("Standard (")
    assert fault in name
    assert schedule.projects[0].calendars[0].week[MONDAY] == ((480, 960),)


def test_whole_days_off_are_told_where_other_ends_are_meant_as_they_stand():
    """Then another program wrote the file, and may have meant a whole day of work."""
    days = week(Monday=_times(("08:00:00", "16:00:00")), Tuesday=_times(("00:00:00", "23:59:00")))
    schedule = read(Calendar=calendar(StandardWorkWeek=days), Project=project(activity(1)))
    assert schedule.projects[0].calendars[0].week[TUESDAY] == ()
    assert names(schedule, "import-day-off-by-hours") == ("Standard",)
