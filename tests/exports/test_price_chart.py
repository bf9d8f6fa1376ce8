"""The picture and the files of the price curve."""

import json
from dataclasses import replace
from itertools import combinations, pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.exports import export_prices
from scheduler.exports.page.chart import Box, Diamond, Line, Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.paint import paint, render
from scheduler.exports.page.theme import STYLES
from scheduler.exports.prices.chart import draw_prices, price_page
from scheduler.exports.prices.labels import place_labels
from scheduler.exports.prices.table import Prices, change_table, curve_data, write_target
from scheduler.planning.interface.options import SolveOptions
from scheduler.readers.task_graph import parse_task_graph
from scheduler.studies.making_a_date.curve import price_curve
from scheduler.studies.making_a_date.study import TargetStudy
from tests.exports.collisions import faults
from tests.planning.campaigns import REPEATABLE
from tests.studies.making_a_date.graphs import GRAPH, TUESDAY_9


class LetterRuler:
    """Measures text by its letters, half as wide as they are high."""

    def width(self, text, size, *, bold=False):
        """Return the width of a text."""
        return len(text) * size * (0.55 if bold else 0.5)


def heard(*signs):
    """Listen to prices and forget them."""


@pytest.fixture(scope="module")
def prices():
    """Return the price curve of the campaign of two shifts, with four dates."""
    campaign = parse_task_graph(GRAPH.encode(), "graph").require()
    study = TargetStudy(campaign, "slow", "fast", SolveOptions(workers=1))
    made = study.cheapest(TUESDAY_9, None)
    curve = price_curve(study, heard, 4, [made]).plans
    return Prices(permitted=study.permitted, state="fast", curve=curve, asked=TUESDAY_9)


def words_of(page):
    """Return the texts of a page."""
    return [shape for shape in page.shapes if isinstance(shape, Words)]


def test_every_plan_has_its_marker_and_every_price_its_label(prices):
    """Costs 2.0, 2.0 or 1.0, 1.0 and 0.0: a marker each, and a label where the price changes."""
    page = price_page(prices, FontRuler())
    marks = [shape for shape in page.shapes if isinstance(shape, Diamond) and shape.y > 100]
    texts = [shape.text for shape in words_of(page)]

    assert len(marks) == len(prices.curve) == 4
    assert {"+1 day, +1 evening", "+1 evening", "no change"} <= set(texts)
    assert texts.count("+1 evening") == 1


def test_headline_says_what_the_date_costs(prices):
    """The date asked about comes first, then both ends, with the unit once."""
    page = price_page(prices, FontRuler())

    assert words_of(page)[0].text == (
        "Tue 11 Nov costs 1 day shifts; Mon 10 Nov 2; Wed 12 Nov nothing"
    )
    assert "target, asked: 11 Nov 09:00" in {shape.text for shape in words_of(page)}


def test_other_target_has_a_line_of_its_own(prices):
    """Where another date is asked about, the target of the graph is marked beside it."""
    page = price_page(replace(prices, asked=TUESDAY_9 + 60), FontRuler())
    texts = {shape.text for shape in words_of(page)}

    assert {"asked: 11 Nov 10:00", "target: 11 Nov 09:00"} <= texts


def test_gap_is_drawn_down_to_the_bound(prices):
    """A plan that is not proved has an open marker and a thin range; the legend explains both."""
    loose = replace(prices.curve[0], bound=100)
    page = price_page(replace(prices, curve=[loose, *prices.curve[1:]]), FontRuler())
    marks = [shape for shape in page.shapes if isinstance(shape, Diamond) and shape.y > 100]
    ranges = [x for x in page.shapes if isinstance(x, Box) and x.role == "at-most" and x.y > 100]

    assert [mark.role for mark in marks].count("hold-point") == 1
    assert len(ranges) == 1
    assert ranges[0].height == pytest.approx((marks[-1].y - marks[0].y) / 2)
    assert "down to the least that it could cost" in {shape.text for shape in words_of(page)}


def test_line_falls_in_steps(prices):
    """Each piece of the line is level or upright, and none rises."""
    page = price_page(prices, FontRuler())
    line = next(x for x in page.shapes if isinstance(x, Line) and x.role == "price-line")

    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(line.points))
    assert all(a[1] <= b[1] for a, b in pairwise(line.points))


def test_nothing_meets_on_the_page(prices):
    """No text is small, off the page, on another text or under a line; all have a look."""
    page = price_page(prices, FontRuler())
    assert faults(page) == []
    assert all(shape.role in STYLES for shape in page.shapes)


FALLING = st.lists(st.tuples(st.integers(80, 1000), st.integers(180, 560)), min_size=1, max_size=12)


@REPEATABLE
@given(FALLING, st.integers(0, 60))
def test_labels_never_meet(points, letters):
    """Whatever a falling curve looks like, labels keep clear of each other and of the markers."""
    across = sorted({x for x, _ in points})
    heights = sorted(y for _, y in points)[: len(across)]
    markers = [(float(x), float(y)) for x, y in zip(across, heights, strict=True)]
    texts = [("1,234.5", "x" * letters)] * len(markers)
    labels = place_labels(markers, texts, 1126.0, LetterRuler())

    assert len(labels) == len(markers)
    assert not any(one.meets(other) for one, other in combinations(labels, 2))
    assert not any(label.covers(m) for label in labels for m in markers if m != label.at)
    assert all(label.x + label.width <= 1126.0 for label in labels)


def test_same_curve_same_bytes(prices, tmp_path):
    """The picture depends on nothing but the curve; it is drawn in three formats."""
    files = draw_prices(prices, tmp_path)
    again = render(paint(price_page(prices, FontRuler())), "svg")

    assert [path.name for path in files] == [f"price_curve.{x}" for x in ("png", "svg", "pdf")]
    assert files[1].read_bytes() == again


def test_table_holds_every_point(prices, tmp_path):
    """price_curve.csv has a row for each date; without charts it stands alone."""
    (table,) = export_prices(prices, tmp_path, charts=False)
    rows = table.read_text().splitlines()

    assert len(rows) == len(prices.curve) + 1
    assert [each["cost"] for each in curve_data(prices.permitted, prices.curve)][-2:] == [1.0, 0.0]


def test_no_text_of_the_table_looks_like_a_formula(prices, tmp_path):
    """The picture says +1 evening; in a spreadsheet a plus would begin a sum."""
    (table,) = export_prices(prices, tmp_path, charts=False)
    cells = pd.read_csv(table)["brief"].tolist()

    evening = "1 more on the evening shift"
    assert cells == [f"1 more on the day shift, {evening}", evening, evening, "no change"]


def test_changes_are_ranked_by_their_price(prices, tmp_path):
    """target.csv and target.json list the same changes, the dearest first and the free last."""
    plan = prices.curve[0]
    table, data = write_target(prices.permitted, plan, tmp_path)
    stated = json.loads(data.read_text())

    assert list(change_table(plan)["cost"]) == [1.0, 1.0, 0.0]
    assert [each["cost"] for each in stated["changes"]] == [1.0, 1.0, 0.0]
    assert (stated["cost"], stated["unit"], stated["proved"]) == (2.0, "day shifts", True)
    assert table.read_text().count("\n") == 4
