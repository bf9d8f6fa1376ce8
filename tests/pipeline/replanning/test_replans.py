"""Tests for replans from files: the worked examples, what is written, and what verify refuses."""

import json
import shutil

import pytest

from scheduler.analyse.comparing.comparison import compare
from scheduler.errors import InputError, NoScheduleError
from scheduler.exports import export
from scheduler.exports.replanning import export_replan
from scheduler.model.progress.progress import Progress
from scheduler.pipeline.plan import plan
from scheduler.pipeline.progress.announced import read_announced
from scheduler.pipeline.progress.assuming import as_planned
from scheduler.pipeline.progress.sheet import sheet_text
from scheduler.pipeline.reopen import reopen, verify
from scheduler.pipeline.replanning.replan import Replanning
from scheduler.pipeline.replanning.request import ReplanRequest
from scheduler.planning.interface.options import Prefer, SolveOptions
from scheduler.planning.steady.result import LevelAim
from tests.living.m1 import M1, graph, moment, said

QUICK = SolveOptions(workers=1, time_limit=30.0)
A_DONE = "a: {started: 2026-03-02T08:00, finished: 2026-03-02T12:00}"
B_AND_C = "b: {started: 2026-03-02T12:00}, c: {started: 2026-03-02T12:00}"
C_DONE = "c: {started: 2026-03-02T12:00, finished: 2026-03-02T15:00}"


def announce(folder, text):
    """Plan a graph and write the plan into a folder, which is returned."""
    source = folder / "m1.yaml"
    source.write_text(text)
    export(plan(source, options=QUICK), folder / "announced", charts=False)
    return folder / "announced"


@pytest.fixture(scope="module")
def announced(tmp_path_factory):
    """Return the folder of the announced plan of M1."""
    return announce(tmp_path_factory.mktemp("m1"), M1)


def facts_file(folder, data_date, *steps, more=""):
    """Write facts as of a moment into a folder and return the file."""
    lines = [f"data_date: 2026-03-{data_date}", more, f"steps: {{{', '.join(steps)}}}", ""]
    path = folder / "progress.yaml"
    path.write_text("\n".join(lines))
    return path


def replan(announced, facts, **asked):
    """Replan, write the new folder, verify it, and return the plan and its folder."""
    run = Replanning(announced, facts, ReplanRequest(search=QUICK, **asked))
    made = run.run()
    folder = facts.parent / "new"
    export_replan(compare(run.old, made), folder, charts=False)
    assert verify(folder) == []
    return made, folder


def launch(made):
    """Return the launch as text."""
    return f"{made.situation.axis.moment(made.launch_minute):%a %d %H:%M}"


def test_facts_as_planned_move_nothing(announced, tmp_path):
    """Mon 14:00, all as announced: the same plan, disturbance 0."""
    facts = facts_file(tmp_path, "02T14:00", A_DONE, B_AND_C)

    made, _ = replan(announced, facts)

    assert (launch(made), made.replan.disturbance.total) == ("Tue 03 18:00", 0)
    assert made.replan.pushed.moved == ()
    assert made.result.stop == "proof"


def test_overrun_within_float_moves_one_step(announced, tmp_path):
    """Tue 09:00, b has 3 h left: d comes 2 h later and has 2 h of float left, as b has."""
    facts = facts_file(
        tmp_path, "03T09:00", A_DONE, C_DONE, "b: {started: 2026-03-02T12:00, remaining: 3h}"
    )

    made, _ = replan(announced, facts)

    assert (launch(made), said(made.schedule, "d")) == ("Tue 03 18:00", "Tue 12:00-14:00")
    assert dict(made.replan.disturbance.moved) == {"d": 8}
    assert {step: own.total for step, own in made.floats.items()} == {"b": 120, "d": 120, "go": 0}


def test_step_that_could_be_earlier_stays_where_it_was_announced(announced, tmp_path):
    """Tue 09:00, b is done: d stays Tue 10-12, driven by what was announced; early it is 9-11."""
    finished = "b: {started: 2026-03-02T12:00, finished: 2026-03-03T09:00}"
    facts = facts_file(tmp_path, "03T09:00", A_DONE, C_DONE, finished)

    steady, _ = replan(announced, facts)
    early, _ = replan(announced, facts, prefer=Prefer.EARLY)

    assert said(steady.schedule, "d") == "Tue 10:00-12:00"
    assert steady.drivers["d"].wait == "announced"
    assert said(early.schedule, "d") == "Tue 09:00-11:00"
    assert steady.launch_minute == early.launch_minute


