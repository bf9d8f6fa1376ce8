from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from random import Random
from time import process_time
from xml.parsers.expat import ParserCreate

import pytest
import yaml
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg

from scheduler.analyse.plan import Baseline, analyse
from scheduler.analyse.sources import Graph
from scheduler.calendars.situation.choices import chosen
from scheduler.calendars.situation.prepare import prepare
from scheduler.exports.gantt import draw_gantt
from scheduler.exports.gantt.brief.page import brief_page, lay_out_brief
from scheduler.exports.gantt.brief.rows import GAP
from scheduler.exports.gantt.full.layout import lay_out_sheet
from scheduler.exports.gantt.full.page import full_page
from scheduler.exports.gantt.parts.steps import chain_links, steps_of
from scheduler.exports.page.chart import Box, Diamond, Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.foot import SYNTHETIC
from scheduler.exports.page.header import tiles
from scheduler.exports.page.paint import SETTINGS, paint, render
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import Status, Stop
from scheduler.readers.task_graph import read_task_graph
from tests.builders import make_campaign, make_milestone, make_task
from tests.exports.collisions import faults
from tests.results import listed_result

GRAPHS = Path("task_graphs")
OFTEN = {"routine", "three-shifts", "emergency"}
"""Scenarios of Shenzhou-22 that are drawn each time; the long tests draw all."""


def scenarios():
    """Yield every scenario of the shipped graphs, most of Shenzhou-22 for the long tests."""
    for name in ("first-steps", "cargo-launcher", "shenzhou-22"):
        for scenario in yaml.safe_load((GRAPHS / f"{name}.yaml").read_text())["scenarios"]:
            is_slow = name == "shenzhou-22" and scenario not in OFTEN
            yield pytest.param(name, scenario, marks=[pytest.mark.slow] * is_slow)


SCENARIOS = list(scenarios())
RULER = FontRuler()


def make_plan(campaign, scenario, baseline=None, **verdict):
    """Return an explained list schedule."""
    situation = prepare(campaign, campaign.resolve_scenario(scenario))
    graph = Graph(file="graph.yaml", digest="0123456789abcdef", text="")
    result = listed_result(situation, **verdict)
    return analyse(graph, situation, SolveOptions(), result, baseline)


@cache
def read_campaign(name):
    """Return a campaign of the folder of task graphs."""
    campaign = read_task_graph(GRAPHS / f"{name}.yaml").campaign
    assert campaign is not None
    return campaign


@cache
def make_baseline(name):
    """Return the baseline of a task graph."""
    campaign = read_campaign(name)
    situation = prepare(campaign, campaign.resolve_scenario(campaign.baseline_scenario))
    result = listed_result(situation)
    taken = chosen(situation, result.require_schedule().options)
    return Baseline(situation=taken, result=result, strict_serial=70_000)


@cache
def plan_of(name, scenario):
    """Return the plan of a scenario, each made once."""
    return make_plan(read_campaign(name), scenario, make_baseline(name))


def texts_of(page):
    """Return the texts of a page."""
    return [shape.text for shape in page.shapes if isinstance(shape, Words)]


def rendered_boxes(page):
    """Return every text of a rendered page with its box, and the size of the page, in pixels."""
    figure = paint(page)
    texts = figure.axes[0].texts
    with rc_context(SETTINGS):
        renderer = FigureCanvasAgg(figure).get_renderer()
        return [(each.get_text(), each.get_window_extent(renderer)) for each in texts], figure.bbox


@pytest.mark.parametrize(("name", "scenario"), SCENARIOS)
def test_bars_and_labels_of_a_row_never_meet(name, scenario):
    """Bars with their labels keep their distance in every row of the briefing page."""
    lanes = lay_out_brief(plan_of(name, scenario), RULER).lanes

    for lane in lanes.lanes:
        for row in range(lane.rows):
            members = sorted(
                (placed for placed in lane.steps if placed.row == row), key=lambda each: each.left
            )
            assert members
            assert all(after.left - before.right >= GAP for before, after in pairwise(members))


