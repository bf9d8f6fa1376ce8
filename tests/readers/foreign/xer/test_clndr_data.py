"""The hours of calendars that XER packs into one field."""

from datetime import date

import pytest

from scheduler.formats.foreign.calendar import CalendarException
from scheduler.readers.foreign.xer.clndr_data import read_clndr_data
from tests.readers.foreign.xer_files import CALENDAR, CLNDR_DATA, codes, names, read, task

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6


def _week(day: str, shifts: str) -> str:
    return f"(0||CalendarData()((0||DaysOfWeek()((0||{day}()({shifts}))))(0||Exceptions()())))"


def _shift(start: str, finish: str) -> str:
    return f"(0||0(s|{start}|f|{finish})())"


def _monday(*shifts: str):
    return read_clndr_data(_week("2", "".join(shifts))).week[MONDAY]


def test_one_is_sunday_and_seven_is_saturday():
    """The week of P6 begins on a Sunday."""
    week = read_clndr_data(CLNDR_DATA).week
    assert week[SUNDAY] == week[SATURDAY] == ()
    assert week[MONDAY] == week[FRIDAY] == ((480, 960),)


@pytest.mark.parametrize(
    ("shifts", "stretches"),
    [
        ([_shift("08:00", "16:00")], ((480, 960),)),
        (["(0||0(f|16:00|s|08:00)())"], ((480, 960),)),
        ([_shift("8:00", "9:30")], ((480, 570),)),
        ([_shift("1:00 PM", "5:00 PM")], ((780, 1020),)),
        ([_shift("12:00 AM", "12:00 PM")], ((0, 720),)),
        ([_shift("16:00", "00:00")], ((960, 1440),)),
        ([_shift("00:00", "00:00")], ((0, 1440),)),
        ([_shift("08:00", "08:00")], ()),
        ([_shift("13:00", "17:00"), _shift("08:00", "12:00")], ((480, 720), (780, 1020))),
        ([_shift("08:00", "16:00"), _shift("16:00", "00:00")], ((480, 960), (960, 1440))),
        ([_shift("08:00", "13:00"), _shift("12:00", "16:00")], ((480, 960),)),
        (["(0||0()())"], ()),
        ([], ()),
    ],
)
def test_shifts_are_read_as_p6_means_them(shifts, stretches):
    """A finish of 00:00 is the end of the day; a shift from 08:00 to 08:00 is nothing."""
    assert _monday(*shifts) == stretches


def test_layout_says_nothing():
    """Blanks, line breaks and 0x7F between the parentheses are layout."""
    packed = _week("2", _shift("08:00", "12:00"))
    spread = packed.replace("(0||", "\x7f\x7f  (0||\x7f ").replace("|f|", "|f| ")
    assert read_clndr_data(spread) == read_clndr_data(packed)


def test_exceptions_count_days_from_the_end_of_1899():
    """Without shifts a day off, with shifts a day worked."""
    data = (
        "(0||CalendarData()((0||DaysOfWeek()())(0||VIEW(ShowTotal|N)())(0||Exceptions()("
        f"(0||1(d|46297)({_shift('08:00', '12:00')}))(0||0(d|46296)())))))"
    )
    assert read_clndr_data(data).exceptions == (
        CalendarException(first=date(2026, 10, 1), last=date(2026, 10, 1)),
        CalendarException(first=date(2026, 10, 2), last=date(2026, 10, 2), stretches=((480, 720),)),
    )


def test_an_empty_sibling_says_nothing():
    """CalendarData may stand empty beside the nodes that hold the hours."""
    days = f"(0||DaysOfWeek()((0||2()({_shift('08:00', '12:00')}))))"
    assert read_clndr_data(f"(0||CalendarData()()){days}").week == {MONDAY: ((480, 720),)}


