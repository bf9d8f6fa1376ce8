from itertools import combinations

import pytest
from matplotlib.colors import to_rgb

from scheduler.exports.page.theme import FLOWS, STYLES, flow_role


def lightness(colour):
    """Return how light a colour looks, from 0 for black to 100 for white (CIE 1976)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * luminance ** (1 / 3) - 16


@pytest.mark.parametrize(("count", "distance"), [(4, 9.0), (len(FLOWS), 7.0)])
def test_flows_differ_in_grey_print(count, distance):
    """Fills of flows are apart in lightness, most of all the first few."""
    greys = [lightness(fill) for fill in FLOWS[:count]]
    assert min(abs(one - other) for one, other in combinations(greys, 2)) >= distance


def test_black_text_can_be_read_on_every_flow():
    """Labels inside bars have a contrast of at least 3.5 to 1."""
    ink = STYLES["text"].fill
    for fill in FLOWS:
        light, dark = (((lightness(each) + 16) / 116) ** 3 for each in (fill, ink))
        assert (light + 0.05) / (dark + 0.05) >= 3.5


def test_marks_do_not_rest_on_colour():
    """Chain, hazard, neighbour and target are told by edge, hatch or dash."""
    assert STYLES["critical"].width > 2 * STYLES["flow-0"].width
    assert STYLES["hazard"].hatch
    assert STYLES["neighbour"].dash
    assert STYLES["target"].dash
    assert not STYLES["launch"].dash


def test_more_flows_than_fills_repeat():
    """Any number of flows has a role with a style."""
    assert all(flow_role(position) in STYLES for position in range(20))
