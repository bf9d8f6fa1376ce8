from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg

from scheduler.analyse.driving.chain import PieceKind
from scheduler.analyse.obstacles.blocking import Blocker, Cause
from scheduler.analyse.plan import analyse
from scheduler.analyse.sources import Graph
from scheduler.exports import export
from scheduler.exports.page.chart import Box, Diamond, Line, Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.paint import SETTINGS, paint, render
from scheduler.exports.page.theme import STYLES
from scheduler.exports.waterfall import KEYS, draw_waterfall, waterfall_page
from scheduler.exports.waterfall.rows import chain_steps, piece_role
from scheduler.exports.waterfall.shares import MOST, entries, in_tenths
from scheduler.planning.interface.options import SolveOptions
from scheduler.readers.task_graph import read_task_graph
from scheduler.wording.reasons.chain import piece_title
from tests.builders import PLAN, make_campaign, make_milestone, make_situation, make_task
from tests.exports.collisions import faults
from tests.results import listed_result

GRAPHS = Path(__file__).parents[2] / "task_graphs"
PICTURED = [
    ("first-steps", "busy"),
    ("cargo-launcher", "parallel"),
    ("shenzhou-22", "routine"),
    ("shenzhou-22", "two-shifts"),
    ("shenzhou-22", "emergency"),
]
SMALLEST_FONT = 9.0
RULER = FontRuler()


def make_plan(campaign, scenario=PLAN):
    """Return the explained list schedule of a campaign."""
    situation = make_situation(campaign, scenario)
    graph = Graph(file="g.yaml", digest="0" * 64, text="")
    return analyse(graph, situation, SolveOptions(), listed_result(situation))


@cache
def plan_of(name, scenario):
    """Return the plan of a scenario of a task graph."""
    return make_plan(read_task_graph(GRAPHS / f"{name}.yaml").require(), scenario)


@cache
def page_of(name, scenario):
    """Return the waterfall of a scenario."""
    return waterfall_page(plan_of(name, scenario), RULER)


def texts_of(page):
    """Return the texts of a page."""
    return [shape.text for shape in page.shapes if isinstance(shape, Words)]


def rendered(page):
    """Return every text of a page with its box as drawn, and the box of the page."""
    figure = paint(page)
    with rc_context(SETTINGS):
        renderer = FigureCanvasAgg(figure).get_renderer()
        texts = figure.axes[0].texts
        return [(each.get_text(), each.get_window_extent(renderer)) for each in texts], figure.bbox


def lapping(first, second):
    """Return whether two boxes overlap by more than the blank rim of a line of text."""
    width = min(first.x1, second.x1) - max(first.x0, second.x0)
    height = min(first.y1, second.y1) - max(first.y0, second.y0)
    return width > 1.0 and height > 0.3 * min(first.height, second.height)


@pytest.mark.parametrize(("name", "scenario"), PICTURED)
def test_every_step_of_the_chain_has_its_row(name, scenario):
    """Steps stand in order of time and join without a gap from the start to launch."""
    plan = plan_of(name, scenario)
    steps = chain_steps(plan)

    assert [step.id for step in steps] == list(dict.fromkeys(each.task for each in plan.chain))
    assert plan.chain_tasks <= {step.id for step in steps}
    assert (steps[0].start, steps[-1].end) == (0, plan.launch_minute)
    assert all(before.end == after.start for before, after in pairwise(steps))
    assert sum(step.worked + step.waited for step in steps) == plan.launch_minute
    texts = texts_of(page_of(name, scenario))
    assert all(step.id in texts for step in steps)


@pytest.mark.parametrize(("name", "scenario"), PICTURED)
def test_every_piece_is_drawn_as_long_as_it_lasts(name, scenario):
    """The boxes of the staircase are the pieces of the chain, and as wide."""
    plan, page = plan_of(name, scenario), page_of(name, scenario)
    pieces = [piece for piece in plan.chain if piece.length]
    boxes = [s for s in page.shapes if isinstance(s, Box) and s.role in KEYS]
    boxes = [s for s in boxes if s.x < page.width - 226.0]
    unit = sum(box.width for box in boxes) / plan.launch_minute

    assert [box.role for box in boxes] == [piece_role(piece) for piece in pieces]
    for box, piece in zip(boxes, pieces, strict=True):
        assert box.width == pytest.approx(piece.length * unit, abs=1.1)


