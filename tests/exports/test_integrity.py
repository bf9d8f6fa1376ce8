"""The integrity statement in files and pictures; a plan that is not whole is never called whole."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pandas as pd
import pytest
from rich.console import Console

from scheduler.analyse.plan import analyse
from scheduler.cli.data.plan import summary_data
from scheduler.cli.reports.integrity import print_integrity
from scheduler.cli.reports.ladder import print_ladder
from scheduler.cli.reports.plan import print_summary
from scheduler.exports.document.plan import integrity_entry, plan_document
from scheduler.exports.gantt.brief.page import brief_page
from scheduler.exports.gantt.full.page import full_page
from scheduler.exports.ladder.chart import ladder_page
from scheduler.exports.ladder.table import integrity_sentence, ladder_table
from scheduler.exports.page.chart import Page, Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.tables.integrity import integrity_table, write_integrity
from scheduler.exports.waterfall import waterfall_page
from scheduler.planning.interface.options import SolveOptions
from scheduler.studies.ladder import ladder
from tests.builders import make_campaign, make_task
from tests.studies.plans import GRAPH, make_plan

CREW = {"crew": {"MEC": 1}}
OPTIONS = SolveOptions(workers=1, settle=0.0)
PAGES: dict[str, Callable[..., Page]] = {
    "brief": brief_page,
    "full": full_page,
    "waterfall": waterfall_page,
}


def make_small():
    """Return a campaign of a step, a test and launch, in a quiet and a busy scenario."""
    return make_campaign(
        make_task("A", "2h", **CREW),
        make_task("T", "3h", test=True, after=["A"], **CREW),
        make_task("GO", "1h", after=["T"], usually_after=["A"]),
        crews={"MEC": 1},
        baseline="quiet",
        scenarios={"quiet": {}, "busy": {"habits": "relaxed"}},
    )


def cut_short(schedule):
    """Return a schedule in which the test ends one minute too early."""
    test = schedule["T"]
    ((start, end),) = test.pieces
    short = replace(test, end=end - 1, pieces=((start, end - 1),))
    return replace(schedule, tasks={**schedule.tasks, "T": short})


def turn_round(schedule):
    """Return a schedule in which launch does not wait for the test."""
    early = replace(schedule["GO"], start=120, end=180, pieces=((120, 180),))
    return replace(schedule, tasks={**schedule.tasks, "GO": early})


@pytest.fixture(params=[cut_short, turn_round])
def doctored(request):
    """Return a plan that lost a minute of testing, or a hard link, explained like any other."""
    plan = make_plan(make_small(), "busy", OPTIONS)
    result = replace(plan.result, schedule=request.param(plan.schedule))
    return analyse(GRAPH, plan.situation, OPTIONS, result)


@pytest.fixture
def broken_rungs(doctored):
    """Return a campaign and its ladder, the last rung of which is not whole."""
    campaign = make_small()
    *rungs, last = ladder(campaign, ["quiet", "busy"], OPTIONS)
    return campaign, [*rungs, replace(last, integrity=doctored.integrity)]


def texts_of(page):
    """Return all words of a page."""
    return [shape.text for shape in page.shapes if isinstance(shape, Words)]


def printed(write, *words):
    """Return what a function prints on a wide console."""
    output = StringIO()
    write(*words, Console(file=output, width=200))
    return output.getvalue()


def test_a_doctored_plan_is_not_printed_as_whole(doctored):
    """The summary and the statement say that something is missing."""
    assert not doctored.integrity.is_whole
    assert "NOT KEPT" in printed(print_summary, doctored)
    assert "Integrity: NOT WHOLE" in printed(print_integrity, doctored)


def test_a_doctored_plan_is_not_written_as_whole(doctored, tmp_path):
    """Document, data for programs and table agree that it is not whole."""
    table = pd.read_csv(write_integrity(doctored, tmp_path))

    assert plan_document(doctored).integrity.whole is False
    assert summary_data(doctored)["integrity"]["whole"] is False
    assert not table["holds"].dropna().all()
    assert table["text"].str.startswith("NOT KEPT").any()


@pytest.mark.parametrize("name", PAGES)
def test_a_doctored_plan_is_not_drawn_as_whole(doctored, name):
    """The head and the foot of every chart say it; none says that nothing was cut."""
    texts = texts_of(PAGES[name](doctored, FontRuler()))

    assert "Not whole" in texts
    assert "Nothing cut" not in texts
    assert any(text.startswith("NOT WHOLE") for text in texts)


def test_a_ladder_with_a_doctored_rung_is_not_told_as_whole(broken_rungs):
    """Sentence, terminal, table and picture name the rung that is not whole."""
    campaign, rungs = broken_rungs
    page = texts_of(ladder_page(campaign, rungs, FontRuler()))
    sentence = integrity_sentence(campaign, rungs)

    assert sentence.startswith("NOT WHOLE")
    assert "busy" in sentence
    assert "NOT WHOLE" in page
    assert sentence in page
    assert sentence in printed(print_ladder, campaign, rungs, None)
    assert list(ladder_table(campaign, rungs)["whole"]) == [True, True, False]
    assert ladder_table(campaign, rungs)["kept"].iloc[-1].startswith("NOT WHOLE")


def test_every_chart_says_what_a_whole_plan_kept():
    """Three steps, a test and two hard links; the habit of GO after A is not used."""
    plan = make_plan(make_small(), "busy", OPTIONS)
    line = (
        "3 of 3 steps, 1 of 1 test in full, 2 of 2 hard links kept; "
        "1 habit set aside, 0 not followed; 0 people above the baseline"
    )

    texts = [texts_of(page(plan, FontRuler())) for page in PAGES.values()]

    assert [text.count(line) for text in texts] == [1, 1, 1]


def test_table_has_a_row_for_each_point_and_each_item():
    """The habit is listed by its steps and hours under its point."""
    plan = make_plan(make_small(), "busy", OPTIONS)

    table = integrity_table(plan)

    assert list(table["topic"]) == [
        "Steps",
        "Test procedures",
        "Hard links",
        "Habits set aside",
        "Habits set aside",
        "Above the baseline",
    ]
    habit = table.iloc[4]
    assert (habit["subject"], habit["other"], habit["hours"]) == ("GO", "A", 0)


def test_entry_lists_what_the_plan_was_bought_with():
    """Launch after A, done in 2 h, stands beside H of 6 h; a third mechanic could come."""
    campaign = make_campaign(
        make_task("A", "4h", crew={"MEC": 2}, options=[{"name": "x", "hours": 2, **CREW}]),
        make_task("H", "6h"),
        make_task("L", "1h", after=["A"], usually_after=["H"]),
        crews={"MEC": 2},
        scenarios={
            "quiet": {},
            "busy": {"options": "any", "habits": "relaxed", "surge": {"MEC": {"day": 1}}},
        },
    )
    plan = make_plan(campaign, "busy")

    entry = integrity_entry(plan.integrity).model_dump(mode="json")

    assert entry["habits"] == [
        {
            "source": "H",
            "target": "L",
            "use": "beside",
            "overlap_minutes": 60,
            "early_minutes": 240,
        }
    ]
    assert entry["added_people"] == [
        {"crew": "MEC", "shift": "day", "people": 3, "baseline": 2, "peak": 1}
    ]
    assert entry["other_ways"] == [
        {
            "step": "A",
            "option": 1,
            "name": "x",
            "minutes": 120,
            "nominal_minutes": 240,
            "crew": {"MEC": 1},
            "nominal_crew": {"MEC": 2},
            "facility": None,
            "nominal_facility": None,
        }
    ]
    assert json.loads(json.dumps(entry)) == entry
