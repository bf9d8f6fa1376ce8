"""Plans with a preference: written, read, verified, forged."""

import json

import pytest

from scheduler.errors import InvalidPlanError
from scheduler.exports.document.plan import plan_document, write_plan_json
from scheduler.pipeline.plan import plan
from scheduler.pipeline.reopen import reopen, verify
from scheduler.planning.interface.options import Prefer, SolveOptions

NIGHT = """
name: A night between two shifts
start: 2026-03-02T18:00
launch: launch
shifts: {late: 18:00-24:00, early: 06:00-12:00}
crews: {MEC: {people: {late: 2, early: 2}}}
tasks:
  test: {hours: 5, crew: {MEC: 2}}
  launch: {hours: 1, after: test, windows: [{for: start, daily: "12:00"}]}
scenarios: {quiet: {order: serial}, busy: {shifts: [late, early]}}
baseline: quiet
scenario: busy
"""


@pytest.fixture(scope="module")
def calm_plan(tmp_path_factory):
    """Return a plan that leaves the night free: the test runs from 06:00, not from 18:00."""
    graph = tmp_path_factory.mktemp("graph") / "graph.yaml"
    graph.write_text(NIGHT)
    return plan(graph, options=SolveOptions(workers=1, prefer=Prefer.CALM))


@pytest.fixture
def forge(calm_plan, tmp_path):
    """Return a function that states another result of the preference."""
    path = write_plan_json(calm_plan, tmp_path)

    def rewrite(**stated):
        document = json.loads(path.read_text())
        document["result"]["preference"].update(stated)
        path.write_text(json.dumps(document))
        return path

    return rewrite


def test_preference_is_written_and_read(calm_plan, tmp_path):
    """Name, value and bound stand in the file; the plan reads back the same and is sound."""
    path = write_plan_json(calm_plan, tmp_path)
    document = json.loads(path.read_text())

    assert document["options"]["prefer"] == "calm"
    assert document["result"]["preference"] == {
        "name": "calm",
        "value": 0,
        "bound": 0,
        "proved": True,
    }
    assert calm_plan.schedule["test"].start == 12 * 60
    assert verify(path) == []
    assert plan_document(reopen(path)) == plan_document(calm_plan)


def test_plan_file_states_what_is_asked_of_people(calm_plan):
    """Two people on one shift by day, 10 person-hours of work, none at night or on Sunday."""
    effort = plan_document(calm_plan).effort

    assert effort is not None
    assert (effort.person_shifts, effort.work_minutes, effort.cost) == (2, 600, 200)
    assert (effort.night_minutes, effort.weekend_minutes) == (0, 0)


def test_baseline_starts_early_whatever_is_preferred(calm_plan):
    """It is what the plan is compared with; nothing is preferred in it."""
    assert calm_plan.baseline is not None
    assert calm_plan.baseline.result.preference is None


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ({"value": 60}, "the stated value of the preference is not that of the schedule"),
        ({"bound": 60}, "the bound of the preference lies above its value"),
        ({"name": "cheap"}, "the stated value of the preference is not that of the schedule"),
        ({"name": "cheap"}, "it was planned to be calm, but states the preference cheap"),
    ],
)
def test_forged_preference_is_named(forge, stated, message):
    """Two hundredths and no minute at night are what the schedule is worth."""
    path = forge(**stated)

    assert f"{message} (busy)" in [broken.message for broken in verify(path)]
    with pytest.raises(InvalidPlanError, match=message):
        reopen(path)


def test_forged_proof_of_a_preference_is_named(forge):
    """Value and bound meet, so it is proved."""
    (broken,) = verify(forge(proved=False))

    assert broken.message == "result.preference.proved is false, but true follows"


def test_early_starts_of_a_calm_plan_are_judged_with_its_preference(calm_plan, tmp_path):
    """Without the preference the test could start at 18:00, and `settled` would be false."""
    path = write_plan_json(calm_plan, tmp_path)
    document = json.loads(path.read_text())
    assert document["result"]["settled"]
    document["result"]["preference"] = None
    path.write_text(json.dumps(document))

    messages = [broken.message for broken in verify(path)]

    assert "it claims the earliest starts although a step can start earlier (busy)" in messages