@pytest.mark.parametrize(("name", "scenario"), PICTURED)
def test_nothing_meets_on_the_page(name, scenario):
    """No text is small, off the page, on another text, on a bar's edge or under a line."""
    assert faults(page_of(name, scenario)) == []


@pytest.mark.parametrize(("name", "scenario"), PICTURED)
def test_shares_add_up_to_launch(name, scenario):
    """Hours of the panel add up to the time to launch, per cent to a hundred."""
    plan = plan_of(name, scenario)
    shown = entries(plan)

    assert sum(entry.minutes for entry in shown) == plan.launch_minute
    assert sum(entry.tenths for entry in shown) == 1000
    own = [entry.minutes for entry in shown if "smaller shares" not in entry.title]
    assert own == sorted(own, reverse=True)
    texts = texts_of(page_of(name, scenario))
    assert all(entry.amount in texts for entry in shown)


def test_a_share_looks_like_its_pieces():
    """Work is drawn as work in the panel, a lag as a lag."""
    plan = plan_of("cargo-launcher", "parallel")
    roles = {entry.title: entry.role for entry in entries(plan)}
    for piece in plan.chain:
        assert roles.get(piece_title(piece), piece_role(piece)) == piece_role(piece)


def test_small_shares_are_put_together():
    """Twenty shares of an hour each become thirteen and one of seven hours."""
    plan = plan_of("first-steps", "busy")
    piece = plan.chain[-1]
    waits = (Blocker(cause=Cause.WINDOW, detail=f"w{n:02}", event=0, until=0) for n in range(20))
    chain = (
        replace(piece, kind=PieceKind.WAIT, start=0, end=60, cause=each.cause, causes=(each,))
        for each in waits
    )
    shown = entries(replace(plan, chain=tuple(chain)))
    assert len(shown) == MOST
    assert (shown[-1].title, shown[-1].minutes) == ("13 smaller shares", 13 * 60)


@pytest.mark.parametrize(
    ("parts", "tenths"), [((1, 1, 1), (334, 333, 333)), ((5,), (1000,)), ((), ()), ((0,), (0,))]
)
def test_per_cent_add_up(parts, tenths):
    """What rounding leaves over goes to the largest remainders."""
    assert in_tenths(parts) == tenths


def test_kinds_of_time_differ_without_colour():
    """Work is dark and plain; no two kinds of time share both hatch and lightness."""
    looks = {role: STYLES[role] for role in KEYS}
    assert len({(style.hatch, style.fill) for style in looks.values()}) == len(looks)
    plain = [role for role, style in looks.items() if not style.hatch]
    assert plain == ["chain-work", "chain-pause"]
    hatches = [style.hatch for style in looks.values() if style.hatch]
    assert len(set(hatches)) == len(hatches)


def hand_overs(campaign):
    """Return for each step of the chain its reason, what it waits for and how it is tied."""
    return [
        (step.id, step.reason, step.waits, step.is_handed_over)
        for step in chain_steps(make_plan(campaign))
    ]


def test_reasons_and_waits_are_in_words():
    """Crew, lag, shift and window in one chain: B and A share a mechanic, L waits for its hour."""
    campaign = make_campaign(
        make_task("A", "6h", crew={"MEC": 1}),
        make_task("B", "2h", crew={"MEC": 1}, after=["A SS+1h"]),
        make_task("C", "1h", crew={"MEC": 1}, after=["B+3h"]),
        make_task("L", after=["C"], windows=[{"for": "start", "daily": "20:00-21:00"}]),
        crews={"MEC": 1},
    )
    found = hand_overs(campaign)
    assert found == [
        ("A", "from the campaign start", "", False),
        ("B", "MEC busy with A", "", True),
        ("C", "after B, plus 3 h", "lag 3 h, waiting for the shift of MEC 13 h", False),
        ("L", "after C", "waiting for a window 11 h", False),
    ]


def test_places_hazards_and_holds_are_in_words():
    """Each scarce thing has its own sentence; the line to the step before is a heavy one."""
    campaign = make_campaign(
        make_task("A", "3h", facility="HALL"),
        make_task("B", "3h", facility="HALL", after=["A SS"]),
        make_task("C", "1h", hazards=["lift"], facility="PAD", after=["B"]),
        make_task("D", "1h", facility="PAD", after=["B"]),
        make_task("L", after=["C", "D"]),
        facilities={"HALL": {"name": "Hall", "room": 1}, "PAD": 2},
        hazards={"lift": {"name": "Lift", "clears": True}},
    )
    page = waterfall_page(make_plan(campaign), RULER)
    texts = texts_of(page)

    assert "Hall full until A ends" in texts
    assert {"kept apart from C (Lift)", "kept apart from D (Lift)"} & set(texts)
    heavy = [s for s in page.shapes if isinstance(s, Line) and s.role == "chain-resource"]
    assert len(heavy) == 2 + 1


