import csv
from dataclasses import replace

import pytest

from scheduler.exports.levers import write_levers
from scheduler.exports.levers.bars import verdict
from scheduler.exports.levers.chart import (
    MOST,
    draw_levers,
    lever_page,
)
from scheduler.exports.levers.crews import crew_lines
from scheduler.exports.page.chart import Box, Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.paint import paint, render
from scheduler.studies.levers.levers import LeverResult, gaining
from scheduler.studies.levers.sentences import nothing_text, tried_text
from scheduler.studies.loosening.base.change import Change
from scheduler.studies.loosening.base.ladder import Lever
from tests.exports.collisions import faults

RULER = FontRuler()
KINDS = ("png", "svg", "pdf")


def make_result(name, gain=0, at_most=None, *, skipped=False, launch=1200):
    """Return what a lever gains, in hours; by default as much as it could at most."""
    return LeverResult(
        lever=Lever(change=Change("crew", name, "day", "5"), title=f"More people of {name}"),
        status="cannot help" if skipped else "optimal",
        launch=None if skipped else launch,
        gain=gain * 60,
        at_most=(gain if at_most is None else at_most) * 60,
        skipped=skipped,
    )


SOME = [
    make_result("LIF", 12),
    make_result("ORD", 24, 40),
    make_result("CMD", 1),
    make_result("ELE"),
    make_result("FUE", 0, 5),
    make_result("QA", skipped=True),
    make_result("TEL", skipped=True),
]


def texts_of(page):
    """Return the texts of a page."""
    return [shape.text for shape in page.shapes if isinstance(shape, Words)]


def bars_of(page, role):
    """Return the bars of a role, the legend's apart."""
    return [s for s in page.shapes if isinstance(s, Box) and s.role == role and s.height > 8]


def test_only_levers_that_gain_are_shown_the_best_first(first_plan):
    """Three of seven gain; the rest are counted in the footer."""
    texts = texts_of(lever_page(first_plan, SOME, RULER))
    titles = [text for text in texts if text.startswith("More people of")]
    assert titles == ["More people of ORD", "More people of LIF", "More people of CMD"]
    assert {"24 h (1.0 d)", "12 h", "1 h"} <= set(texts)
    assert tried_text(SOME) in " ".join(texts)


def test_what_a_team_buys_is_told_for_every_crew(first_plan):
    """Crews that gain nothing are told as well, and a bound that was not met."""
    lines = crew_lines(first_plan, SOME)
    assert lines["Electricians"] == "day 0 h"
    assert lines["FUE"] == "day 0 h (at most 5 h)"
    assert lines["ORD"] == "day 24 h (at most 40 h)"
    texts = texts_of(lever_page(first_plan, SOME, RULER))
    assert {"What one more team of each crew saves", *lines.values()} <= set(texts)


def test_crews_come_in_the_order_of_the_graph(first_plan):
    """The crews of the graph stand first, each once, with its shifts."""
    crews = first_plan.situation.campaign.crews
    results = [make_result(crew, 1) for crew in reversed(list(crews))]
    assert list(crew_lines(first_plan, results)) == [crew.title for crew in crews.values()]


def test_bars_are_as_long_as_the_gain(first_plan):
    """24, 12 and 1 hours; the first could be 40 and goes on lighter for 16 more."""
    page = lever_page(first_plan, SOME, RULER)
    widths = [bar.width for bar in bars_of(page, "plan")]
    [more] = bars_of(page, "at-most")
    assert [width / widths[2] for width in widths] == pytest.approx([24, 12, 1])
    assert more.width / widths[2] == pytest.approx(16)
    assert more.x == pytest.approx(bars_of(page, "plan")[0].right)


def test_a_small_gain_looks_small(first_plan):
    """The scale is a day at least: one hour fills a twenty-fourth of it."""
    [bar] = bars_of(lever_page(first_plan, SOME[2:3], RULER), "plan")
    [half] = bars_of(lever_page(first_plan, [make_result("CMD", 12)], RULER), "plan")
    assert half.width == pytest.approx(12 * bar.width)


