"""Numbers and dates as XER files write them."""

from fractions import Fraction

import pytest

from scheduler.errors import InputError
from scheduler.readers.foreign.primavera.base.values import Values, day_comes_first
from tests.readers.foreign.xer_files import (
    at,
    codes,
    link,
    minutes,
    names,
    read,
    read_one,
    steps,
    task,
)

COMMA = Values(decimal=",", group=".")


@pytest.mark.parametrize(
    ("values", "text", "number"),
    [
        (Values(), "0.5", Fraction(1, 2)),
        (Values(), "0,5", Fraction(1, 2)),
        (Values(), "1,000", Fraction(1000)),
        (Values(), "1,234.5", Fraction(12345, 10)),
        (Values(), "-2", Fraction(-2)),
        (Values(), ".5", Fraction(1, 2)),
        (COMMA, "0,5", Fraction(1, 2)),
        (COMMA, "1.234,5", Fraction(12345, 10)),
        (COMMA, "40.0", Fraction(40)),
        (Values(), "eight", None),
        (Values(), "1e99", None),
        (Values(), "nan", None),
        (Values(), "inf", None),
        (Values(), "0.1.2", None),
    ],
)
def test_numbers_follow_the_symbols_of_the_currency(values, text, number):
    """The decimal symbol is that of the currency; digits may stand in groups."""
    assert values.number(text) == number


@pytest.mark.parametrize(
    ("hours", "minutes"),
    [
        ("0.416667", Fraction(25)),
        ("0.8333", Fraction(50)),
        ("0.42", Fraction(25)),
        ("-2", Fraction(-120)),
        ("7.2", Fraction(432)),
        ("0.125", Fraction(15, 2)),
    ],
)
def test_hours_are_whole_minutes_where_their_decimals_allow(hours, minutes):
    """P6 rounds the hours it writes; half a minute that it means stays one."""
    assert Values().minutes(hours) == minutes


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-10-05 08:00", at("2026-10-05 08:00")),
        ("2026-10-05 08:00:30", at("2026-10-05 08:00:30")),
        ("2026-10-05T08:00:00", at("2026-10-05 08:00")),
        ("2026-10-05T08:00:00Z", at("2026-10-05 08:00")),
        ("2026-10-05", at("2026-10-05 00:00")),
        ("2/12/2004 3:19:00 PM", at("2004-02-12 15:19")),
        ("2/12/2004 12:05:00 AM", at("2004-02-12 00:05")),
        ("2/12/2004", at("2004-02-12 00:00")),
        ("2026-02-30 08:00", None),
        ("soon", None),
    ],
)
def test_dates_are_iso_or_american(text, moment):
    """Old and foreign writers put the month first, and a clock of twelve hours."""
    assert Values().moment(text) == moment


def test_dates_begin_with_the_day_where_they_can_only_do_so():
    """A first number above twelve anywhere in the file settles it for all of it."""
    assert day_comes_first("\t13/02/2026 08:00\t01/02/2026")
    assert not day_comes_first("\t02/13/2026 08:00\t01/02/2026")
    assert Values(day_first=True).moment("01/02/2026") == at("2026-02-01 00:00")


def test_the_currency_of_the_first_line_has_the_decimal_symbol():
    """USD is named in the first line, so its symbol counts, not that of the euro."""
    money = [
        {"curr_id": "1", "decimal_symbol": ".", "curr_short_name": "EUR"},
        {"curr_id": "2", "decimal_symbol": ",", "curr_short_name": "USD"},
    ]
    project = read_one({"CURRTYPE": money, "TASK": [task(1, remain_drtn_hr_cnt="1.000,5")]})
    assert minutes(steps(project)[0].duration) == 60030


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"target_drtn_hr_cnt": "a week"}, "target_drtn_hr_cnt of A1 Step 1 is 'a week'"),
        ({"remain_drtn_hr_cnt": "-3"}, "the duration of A1 Step 1 is '-3h', less than nothing"),
        ({"target_drtn_hr_cnt": "99999999"}, "no number of hours"),
    ],
)
def test_a_duration_that_cannot_be_read_is_a_mistake(fields, told):
    """A plan without it would be false, so the file is refused, with the line."""
    with pytest.raises(InputError, match=rf"plan\.xer:13: foreign-bad-length: .*{told}"):
        read({"TASK": [task(1, **fields)]})


def test_a_lag_that_cannot_be_read_is_a_mistake():
    """So would a plan without a lag be."""
    rows = {"TASK": [task(1), task(2)], "TASKPRED": [link(1, 2, lag_hr_cnt="soon")]}
    with pytest.raises(InputError, match=r"plan\.xer:17: foreign-bad-length"):
        read(rows)


def test_other_values_that_cannot_be_read_are_told():
    """A date that is none binds nothing, and is named."""
    schedule = read({"TASK": [task(1, act_start_date="soon", status_code="TK_Active")]})
    assert codes(schedule) == ["import-unreadable-value"]
    assert names(schedule, "import-unreadable-value") == ("A1 Step 1: act_start_date 'soon'",)
