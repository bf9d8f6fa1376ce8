from datetime import date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.situation.prepare import prepare
from scheduler.exports.page.chart import Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.grid.grid import Grid
from scheduler.exports.page.time import (
    DAY,
    DAY_OFF,
    HOLIDAY,
    NIGHT,
    STAND_DOWN,
    Scale,
    day_cells,
    day_step,
    day_text,
    moment_text,
    rests,
    time_off,
)
from tests.builders import make_campaign, make_task

HOUR = 60


def make_axis(start, zone="America/New_York"):
    """Return the axis of a campaign that begins at a local time."""
    return Axis(datetime.fromisoformat(start), ZoneInfo(zone))


@pytest.mark.parametrize(
    ("start", "changed", "hours"),
    [("2026-10-30T08:00", date(2026, 11, 1), 25), ("2026-03-06T08:00", date(2026, 3, 8), 23)],
)
def test_days_begin_at_local_midnight_across_a_clock_change(start, changed, hours):
    """The day of a clock change is an hour longer or shorter; numbers and dates go on."""
    axis = make_axis(start)
    cells = list(day_cells(axis, 0, 5 * DAY))

    assert [cell.number for cell in cells] == [1, 2, 3, 4, 5, 6]
    assert [cell.day.day for cell in cells][2] == changed.day
    assert next(c.end - c.start for c in cells if c.day == changed) == hours * HOUR
    assert all(axis.moment(cell.start).hour == 0 for cell in cells[1:])
    assert all(before.end == after.start for before, after in pairwise(cells))


def test_a_day_that_only_touches_the_axis_has_no_cell():
    """An axis that ends at midnight does not show the next day."""
    cells = list(day_cells(make_axis("2026-01-05T08:00"), 0, 16 * HOUR))
    assert [(cell.number, cell.start, cell.end) for cell in cells] == [(1, 0, 16 * HOUR)]


def test_time_off_is_what_no_shift_works():
    """Nights and rest days are off; stand-downs are, too."""
    stand_down = {"from": "2025-11-11T10:00", "to": "2025-11-11T12:00"}
    campaign = make_campaign(make_task("A"), stand_downs=[stand_down])
    situation = prepare(campaign, campaign.resolve_scenario("plan"))

    off = time_off(situation, 0, 2 * DAY)

    assert off == (
        (8 * HOUR, 24 * HOUR),
        (26 * HOUR, 28 * HOUR),
        (32 * HOUR, 48 * HOUR),
    )


@pytest.mark.parametrize(("width", "expected"), [(1200.0, "Tue 11 Nov"), (150.0, "Tue")])
def test_dates_grow_shorter_on_a_narrow_axis(width, expected):
    """A wide day shows its full date, a narrow one weekday and day on two lines."""
    texts = [words.text for words in calendar(5, width)]
    assert expected in texts
    assert ("11" in texts) == (expected == "Tue")


def test_a_very_narrow_axis_shows_whole_weeks():
    """Where days are too narrow, Mondays are named, and the names do not meet."""
    words = calendar(60, 500.0)
    days = [each for each in words if each.text.startswith("day ")]
    assert 2 < len(days) < 15
    assert {int(each.text.split()[1]) % 7 for each in days} == {1}


def calendar(days, width):
    """Return the texts of the date lines of so many days on so many points."""
    campaign = make_campaign(make_task("A"), horizon=f"{days}d")
    situation = prepare(campaign, campaign.resolve_scenario("plan"))
    scale = Scale(start=0, end=days * DAY, left=0.0, right=width)
    return [each for each in Grid(situation, scale, FontRuler()).calendar(0.0) if is_words(each)]


def is_words(shape):
    """Return whether a shape is a text."""
    return isinstance(shape, Words)


def test_kinds_of_rest_are_told_apart():
    """Nights, days off, holidays and stand-downs each have a kind; none overlaps another."""
    stand_down = {"from": "2025-11-12T10:00", "to": "2025-11-12T12:00", "reason": "fire drill"}
    campaign = make_campaign(
        make_task("A"),
        stand_downs=[stand_down],
        holidays=["2025-11-11"],
        horizon="7d",
        scenario={"week": "mon-fri"},
    )
    situation = prepare(campaign, campaign.resolve_scenario("plan"))

    found = rests(situation, 0, 6 * DAY)

    assert [(rest.kind, rest.start // HOUR, rest.end // HOUR) for rest in found] == [
        (NIGHT, 8, 16),
        (HOLIDAY, 16, 40),
        (NIGHT, 40, 48),
        (STAND_DOWN, 50, 52),
        (NIGHT, 56, 72),
        (NIGHT, 80, 96),
        (NIGHT, 104, 112),
        (DAY_OFF, 112, 144),
    ]
    assert [rest.reason for rest in found if rest.kind == STAND_DOWN] == ["fire drill"]


def test_texts_do_not_depend_on_the_locale():
    """Dates and lengths are written out in one way."""
    moment = datetime(2025, 11, 21, 12, 11, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert moment_text(moment) == "Fri 21 Nov 2025, 12:11"
    assert day_text(moment) == "Fri 21 Nov"


def test_ticks_of_days_keep_their_distance():
    """The step between ticks is round and wide enough."""
    scale = Scale(start=0, end=40 * DAY, left=0.0, right=400.0)
    assert day_step(scale, 25.0) == 5
