"""Dates that bind imported steps."""

from datetime import datetime, timedelta

import pytest

from scheduler.formats.foreign.words import ConstraintKind
from tests.foreign import START, binding, codes, imported, step

TENTH = datetime.fromisoformat("2026-10-10T08:00")
LAST = (START + timedelta(days=120)).strftime("%Y-%m-%dT%H:%M")


def windows(graph):
    """Return the dated windows of the first step."""
    return [each for each in graph["tasks"]["T1"].get("windows", ()) if isinstance(each, dict)]


@pytest.mark.parametrize(
    ("kind", "window"),
    [
        (ConstraintKind.START_NO_EARLIER, ("start", "2026-10-10T08:00", LAST)),
        (ConstraintKind.START_NO_LATER, ("start", "2026-10-05T08:00", "2026-10-10T08:00")),
        (ConstraintKind.START_ON, ("start", "2026-10-10T08:00", "2026-10-10T08:00")),
        (ConstraintKind.FINISH_NO_EARLIER, ("end", "2026-10-10T08:00", LAST)),
        (ConstraintKind.FINISH_NO_LATER, ("end", "2026-10-05T08:00", "2026-10-10T08:00")),
        (ConstraintKind.MANDATORY_FINISH, ("end", "2026-10-10T08:00", "2026-10-10T08:00")),
    ],
)
def test_binding_date_is_a_window(kind, window):
    """Ends that are open reach to the start and the horizon, and on a date is a point."""
    tasks = [step("1", constraints=(binding(kind, TENTH),)), step("2"), step("3")]
    graph = imported(tasks).graph

    assert windows(graph) == [dict(zip(("for", "from", "to"), window, strict=True))]


def test_two_dates_of_one_end_are_one_window():
    """Several windows would be alternatives; both dates bind."""
    both = (
        binding(ConstraintKind.START_NO_EARLIER, TENTH),
        binding(ConstraintKind.START_NO_LATER, TENTH + timedelta(days=1)),
    )
    graph = imported([step("1", constraints=both), step("2"), step("3")]).graph

    assert windows(graph) == [
        {"for": "start", "from": "2026-10-10T08:00", "to": "2026-10-11T08:00"}
    ]


def test_many_pinned_steps_are_said_first_with_the_way_out():
    """Two of three steps are pinned: more than half."""
    pin = (binding(ConstraintKind.START_ON, TENTH),)
    result = imported([step("1", constraints=pin), step("2", constraints=pin), step("3")])

    assert result.notices[0].code == "import-mostly-pinned"
    assert "--constraints ignore" in result.notices[0].way_out


def test_dates_may_be_ignored_and_are_told():
    """With --constraints ignore no window is left."""
    pin = (binding(ConstraintKind.START_ON, TENTH),)
    result = imported([step("1", constraints=pin), step("2")], choices={"constraints": "ignore"})

    assert windows(result.graph) == []
    assert codes(result)["import-constraint-ignored"] == ("1 Step 1",)


def test_deadline_is_due_and_that_of_the_launch_the_target():
    """A deadline binds nothing."""
    graph = imported([step("1", deadline=TENTH), step("2", deadline=TENTH)]).graph

    assert graph["tasks"]["T1"]["due"] == "2026-10-10T08:00"
    assert graph["target"] == "2026-10-10T08:00"
    assert "due" not in graph["tasks"]["T2"]


def test_step_set_by_hand_follows_its_links_unless_asked():
    """By option it starts on its date."""
    tasks = [step("1", is_manual=True, start=TENTH), step("2"), step("3")]

    assert codes(imported(tasks))["import-manual"] == ("1 Step 1",)
    graph = imported(tasks, choices={"manual": "windows"}).graph
    assert windows(graph)[0]["from"] == "2026-10-10T08:00"
