"""The way out of a time zone that is none."""

import pytest

from scheduler.model.validate.time_zones import find_unknown_time_zone
from tests.builders import make_campaign, make_task


def way_out(zone):
    """Return the hint for a time zone."""
    campaign = make_campaign(make_task("A"), time_zone=zone)
    (finding,) = find_unknown_time_zone(campaign)
    assert finding.code == "unknown-time-zone"
    return finding.hint


def test_abbreviation_offers_the_places_that_use_it():
    """CST is the clock of Chicago and that of Shanghai, and it is not UCT."""
    hint = way_out("CST")
    assert "America/Chicago (UTC-6/UTC-5)" in hint
    assert "Asia/Shanghai (UTC+8)" in hint
    assert "UCT" not in hint
    assert "?" in hint


@pytest.mark.parametrize("name", ["UTC+8", "GMT+8", "+08:00", "utc +8"])
def test_offset_asks_for_a_city_and_tells_of_the_turned_sign(name):
    """Etc/GMT-8 is eight hours before Greenwich, whatever its sign seems to say."""
    hint = way_out(name)
    assert "Asia/Shanghai (UTC+8)" in hint
    assert "'Etc/GMT-8'" in hint


def test_offset_of_half_an_hour_has_cities_alone():
    """There is no Etc zone with half an hour."""
    assert "Asia/Kolkata (UTC+5:30)" in way_out("UTC+5:30")
    assert "Etc" not in way_out("UTC+5:30")


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Oslo", "Europe/Oslo"),
        ("europe/oslo", "Europe/Oslo"),
        ("New York", "America/New_York"),
        ("Asia/Shangai", "Asia/Shanghai"),
    ],
)
def test_city_is_found(name, zone):
    """A city, in any case, is one step from its zone."""
    assert way_out(name) == f"Did you mean {zone!r}?"


@pytest.mark.parametrize("name", ["XQZ", "Beijing", "somewhere"])
def test_nothing_is_guessed_where_nothing_is_near(name):
    """No guess is better than a wrong one."""
    assert "Did you mean" not in way_out(name)
