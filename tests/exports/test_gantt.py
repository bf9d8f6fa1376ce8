from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest
import yaml
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg

from scheduler.analyse.plan import Baseline, Graph, analyse
from scheduler.calendars.prepare import prepare
from scheduler.exports.gantt import draw_gantt
from scheduler.exports.gantt.brief import brief_page, lay_out_brief
from scheduler.exports.gantt.full import full_page
from scheduler.exports.gantt.rows import GAP
from scheduler.exports.gantt.sheet import lay_out_sheet
from scheduler.exports.gantt.steps import chain_links, steps_of
from scheduler.exports.page.chart import Box, Diamond, Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.foot import SYNTHETIC
from scheduler.exports.page.header import tiles
from scheduler.exports.page.paint import SETTINGS, paint
from scheduler.readers.task_graph import read_task_graph
from scheduler.solve.list_schedule import best_list_schedule, launch_of
from scheduler.solve.options import SolveOptions
from scheduler.solve.result import SolveResult, Status, Stop
from tests.builders import make_campaign, make_milestone, make_task

GRAPHS = Path("task_graphs")
SCENARIOS = [
    (name, scenario)
    for name in ("first-steps", "cargo-launcher", "shenzhou-22")
    for scenario in yaml.safe_load((GRAPHS / f"{name}.yaml").read_text())["scenarios"]
]
PICTURED = [
    ("first-steps", "busy"),
    ("cargo-launcher", "parallel"),
    ("shenzhou-22", "routine"),
    ("shenzhou-22", "emergency"),
]
SMALLEST_FONT = 5.0
RULER = FontRuler()


def make_result(situation, status=Status.FEASIBLE, stop=Stop.NO_SEARCH):
    """Return a result found by list scheduling."""
    schedule = best_list_schedule(situation)
    assert schedule is not None
    launch = launch_of(situation, schedule)
    return SolveResult(
        status=status,
        stop=stop,
        schedule=schedule,
        launch=launch,
        bound=launch if status is Status.OPTIMAL else launch // 2,
        settled=False,
        first_plan_seconds=None,
        proof_seconds=None,
        seconds=0.0,
    )


def make_plan(campaign, scenario, baseline=None, **verdict):
    """Return an explained list schedule."""
    situation = prepare(campaign, campaign.resolve_scenario(scenario))
    graph = Graph(file="graph.yaml", digest="0123456789abcdef", text="")
    result = make_result(situation, **verdict)
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
    return Baseline(situation=situation, result=make_result(situation), strict_serial=70_000)


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


def lapping(first, second):
    """Return whether two boxes overlap by more than the blank rim of a line of text."""
    width = min(first.x1, second.x1) - max(first.x0, second.x0)
    height = min(first.y1, second.y1) - max(first.y0, second.y0)
    return width > 1.0 and height > 0.3 * min(first.height, second.height)


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

    shown = sorted(placed.step.id for lane in brief.lanes for placed in lane.steps)
    assert shown == sorted(plan.schedule.tasks)
    assert sorted(step.id for step, _ in sheet.rows()) == sorted(plan.schedule.tasks)


@pytest.mark.parametrize(("name", "scenario"), SCENARIOS)
def test_rows_and_labels_stay_on_the_page(name, scenario):
    """Rows are high enough for their text, and nothing reaches beyond the lanes."""
    lanes = lay_out_brief(plan_of(name, scenario), RULER).lanes

    assert lanes.row >= lanes.detail.row >= 7.4
    assert lanes.detail.size >= 5.5
    for lane in lanes.lanes:
        assert all(placed.left >= lanes.scale.left - 5 for placed in lane.steps)
        assert all(placed.right <= lanes.scale.right + 5 for placed in lane.steps)


@pytest.mark.parametrize(("name", "scenario"), PICTURED)
@pytest.mark.parametrize("make_page", [brief_page, full_page])
def test_rendered_text_is_whole_and_legible(name, scenario, make_page):
    """Measured as drawn, every text lies inside the figure and none covers another."""
    page = make_page(plan_of(name, scenario), RULER)
    found, figure = rendered_boxes(page)

    outside = [
        text
        for text, box in found
        if box.x0 < 0 or box.y0 < 0 or box.x1 > figure.x1 or box.y1 > figure.y1
    ]
    pairs = [(a, b) for (a, first), (b, second) in combinations(found, 2) if lapping(first, second)]
    assert outside == []
    assert pairs == []
    assert min(shape.size for shape in page.shapes if isinstance(shape, Words)) >= SMALLEST_FONT


def test_the_ruler_measures_what_is_drawn():
    """The measured width of a text is the width it gets on paper, or a little more."""
    plan = plan_of("shenzhou-22", "emergency")
    page = brief_page(plan, RULER)
    found, _ = rendered_boxes(page)
    words = [shape for shape in page.shapes if isinstance(shape, Words)]

    for shape, (text, box) in zip(words, found, strict=True):
        assert shape.text == text
        drawn = box.width * 72 / 150
        assert drawn <= RULER.width(text, shape.size, bold=shape.bold) * 1.03 + 1.5


def test_same_plan_same_bytes(tmp_path):
    """Two runs on one plan write the same bytes in every format, and nothing else."""
    plan = plan_of("first-steps", "busy")
    first = draw_gantt(plan, tmp_path / "a")
    again = draw_gantt(plan, tmp_path / "b")

    names = [f"gantt{part}.{kind}" for part in ("", "-full") for kind in ("png", "svg", "pdf")]
    assert [path.name for path in first] == names
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == sorted(names)
    for one, other in zip(first, again, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_files_carry_no_date_and_no_program(tmp_path):
    """Metadata that change from day to day or from version to version are left out."""
    for path in draw_gantt(plan_of("first-steps", "quiet"), tmp_path, stem="chart"):
        content = path.read_bytes()
        assert path.name.startswith("chart")
        assert not any(word in content for word in (b"CreationDate", b"<dc:date>", b"Software"))


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
    assert len(diamonds) == len(points) + 1


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
    assert not any(each.label for each in placed)
    assert 0 < lanes.bar < lanes.row


def test_dollars_and_long_names_do_no_harm():
    """Names are never read as formulas, and a long name is cut or wrapped, not lost."""
    long_name = "Load $10 of $x_2$ " + "very " * 60 + "slowly"
    tasks = [make_task(f"T{n:03}", name=long_name, elapsed=True) for n in range(40)]
    plan = make_plan(make_campaign(*tasks, name=long_name, scenario={"name": long_name}), "plan")
    found, figure = rendered_boxes(brief_page(plan, RULER))
    assert all(box.x0 >= 0 and box.x1 <= figure.x1 for _, box in found)


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
    monkeypatch.setattr("scheduler.exports.gantt.sheet.MOST_ROWS", most)
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
