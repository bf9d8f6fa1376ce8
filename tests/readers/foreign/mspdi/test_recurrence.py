"""Recurring exceptions of every kind fall on the dates that MS Project gives them."""

from datetime import date

import pytest

from scheduler.readers.foreign.mspdi.calendars.recurrence import MOST_DATES, Recurrence
from tests.readers.foreign.mspdi.projects import calendar, codes, element, project, read

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
"""A Thursday, and the Thursday at the end of the same year."""


def dates(kind, *, first=FIRST, last=LAST, **rule):
    """Return the dates of a recurrence as texts."""
    found = Recurrence(kind=kind, first=first, last=last, **rule).dates()
    return [each.isoformat()[5:] if each.year == FIRST.year else str(each) for each in found]


@pytest.mark.parametrize(
    ("kind", "rule", "expected"),
    [
        (7, {"period": 3, "count": 4}, ["01-01", "01-04", "01-07", "01-10"]),
        (7, {"period": 120}, ["01-01", "05-01", "08-29", "12-27"]),
        (8, {"period": 2, "count": 4}, ["01-01", "01-05", "01-07", "01-09"]),
        (6, {"days": 0b0000010, "count": 3}, ["01-05", "01-12", "01-19"]),
        (6, {"days": 0b0010000, "period": 2, "count": 3}, ["01-01", "01-15", "01-29"]),
        (6, {"days": 0b0000001, "period": 7, "count": 2}, ["02-15", "04-05"]),
        (6, {"days": 0b1000001, "count": 3}, ["01-03", "01-04", "01-10"]),
        (4, {"month_day": 4, "period": 5}, ["01-04", "06-04", "11-04"]),
        (4, {"month_day": 31, "count": 4}, ["01-31", "02-28", "03-31", "04-30"]),
        (5, {"item": 4, "position": 0, "period": 2, "count": 3}, ["01-05", "03-02", "05-04"]),
        (5, {"item": 8, "position": 4, "count": 2}, ["01-30", "02-27"]),
        (5, {"item": 0, "position": 4, "count": 2}, ["01-31", "02-28"]),
        (5, {"item": 1, "position": 0, "count": 3}, ["01-01", "02-02", "03-02"]),
        (5, {"item": 2, "position": 1, "count": 2}, ["01-04", "02-07"]),
        (2, {"month": 1, "month_day": 1}, ["02-01"]),
        (3, {"month": 2, "item": 5, "position": 0}, ["03-03"]),
        (6, {"days": 0}, []),
    ],
)
def test_kinds_of_recurrence(kind, rule, expected):
    """Months count from 0, weekdays from Sunday, the fifth position is the last."""
    assert dates(kind, **rule) == expected


def test_a_rule_whose_day_is_over_begins_with_the_next():
    """The first of each month, from the second of January."""
    found = dates(4, first=date(2026, 1, 2), month_day=1, count=2)
    assert found == ["02-01", "03-01"]


def test_yearly_dates_go_on_over_years():
    """29 February is the last of the month where the year has none."""
    found = dates(2, last=date(2028, 12, 31), month=1, month_day=29)
    assert found == ["02-28", "2027-02-28", "2028-02-29"]


def test_no_rule_goes_on_for_ever():
    """A rule of centuries ends after many dates."""
    found = Recurrence(kind=7, first=FIRST, last=date.max, period=2).dates()
    assert len(found) == MOST_DATES
    assert Recurrence(kind=7, first=FIRST, last=date.max, period=10**9).dates() == [FIRST]


def stated(**values):
    """Return a calendar with one exception of 2026."""
    period = "<FromDate>2026-01-01T00:00:00</FromDate><ToDate>2026-12-31T23:59:00</ToDate>"
    exceptions = element("Exception", {"TimePeriod": period, "DayWorking": 0} | values)
    return calendar(1, more=f"<Exceptions>{exceptions}</Exceptions>")


def runs(**values):
    """Return first and last of the exceptions of a calendar."""
    found = project(calendars=stated(**values)).calendars[0].exceptions
    return [(str(each.first)[5:], str(each.last)[5:]) for each in found]


def test_dates_next_to_each_other_are_one_exception():
    """Weekends of two weeks are two runs."""
    found = runs(Type=6, DaysOfWeek=65, Period=1, EnteredByOccurrences=1, Occurrences=4)
    assert found == [("01-03", "01-04"), ("01-10", "01-11")]


@pytest.mark.parametrize("values", [{"Type": 1}, {}, {"Type": 7, "Period": 1}, {"Type": 9}])
def test_every_day_is_one_run(values):
    """Daily exceptions last from the first day to the last."""
    assert runs(**values) == [("01-01", "12-31")]


def test_the_count_may_be_missing():
    """Then the last day alone ends it: twelve months."""
    assert len(runs(Type=4, MonthDay=3, Period=1, EnteredByOccurrences=1)) == 12


def test_the_last_day_may_be_missing():
    """Then the count alone ends it: three days in a row, or three months."""
    values = {"TimePeriod": "<FromDate>2026-01-01T00:00:00</FromDate>", "Occurrences": 3}
    assert runs(**values, Type=1) == [("01-01", "01-03")]
    assert runs(**values, Type=4, MonthDay=3) == [
        ("01-03", "01-03"),
        ("02-03", "02-03"),
        ("03-03", "03-03"),
    ]


def test_a_count_that_was_not_entered_does_not_end_it():
    """MS Project writes one beside an end that was entered by date."""
    assert len(runs(Type=4, MonthDay=3, EnteredByOccurrences=0, Occurrences=1)) == 12


def test_an_exception_that_falls_on_no_date_is_told():
    """No day of the week is named."""
    assert codes(read(calendars=stated(Type=6, DaysOfWeek=0))) == ["import-exception-without-dates"]
