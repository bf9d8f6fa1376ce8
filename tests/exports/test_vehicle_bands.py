"""Vehicles above Gantt charts: a band for each with its states, and the gap in cover marked."""

from scheduler.exports.gantt.brief.page import brief_page
from scheduler.exports.gantt.full.page import full_page
from scheduler.exports.gantt.parts.slots import Slots
from scheduler.exports.gantt.parts.vehicles import vehicle_bands, vehicle_titles
from scheduler.exports.page.chart import Box, Words
from scheduler.exports.page.time import Scale
from scheduler.model.notation.durations import HOUR
from tests.analyse.two_vehicles import HEAD, two_vehicles
from tests.exports.collisions import RULER, faults
from tests.studies.plans import make_plan

LAST = 48
SCALE = Scale(start=0, end=LAST * HOUR, left=100.0, right=900.0)
NONE = {"V1": "", "V2": ""}
THIRD = {
    "steps": {"t": "{hours: 2, after: [n2], flow: third, loose_end: yes}"},
    "vehicles": {"V3": "{name: Third rocket, flows: [third], standby: t}"},
    "head": HEAD.replace("next: {name: Next}", "next: {name: Next}, third: {name: Third}"),
}


def banded(campaign, scale=SCALE):
    """Return the stretches, in hours, and the captions of each band, by its title."""
    bands = vehicle_bands(make_plan(campaign), Slots(scale, RULER))
    return {
        band.title: (
            [(start / HOUR, end / HOUR, role) for start, end, role in band.rows[0].stretches],
            [each.text for each in band.rows[0].captions],
        )
        for band in bands
    }


def roles_of(page, start):
    """Return the roles of boxes on a page that begin with a text."""
    return {
        shape.role
        for shape in page.shapes
        if isinstance(shape, Box) and shape.role.startswith(start)
    }


def texts_of(page):
    """Return the texts of a page."""
    return [shape.text for shape in page.shapes if isinstance(shape, Words)]


def test_each_vehicle_has_a_band_with_its_states():
    """V1 is called at the start and launches after 28 h; V2 is built for 32 h and stands by."""
    found = banded(two_vehicles())

    assert found["Mission rocket"] == (
        [(0, 28, "vehicle-called"), (28, LAST, "vehicle-launched")],
        ["called", "launched"],
    )
    assert found["Next rocket"] == (
        [(0, 32, "vehicle-building"), (32, LAST, "vehicle-standby")],
        ["building until Tue 03 Mar 16:00", "on standby from Tue 03 Mar 16:00"],
    )


def test_gap_is_marked_from_call_to_launch_and_on():
    """No other vehicle stands by for 32 h: 28 h to launch, and 4 h more."""
    assert banded(two_vehicles())["No other on standby"] == (
        [(0, 28, "cover-gap"), (28, 32, "cover-gap-launched")],
        ["32 h (1.3 d) since the call of Mission rocket, 4 h since its launch"],
    )


def test_gap_that_is_over_at_launch_has_one_piece():
    """With n1 alone V2 stands by after 8 h, before launch."""
    campaign = two_vehicles(vehicles={"V2": "{name: Next rocket, flows: [next], standby: n1}"})

    assert banded(campaign)["No other on standby"] == (
        [(0, 8, "cover-gap")],
        ["8 h since the call"],
    )


def test_length_of_a_gap_stands_in_it_and_nowhere_else():
    """V2 stands by from hour 8 to its call at 20; nobody does from the launch of V1 to hour 32."""
    campaign = two_vehicles(
        {
            "m": "{hours: 1, elapsed: true, not_before: 2026-03-03T04:00, after: [n1], flow: next, "
            "loose_end: yes}",
            "n2": "{hours: 8, crew: {W: 1}, after: [n1], flow: spare, loose_end: yes}",
        },
        {
            "V2": "{name: Next rocket, flows: [next], launch: m, standby: n1}",
            "V3": "{name: Third rocket, flows: [spare], standby: n2}",
        },
        head=HEAD.replace("next: {name: Next}", "next: {name: Next}, spare: {name: Spare}"),
    )
    stretches, captions = banded(campaign)["No other on standby"]

    assert stretches[:2] == [(0, 8, "cover-gap"), (28, 32, "cover-gap-launched")]
    assert captions[0] == "8 h, 4 h since launch"


def test_gap_that_nothing_ends_goes_on():
    """Without V2 nobody stands by, up to the end of the axis."""
    assert banded(two_vehicles(vehicles={"V2": ""}))["No other on standby"] == (
        [(0, 28, "cover-gap"), (28, LAST, "cover-gap-launched")],
        ["since the call of Mission rocket"],
    )


def test_captions_give_way_where_there_is_no_room():
    """On 60 points no date fits, and on the 25 after launch no word."""
    narrow = Scale(start=0, end=LAST * HOUR, left=100.0, right=190.0)
    found = banded(two_vehicles(), narrow)

    assert found["Next rocket"][1] == ["building"]
    assert found["No other on standby"][1] == ["32 h (1.3 d)"]
    assert found["Mission rocket"][1] == ["called"]


def test_stretches_end_with_the_axis():
    """An axis of a day shows nothing of standby and launch."""
    found = banded(two_vehicles(), Scale(start=0, end=24 * HOUR, left=100.0, right=900.0))

    assert [stretch[:2] for stretch in found["Next rocket"][0]] == [(0, 24)]
    assert found["No other on standby"][0] == [(0, 24, "cover-gap")]


def test_nothing_is_said_of_vehicles_where_there_are_none():
    """No band, no place for one, and no mark on either chart."""
    plan = make_plan(two_vehicles(vehicles=NONE))

    assert vehicle_bands(plan, Slots(SCALE, RULER)) == ()
    assert vehicle_titles(plan) == ()
    for page in (brief_page(plan, RULER), full_page(plan, RULER)):
        assert roles_of(page, "vehicle") | roles_of(page, "cover") == set()


def test_nothing_meets_on_charts_with_vehicles():
    """Bands, their captions and titles keep clear of all else, on both charts."""
    for campaign in (two_vehicles(), two_vehicles(**THIRD)):
        plan = make_plan(campaign)
        for page in (brief_page(plan, RULER), full_page(plan, RULER)):
            assert faults(page) == []
            assert {"vehicle-called", "vehicle-standby"} <= roles_of(page, "vehicle")
            assert set(vehicle_titles(plan)) <= set(texts_of(page))


def test_legend_tells_the_states_that_are_shown():
    """Both charts have a key to states and gaps."""
    plan = make_plan(two_vehicles())

    for page in (brief_page(plan, RULER), full_page(plan, RULER)):
        keys = {"vehicle building", "vehicle on standby", "vehicle called", "vehicle launched"}
        assert keys | {"no other vehicle on standby", "also since launch"} <= set(texts_of(page))