@pytest.mark.parametrize(("name", "scenario"), SCENARIOS)
def test_every_step_stands_in_both_charts(name, scenario):
    """No step is left out, on the briefing page or in the full chart."""
    plan = plan_of(name, scenario)
    brief = lay_out_brief(plan, RULER).lanes
    sheet = lay_out_sheet(plan, RULER, 0.0)

    placed = [each.step for lane in brief.lanes for each in lane.steps]
    shown = sorted(step.id for step in placed if not step.is_note)
    assert shown == sorted(plan.schedule.tasks)
    assert sorted(step.id for step, _ in sheet.rows()) == sorted(plan.schedule.tasks)


@pytest.mark.parametrize(("name", "scenario"), SCENARIOS)
@pytest.mark.parametrize("make_page", [brief_page, full_page])
def test_nothing_meets_on_the_charts_of_shipped_graphs(name, scenario, make_page):
    """No text is small, off the page, on another text, on a bar's edge or under a line."""
    assert faults(make_page(plan_of(name, scenario), RULER)) == []


def make_random_plan(count, seed=1):
    """Return a plan of many steps with long names, windows, a hold, rests and a target."""
    draw = Random(seed)  # noqa: S311
    names = ["Stage unloaded and inspected", "Leak test of the second stage, all lines", "Mated"]
    tasks = [
        make_task(
            f"T{n:03}",
            f"{draw.choice([1, 2, 5, 8])}h",
            name=f"{draw.choice(names)} {n}",
            after=[f"T{draw.randrange(n):03}"] if n and draw.random() < 0.8 else [],
            facility=draw.choice(["HALL", "PAD", None]),
            elapsed=draw.random() < 0.15,
        )
        for n in range(count)
    ]
    window = {"for": "start", "daily": "02:00-22:00", "reason": "low wind"}
    launch = make_task(
        "L", "2h", name="Countdown and lift-off", after=[t.id for t in tasks], windows=[window]
    )
    campaign = make_campaign(
        *tasks,
        launch,
        facilities={"HALL": {"name": "Assembly hall", "room": "any"}, "PAD": {"room": "any"}},
        holds=[{"facility": "PAD", "from": "T000", "to": "L", "reason": "the rocket stands there"}],
        stand_downs=[
            {"from": "2025-11-11T10:00", "to": "2025-11-11T12:00", "reason": "fire drill"}
        ],
        target="2025-11-12T12:00",
        horizon="60d",
        name="A campaign with a long name that needs more than a line",
    )
    return make_plan(campaign, "plan")


@pytest.mark.parametrize("count", [7, 35, 80, 300])
def test_nothing_meets_on_the_charts_of_graphs_of_any_size(count):
    """From seven steps to hundreds, a page gives up words rather than let them collide."""
    plan = make_random_plan(count)
    assert faults(brief_page(plan, RULER)) == []
    assert faults(full_page(plan, RULER)) == []


def test_the_ruler_measures_what_is_drawn():
    """The measured width of a text is the width it gets on paper, or a little more."""
    plan = plan_of("shenzhou-22", "emergency")
    page = brief_page(plan, RULER)
    found, _ = rendered_boxes(page)
    words = [shape for shape in page.shapes if isinstance(shape, Words)]

    for shape, (text, box) in zip(words, found, strict=True):
        assert shape.text == text
        drawn = box.width * 72 / 180
        assert drawn <= RULER.width(text, shape.size, bold=shape.bold) * 1.03 + 1.5


def test_same_plan_same_bytes():
    """A plan gives the same bytes again, whatever folder its graph was named from."""
    plan = plan_of("first-steps", "busy")
    elsewhere = replace(plan, graph=replace(plan.graph, file="/home/me/../plans/graph.yaml"))
    pages = [brief_page(each, RULER) for each in (plan, elsewhere)]
    first, again = (render(paint(page), "svg") for page in pages)
    assert first == again


