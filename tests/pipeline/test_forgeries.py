import json
from typing import get_args

import pytest

from scheduler.errors import InputError, InvalidPlanError
from scheduler.exports.document.plan import write_plan_json
from scheduler.formats.plan_parts import Ending, Verdict
from scheduler.pipeline.plan import plan
from scheduler.pipeline.reopen import reopen, verify
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import Status, Stop

ONE_PLACE = """
name: Two steps in one place
start: 2026-03-02T08:00
launch: launch
facilities: {HALL: {room: 1}}
tasks:
  left: {hours: 2, elapsed: yes, facility: HALL}
  right: {hours: 2, elapsed: yes, facility: HALL}
  launch: {hours: 1, elapsed: yes, after: [left, right]}
scenarios: {only: {}}
"""


OTHER_WAY = {
    "step": "test",
    "option": 1,
    "name": "",
    "minutes": 60,
    "nominal_minutes": 600,
    "crew": {},
    "nominal_crew": {},
    "facility": None,
    "nominal_facility": None,
}


@pytest.fixture
def forge(plan_file):
    """Return a function that sets one field of the written plan."""

    def rewrite(place, value):
        document = json.loads(plan_file.read_text())
        entry = document
        for part in place[:-1]:
            entry = entry[part]
        entry[place[-1]] = value
        plan_file.write_text(json.dumps(document))
        return plan_file

    return rewrite


@pytest.fixture
def bounded(tmp_path):
    """Return a function that states another verdict for a launch at 13:00, proved."""
    graph = tmp_path / "graph.yaml"
    graph.write_text(ONE_PLACE)
    path = write_plan_json(plan(graph, options=SolveOptions(workers=1)), tmp_path)

    def rewrite(**stated):
        document = json.loads(path.read_text())
        document["result"].update(stated)
        path.write_text(json.dumps(document))
        return path

    return rewrite


def messages_of(violations):
    """Return what the violations say, all of them about claims."""
    assert {violation.rule for violation in violations} == {"claims"}
    return [violation.message for violation in violations]


@pytest.mark.parametrize(
    "place",
    [
        ("result", "launch"),
        ("result", "bound"),
        ("tasks", 2, "start"),
        ("tasks", 2, "end"),
        ("baseline", "result", "launch"),
        ("baseline", "tasks", 2, "start"),
    ],
)
def test_forged_date_text_is_named(forge, place):
    """The minutes stay, the date that people read does not."""
    (message,) = messages_of(verify(forge(place, "2026-03-01T08:00+01:00")))

    assert message.startswith(f"{'.'.join(map(str, place)).replace('.2.', '.test.')} is ")
    assert '"2026-03-01T08:00+01:00", but "2026-03-0' in message


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("campaign",), "Last steps"),
        (("integrity", "whole"), False),
        (("integrity", "steps_kept"), 6),
        (("integrity", "done"), ["test"]),
        (("integrity", "habits_relaxed"), []),
        (("integrity", "hard_links_kept"), 0),
        (("integrity", "habits", 0, "overlap_minutes"), 1),
        (("integrity", "added_people"), []),
        (("integrity", "other_ways"), [OTHER_WAY]),
        (("integrity", "duty_deviations"), 0),
        (("tasks", 0, "on_driving_chain"), False),
        (("tasks", 0, "total_float_minutes"), 600),
        (("tasks", 0, "free_float_minutes"), None),
        (("tasks", 0, "driver"), None),
        (("tasks", 2, "driver", "task"), "unload"),
        (("tasks", 2, "driver", "cause"), "crew"),
        (("driving_chain",), []),
        (("driving_chain", 0, "task"), "test"),
        (("baseline", "strict_serial_minute"), 0),
        (("baseline", "strict_serial_minute"), None),
        (("baseline", "tasks", 0, "on_driving_chain"), True),
    ],
)
def test_forged_figure_is_named(forge, place, value):
    """Whatever follows from the dates is derived anew and compared."""
    messages = messages_of(verify(forge(place, value)))

    assert any(message.startswith(place[0]) for message in messages)
    assert all(message.endswith(" follows") for message in messages)


