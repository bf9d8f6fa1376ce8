from dataclasses import replace
from datetime import timedelta
from functools import cache
from types import SimpleNamespace

import pytest

from scheduler.analyse.causes.causes import Causes
from scheduler.analyse.comparing.comparison import compare
from scheduler.analyse.comparing.side import State
from scheduler.analyse.plan import analyse
from scheduler.analyse.sources import Graph
from scheduler.calendars.situation.prepare import prepare
from scheduler.exports.gantt import draw_gantt
from scheduler.exports.gantt.brief.page import brief_page, lay_out_brief
from scheduler.exports.gantt.brief.points import point_bands
from scheduler.exports.gantt.full.layout import lay_out_sheet
from scheduler.exports.gantt.full.page import full_page
from scheduler.exports.gantt.parts.moves import ShownMoves, moves_of
from scheduler.exports.gantt.parts.slots import Slots
from scheduler.exports.gantt.parts.steps import steps_of
from scheduler.exports.gantt.parts.subject import ChartSubject
from scheduler.exports.gantt_view import GanttView
from scheduler.exports.page.chart import Box, Line, Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.time import Scale
from scheduler.exports.waterfall import waterfall_page
from scheduler.model.progress.progress import Progress
from scheduler.planning.interface.options import SolveOptions
from tests.analyse.comparing_plans import later_plan, plan_of, told_plan
from tests.exports.collisions import faults
from tests.exports.test_gantt import make_plan, read_campaign
from tests.living.m1 import altered, begun, done, m1, minute, progress, schedule_of
from tests.results import listed_result

RULER = FontRuler()


def moved(campaign):
    """Return the announced plan of M1 beside the one as of Tue 09:00."""
    return ShownMoves(comparison=compare(told_plan(campaign), later_plan(campaign)))


def shown(plan, moves=None):
    """Return the steps of a chart by id."""
    return {step.id: step for step in steps_of(plan, moves)}


def texts_of(page):
    """Return every text of a page."""
    return [shape.text for shape in page.shapes if isinstance(shape, Words)]


def uprights(page, role):
    """Return the abscissae of the lines of a role."""
    return {s.points[0][0] for s in page.shapes if isinstance(s, Line) and s.role == role}


def suspended_plan():
    """Return M1 as of Mon 15:00: b worked from 12 to 14 and was stopped, and goes on Tue 08:00."""
    stopped = progress(
        "Mon 15:00",
        {
            "a": done("Mon 08:00", "Mon 12:00"),
            "b": begun("Mon 12:00", "4h", suspended="Mon 14:00", resume="Tue 08:00"),
            "c": done("Mon 12:00", "Mon 15:00"),
        },
    )
    schedule = schedule_of(
        b=[("Tue 08:00", "Tue 12:00")],
        d=[("Tue 12:00", "Tue 14:00")],
        go=[("Tue 17:00", "Tue 18:00")],
    )
    return plan_of(m1(), schedule, stopped)


@cache
def half_done(name, scenario):
    """Return a shipped campaign planned anew after two fifths of its time, and the plan before."""
    campaign = read_campaign(name)
    before = make_plan(campaign, scenario)
    begin = before.launch_minute * 2 // 5

    def local(minute):
        return before.situation.axis.moment(minute).replace(tzinfo=None)

    steps = {}
    for step, placed in before.schedule.tasks.items():
        if placed.end <= begin:
            steps[step] = {"started": local(placed.start), "finished": local(placed.end)}
        elif placed.start < begin:
            steps[step] = {"started": local(placed.start), "remaining": f"{placed.worked}min"}
    known = Progress.model_validate({"data_date": local(begin), "steps": steps})
    situation = prepare(campaign, campaign.resolve_scenario(scenario), known)
    graph = Graph(file="graph.yaml", digest="0" * 64, text="")
    after = analyse(graph, situation, SolveOptions(), listed_result(situation))
    return after, ShownMoves(comparison=compare(before, after))


@pytest.mark.parametrize("make_page", [brief_page, full_page])
@pytest.mark.parametrize(
    ("name", "scenario"), [("first-steps", "busy"), ("cargo-launcher", "parallel")]
)
def test_nothing_meets_on_charts_of_campaigns_half_done(name, scenario, make_page):
    """Also where many steps are done, under way and moved."""
    plan, moves = half_done(name, scenario)

    assert plan.situation.facts.done
    assert faults(make_page(plan, RULER, moves=moves)) == []