def test_a_step_whose_start_counts_is_a_diamond():
    """L follows the start of A by 2 h: A is on the chain with none of its hours."""
    campaign = make_campaign(make_task("A", "5h"), make_task("L", "6h", after=["A SS+2h"]))
    plan = make_plan(campaign)
    steps = chain_steps(plan)
    page = waterfall_page(plan, RULER)

    assert [(step.id, step.worked) for step in steps] == [("A", 0), ("L", 6 * 60)]
    assert steps[1].reason == "after the start of A, plus 2 h"
    assert "0 h of 5 h" in texts_of(page)
    assert sum(isinstance(shape, Diamond) for shape in page.shapes) == 1 + 1


def test_same_plan_same_bytes():
    """The picture depends on nothing but the plan."""
    plan = plan_of("shenzhou-22", "two-shifts")
    first, again = (render(paint(waterfall_page(plan, RULER)), "svg") for _ in range(2))
    assert first == again


@pytest.mark.parametrize(("name", "scenario"), PICTURED)
def test_the_page_is_sixteen_to_nine(name, scenario):
    """A page fits a slide, however long the chain."""
    page = page_of(name, scenario)
    assert page.width / page.height == pytest.approx(16 / 9)


def test_a_very_long_chain_makes_a_larger_page():
    """Two hundred steps in a row: rows keep their height, the page grows."""
    tasks = [make_task("T000", elapsed=True)]
    for number in range(1, 200):
        tasks.append(make_task(f"T{number:03}", elapsed=True, after=[tasks[-1].id]))
    page = waterfall_page(make_plan(make_campaign(*tasks, horizon="20d")), RULER)
    assert page.height > 2300
    assert page.width / page.height == pytest.approx(16 / 9)
    assert min(shape.size for shape in page.shapes if isinstance(shape, Words)) >= SMALLEST_FONT


def test_next_to_nothing_is_drawn(tmp_path):
    """A campaign of one milestone launches at once: still a picture."""
    assert len(draw_waterfall(make_plan(make_campaign(make_milestone("go"))), tmp_path)) == 3


def test_long_names_and_dollars_do_no_harm():
    """Names are never read as formulas, and a long one is cut, not drawn over the bars."""
    name = "Load $10 of $x_2$ " + "very " * 60
    campaign = make_campaign(make_task("A", "4h", name=name), make_task("L", name=name, after="A"))
    assert faults(waterfall_page(make_plan(campaign), RULER)) == []


def test_export_writes_the_waterfall_with_the_charts(tmp_path):
    """It comes with the Gantt charts and stays away with them."""
    plan = plan_of("first-steps", "busy")
    assert {"waterfall.png", "waterfall.svg", "waterfall.pdf"} <= {
        path.name for path in export(plan, tmp_path / "with")
    }
    assert not any("waterfall" in path.name for path in export(plan, tmp_path, charts=False))


def test_pauses_lags_and_waits_keep_their_kind():
    """What a piece is drawn as follows from what fills it: A pauses at night, L follows by 2 h."""
    campaign = make_campaign(
        make_task("A", "10h", pausable=True, crew={"MEC": 1}),
        make_task("L", after=["A+2h"]),
        crews={"MEC": 1},
    )
    kinds = {piece.kind: piece_role(piece) for piece in make_plan(campaign).chain}
    assert kinds == {
        PieceKind.WORK: "chain-work",
        PieceKind.PAUSE: "chain-pause",
        PieceKind.LAG: "chain-lag",
    }


def test_a_step_shown_where_it_could_be_says_that_it_runs_later():
    """The samples could be ready at 10:00; for the window at 18:00 and the limit they wait."""
    plan = make_plan(
        make_campaign(
            make_task("sample", "2h"),
            make_task(
                "shot", "1h", after=["sample"], windows=[{"for": "start", "daily": "18:00-19:00"}]
            ),
            limits=[{"from": "sample end", "to": "shot start", "max": "4h", "reason": "fresh"}],
        )
    )
    first, last = chain_steps(plan)

    assert first.reason == "from the campaign start; here at the earliest, it runs later"
    assert last.reason == "after sample"