def test_forged_figure_names_field_step_and_both_values(forge):
    """The float of a step on the chain, said to be ten hours."""
    (broken,) = verify(forge(("tasks", 0, "total_float_minutes"), 600))

    assert (broken.rule, broken.tasks) == ("claims", ("unload",))
    assert broken.message == "tasks.unload.total_float_minutes is 600, but 0 follows"


def test_emptied_resource_order_is_named(bounded):
    """One step hands the only place to the other; without that, floats mean nothing."""
    path = bounded()
    document = json.loads(path.read_text())
    assert document["resource_order"]
    path.write_text(json.dumps({**document, "resource_order": []}))

    (message,) = messages_of(verify(path))

    assert message.startswith("resource_order is [], but [{")


def test_shuffled_steps_are_named(forge, plan_file):
    """Steps stand in file order."""
    steps = json.loads(plan_file.read_text())["tasks"]

    (message,) = messages_of(verify(forge(("tasks",), steps[::-1])))

    assert message.startswith('tasks.order is ["countdown", "go"')


def test_second_entry_for_a_step_is_refused(forge, plan_file):
    """Neither the first nor the last of two entries is the plan."""
    steps = json.loads(plan_file.read_text())["tasks"]
    path = forge(("tasks",), [*steps, steps[0]])

    with pytest.raises(InputError, match=r"not-a-plan: tasks: more than one entry for 'unload'"):
        verify(path)


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        (("result", "status"), "proved by God", "'optimal', 'feasible', 'infeasible' or 'unknown'"),
        (("result", "stop"), "foo", "'proof', 'time limit', 'interrupted' or 'no search'"),
        (("baseline", "result", "status"), "", "'optimal', 'feasible'"),
        (("options", "time_limit"), -1, "greater than or equal to 0"),
        (("options", "workers"), -1, "greater than or equal to 0"),
        (("options", "settle"), -0.5, "greater than or equal to 0"),
    ],
)
def test_value_that_no_plan_has_is_refused(forge, place, value, message):
    """Made-up verdicts and negative options name the field and what it may hold."""
    with pytest.raises(InputError) as caught:
        verify(forge(place, value))

    assert f"not-a-plan: {': '.join(place)}: " in str(caught.value)
    assert message in str(caught.value)


def test_plan_files_know_the_verdicts_of_the_search():
    """Formats repeat what the search can say, word for word."""
    assert list(get_args(Verdict)) == list(Status)
    assert list(get_args(Ending)) == list(Stop)


def test_empty_piece_is_named(forge, plan_file):
    """A pausable step that is said to work for no time in the middle of a pause."""
    pieces = json.loads(plan_file.read_text())["tasks"][2]["pieces"]
    path = forge(("tasks", 2, "pieces"), [pieces[0], [20 * 60, 20 * 60], pieces[1]])

    (broken,) = verify(path)

    assert (broken.rule, broken.tasks) == ("claims", ("test",))
    assert "is not cut into pieces where its work stops and resumes" in broken.message
    with pytest.raises(InvalidPlanError, match="is not cut into pieces"):
        reopen(path)


@pytest.mark.parametrize("place", [("scenario",), ("baseline", "scenario")])
@pytest.mark.parametrize("come_back", [verify, reopen])
def test_unknown_scenario_is_refused(forge, place, come_back):
    """A scenario that the graph does not have names the nearest one it has."""
    with pytest.raises(InputError, match=r"unknown-scenario: unknown scenario 'quite'"):
        come_back(forge(place, "quite"))


def test_other_baseline_than_that_of_the_graph_is_named(forge):
    """A plan compared with its own scenario saves what it likes."""
    messages = [broken.message for broken in verify(forge(("baseline", "scenario"), "busy"))]

    assert "its baseline is not the baseline scenario of the graph (busy)" in messages
    assert "a plan of the baseline scenario is compared with itself (busy)" in messages