M4 = graph(
    {
        "u": "{hours: 2, crew: {MEC: 4}}",
        "v": "{hours: 2, crew: {MEC: 4}}",
        "go": "{hours: 1, all_hands: true, crew: {ELE: 2}, facility: PAD, windows: [evening]}",
    }
).replace("start: 2026-03-02T08:00", "start: 2026-03-02T12:00")
NEW_STEPS = """events:
  fault:
    known: 2026-03-02T11:00
    add:
      tasks:
        n: {name: n, hours: 2, crew: {MEC: 4}, before: [x]}
        x: {name: x, hours: 2, crew: {ELE: 2}, before: [go]}
"""


@pytest.mark.parametrize(
    ("more", "when", "moved"),
    [("", "Mon 02 18:00", "u"), ("freeze: 4h\n", "Tue 03 18:00", "go")],
)
def test_new_work_moves_one_step_or_waits_for_the_freeze(tmp_path, more, when, moved):
    """u, v Mon 12-16 after which nothing waits: u gives way to n; if frozen, launch waits a day."""
    facts = facts_file(tmp_path, "02T12:00", more=more + NEW_STEPS)

    made, _ = replan(announce(tmp_path, M4), facts)

    assert (launch(made), list(made.replan.disturbance.moved)) == (when, [moved])
    assert made.replan.level(LevelAim.FROZEN).value == 0
    if more:
        unfrozen = made.situation.axis.moment(made.replan.unfrozen.launch)
        assert f"{unfrozen:%a %H:%M}" == "Mon 18:00"


def test_pin_is_kept_and_pins_that_collide_are_named(announced, tmp_path):
    """D pinned to 14:00 is there; pinned to 17:00 together with go at 17:00 there is no plan."""
    facts = facts_file(tmp_path, "02T14:00", A_DONE, B_AND_C)

    made, _ = replan(announced, facts, pins={"d": "2026-03-03T14:00"})

    assert said(made.schedule, "d") == "Tue 14:00-16:00"
    late = {"d": "2026-03-03T16:00", "go": "2026-03-03T17:00"}
    with pytest.raises(NoScheduleError, match="the pin"):
        replan(announced, facts, pins=late)


def test_pin_moves_a_frozen_step(announced, tmp_path):
    """D is frozen at Tue 10-12 and pinned to 12:00: it stands there, and the plan is sound."""
    facts = facts_file(tmp_path, "02T14:00", A_DONE, B_AND_C, more="freeze: 24h")

    made, _ = replan(announced, facts, pins={"d": "2026-03-03T12:00"})

    assert said(made.schedule, "d") == "Tue 12:00-14:00"
    assert made.replan.disturbance.frozen == ("d",)


@pytest.mark.parametrize(
    ("pins", "code"),
    [
        ({"e": "2026-03-03T14:00"}, "unknown-task"),
        ({"a": "2026-03-03T14:00"}, "pin-of-begun-step"),
        ({"d": "2026-03-02T13:00"}, "pin-in-past"),
        ({"d": "tomorrow"}, "bad-date"),
    ],
)
def test_pins_that_cannot_be_meant_are_refused(announced, tmp_path, pins, code):
    """Unknown, begun, before the data date, or no date."""
    facts = facts_file(tmp_path, "02T14:00", A_DONE, B_AND_C)

    with pytest.raises(InputError) as error:
        Replanning(announced, facts, ReplanRequest(pins=pins))
    assert [each.code for each in error.value.problems] == [code]


def test_replan_of_a_replan_changes_nothing(announced, tmp_path):
    """The same facts again: nothing moves, and the first plan is still known."""
    facts = facts_file(
        tmp_path, "03T09:00", A_DONE, C_DONE, "b: {started: 2026-03-02T12:00, remaining: 3h}"
    )
    first, folder = replan(announced, facts)

    again, second = replan(folder, facts_again(tmp_path, facts))

    assert again.schedule.starts == first.schedule.starts
    assert again.replan.disturbance.total == 0
    assert again.replan.announced.first == first.replan.announced.first
    told = reopen(second).replan
    assert told is not None
    assert told.announced.told == reopen(announced).schedule.starts


