"""The picture of what moves of neighbours buy."""

import pytest

from scheduler.exports.page.chart import Diamond, Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.prices.neighbour_chart import draw_neighbours, neighbour_page
from scheduler.exports.prices.neighbour_table import neighbours_data
from scheduler.pipeline.load import load_text
from scheduler.studies.neighbours.curve import neighbour_curve
from tests.builders import ONE_WORKER, make_situation, solve_campaign
from tests.exports.collisions import faults
from tests.studies.neighbours.example import GRAPH

WEDNESDAY = "day-of-o: {for: run, from: 2026-03-04T08:00, to: 2026-03-04T16:00}"
OTHER = "other: {neighbour: yes, moves: {later: 2d, per_day: 60}}"
TWO_GUESTS = (
    GRAPH.replace("later: 1d", "later: 2d")
    .replace("\nflows:\n", f"\n  {WEDNESDAY}\nflows:\n  {OTHER}\n")
    .replace(
        "\nscenarios:",
        "\n  o: {hours: 8, crew: {W: 1}, windows: day-of-o, flow: other}\nscenarios:",
    )
)


@pytest.fixture(scope="module")
def curve():
    """Return the curve of the example: Friday for nothing, Thursday for 60."""
    campaign, _ = load_text(GRAPH, "example.yaml")
    stays = solve_campaign(campaign, "called")
    return neighbour_curve(make_situation(campaign, "called"), stays, ONE_WORKER)


def test_every_point_has_its_marker_its_price_and_what_moves(curve):
    """Two markers below the head; the headline is the answer."""
    page = neighbour_page(curve, FontRuler())
    marks = [shape for shape in page.shapes if isinstance(shape, Diamond) and shape.y > 100]
    texts = [shape.text for shape in page.shapes if isinstance(shape, Words)]

    assert len(marks) == 2
    assert texts[0].startswith("Satellite 1 day later for 60 day shifts")
    assert any(text.startswith("Satellite 1 day later.") for text in texts)
    assert any(text.startswith("All neighbours stay.") for text in texts)


def test_only_a_scenario_that_is_written_is_named():
    """With m on Saturday launch is on Friday, with o on Friday too on Thursday: that is written."""
    campaign, _ = load_text(TWO_GUESTS, "two-guests.yaml")
    stays = solve_campaign(campaign, "called")
    found = neighbour_curve(make_situation(campaign, "called"), stays, ONE_WORKER)
    named = [(each["price"], each["scenario"]) for each in neighbours_data(found)["points"]]

    assert named == [(0.0, "called"), (120.0, None), (240.0, "called-moved")]


def test_no_words_of_the_picture_meet(curve):
    """Labels, axes and notes keep clear of each other."""
    assert not list(faults(neighbour_page(curve, FontRuler())))


def test_same_curve_gives_the_same_bytes(curve, tmp_path):
    """Drawn twice, the files are equal."""
    first = [path.read_bytes() for path in draw_neighbours(curve, tmp_path)]

    assert first == [path.read_bytes() for path in draw_neighbours(curve, tmp_path)]
    assert len(first) == 3