def test_plan_without_a_baseline_is_sound(forge):
    """A baseline scenario may have no plan."""
    assert verify(forge(("baseline",), None)) == []


@pytest.mark.parametrize("come_back", [verify, reopen])
def test_forged_copy_of_the_graph_is_refused(forge, made_plan, come_back):
    """The copy in the plan must be the text that the digest belongs to."""
    path = forge(("graph", "text"), made_plan.graph.text.replace("MEC: 4}", "MEC: 3}"))

    with pytest.raises(InputError, match="other-task-graph"):
        come_back(path)


def test_forged_copy_is_refused_beside_the_true_graph(forge, made_plan, tmp_path):
    """Naming the graph does not excuse the copy in the plan."""
    graph = tmp_path / "graph.yaml"
    graph.write_bytes(made_plan.graph.text.encode())
    path = forge(("graph", "text"), made_plan.graph.text + "# changed\n")

    with pytest.raises(InputError, match=r"other-task-graph: .* the copy of"):
        verify(path, graph)


def test_plan_of_a_graph_with_a_byte_order_mark_is_sound(tmp_path):
    """The digest is that of the file's bytes; its text has no mark."""
    graph = tmp_path / "graph.yaml"
    graph.write_text(ONE_PLACE, encoding="utf-8-sig")
    path = write_plan_json(plan(graph, options=SolveOptions(workers=1)), tmp_path)

    assert verify(path) == []
    assert verify(path, graph) == []


def test_honest_gap_is_no_false_claim(bounded):
    """A feasible plan with a gap of 1 h says so, and that is sound."""
    path = bounded(
        status="feasible",
        stop="time limit",
        bound="2026-03-02T12:00+00:00",
        bound_minute=4 * 60,
        gap_minutes=60,
    )

    assert verify(path) == []


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        (
            {"status": "feasible", "bound_minute": 2 * 60, "gap_minutes": 3 * 60},
            "the bound lies before the launch that the links allow",
        ),
        ({"status": "feasible"}, "it claims no optimum although launch and bound meet"),
        ({"status": "feasible"}, "it claims a proof without an optimum"),
        ({"status": "infeasible"}, "it denies that there is a plan"),
    ],
)
def test_verdict_that_no_search_gives_is_named(bounded, stated, message):
    """Status, stop and bound contradict one another or the links."""
    path = bounded(**stated)

    assert f"{message} (only)" in messages_of(verify(path))
    with pytest.raises(InvalidPlanError, match=message):
        reopen(path)


def test_earliest_starts_of_a_plan_with_room_are_no_proof(bounded):
    """A step that could start earlier shows that `settled` is false."""
    path = bounded(launch_minute=6 * 60, bound_minute=6 * 60)
    document = json.loads(path.read_text())
    for task in document["tasks"]:
        task["start_minute"] += 60
        task["end_minute"] += 60
        task["pieces"] = [[minute + 60 for minute in piece] for piece in task["pieces"]]
    path.write_text(json.dumps(document))

    (message,) = messages_of(verify(path))

    assert message == "it claims the earliest starts although a step can start earlier (only)"


def test_start_off_the_grid_is_named(plan_file):
    """Batteries fitted a minute late keep every rule but the grid of whole hours."""
    document = json.loads(plan_file.read_text())
    task = next(task for task in document["tasks"] if task["id"] == "batteries")
    start, end = task["start_minute"] + 1, task["end_minute"] + 1
    task.update(start_minute=start, end_minute=end, pieces=[[start, end]])
    plan_file.write_text(json.dumps(document))

    (broken,) = verify(plan_file)

    assert (broken.rule, broken.tasks) == ("claims", ("batteries",))
    assert broken.message == "does not start at a legal minute on the grid of 60 min (busy)"
