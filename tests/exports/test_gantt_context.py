"""What the briefing page tells besides steps: windows, rests, holds, lift-offs, due dates."""

import pytest

from scheduler.exports.gantt.brief.page import brief_page, lay_out_brief
from scheduler.exports.gantt.parts.steps import steps_of
from scheduler.exports.page.breaking import broken_at_words
from scheduler.exports.page.chart import Box, Line, Words
from scheduler.exports.page.fonts import FontRuler
from tests.builders import make_campaign, make_milestone, make_task
from tests.exports.collisions import faults
from tests.exports.test_gantt import make_plan

RULER = FontRuler()
DRILL = {"from": "2025-11-11T10:00", "to": "2025-11-11T12:00", "reason": "fire drill"}
CLOSED = [{"from": "2025-11-10T12:00", "to": "2025-11-10T16:00", "reason": "crane inspection"}]
EVENING = {"for": "end", "daily": "19:00-19:30", "reason": "dark sky"}


@pytest.fixture(scope="module")
def page():
    """Return the page of two rockets, the second after a night, with all that can stand on it."""
    campaign = make_campaign(
        make_task("A", "2h", name="Stack", facility="HALL"),
        make_task("B", "3h", name="Charge batteries", elapsed=True, due="2025-11-10T09:00"),
        make_task("ONE", "1h", name="Shot one", elapsed=True, after=["A"], windows=["evening"]),
        make_task("TWO", "1h", name="Shot two", elapsed=True, after=["ONE"], windows=["evening"]),
        make_milestone("END", name="Both flown", after=["TWO"]),
        windows={"evening": EVENING},
        facilities={"HALL": {"name": "Hall", "closed": CLOSED}, "RAIL": {"name": "Rail"}},
        holds=[{"facility": "RAIL", "from": "A", "to": "ONE", "reason": "rocket on the rail"}],
        stand_downs=[DRILL],
        holidays=["2025-11-11"],
        launches={"ONE": {"name": "First"}, "TWO": {"name": "Second"}},
    )
    return brief_page(make_plan(campaign, "plan"), RULER)


def texts_of(page):
    """Return the texts of a page."""
    return [shape.text for shape in page.shapes if isinstance(shape, Words)]


def roles_of(page, kind):
    """Return the roles of the shapes of one kind."""
    return [shape.role for shape in page.shapes if isinstance(shape, kind)]


def test_windows_stand_above_the_lanes_with_their_reason(page):
    """Both shots share the evening window, and each uses one."""
    texts = texts_of(page)
    assert "Windows: ONE, TWO" in texts
    assert any("dark sky" in text for text in texts)
    assert roles_of(page, Box).count("window-used") >= 2


def test_rests_are_named_where_they_are(page):
    """The drill has its reason on the page, the holiday its name."""
    assert {"fire drill", "holiday"} <= set(texts_of(page))
    assert {"stand-down", "holiday"} <= set(roles_of(page, Box))


def test_holds_and_closures_stand_in_the_lane_of_their_place(page):
    """The rail has a row because a rocket stands on it; the hall is closed for a reason."""
    assert {"Rail", "rocket on the rail", "closed: crane inspection"} <= set(texts_of(page))


def test_every_lift_off_has_its_line(page):
    """Two lift-offs, two lines with names, and none for the milestone that closes the plan."""
    texts = texts_of(page)
    assert any(text.startswith("First Mon 10 Nov 2025") for text in texts)
    assert any(text.startswith("Second ") for text in texts)
    assert not any(text.startswith("LAUNCH") for text in texts)


def test_what_launch_waits_for_is_told(page):
    """A band shows the driving chain, and says which step waits for how long."""
    assert "What launch waits for" in texts_of(page)
    assert any(text.startswith(("ONE: waiting", "TWO: waiting")) for text in texts_of(page))


def test_a_due_date_is_told_beside_the_name(page):
    """Charging ends at 11:00, two hours after it was wished for."""
    assert "B Charge batteries (due 10 Nov, 2 h late)" in texts_of(page)


def test_steps_that_nobody_works_on_look_different(page):
    """Elapsed steps have a look of their own, explained in the legend."""
    assert "elapsed" in roles_of(page, Box)
    assert "takes its time alone" in texts_of(page)


def test_nothing_meets_on_such_a_page(page):
    """All of it finds room."""
    assert faults(page) == []


def test_the_mode_taken_is_named():
    """A step done in another way carries the name of that way."""
    task = make_task("A", "8h", name="Stack", options=[{"name": "six people", "hours": "2h"}])
    campaign = make_campaign(task, make_milestone("go", after=["A"]), scenario={"options": "any"})
    plan = make_plan(campaign, "plan")
    [name] = [step.name for step in steps_of(plan) if step.id == "A"]
    assert name == ("Stack (six people)" if plan.schedule["A"].option else "Stack")
    assert not lay_out_brief(plan, RULER).unnamed


def test_a_line_is_broken_at_the_text_in_its_mode():
    """An upright line through a text leaves a gap as high as the letters; a level one, too."""
    word = Words(x=10.0, y=50.0, text="word", size=10.0)
    lines = (
        Line(points=((15.0, 0.0), (15.0, 100.0)), role="chain"),
        Line(points=((0.0, 50.0), (100.0, 50.0)), role="chain"),
        Line(points=((5.0, 0.0), (5.0, 100.0)), role="chain"),
    )
    found = [s for s in broken_at_words((*lines, word), RULER) if isinstance(s, Line)]
    upright = [line.points for line in found if line.points[0][0] == line.points[1][0] == 15.0]
    assert [(a[1], b[1]) for a, b in upright] == [
        (0.0, pytest.approx(44.0)),
        (pytest.approx(56.0), 100.0),
    ]
    assert len([line for line in found if line.points[0][1] == 50.0 == line.points[1][1]]) == 2
    assert found[-1] == lines[2]
