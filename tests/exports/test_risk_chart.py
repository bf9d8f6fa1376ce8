"""The picture of risk and its files: what they show of draws, and that nothing covers anything."""

import json
from dataclasses import replace
from typing import Any

import pytest

from scheduler.exports.gantt.brief.page import brief_page
from scheduler.exports.gantt.full.ends import BAND
from scheduler.exports.gantt.full.page import full_page
from scheduler.exports.page.chart import Box, Diamond, Line, Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.header import tiles
from scheduler.exports.page.theme import STYLES
from scheduler.exports.risk.chart import draw_risk, risk_page
from scheduler.exports.risk.frame import MOST_BARS, bars_of
from scheduler.exports.risk.tables import draw_frame, driver_frame, step_frame
from scheduler.formats.risk.document import RiskDocument
from scheduler.model.notation.durations import DAY
from tests.exports.collisions import faults
from tests.exports.risk import ALL, WEATHER, assessment, told_risk

RULER = FontRuler()
BY_DAY = {0: 40, DAY: 30, 2 * DAY: 20}
SOURCES = tuple(replace(WEATHER, key=f"k{n}", words=f"weather: {n} and more") for n in range(40))
CASES: dict[str, dict[str, Any]] = {
    "by day": {"late": BY_DAY, "outside": 10},
    "all on time": {"late": {0: 100}},
    "none inside": {"late": {}, "outside": 100},
    "many instants": {"late": {7 * n: 10 + n % 50 for n in range(400)}},
    "one far off": {"late": {0: 9_000, DAY: 900, 60 * DAY: 3}},
    "earlier": {"late": {-DAY: 10, 0: 80}, "outside": 1},
    "without sources": {"late": BY_DAY, "drivers": (), "together": None},
    "many sources": {"late": BY_DAY, "drivers": SOURCES},
    "helpful": {"late": BY_DAY, "drivers": (replace(WEATHER, mean=-float(DAY)),)},
    "unknown": {"late": BY_DAY, "drivers": (replace(WEATHER, mean=float("nan"), at_80=None),)},
}


def told(plan, case):
    """Return what the draws of a case say."""
    late, outside = CASES[case]["late"], CASES[case].get("outside", 0)
    rest = {name: value for name, value in CASES[case].items() if name not in {"late", "outside"}}
    return told_risk(plan, late, outside, **rest)


def shapes(page, kind, role):
    """Return the shapes of a kind and role."""
    return [each for each in page.shapes if isinstance(each, kind) and each.role == role]


def texts(page):
    """Return all that is written on a page."""
    return [each.text for each in page.shapes if isinstance(each, Words)]


@pytest.mark.parametrize("case", CASES)
def test_nothing_covers_anything(first_plan, case):
    """No text on another, through a line, or outside of the page, whatever the draws say."""
    page = risk_page(first_plan, told(first_plan, case), RULER)
    assert faults(page) == []
    assert {each.role for each in page.shapes} <= STYLES.keys()


def test_bars_are_as_high_as_their_shares(first_plan):
    """Of 100 draws 40, 30 and 20 launch on three days, and 10 lie outside the rules."""
    page = risk_page(first_plan, told(first_plan, "by day"), RULER)
    [frame] = shapes(page, Box, "frame")
    bars = [each for each in shapes(page, Box, "plan") if each.y + each.height > frame.y + 1]
    bars = [each for each in bars if each.right < frame.right and each.y > frame.y]
    [outside] = shapes(page, Box, "impossible")

    assert [each.height / frame.height for each in bars] == pytest.approx([0.4, 0.3, 0.2])
    assert outside.height / frame.height == pytest.approx(0.1)


def test_curve_ends_at_the_share_that_launches(first_plan):
    """It rises to 90 % and passes through P50 and P80; P95 is later than any date."""
    page = risk_page(first_plan, told(first_plan, "by day"), RULER)
    [frame] = shapes(page, Box, "frame")
    [curve] = shapes(page, Line, "s-curve")
    marks = shapes(page, Diamond, "point")

    def share(y):
        return (frame.y + frame.height - y) / frame.height

    assert share(curve.points[-1][1]) == pytest.approx(0.9)
    assert [share(each.y) for each in marks] == pytest.approx([0.5, 0.8])
    assert any("P95 later than any date" in text for text in texts(page))