def test_files_carry_no_date_and_no_program(tmp_path):
    """Three formats of both charts, without metadata that change from day to day."""
    files = draw_gantt(plan_of("first-steps", "quiet"), tmp_path, stem="chart")
    kinds = ("png", "svg", "pdf")
    assert [p.name for p in files] == [f"chart{part}.{k}" for part in ("", "-full") for k in kinds]
    for path in files:
        content = path.read_bytes()
        assert not any(word in content for word in (b"CreationDate", b"<dc:date>", b"Software"))


def test_hostile_names_are_shown_escaped():
    """Control characters are escaped, formulas and markup inert, and the SVG is well-formed."""
    name = "\x1b]0;\x07 $x_2$ <b>&\u202e\ufffe"
    campaign = make_campaign(make_task("A", name=name), make_milestone("go", after=["A"]))
    page = brief_page(make_plan(campaign, "plan"), RULER)
    drawn = [each.get_text() for each in paint(page).axes[0].texts]
    assert any("\\x1b]0;\\x07 $x_2$ <b>&\\u202e\\ufffe" in text for text in drawn)
    assert ParserCreate().ParseFile(BytesIO(render(paint(page), "svg")))


def test_very_long_names_are_cheap():
    """A name of a million letters is cut before it is measured."""
    task = make_task("A", name="x y" * 300_000)
    plan = make_plan(make_campaign(task, name="long" * 300_000), "plan")
    start = process_time()
    brief_page(plan, RULER), full_page(plan, RULER)
    assert process_time() - start < 5


def test_the_briefing_page_is_sixteen_to_nine():
    """The page fits a slide."""
    page = brief_page(plan_of("first-steps", "busy"), RULER)
    assert page.width / page.height == pytest.approx(16 / 9)


def test_hold_points_and_milestones_are_diamonds():
    """Each hold point and milestone has its diamond on the page, besides the legend's."""
    plan = plan_of("shenzhou-22", "emergency")
    page = brief_page(plan, RULER)
    points = [step for step in steps_of(plan) if step.hold_point or step.is_milestone]
    diamonds = [shape for shape in page.shapes if isinstance(shape, Diamond)]
    kinds = {bool(step.hold_point) for step in points}
    assert len(diamonds) == len(points) + len(kinds)


def test_the_driving_chain_is_marked_without_colour():
    """Steps on the chain get rails and an outline, and no others do."""
    plan = plan_of("shenzhou-22", "emergency")
    sheet = [step for step in steps_of(plan) if step.is_critical]
    page = full_page(plan, RULER)
    outlines = [s for s in page.shapes if isinstance(s, Box) and s.role == "critical"]
    pieces = sum(len(step.pieces) for step in sheet if not step.is_milestone)
    assert {step.id for step in sheet} == plan.chain_tasks
    assert len(outlines) == pieces + 1


def test_the_chain_is_linked_from_start_to_launch():
    """The hand-overs of the chain form one path that ends with launch."""
    plan = plan_of("first-steps", "busy")
    links = list(chain_links(plan))
    assert links[0].target == "countdown"
    assert [link.source for link in links[:-1]] == [link.target for link in links[1:]]


def test_a_neighbour_looks_different():
    """Steps of a neighbour share one look, apart from all flows of the campaign."""
    steps = steps_of(plan_of("shenzhou-22", "emergency"))
    roles = {step.flow: step.role for step in steps}
    assert roles["satellite"] == "neighbour"
    assert len(set(roles.values())) == len(roles) == 5


def test_synthetic_figures_are_admitted():
    """A graph whose notes speak of synthetic figures says so on the page; others do not."""
    assert SYNTHETIC in texts_of(brief_page(plan_of("shenzhou-22", "routine"), RULER))
    assert SYNTHETIC in texts_of(full_page(plan_of("cargo-launcher", "surge"), RULER))
    assert SYNTHETIC not in texts_of(brief_page(plan_of("first-steps", "busy"), RULER))


