from xml.etree import ElementTree

import pytest

from scheduler.exports.page.chart import Align, Box, Diamond, Line, Page, Words
from scheduler.exports.page.svg import STROKES, svg_text
from scheduler.exports.page.theme import STYLES

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*shapes):
    """Return the elements of a page of 100 by 50 points."""
    return ElementTree.fromstring(svg_text(Page(width=100, height=50, shapes=shapes)))


def test_page_is_as_wide_as_its_place():
    """Its own size is only the shape of what is seen."""
    root = drawn()

    assert (root.get("viewBox"), root.get("width")) == ("0 0 100 50", "100%")


def test_lower_layers_are_drawn_first():
    """A grid line lies under a bar, wherever it stands in the page."""
    root = drawn(
        Box(x=0, y=0, width=9, height=9, role="plan"),
        Line(points=((0, 0), (5, 5)), role="day"),
    )

    assert [child.tag for child in root][1:] == [f"{SVG}polyline", f"{SVG}rect"]


def test_hatched_box_has_its_pattern():
    """The pattern is there once, and the box refers to it."""
    box = Box(x=1, y=2, width=3, height=4, role="hazard")
    root = drawn(box, box)

    assert [each.get("id") for each in root.iter(f"{SVG}pattern")] == ["hatch-hazard"]
    assert [each.get("fill") for each in root.iter(f"{SVG}rect")][1::2] == [
        "url(#hatch-hazard)"
    ] * 2


@pytest.mark.parametrize("role", [role for role, style in STYLES.items() if style.hatch])
def test_every_hatch_has_strokes(role):
    """No role of the theme is hatched in a way that cannot be drawn."""
    assert STYLES[role].hatch[0] in STROKES


def test_words_stay_words():
    """What would be markup, or no letter, is escaped; the anchor is where the text stands."""
    text = Words(x=50, y=10, text="<b>&\x07", size=8, align=Align.CENTRE, bold=True, halo="paper")
    element = drawn(text).find(f"{SVG}text")

    assert element is not None
    assert element.text == "<b>&\\x07"
    assert (element.get("text-anchor"), element.get("font-weight")) == ("middle", "bold")


def test_arrow_and_diamond_are_closed_shapes():
    """The head of an arrow has three corners, a diamond four."""
    root = drawn(
        Line(points=((0, 0), (20, 0)), role="saved", arrow=True),
        Diamond(x=5, y=5, size=2, role="milestone"),
    )

    assert [len((each.get("points") or "").split()) for each in root.iter(f"{SVG}polygon")] == [
        3,
        4,
    ]