def test_replan_in_another_scenario_counts_past_work_as_the_one_before(tmp_path):
    """B worked by day, 5 h of 6 h; that ELE works late from now on does not change the past."""
    late = "scenarios: {plan: {}, long: {people: {ELE: {day: 2, late: 2}}}}"
    folder = announce(tmp_path, M1.replace("scenarios: {plan: {}}", late + "\nscenario: plan"))
    facts = facts_file(tmp_path, "03T09:00", A_DONE, C_DONE, "b: {started: 2026-03-02T12:00}")
    first, folder = replan(folder, facts, scenario="long")

    again, _ = replan(folder, facts_again(tmp_path, facts))

    assert again.situation.scenario.id == "long"
    assert said(again.schedule, "b") == said(first.schedule, "b") == "Tue 09:00-10:00"


def facts_again(folder, facts):
    """Return a copy of facts in a folder of its own."""
    (folder / "again").mkdir()
    copy = folder / "again" / "progress.yaml"
    copy.write_bytes(facts.read_bytes())
    return copy


def test_facts_older_than_those_of_the_announced_plan_are_refused(announced, tmp_path):
    """A replan as of Tue 09:00 is not replanned as of Mon 14:00."""
    steps = A_DONE, C_DONE, "b: {started: 2026-03-02T12:00, remaining: 3h}"
    _, folder = replan(announced, facts_file(tmp_path, "03T09:00", *steps))
    (tmp_path / "old").mkdir()
    older = facts_file(tmp_path / "old", "02T14:00", A_DONE, B_AND_C)

    with pytest.raises(InputError) as error:
        Replanning(folder, older, ReplanRequest())
    assert [each.code for each in error.value.problems] == ["facts-too-old"]


FORGERIES: dict[str, tuple[list[str | int], object]] = {
    "a step that moved is left out": (["disturbance", "moved"], {}),
    "another launch of the pushed plan": (["pushed", "launch_minute"], 60),
    "a level with another value": (["levels", 3, "value"], 0),
    "a bound above the value": (["levels", 2, "bound"], 10_000),
    "another start announced": (["announced", "tasks", 1, "start_minute"], 0),
    "frozen steps that moved": (["disturbance", "frozen"], ["d"]),
    "a cause that costs more": (["causes", "causes", 0, "by_step_minutes"], 60),
    "causes that do not add up": (["causes", "given_back_minutes"], -60),
    "another first launch": (["announced", "first", "launch"], "2026-03-02T18:00+00:00"),
    "another first plan": (["announced", "first", "digest"], "0" * 64),
    "a way of doing that a step does not have": (["announced", "tasks", 3, "option"], 7),
    "no plan before": (["history"], []),
    "a launch without a freeze that is not there": (
        ["unfrozen"],
        {
            "launch": "2026-03-02T18:00+00:00",
            "launch_minute": 600,
            "bound": "2026-03-02T18:00+00:00",
            "bound_minute": 600,
        },
    ),
    "a trade that is none": (
        ["trade"],
        [
            {
                "launch": "2026-03-02T18:00+00:00",
                "launch_minute": 600,
                "disturbance": 0,
                "bound": 0,
                "proved": True,
                "is_next": True,
            }
        ],
    ),
    "a pin of the facts left out": (["pins"], {}),
}


def test_frozen_step_that_moved_untold_and_pin_that_is_not_kept_break_rules(announced, tmp_path):
    """D is frozen and has to move; a written plan that hides it, or another pin, is refused."""
    steps = A_DONE, C_DONE, "b: {started: 2026-03-02T12:00, remaining: 3h}"
    facts = facts_file(tmp_path, "03T09:00", *steps, more="freeze: 2h")
    made, folder = replan(announced, facts)
    assert made.replan.disturbance.frozen == ("d",)
    file = folder / "plan.json"
    document = json.loads(file.read_text())
    document["replan"]["disturbance"]["frozen"] = []
    document["replan"]["pins"] = {"go": 60}
    file.write_text(json.dumps(document))

    assert {each.rule for each in verify(file)} == {"frozen", "pins"}