@pytest.mark.parametrize(
    ("verdict", "value", "detail"),
    [
        ({"status": Status.OPTIMAL}, "Proved optimal", "no plan under these rules"),
        ({}, "Not proved", "no plan can launch before"),
        ({"stop": Stop.INTERRUPTED}, "Interrupted", "gap"),
    ],
)
def test_the_verdict_says_no_more_than_is_known(verdict, value, detail):
    """Proved, not proved and interrupted plans read differently."""
    plan = make_plan(read_campaign("first-steps"), "busy", **verdict)
    tile = next(tile for tile in tiles(plan) if tile.caption == "Verdict")
    assert tile.value == value
    assert detail in tile.detail


def test_a_plan_without_much_in_it_is_drawn(tmp_path):
    """No crews, no rooms, no flows, no baseline, one step and a milestone: still a picture."""
    campaign = make_campaign(make_task("A", elapsed=True), make_milestone("go", after=["A"]))
    plan = make_plan(campaign, "plan")
    assert len(draw_gantt(plan, tmp_path)) == 6


def test_a_crowded_page_gives_up_labels_rather_than_overlap():
    """With far too many steps at once, bars stay, apart from each other, and labels go."""
    tasks = [make_task(f"T{n:03}", elapsed=True) for n in range(200)]
    campaign = make_campaign(*tasks, crews={"MEC": 1})
    lanes = lay_out_brief(make_plan(campaign, "plan"), RULER).lanes
    placed = [each for lane in lanes.lanes for each in lane.steps]
    assert len(placed) == 200
    assert not all(each.label for each in placed)
    assert 0 < lanes.bar < lanes.row


def test_dollars_and_long_names_do_no_harm():
    """Names are never read as formulas, and a long name is cut or wrapped, not lost."""
    long_name = "Load $10 of $x_2$ " + "very " * 60 + "slowly"
    tasks = [make_task(f"T{n:03}", name=long_name, elapsed=True) for n in range(40)]
    plan = make_plan(make_campaign(*tasks, name=long_name, scenario={"name": long_name}), "plan")
    assert faults(brief_page(plan, RULER)) == []
    assert faults(full_page(plan, RULER)) == []


def test_float_bars_reach_to_the_latest_end_on_request():
    """Behind each step with float a thin bar reaches to its latest end, and only on request."""
    plan = plan_of("first-steps", "busy")
    ruler = FontRuler()
    bars = [
        s for s in full_page(plan, ruler, floats=True).shapes if getattr(s, "role", "") == "float"
    ]
    loose = [own for own in plan.floats.values() if own.total]
    assert len(bars) == len(loose) + 1  # one more in the legend
    plain = full_page(plan, ruler).shapes
    assert not any(getattr(shape, "role", "") == "float" for shape in plain)


def test_a_chart_too_tall_shows_the_driving_chain_and_says_what_it_leaves_out(monkeypatch):
    """With room for few rows, the chain stays, then the least float; the legend counts."""
    plan = plan_of("shenzhou-22", "emergency")
    most = len(plan.chain_tasks) + 3
    monkeypatch.setattr("scheduler.exports.gantt.full.layout.MOST_ROWS", most)
    shown = {step.id for step, _ in lay_out_sheet(plan, RULER, 0.0).rows()}
    left_out = plan.situation.jobs.keys() - shown
    floats = {task: plan.floats[task].total for task in plan.situation.jobs}
    least = [floats[task] for task in left_out if floats[task] is not None]
    assert len(shown) == most
    assert shown >= plan.chain_tasks
    assert max(floats[task] for task in shown - plan.chain_tasks) <= min(least)
    assert any(
        f"{most} of {len(floats)} steps" in text for text in texts_of(full_page(plan, RULER))
    )