@pytest.mark.parametrize("data", ["", "  \x7f", "(0||CalendarData()())"])
def test_a_calendar_may_say_nothing(data):
    """Both nodes may be missing; that is no fault."""
    time = read_clndr_data(data)
    assert (time.week, time.exceptions, time.fault) == ({}, (), "")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ("(0||CalendarData()(", "it breaks off"),
        ("(0||CalendarData()()))", "it closes more parentheses than it opens"),
        ("(" * 50, "it nests too deep"),
        ("some words", "it is no calendar"),
        (_week("8", ""), "'8' is no weekday"),
        (_week("2", _shift("25:00", "26:00")), "'25:00' is no time"),
        (_week("2", _shift("13:00 PM", "14:00")), "'13:00 PM' is no time"),
        (_week("2", _shift("22:00", "06:00")), "a stretch ends before it begins"),
        (_week("2", "(0||0(s|08:00)())"), "a shift lacks its start or its finish"),
        ("(0||CalendarData()((0||Exceptions()((0||0(d|soon)())))))", "'soon' is no day"),
    ],
)
def test_a_broken_calendar_has_a_fault(data, fault):
    """Nothing of it is trusted, and it is said why."""
    assert read_clndr_data(data).fault == fault


def _calendar(uid: str, **fields: str) -> dict[str, str]:
    return CALENDAR | {"clndr_id": uid, "default_flag": "N", "clndr_name": f"C{uid}"} | fields


def _calendars(*more: dict[str, str]):
    schedule = read({"CALENDAR": [CALENDAR, *more], "TASK": [task(1)]})
    return {each.uid: each for each in schedule.projects[0].calendars}, schedule


def test_a_broken_calendar_works_as_the_default_one_and_is_told():
    """Its steps have hours, and the planner knows that these are not its own."""
    found, schedule = _calendars(_calendar("2", clndr_data="(0||CalendarData()("))
    assert (found["2"].base, found["2"].week) == ("1", {})
    assert names(schedule, "import-broken-calendar") == ("C2 (it breaks off)",)


def test_a_calendar_without_hours_has_those_it_derives_from():
    """Ten empty calendars that derive from the standard one are like it."""
    empty = "(0||CalendarData()((0||DaysOfWeek()())(0||Exceptions()())))"
    found, schedule = _calendars(_calendar("2", base_clndr_id="1", clndr_data=empty))
    assert (found["2"].base, found["2"].week) == ("1", {})
    assert not schedule.notices


def test_a_derived_calendar_keeps_the_days_that_it_states():
    """A day off that it names stays one, although its base works."""
    data = _week("2", "").replace("(0||2()())", f"(0||2()())(0||3()({_shift('08:00', '12:00')}))")
    found, _schedule = _calendars(_calendar("2", base_clndr_id="1", clndr_data=data))
    assert found["2"].week == {0: (), 1: ((480, 720),)}


def test_calendars_that_derive_in_a_circle_are_told():
    """Neither waits for the other for ever."""
    empty = "(0||CalendarData()())"
    pair = [
        _calendar("2", base_clndr_id="3", clndr_data=empty),
        _calendar("3", base_clndr_id="2", clndr_data=empty),
    ]
    found, schedule = _calendars(*pair)
    assert None in (found["2"].base, found["3"].base)
    assert "import-calendar-circle" in codes(schedule)


def test_a_calendar_of_another_project_is_none_of_ours():
    """Project calendars belong to their project, resource calendars to their resource."""
    rows = {
        "CALENDAR": [
            CALENDAR,
            _calendar("2", clndr_type="CA_Project", proj_id="9"),
            _calendar("3", clndr_type="CA_Rsrc", rsrc_private="Y"),
        ],
        "TASK": [task(1)],
        "RSRC": [{"rsrc_id": "7", "rsrc_name": "LIF", "clndr_id": "3", "rsrc_type": "RT_Labor"}],
    }
    calendars = read(rows).projects[0].calendars
    assert [(each.uid, each.owner) for each in calendars] == [("1", None), ("3", "7")]


def test_work_until_one_minute_to_midnight_goes_on_until_midnight():
    """Some writers cannot say 24:00; the pause of a minute is not meant, and told."""
    data = _week("2", _shift("16:00", "23:59"))
    found, schedule = _calendars(_calendar("2", clndr_data=data))
    assert found["2"].week[MONDAY] == ((960, 1440),)
    assert codes(schedule) == ["import-until-midnight"]