def test_many_instants_are_counted_together(first_plan):
    """Four hundred instants become bars of half an hour or more, and no draw is lost."""
    found = told(first_plan, "many instants")
    bars = bars_of(found, first_plan.situation.axis)

    assert 10 < len(bars) <= MOST_BARS + 1
    assert sum(each.share for each in bars) == pytest.approx(1)


def test_title_says_how_sure_and_what_to_promise(first_plan):
    """Below it stand the number of draws and the policy, without which no chance means anything."""
    title, *others = texts(risk_page(first_plan, told(first_plan, "by day"), RULER))

    assert title.startswith(
        "Launch by Tue 03 Mar 18:00: 40 % sure. To be 80 % sure, promise Thu 05"
    )
    assert any(text.startswith("100 draws, order of the plan kept") for text in others[:5])
    assert any("no replanning is counted" in text for text in others)
    assert any("too late: 10 % (10 draws)" in text for text in others)


def test_charts_of_the_plan_show_the_chance_beside_the_proof(first_plan):
    """The head has a box for it; the full chart a band below each step of the driving chain."""
    found = told(first_plan, "by day")
    tile = next(each for each in tiles(first_plan, found) if each.caption.startswith("Chance"))
    page = full_page(first_plan, RULER, risk=found)
    bands = shapes(page, Box, BAND)

    assert (tile.caption, tile.value) == ("Chance, 100 draws", "40 % sure")
    assert tile.detail == "P80 Thu 05 Mar 18:00; order of the plan kept"
    assert len(bands) == len(first_plan.chain_tasks) + 1
    assert "may end: P10, P50 and P90 of 100 draws, order of the plan kept" in texts(page)
    assert max(each.right for each in bands[:-1]) <= page.width
    assert faults(page) == []
    assert faults(brief_page(first_plan, RULER, risk=found)) == []


def test_document_is_read_back_as_it_was_written(first_plan):
    """All figures, dates with their offsets; a mean that there is none of is nothing."""
    found = told(first_plan, "unknown")
    again = RiskDocument.model_validate_json(found.model_dump_json())
    data = json.loads(found.model_dump_json())

    assert again == found
    assert data["announced"]["by"] == "2026-03-03T18:00+01:00"
    assert data["drivers"][0]["mean_minutes"] is None
    assert found.launch_with(0.44) == first_plan.launch_minute
    assert found.launch_with(0.45) == first_plan.launch_minute + DAY
    assert found.chance_by(first_plan.launch_minute + DAY) == pytest.approx(70 / 90)


def test_tables_have_sources_steps_and_draws(first_plan):
    """Days with four decimals, all together last; each draw with its launch or its reason."""
    late, outside = BY_DAY, 10
    drivers = driver_frame(told_risk(first_plan, late, outside))
    steps = step_frame(first_plan, told_risk(first_plan, late, outside))
    draws = draw_frame(first_plan, assessment(first_plan, late, outside))

    assert list(drivers["mean_days"]) == [1.5, 0.5, 0.0, ALL.mean / DAY]
    assert list(drivers["points_of_chance"]) == [25.0, 10.0, 0.0, 30.0]
    assert set(steps["step"]) == set(first_plan.situation.jobs)
    assert list(draws["launch"].unique()) == [
        *("2026-03-03 18:00", "2026-03-04 18:00", "2026-03-05 18:00", ""),
    ]
    assert list(draws["outside"].value_counts()) == [90, 10]


def test_same_figures_give_the_same_bytes(first_plan, tmp_path):
    """PNG, SVG and PDF."""
    found = told(first_plan, "by day")
    first, second = (draw_risk(first_plan, found, tmp_path, stem=name) for name in ("a", "b"))

    assert [each.suffix for each in first] == [".png", ".svg", ".pdf"]
    assert [each.read_bytes() for each in first] == [each.read_bytes() for each in second]
