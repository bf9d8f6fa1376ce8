"""New and repeated steps: what comes after which, and what limits and holds then mean."""

import pytest

from scheduler.errors import InputError
from scheduler.studies.changes.applying import apply_changes
from scheduler.studies.changes.new_steps import read_addition
from scheduler.studies.changes.redo import Redo
from scheduler.studies.changes.what_if import what_if
from tests.builders import PLAN, hours, make_campaign, make_task
from tests.studies.plans import make_plan

TWO_DAYS = 2 * 24 * 60


def with_test(**fields):
    """Return a build, a test of two hours, a check beside it and a launch."""
    return make_campaign(
        make_task("B", "4h", crew={"MEC": 1}),
        make_task("T", "2h", crew={"MEC": 1}, facility="HALL", after="B", test=True, tags="late"),
        make_task("C", "1h", after="T SS+1h"),
        make_task("L", "1h", after=["T", "C"]),
        crews={"MEC": 1},
        facilities={"HALL": 1},
        horizon="10d",
        **fields,
    )


def redone(campaign, *steps, after=0):
    """Return a campaign in which steps are repeated."""
    return apply_changes(campaign, PLAN, [Redo(steps=steps, after=after)])


def test_test_that_fails_is_repeated_two_days_later():
    """T ends Monday 14:00, T/2 runs Wednesday 14:00 to 16:00 and L an hour: launch 17:00."""
    found = what_if(make_plan(with_test()), [Redo(steps=("T",), after=TWO_DAYS)])

    assert found.added == ("T/2",)
    assert found.after.schedule["T/2"].start == hours(54)
    assert found.after.launch_minute == hours(57)
    assert found.gain == -hours(50)


def test_copy_has_hours_people_place_and_kind_of_its_original():
    """A repeated test is a whole test, under a name that says so."""
    tasks = redone(with_test(), "T").tasks
    copy, original = tasks["T/2"], tasks["T"]

    assert (copy.duration, copy.crew, copy.facility) == (120, {"MEC": 1}, "HALL")
    assert (copy.test, copy.kind, copy.tags) == (True, original.kind, ("late",))
    assert copy.name == "T again"
    assert [str(link) for link in copy.after] == ["T FS"]


def test_what_came_after_the_original_comes_after_the_copy():
    """Kind and lag of each link stay as they are."""
    tasks = redone(with_test(), "T").tasks

    assert [str(link) for link in tasks["L"].after] == ["T FS", "C FS", "T/2 FS"]
    assert [str(link) for link in tasks["C"].after] == ["T SS+1 h", "T/2 SS+1 h"]
    assert [str(link) for link in tasks["B"].after] == []


def test_links_among_repeated_steps_hold_among_the_copies():
    """B and T are repeated together: B/2 after T and the repair, T/2 after B/2 alone."""
    tasks = redone(with_test(), "B", "T", after=60).tasks

    assert [str(link) for link in tasks["B/2"].after] == ["T FS+1 h"]
    assert [str(link) for link in tasks["T/2"].after] == ["B/2 FS"]


def test_what_lies_between_repeated_steps_is_done_once():
    """A > B > C, of which A and C are repeated: B lies before the failure and stays there."""
    campaign = make_campaign(
        make_task("A"), make_task("B", after="A"), make_task("C", after="B"),
        make_task("L", after="C"),
    )  # fmt: skip
    tasks = redone(campaign, "A", "C").tasks

    assert [str(link) for link in tasks["B"].after] == ["A FS"]
    assert [str(link) for link in tasks["A/2"].after] == ["A FS", "C FS"]
    assert make_plan(redone(campaign, "A", "C")).launch_minute == hours(5)


def test_limit_that_counted_from_the_original_counts_from_the_copy():
    """Two days after T/2; the limit from B to T holds for the originals as it did."""
    campaign = with_test(
        limits=[
            {"from": "T end", "to": "launch end", "max": "2d"},
            {"from": "B end", "to": "T start", "max": "1d"},
        ]
    )
    assert [str(each) for each in redone(campaign, "T").limits] == [
        "T/2 end to launch end within 48 h",
        "B end to T start within 24 h",
    ]
    assert [str(each) for each in redone(campaign, "B", "T").limits] == [
        "T/2 end to launch end within 48 h",
        "B end to T start within 24 h",
        "B/2 end to T/2 start within 24 h",
    ]


def test_hold_that_ended_with_the_original_ends_with_the_copy():
    """The hall stays taken from B until the test has passed."""
    campaign = with_test(holds=[{"facility": "HALL", "from": "B", "to": "T", "steps": ["T"]}])
    [hold] = redone(campaign, "T").holds

    assert (hold.from_task, hold.to_task) == ("B", "T/2")


def test_second_repetition_has_the_next_number():
    """T/2 already exists, so the next is T/3, and it comes after both."""
    campaign = redone(redone(with_test(), "T"), "T/2")
    assert "T/2/2" in campaign.tasks
    assert "T/3" in redone(redone(with_test(), "T"), "T").tasks


@pytest.mark.parametrize(
    ("steps", "message"),
    [(("X",), "unknown step 'X'"), (("L",), "the launch itself"), (("T", "T"), "named twice")],
)
def test_what_cannot_be_repeated_is_refused(steps, message):
    """Unknown steps, the launch, and a step named twice."""
    with pytest.raises(InputError, match=message):
        redone(with_test(), *steps)


def added(campaign, data):
    """Return a campaign with what plain data add."""
    return apply_changes(campaign, PLAN, [read_addition(data)])


def test_new_step_comes_after_some_and_before_others():
    """X of 2 h between B and L, needs the only mechanic: launch two hours later."""
    data = {"X": {"hours": "2", "after": "B", "before": "L", "crew": {"MEC": "1"}}}
    found = what_if(make_plan(with_test()), [read_addition(data)])

    assert found.added == ("X",)
    assert [str(link) for link in found.after.situation.campaign.tasks["L"].after][-1] == "X FS"
    assert found.gain == -hours(2)


def test_tasks_limits_and_holds_are_added_together():
    """The form is that of a task graph."""
    data = {
        "tasks": {"X": {"hours": "1h", "before": ["T", "C"]}},
        "limits": [{"from": "X end", "to": "launch end", "max": "3d"}],
        "holds": [{"facility": "HALL", "from": "X", "to": "B"}],
    }
    campaign = added(with_test(), data)

    assert [str(link) for link in campaign.tasks["T"].after] == ["B FS", "X FS"]
    assert [str(limit) for limit in campaign.limits] == ["X end to launch end within 72 h"]
    assert [str(hold) for hold in campaign.holds] == ["HALL from X to B"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "nothing to add"),
        ({"T": {"hours": "1"}}, "already exists"),
        ({"X": {"hours": "1", "before": "Q"}}, "before the unknown step 'Q'"),
        ({"X": {"hourz": "1"}}, "hourz"),
        ({"X": "1h"}, "has no fields"),
        ({"tasks": {}, "limits": {"from": "T"}}, "must be lists"),
        ({"tasks": {}, "limits": [{"from": "T"}]}, "from"),
    ],
)
def test_what_cannot_be_added_is_refused(data, message):
    """Every mistake says what is wrong with the addition, not with the task graph."""
    with pytest.raises(InputError, match=message):
        added(with_test(), data)
