"""Civil time on the axis of elapsed minutes."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from scheduler.calendars.clock.axis import Axis
from scheduler.model.notation.clock import ClockSpan


def axis_from(start, zone="UTC"):
    """Return the axis that begins at a local date and time."""
    return Axis(datetime.fromisoformat(start), ZoneInfo(zone))


AUTUMN = axis_from("2026-10-31T08:00", "America/New_York")
SPRING = axis_from("2026-03-07T08:00", "America/New_York")
NIGHT = ClockSpan(start=23 * 60, end=31 * 60)
MORNING = ClockSpan(start=8 * 60, end=12 * 60)


@given(st.sampled_from((AUTUMN, SPRING)), st.integers(0, 5 * 1440))
def test_minute_survives_the_mode_to_civil_time_and_back(axis, minute):
    """Civil time names a minute uniquely, but for the hour that comes twice in autumn."""
    moment = axis.moment(minute)

    back = axis.minute(moment.replace(tzinfo=None, fold=0))

    assert back == minute - 60 * moment.fold


def test_night_on_which_clocks_go_back_lasts_an_hour_longer():
    """From 23:00 to 07:00 on 1 November 2026 in New York nine hours pass."""
    start, end = AUTUMN.span_on(date(2026, 10, 31), NIGHT)

    assert (start, end - start) == (15 * 60, 9 * 60)


def test_night_on_which_clocks_go_forward_lasts_an_hour_less():
    """From 23:00 to 07:00 on 8 March 2026 in New York seven hours pass."""
    start, end = SPRING.span_on(date(2026, 3, 7), NIGHT)

    assert (start, end - start) == (15 * 60, 7 * 60)


def test_daily_span_keeps_its_wall_clock_time_across_a_change():
    """08:00 comes after 25 hours in autumn and after 23 in spring."""
    autumn = AUTUMN.daily(MORNING, 3 * 1440)
    spring = SPRING.daily(MORNING, 3 * 1440)

    assert [start // 60 for start, _ in autumn] == [0, 25, 49]
    assert [start // 60 for start, _ in spring] == [0, 23, 47, 71]
    assert {AUTUMN.moment(start).hour for start, _ in autumn} == {8}


def test_span_begun_on_the_day_before_is_clipped_at_the_start():
    """A night that began before the campaign counts from minute 0."""
    axis = axis_from("2025-11-10T01:00")

    assert axis.daily(NIGHT, 1440) == ((0, 6 * 60), (22 * 60, 24 * 60))


def test_instant_is_kept_among_closed_daily_intervals():
    """12:11 each day is an interval of one point, also at the ends of the axis."""
    axis = axis_from("2025-11-10T12:11")

    instants = axis.instants(ClockSpan(start=731, end=731), 2 * 1440)

    assert instants == ((0, 0), (1440, 1440), (2880, 2880))


def test_day_of_the_start_is_day_one():
    """Campaign days follow the calendar, midnight begins the next."""
    axis = axis_from("2025-11-10T08:00")

    assert [axis.day_number(hour * 60) for hour in (0, 15, 16, 40)] == [1, 1, 2, 3]
