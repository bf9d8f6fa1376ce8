"""The picture of readiness: what it shows of M-B, and that nothing covers anything."""

from itertools import pairwise

import pytest

from scheduler.analyse.vehicles.states import VehicleState
from scheduler.exports.page.chart import Box, Diamond, Line, Patch, Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.svg import svg_text
from scheduler.exports.page.theme import STYLES
from scheduler.exports.readiness import write_readiness
from scheduler.exports.readiness.chart import readiness_page
from scheduler.exports.readiness.strips import state_role
from tests.exports.collisions import faults
from tests.exports.readiness import (
    CASES,
    day_by_day,
    never,
    of_three,
    readiness,
    with_bands,
    without_launch,
    without_plan,
)


def page_of(found):
    """Return the page of some readiness."""
    return readiness_page(found, FontRuler())


def shapes(page, kind, role):
    """Return the shapes of a kind and role."""
    return [each for each in page.shapes if isinstance(each, kind) and each.role == role]


def texts(page):
    """Return all that is written on a page."""
    return [each.text for each in page.shapes if isinstance(each, Words)]


@pytest.mark.parametrize("case", CASES)
def test_nothing_covers_anything(case):
    """No text on another, through a line, or outside of the page, whatever was found."""
    assert faults(page_of(case())) == []


def test_saw_tooth_falls_by_the_hour_and_jumps_at_the_last_call():
    """Two falling lines, equally steep; the mark of Wed 08:00 is where the first one ends."""
    page = page_of(readiness())
    first, second = shapes(page, Line, "curve-0")[:2]
    [mark] = shapes(page, Diamond, "point")[:1]
    slopes = [
        (each.points[-1][1] - each.points[0][1]) / (each.points[-1][0] - each.points[0][0])
        for each in (first, second)
    ]

    assert (mark.x, mark.y) == first.points[-1]
    assert second.points[0][0] == pytest.approx(mark.x)
    assert second.points[0][1] < mark.y
    assert slopes[0] == pytest.approx(slopes[1])
    assert slopes[0] > 0
    assert "call by Wed 04 Mar 08:00" in texts(page)
    assert "to launch Thu 05 Mar 18:00" in texts(page)


def test_uncovered_time_is_shaded_as_long_as_it_is():
    """Of 72 h, the promise of 48 h leaves 34 and 10 uncovered, that of three days 10."""
    page = page_of(readiness())
    [frame] = shapes(page, Box, "frame")
    shades = shapes(page, Box, "uncovered")[:3]

    assert [each.width / frame.width * 72 for each in shades] == pytest.approx([34, 10, 10])
    assert {"promise 48 h", "promise 3 days", "34 h"} <= set(texts(page))


def test_shade_meets_the_curve_at_the_line_of_the_promise():
    """Where the shade of the longest promise ends, its line crosses the curve."""
    page = page_of(readiness("3d"))
    [shade] = [each for each in shapes(page, Box, "uncovered") if each.height > 20]
    level = shapes(page, Line, "promise")[0].points[0][1]
    curve = shapes(page, Line, "curve-0")[0].points
    height = next(
        y0 + (y1 - y0) * (shade.right - x0) / (x1 - x0)
        for (x0, y0), (x1, y1) in pairwise(curve)
        if x0 <= shade.right <= x1
    )

    assert height == pytest.approx(level)


def test_title_is_what_is_read_first():
    """Range and shares stand in the title; other vehicles have lines of their own."""
    title, *_ = texts(page_of(readiness("48h")))
    assert title == "V2 could launch 34 h to 3.4 days after a call; 39 % of the time within 48 h"
    first, *others = texts(page_of(of_three()))[:4]
    assert first.startswith("One of 3 vehicles could launch within 16 days all the time")
    assert others[0] == "Next standby (Y23) could launch 12.0 to 20.0 days after a call"
    assert others[2].endswith("after a call, or sooner")


def test_what_is_not_proved_is_a_band():
    """Launch after Wed 08:00 lies between two dates: surfaces, and a line only up to there."""
    page = page_of(with_bands())

    assert len(shapes(page, Patch, "band-of-curve-0")) == 2
    assert len(shapes(page, Line, "curve-0")) == 2
    assert "launch lies between, not proved" in texts(page)
    assert "at most 10 h" in texts(page)


def test_band_without_a_plan_is_open_above():
    """It reaches from the bound to the upper edge."""
    page = page_of(without_plan())
    [frame] = shapes(page, Box, "frame")
    [band] = shapes(page, Patch, "band-of-curve-0")

    assert min(y for _, y in band.points) == frame.y
    assert max(y for _, y in band.points) < frame.y + frame.height


def test_impossible_launches_are_told():
    """A hatched surface without a curve, explained below the title."""
    page = page_of(without_launch())
    [frame] = shapes(page, Box, "frame")
    none = [each for each in shapes(page, Box, "impossible") if each.height == frame.height]

    assert [each.width / frame.width * 72 for each in none] == pytest.approx([12])
    assert "no launch is possible, proved" in texts(page)
    assert texts(page_of(never()))[0].startswith("Next standby (V2) could not launch at all")


def test_strips_are_in_step_with_the_axis():
    """V1 launches on Mon 18:00, V2 stands by on Tue 16:00: 10 and 32 of 72 h."""
    page = page_of(readiness())
    [frame] = shapes(page, Box, "frame")
    ends = {
        state: max(
            (each.right - frame.x) / frame.width * 72
            for each in shapes(page, Box, state_role(state))
            if each.x >= frame.x
        )
        for state in (VehicleState.CALLED, VehicleState.BUILDING)
    }

    assert ends == pytest.approx({VehicleState.CALLED: 10, VehicleState.BUILDING: 32})
    assert all(state_role(state) in STYLES for state in VehicleState)


def test_last_calls_are_all_told_alike():
    """Where there are many, by their dates alone, and a mark stands for each of them."""
    page = page_of(day_by_day())
    [frame] = shapes(page, Box, "frame")
    marks = [each for each in shapes(page, Diamond, "point") if each.y > frame.y]

    assert len(marks) == 20
    assert not any(text.startswith(("call by ", "to launch ")) for text in texts(page))


def test_same_readiness_gives_the_same_bytes(tmp_path):
    """Tables, data and pictures, and the page as text for a notebook."""
    found = readiness()
    first, second = (
        write_readiness(found, tmp_path / name)
        for name in ("first", "second")
        if not (tmp_path / name).mkdir()
    )

    assert [each.name for each in first] == [
        *("readiness.csv", "last-calls.csv", "readiness.json"),
        *("readiness.png", "readiness.svg", "readiness.pdf"),
    ]
    assert [each.read_bytes() for each in first] == [each.read_bytes() for each in second]
    assert "<polygon" in svg_text(page_of(with_bands()))
