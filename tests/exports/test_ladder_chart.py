"""The picture and the files of the ladder."""

import json
from dataclasses import replace

import pytest

from scheduler.calendars.clock.axis import make_axis
from scheduler.exports.ladder.chart import HEAD, change_text, draw_ladder, ladder_page
from scheduler.exports.ladder.table import integrity_sentence, ladder_table, write_ladder
from scheduler.exports.page.chart import Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.paint import paint, render
from scheduler.exports.page.theme import STYLES
from scheduler.exports.page.time import day_text
from scheduler.planning.interface.options import SolveOptions
from scheduler.studies.ladder import ladder
from tests.builders import make_campaign, make_task
from tests.exports.collisions import faults


@pytest.fixture(scope="module")
def climbed():
    """Return a campaign of three steps and its ladder of two scenarios."""
    campaign = make_campaign(
        make_task("A", "4h", crew={"MEC": 1}, test=True),
        make_task("B", "8h", crew={"MEC": 1}),
        make_task("GO", "1h", crew={"MEC": 1}, after=["A", "B"]),
        crews={"MEC": 2},
        baseline="one",
        scenarios={"one": {"order": "serial", "name": "One by one"}, "two": {"order": "parallel"}},
    )
    options = SolveOptions(workers=1, settle=0.0)
    return campaign, ladder(campaign, ["one", "two"], options)


def test_every_rung_stands_on_the_page(climbed):
    """Each way of working has its title, its days and its saving."""
    campaign, rungs = climbed
    page = ladder_page(campaign, rungs, FontRuler())
    texts = {shape.text for shape in page.shapes if isinstance(shape, Words)}
    assert {"Strictly serial", "One by one", "two", "\N{MINUS SIGN}24 h"} <= texts


def test_every_rung_has_its_date(climbed):
    """Each row says when it launches: the last one on the first Monday, at 17:00 at the latest."""
    campaign, rungs = climbed
    page = ladder_page(campaign, rungs, FontRuler())
    texts = [shape.text for shape in page.shapes if isinstance(shape, Words)]
    for rung in rungs:
        moment = make_axis(campaign).moment(rung.launch_minute)
        assert f"{day_text(moment)} {moment.year}" in texts
        assert f"{moment:%H:%M}" in texts


@pytest.mark.parametrize(
    ("saved", "text"), [(1440, "\N{MINUS SIGN}24 h"), (-90, "+1 h 30"), (0, "±0")]
)
def test_a_change_carries_its_sign(saved, text):
    """Days saved have a real minus, days lost a plus, and nothing is said to be nothing."""
    assert change_text(saved) == text


def test_nothing_meets_on_the_page(climbed):
    """No text is small, off the page, on another text, on a bar's edge or under a line."""
    campaign, rungs = climbed
    assert faults(ladder_page(campaign, rungs, FontRuler())) == []
    many = [replace(rungs[1], title="A very long way of working " * 3, levers=("long " * 40,))] * 9
    assert faults(ladder_page(campaign, [rungs[0], *many], FontRuler())) == []


def test_every_role_has_a_look_above_the_boxes(climbed):
    """A text on a dark bar is drawn above the bar."""
    campaign, rungs = climbed
    page = ladder_page(campaign, rungs, FontRuler())
    assert all(shape.role in STYLES for shape in page.shapes)
    words = [shape for shape in page.shapes if isinstance(shape, Words)]
    assert min(STYLES[shape.role].layer for shape in words) > STYLES["plan"].layer
    assert max(shape.size for shape in words) > HEAD


def test_same_ladder_same_bytes(climbed, tmp_path):
    """The picture depends on nothing but the ladder; it is drawn in three formats."""
    campaign, rungs = climbed
    files = draw_ladder(campaign, rungs, tmp_path)
    again = render(paint(ladder_page(campaign, rungs, FontRuler())), "svg")
    assert [path.name for path in files] == ["ladder.png", "ladder.svg", "ladder.pdf"]
    assert files[1].read_bytes() == again


def test_table_and_data_tell_the_same(climbed, tmp_path):
    """ladder.csv and ladder.json hold the same rungs."""
    campaign, rungs = climbed
    table, data = write_ladder(campaign, rungs, None, tmp_path)
    rows = json.loads(data.read_text())["rungs"]
    assert [row["scenario"] for row in rows] == list(ladder_table(campaign, rungs)["scenario"])
    assert table.read_text().count("\n") == len(rungs) + 1


def test_integrity_is_said_in_a_sentence(climbed):
    """What the ladder did not change: steps, test procedures and hard links."""
    assert integrity_sentence(*climbed) == (
        "On every rung all 3 steps are planned or already done, every test procedure (1) has its "
        "full hours, and every hard link between planned steps is kept."
    )