def test_what_is_done_stands_at_its_recorded_dates():
    """A was done Mon 08-12 and c Mon 12-15:30; neither is on the driving chain any more."""
    steps = shown(later_plan(m1()))

    assert steps["a"].pieces == ((minute("Mon 08:00"), minute("Mon 12:00")),)
    assert (steps["c"].start, steps["c"].end) == (minute("Mon 12:00"), minute("Mon 15:30"))
    assert {steps[each].role for each in "ac"} == {"done"}
    assert not any(steps[each].is_critical for each in "ac")


def test_a_step_under_way_is_what_is_recorded_and_what_is_left():
    """B began Mon 12:00, worked to 16:00 and from Tue 08:00; Tue 09:00 to 12:00 is left."""
    step = shown(later_plan(m1()))["b"]

    assert step.recorded == (
        (minute("Mon 12:00"), minute("Mon 16:00")),
        (minute("Tue 08:00"), minute("Tue 09:00")),
    )
    assert step.pieces == ((minute("Tue 09:00"), minute("Tue 12:00")),)
    assert (step.start, step.end, step.state) == (
        minute("Mon 12:00"),
        minute("Tue 12:00"),
        State.UNDER_WAY,
    )
    assert step.worked == 8 * 60


def test_a_suspended_step_was_worked_on_until_it_was_stopped():
    """B worked Mon 12-14 and goes on Tue 08-12; a line joins the two."""
    plan = suspended_plan()
    step = shown(plan)["b"]
    page = full_page(plan, RULER)

    assert step.recorded == ((minute("Mon 12:00"), minute("Mon 14:00")),)
    assert step.state is State.SUSPENDED
    assert "suspended, 4 h left" in texts_of(page)
    assert faults(page) == []


def test_a_step_that_overtook_another_waits_for_it():
    """B began Mon 10:00 before a was done, and goes on when a is: five hours are left."""
    known = progress("Mon 11:00", {"a": begun("Mon 08:00", "1h"), "b": begun("Mon 10:00", "5h")})
    schedule = schedule_of(
        a=[("Mon 11:00", "Mon 12:00")],
        b=[("Mon 12:00", "Mon 16:00"), ("Tue 08:00", "Tue 09:00")],
        c=[("Mon 12:00", "Mon 15:00")],
        d=[("Tue 10:00", "Tue 12:00")],
        go=[("Tue 17:00", "Tue 18:00")],
    )
    page = full_page(plan_of(m1(), schedule, known), RULER)

    assert "waits for a, 5 h left" in texts_of(page)
    assert "under way, 1 h left" in texts_of(page)
    assert faults(page) == []


@pytest.mark.parametrize("make_page", [brief_page, full_page, waterfall_page])
def test_a_line_marks_the_data_date(make_page):
    """It says as of when the plan is; a plan without facts has none."""
    page = make_page(later_plan(m1()), RULER)

    assert len(uprights(page, "data-date")) == 1
    assert "as of Tue 3 Mar 2026, 09:00" in texts_of(page)
    assert not uprights(make_page(told_plan(m1()), RULER), "data-date")


def test_moved_steps_are_marked_and_outlined_where_they_were():
    """D was announced Tue 10-12, b until 10:00, c until Mon 15:00; a and go stand as announced."""
    steps = shown(later_plan(m1()), moved(m1()))

    assert {each: step.ghost for each, step in steps.items() if step.ghost} == {
        "b": (minute("Mon 12:00"), minute("Tue 10:00")),
        "c": (minute("Mon 12:00"), minute("Mon 15:00")),
        "d": (minute("Tue 10:00"), minute("Tue 12:00")),
    }
    assert "".join(step.move for step in steps.values()) == "»»»"


def test_an_earlier_step_has_another_sign():
    """Beside each other the other way round, d comes 2 h earlier."""
    moves = ShownMoves(comparison=compare(later_plan(m1()), told_plan(m1())))

    assert moves.signs["d"] == "«"
    assert moves.texts["d"] == "-2 h"


@pytest.mark.parametrize("make_page", [brief_page, full_page])
def test_nothing_meets_on_charts_beside_an_announced_plan(make_page):
    """No text is small, off the page, on another text, on a bar's edge or under a line."""
    page = make_page(later_plan(m1()), RULER, moves=moved(m1()))

    assert faults(page) == []
    assert len([s for s in page.shapes if isinstance(s, Box) and s.role == "ghost"]) >= 3


def test_headline_tells_launch_then_and_now():
    """Launch stands at Tue 18:00 as announced; of d and go, which have not begun, d moved."""
    page = brief_page(later_plan(m1()), RULER, moves=moved(m1()))

    launch = "launch Tue 03 Mar 18:00, as announced; 1 of 2 steps still to begin moved"
    assert f"As of Tue 03 Mar 2026 09:00: {launch}" in texts_of(page)
    assert "New: 2 steps done; b under way" in texts_of(page)


