"""The way out of a time zone that is none."""

import re

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
        ("Beijing", "Asia/Shanghai"),
        ("Norway", "Europe/Oslo"),
        ("French Guiana", "America/Cayenne"),
    ],
)
def test_city_is_found(name, zone):
    """A city in any case, a country, or what the list of zones notes, is one step from its zone."""
    assert way_out(name) == f"Did you mean {zone!r}?"


@pytest.mark.parametrize("name", ["XQZ", "Kourou", "somewhere"])
def test_nothing_is_guessed_where_nothing_is_near(name):
    """No guess is better than a wrong one, yet how to find the name is told."""
    assert "Did you mean" not in way_out(name)
    assert "nearest big city" in way_out(name)


@pytest.mark.parametrize(
    ("name", "city"),
    [
        ("EST", "America/New_York (UTC-5/UTC-4)"),
        ("EST", "America/Panama (UTC-5)"),
        ("EST5EDT", "America/New_York (UTC-5/UTC-4)"),
        ("MST", "America/Denver (UTC-7/UTC-6)"),
        ("HST", "Pacific/Honolulu (UTC-10)"),
        ("PST8PDT", "America/Los_Angeles (UTC-8/UTC-7)"),
        ("CET", "Europe/Berlin (UTC+1/UTC+2)"),
        ("MET", "Europe/Berlin (UTC+1/UTC+2)"),
        ("EET", "Europe/Helsinki (UTC+2/UTC+3)"),
        ("GMT", "or UTC all year round"),
    ],
)
def test_abbreviation_that_the_zone_data_takes_is_refused_for_a_city(name, city):
    """EST is five hours behind all year round, Cape Canaveral is not."""
    assert city in way_out(name)
    assert "Which place keeps the same clock as the site?" in way_out(name)


@pytest.mark.parametrize("name", ["Factory", "localtime"])
def test_clock_of_no_place_is_refused(name):
    """What the hour is must not depend on the computer."""
    assert "nearest big city" in way_out(name)


@pytest.mark.parametrize("name", ["UTC", "Etc/UTC", "Etc/GMT-8", "Japan", "US/Eastern"])
def test_clock_that_is_one_and_the_same_is_taken(name):
    """Universal time, a fixed offset of full name, and older names of places say what they mean."""
    assert not list(find_unknown_time_zone(make_campaign(make_task("A"), time_zone=name)))


def test_offset_names_the_best_known_cities_first():
    """Most people at eight hours before Greenwich live in China, nobody lives at Casey station."""
    cities = re.findall(r"\w+/\w+(?= \()", way_out("UTC+8"))
    assert cities[0] == "Asia/Shanghai"
    assert {"Asia/Singapore", "Australia/Perth"} <= set(cities)
    assert "Antarctica/Casey" not in cities