def test_frozen_step_moved_without_need_breaks_a_rule(announced, tmp_path):
    """D is frozen at Tue 10-12 and could stay; a plan that puts it an hour later is refused."""
    finished = "b: {started: 2026-03-02T12:00, finished: 2026-03-03T09:00}"
    facts = facts_file(tmp_path, "03T09:00", A_DONE, C_DONE, finished, more="freeze: 2h")
    _, folder = replan(announced, facts)
    file = folder / "plan.json"
    document = json.loads(file.read_text())
    step = next(each for each in document["tasks"] if each["id"] == "d")
    step["start_minute"] += 60
    step["end_minute"] += 60
    step["pieces"] = [[start + 60, end + 60] for start, end in step["pieces"]]
    document["replan"]["disturbance"]["frozen"] = ["d"]
    file.write_text(json.dumps(document))

    messages = [each.message for each in verify(file) if each.rule == "frozen"]
    assert messages == ["was moved, and could stay as announced"]


@pytest.fixture(scope="module")
def pinned(announced, tmp_path_factory):
    """Return the folder of a replan with a pin of the facts."""
    steps = A_DONE, C_DONE, "b: {started: 2026-03-02T12:00, remaining: 3h}"
    pins = "pins: {go: 2026-03-03T17:00}"
    facts = facts_file(tmp_path_factory.mktemp("pinned"), "03T09:00", *steps, more=pins)
    return replan(announced, facts)[1]


@pytest.mark.parametrize("forgery", FORGERIES)
def test_forged_replans_are_refused(pinned, tmp_path, forgery):
    """Whatever a replan says of the announced plan has to follow from it."""
    file = shutil.copytree(pinned, tmp_path / "new") / "plan.json"
    document = json.loads(file.read_text())
    place, value = FORGERIES[forgery]
    entry = document["replan"]
    for part in place[:-1]:
        entry = entry[part]
    assert entry[place[-1]] != value
    entry[place[-1]] = value
    file.write_text(json.dumps(document))

    assert verify(file) != []


@pytest.fixture(scope="module")
def replanned_twice(announced, tmp_path_factory):
    """Return the folder of a replan of a replan."""
    first, second = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    _, folder = replan(announced, facts_file(first, "02T14:00", A_DONE, B_AND_C))
    steps = A_DONE, C_DONE, "b: {started: 2026-03-02T12:00, remaining: 3h}"
    return replan(folder, facts_file(second, "03T09:00", *steps))[1]


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        (["scenario"], "other", "unknown-scenario"),
        (["facts", "text"], "data_date: 2026-03-02T13:00\n", "other-task-graph"),
        (["..", "history"], [{"launch": "soon"}], "not-a-plan"),
    ],
)
def test_announced_plan_that_is_not_the_one_it_was_is_refused(
    replanned_twice, tmp_path, place, value, code
):
    """A replan of a replan, whose announced plan is of no scenario, or has other facts."""
    file = shutil.copytree(replanned_twice, tmp_path / "new") / "plan.json"
    document = json.loads(file.read_text())
    entry = document["replan"]["announced"]
    for part in place[:-1]:
        entry = document["replan"] if part == ".." else entry[part]
    entry[place[-1]] = value
    file.write_text(json.dumps(document))

    with pytest.raises(InputError) as error:
        verify(file)
    assert [each.code for each in error.value.problems] == [code]


def test_facts_of_a_replan_are_where_the_next_sheet_and_log_begin(announced, tmp_path):
    """What the replan knew is not forgotten: a stays done, and c goes on as it was planned."""
    steps = A_DONE, B_AND_C
    _, folder = replan(announced, facts_file(tmp_path, "02T14:00", *steps))
    told = read_announced(folder)
    at = told.local(told.axis.minute(moment("Mon 17:00")))
    assert told.known is not None

    sheet = sheet_text(told, at, told.known)
    filled = as_planned(Progress(data_date=at), told, at, "--as-planned-to")

    assert "a: {started: 2026-03-02T08:00, finished: 2026-03-02T12:00" in sheet
    assert filled.steps["a"] == told.known.steps["a"]
    assert (filled.steps["c"].finished, filled.steps["c"].assumed) == (
        moment("Mon 15:00"),
        True,
    )
    assert (filled.steps["b"].started, filled.steps["b"].finished) == (
        moment("Mon 12:00"),
        None,
    )