def test_a_plan_without_facts_has_no_headline():
    """Its head is what it was."""
    texts = texts_of(brief_page(told_plan(m1()), RULER))

    assert not any(text.startswith(("As of", "New:")) for text in texts)


def test_the_axis_begins_before_the_campaign_if_a_step_did():
    """A was begun on Sunday; its bar and its day stand on the chart."""
    plan = later_plan(m1())
    facts = plan.situation.facts
    early = replace(facts, done={**facts.done, "a": (-16 * 60, minute("Mon 12:00"))})
    plan = replace(plan, situation=replace(plan.situation, facts=early))

    page = full_page(plan, RULER)
    assert lay_out_sheet(plan, RULER, 0.0).scale.start == -16 * 60
    assert any(text.startswith("Sun") for text in texts_of(page))
    assert faults(page) == []


def test_hold_points_stand_in_two_lines_where_pages_have_no_room_for_outlines():
    """R2 at d was announced for Tue 12:00 and is forecast for 14:00."""
    campaign = altered(d="{hours: 2, crew: {MEC: 4}, facility: PAD, after: [b, c], hold_point: R2}")
    subject = ChartSubject(plan=later_plan(campaign), moves=moved(campaign), has_ghosts=False)
    scale = Scale(start=0, end=minute("Wed 08:00"), left=100.0, right=900.0)

    before, now = point_bands(subject, Slots(scale, RULER))
    launch = minute("Tue 18:00")
    assert {start for start, _, _ in before.rows[0].stretches} == {minute("Tue 12:00"), launch}
    assert {start for start, _, _ in now.rows[0].stretches} == {minute("Tue 14:00"), launch}
    assert [each.text for each in now.rows[0].captions] == ["R2", "launch"]


def test_every_step_with_dates_stands_in_both_charts():
    """A and c are done and stand there besides b, d and go."""
    plan = later_plan(m1())
    lanes = lay_out_brief(plan, RULER).lanes.lanes

    assert sorted(each.step.id for lane in lanes for each in lane.steps) == [
        "a",
        "b",
        "c",
        "d",
        "go",
    ]
    rows = lay_out_sheet(plan, RULER, 0.0).rows()
    assert sorted(step.id for step, _ in rows) == ["a", "b", "c", "d", "go"]


def test_same_plans_same_bytes(tmp_path):
    """Two drawings of a plan beside the announced one are equal, byte for byte."""
    plan, beside = later_plan(m1()), compare(told_plan(m1()), later_plan(m1()))
    first = draw_gantt(plan, tmp_path / "1", view=GanttView(beside=beside))
    second = draw_gantt(plan, tmp_path / "2", view=GanttView(beside=beside))

    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]


def test_steps_done_without_dates_are_not_drawn():
    """B is done, but nobody knows when: it has no bar."""
    plan = later_plan(m1())
    facts = plan.situation.facts
    known = replace(facts, done={"a": facts.done["a"]}, undated=frozenset({"c"}))
    plan = replace(plan, situation=replace(plan.situation, facts=known))

    assert set(shown(plan)) == {"a", "b", "d", "go"}


def test_launch_line_says_by_how_much_launch_is_later():
    """Where the announced launch was a day earlier, that stands on the chart with its own line."""
    found = compare(told_plan(m1()), later_plan(m1()))
    shift = timedelta(days=1) // timedelta(minutes=1)
    moved = replace(found, old=replace(found.old, shift=found.old.shift - shift))
    page = brief_page(later_plan(m1()), RULER, moves=ShownMoves(comparison=moved))

    assert len(uprights(page, "announced-launch")) == 1
    assert any("announced for Mon 02 Mar 18:00: 24 h later" in text for text in texts_of(page))


def test_why_is_said_only_of_the_slip_since_the_plan_beside_it():
    """A replan that knows causes from Tue 18:00 on says them beside that plan, not another one."""
    found = compare(told_plan(m1()), later_plan(m1()))
    causes = Causes(
        announced=found.old.launch, retimed=found.new.launch, new=found.new.launch, causes=()
    )
    plan = replace(later_plan(m1()), replan=SimpleNamespace(causes=causes))
    other = replace(found, old=replace(found.old, shift=-60))

    announced, earlier = moves_of(plan, found), moves_of(plan, other)
    assert announced is not None
    assert earlier is not None
    assert (announced.causes, earlier.causes) == (causes, None)
    assert moves_of(later_plan(m1())) is None
