import json

import pytest

from scheduler.errors import InputError, InvalidPlanError
from scheduler.exports.document.plan import plan_document
from scheduler.pipeline.reopen import reopen, verify
from tests.pipeline.conftest import FIRST_STEPS


@pytest.fixture
def change(plan_file):
    """Return a function that changes the written plan."""

    def rewrite(edit):
        document = json.loads(plan_file.read_text())
        edit(document)
        plan_file.write_text(json.dumps(document))
        return plan_file

    return rewrite


def rules_of(violations):
    """Return the names of the broken rules."""
    return sorted({violation.rule for violation in violations})


def shift(document, task_id, minutes):
    """Move one step of a written plan as it stands."""
    task = next(task for task in document["tasks"] if task["id"] == task_id)
    task["start_minute"] += minutes
    task["end_minute"] += minutes
    task["pieces"] = [[minute + minutes for minute in piece] for piece in task["pieces"]]


def test_written_plan_is_sound(plan_file):
    """Every rule holds, against the copy in the plan and against the file."""
    assert verify(plan_file) == []
    assert verify(plan_file.parent) == []
    assert verify(plan_file, FIRST_STEPS) == []


def test_step_moved_before_its_predecessor_breaks_a_link(change):
    """Roll-out an hour early overlaps the end of the test."""
    path = change(lambda document: shift(document, "roll-out", -60))

    broken = verify(path)

    assert "links" in rules_of(broken)
    assert ("test", "roll-out") in [violation.tasks for violation in broken]


def test_launch_moved_out_of_its_window_is_named(change):
    """The countdown may end from 18:00 to 20:00; at 17:00 it breaks the window and the claim."""
    path = change(lambda document: shift(document, "countdown", -60))

    broken = verify(path)

    assert rules_of(broken) == ["claims", "windows"]


def test_shortened_test_is_named(change):
    """A test of 9 instead of 10 h is a broken promise."""

    def shorten(document):
        task = next(task for task in document["tasks"] if task["id"] == "test")
        task["pieces"][-1][1] -= 60
        task["end_minute"] -= 60

    broken = verify(change(shorten))

    assert {(each.rule, each.tasks) for each in broken} == {("steps", ("test",))}
    assert [each.message for each in broken] == [
        "is a test procedure of 10 h, cut to 9 h",
        "has 9 h of work instead of 10 h",
    ]


def test_missing_step_is_named(change):
    """A plan without the batteries is no plan."""

    def leave_out(document):
        document["tasks"] = [each for each in document["tasks"] if each["id"] != "batteries"]

    (broken,) = verify(change(leave_out))

    assert (broken.rule, broken.tasks) == ("steps", ("batteries",))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("launch_minute", 33 * 60, "the stated launch is not the end of the launch step"),
        ("gap_minutes", 60, "the stated gap is not launch minus bound"),
        ("bound_minute", 35 * 60, "the bound lies after launch"),
        ("bound_minute", 30 * 60, "it claims an optimum although launch and bound differ"),
    ],
)
def test_false_claim_is_named(change, field, value, message):
    """A launch, a gap, a bound or an optimum that the figures contradict."""
    path = change(lambda document: document["result"].update({field: value}))

    claims = [violation for violation in verify(path) if violation.rule == "claims"]

    assert f"{message} (busy)" in [violation.message for violation in claims]


def test_false_baseline_is_named(change):
    """The plan that it is compared with is checked as well."""
    path = change(lambda document: shift(document["baseline"], "roll-out", -60))

    assert "links" in rules_of(verify(path))


def test_another_version_of_the_graph_is_refused(plan_file, made_plan, tmp_path):
    """A plan proves nothing about a graph that has changed since."""
    other = tmp_path / "other.yaml"
    other.write_text(made_plan.graph.text + "# changed\n")

    with pytest.raises(InputError, match="other-task-graph"):
        verify(plan_file, other)


def test_file_that_is_no_plan_is_refused(tmp_path):
    """Text that is not JSON, and JSON that is no plan, name the file."""
    path = tmp_path / "plan.json"
    path.write_text("nothing")
    with pytest.raises(InputError, match="not-a-plan"):
        verify(path)

    path.write_text('{"format": "launch-plan/2"}')
    with pytest.raises(InputError, match=r"not-a-plan: format: .*launch-plan/1"):
        verify(path)


def test_folder_without_a_plan_is_refused(tmp_path):
    """There is nothing to verify in an empty folder."""
    with pytest.raises(InputError, match="no-such-file"):
        verify(tmp_path)


def test_reopened_plan_is_the_same(plan_file, made_plan):
    """All that a plan file states comes back, explained anew."""
    again = reopen(plan_file)

    assert plan_document(again) == plan_document(made_plan)
    assert again.schedule == made_plan.schedule
    assert again.chain == made_plan.chain
    assert again.drivers == made_plan.drivers
    assert again.saved_minutes == made_plan.saved_minutes


def test_broken_plan_is_not_reopened(change):
    """A plan that breaks a rule is not drawn."""
    with pytest.raises(InvalidPlanError, match="links: test, roll-out"):
        reopen(change(lambda document: shift(document, "roll-out", -60)))