def test_the_verdict_says_no_more_than_is_known():
    """A gain that meets its bound is proved; another says what is possible at most."""
    assert verdict(SOME[0]) == "proved: no plan with it saves more"
    assert verdict(SOME[1]) == "found so far; at most 40 h"


def test_the_footer_counts_every_lever():
    """Seven levers: three gain, two cannot help, one is proved idle, one is open."""
    assert tried_text(SOME) == (
        "Of 7 rules tried, 3 bring launch forward. The other 4 save no time (see levers.csv). "
        "2 of them cannot help: launch would be no earlier even if crews and places were never "
        "busy. For 1 this is not proved: the search ran out of time."
    )
    assert tried_text(SOME[3:]).startswith("None of the 4 rules tried brings launch forward.")


@pytest.mark.parametrize(
    ("results", "left", "said"),
    [
        ([], 0, "No single lever brings launch forward."),
        (SOME[5:], 0, "No single lever brings launch forward."),
        (SOME[3:], 0, "No lever was found to bring launch forward."),
        (SOME[5:], 2, "No lever tried so far brings launch forward."),
        ([], 37, "No lever was tried."),
    ],
)
def test_when_nothing_gains_a_sentence_says_what_is_known(first_plan, results, left, said):
    """No bars, no scale, one clear sentence, and none about levers that were not tried."""
    page = lever_page(first_plan, results, RULER, left)
    assert nothing_text(results, left) == said
    assert said in texts_of(page)
    assert any("before the interrupt" in each for each in texts_of(page)) == bool(left)
    assert bars_of(page, "plan") == []


def test_the_best_ten_are_shown(first_plan):
    """With twenty levers that gain, the footer says that some are left out."""
    many = [make_result(f"C{n:02}", n + 1) for n in range(20)]
    page = lever_page(first_plan, many, RULER)
    assert 3 <= len(bars_of(page, "plan")) <= MOST == 10
    assert gaining(many)[0].gain == 20 * 60
    assert any(text.startswith("Only the best are shown; ") for text in texts_of(page))


@pytest.mark.parametrize("count", [0, 1, 3, 15, 60])
def test_nothing_meets_on_the_page(first_plan, count):
    """However many levers and however long their titles, no text covers another."""
    lever = Lever(change=SOME[0].lever.change, title="Very " * 30 + "long $x_2$")
    results = [
        replace(make_result(f"C{n}", 400 - 5 * n, 401), lever=lever)
        if n % 2
        else make_result(f"C{n}", 400 - 5 * n, 401)
        for n in range(count)
    ]
    assert faults(lever_page(first_plan, results, RULER)) == []


def test_the_page_is_sixteen_to_nine(first_plan):
    """The chart fits a slide."""
    page = lever_page(first_plan, SOME, RULER)
    assert page.width / page.height == pytest.approx(16 / 9)


def test_same_results_same_bytes(first_plan, tmp_path):
    """The picture depends on nothing but the results; it is drawn in three formats."""
    files = draw_levers(first_plan, SOME, tmp_path)
    again = render(paint(lever_page(first_plan, SOME, RULER)), "svg")
    assert [path.name for path in files] == [f"levers.{kind}" for kind in KINDS]
    assert files[KINDS.index("svg")].read_bytes() == again


def test_table_and_chart_are_written_together(first_plan, tmp_path):
    """The table has a row for every lever, in the order of the results."""
    written = write_levers(first_plan, SOME, tmp_path)
    assert [path.name for path in written] == ["levers.csv", *(f"levers.{k}" for k in KINDS)]
    with (tmp_path / "levers.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["setting"] for row in rows] == [str(each.lever.change) for each in SOME]
    assert [float(row["gain_h"]) for row in rows] == [12, 24, 1, 0, 0, 0, 0]
    assert [row["skipped"] for row in rows] == ["False"] * 5 + ["True"] * 2
    assert (rows[0]["launch"], rows[5]["launch"]) == ("2026-03-03 04:00", "")


def test_no_levers_at_all_still_give_a_table(first_plan, tmp_path):
    """An empty list gives a table without rows, but with its columns."""
    write_levers(first_plan, [], tmp_path)
    assert (tmp_path / "levers.csv").read_text().startswith("setting,title,gain_h")
