"""Facts of the day on the command line: sheets out, logs and tables in, whole or not at all."""

import json
from pathlib import Path

import pytest

from scheduler.pipeline.load import load
from scheduler.pipeline.progress.reading import read_progress
from tests.running import run

FIRST_STEPS = Path(__file__).parents[2] / "task_graphs" / "first-steps.yaml"
CAMPAIGN, _ = load(FIRST_STEPS)
MORNING = "2026-03-03T09:00"
LOG = (
    "time,step,what,value,by,note\n"
    "2026-03-02T08:00,unload,start,,Lee,\n"
    "2026-03-02T11:30,unload,finish,,,\n"
    "2026-03-02T11:30,stack,start,,,\n"
    "2026-03-02T16:00,stack,remaining,3h,,\n"
)


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    """Return the folder of the announced plan: unload 08-11, stack 11-16 on Monday, and so on."""
    folder = tmp_path_factory.mktemp("announced") / "plan"
    done = run("plan", FIRST_STEPS, "--out", folder, "--no-charts", "--workers", 1)
    assert done.exit_code == 0
    return folder


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Go to an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def log(here):
    """Return a log of Monday morning."""
    path = here / "log.csv"
    path.write_text(LOG)
    return path


def test_sheet_lists_the_steps_that_should_have_begun_and_takes_none_as_begun(plan, here):
    """Four steps were to begin by Tuesday 09:00; as it stands, the sheet says nothing of them."""
    done = run("progress", plan, "--at", MORNING)

    assert done.exit_code == 0
    assert "4 steps should have begun by Tue 03 Mar 2026 09:00." in done.stdout
    progress = read_progress(here / "progress.yaml", CAMPAIGN)
    assert list(progress.steps) == ["unload", "stack", "batteries", "test"]
    assert all(facts.says_nothing for facts in progress.steps.values())
    assert "announced as {started: 2026-03-02T08:00, finished: 2026-03-02T11:00}" in (
        here / "progress.yaml"
    ).read_text("utf-8")


def test_filled_table_is_read_back(plan, here):
    """What is written into the empty cells of a table becomes facts; empty rows stay not begun."""
    assert run("progress", plan, "--at", MORNING, "--csv").exit_code == 0
    path = here / "progress.csv"
    row = "unload,Unload the rocket,2026-03-02 08:00,2026-03-02 11:00,"
    text = path.read_text().replace(f"{row},,,,", f"{row}2026-03-02 08:00,2026-03-02 11:30,,Lee,")
    path.write_text(text)

    done = run("progress", path, "--plan", plan, "--data-date", MORNING)

    assert done.exit_code == 0
    assert "1 done, 6 not begun." in done.stdout
    facts = read_progress(here / "progress.yaml", CAMPAIGN).steps
    assert list(facts) == ["unload"]
    assert f"{facts['unload'].finished:%H:%M}" == "11:30"


def test_gaps_are_filled_from_the_plan_only_when_asked_and_are_counted(plan, log, here):
    """Of the two without a row one was to end on Monday 18:00, the other at 10:00, after nine."""
    done = run("progress", log, "--plan", plan, "--data-date", MORNING, "--as-planned-to", MORNING)

    assert "2 done, 2 under way, 3 not begun; 2 assumed, which nobody reported." in done.stdout
    progress = read_progress(here / "progress.yaml", CAMPAIGN)
    assert progress.assumed == ("batteries", "test")
    assert progress.facts_of("stack").is_under_way
    assert progress.facts_of("test").is_under_way


def test_data_for_programs_stand_alone(log):
    """``--json`` tells the file, the states and what is assumed."""
    done = run("progress", log, "--graph", FIRST_STEPS, "--data-date", MORNING, "--json")

    data = json.loads(done.stdout)
    assert data["file"] == "progress.yaml"
    assert data["steps"] == {
        "done": 1,
        "under way": 1,
        "suspended": 0,
        "dropped": 0,
        "not begun": 5,
    }
    assert data["assumed"] == []


def test_log_with_a_mistake_writes_nothing(plan, log, here):
    """All mistakes are told, and there is no file, not even half a one."""
    log.write_text(f"{LOG}2026-03-02T12:00,stak,start,,,\n2026-03-02T12:00,stack,start,,,\n")
    before = sorted(path.name for path in here.iterdir())

    done = run("progress", log, "--plan", plan, "--data-date", MORNING)

    assert done.exit_code == 2
    assert "; no facts were taken." in done.stderr
    assert "log.csv:6: unknown-task" in done.stderr
    assert "log.csv:7: two-starts" in done.stderr
    assert sorted(path.name for path in here.iterdir()) == before


def test_file_that_is_there_is_replaced_only_when_asked(plan, log, here):
    """Events and pins written by hand are not lost to a log."""
    words = ("progress", log, "--plan", plan, "--data-date", MORNING)
    (here / "progress.yaml").write_text("data_date: 2026-03-02T09:00\n")

    assert "is there already" in run(*words).stderr
    assert (here / "progress.yaml").read_text() == "data_date: 2026-03-02T09:00\n"
    assert run(*words, "--replace").exit_code == 0
    assert "unload" in (here / "progress.yaml").read_text()


def test_announced_plan_is_never_touched(plan, log):
    """Neither a sheet nor a log may be written over a file of results, or over the log."""
    before = {path: path.read_bytes() for path in plan.iterdir()}

    for words in (
        ("progress", plan, "--at", MORNING, "-o", plan / "plan.json", "--replace"),
        ("progress", log, "--plan", plan, "--data-date", MORNING, "-o", log, "--replace"),
    ):
        done = run(*words)
        assert done.exit_code == 2
        assert "is not written over" in done.stderr
    assert {path: path.read_bytes() for path in plan.iterdir()} == before
    assert log.read_text() == LOG


def test_earlier_file_keeps_what_no_log_can_say(log, here):
    """Events and new steps of the file before stay, and the log may speak of the new steps."""
    (here / "before.yaml").write_text(
        "data_date: 2026-03-02T12:00\nsteps: {unload: {started: 2026-03-02T08:00, because: rain}}\n"
        "events: {rain: {known: 2026-03-02T08:00, why: rain, "
        "add: {tasks: {dry: {hours: 1, before: stack}}}}}\n"
    )
    log.write_text(f"{LOG}2026-03-02T12:00,dry,start,,,\n")

    done = run(
        *("progress", log, "--graph", FIRST_STEPS, "--data-date", MORNING),
        *("--with", "before.yaml"),
    )

    assert done.exit_code == 0, done.stderr
    progress = read_progress(here / "progress.yaml", CAMPAIGN)
    assert list(progress.events) == ["rain"]
    assert progress.facts_of("unload").because == "rain"
    assert progress.facts_of("dry").is_under_way


def test_remaining_work_of_an_earlier_sheet_keeps_its_moment(plan, here):
    """Two hours left at nine are not two hours left at noon."""
    (here / "before.yaml").write_text(
        f"data_date: {MORNING}\nsteps: {{test: {{started: 2026-03-02T16:00, remaining: 2h}}}}\n"
    )

    assert run("progress", plan, "--at", "2026-03-03T12:00", "--with", "before.yaml").exit_code == 0

    found = read_progress(here / "progress.yaml", CAMPAIGN).facts_of("test")
    assert f"{found.as_of:%Y-%m-%dT%H:%M}" == MORNING


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("LOG",), "--data-date"),
        (("LOG", "--data-date", MORNING), "with --plan"),
        (("LOG", "--data-date", "2026-03-03", "--plan", "PLAN"), "names a day without a time"),
        (("LOG", "--data-date", MORNING, "--plan", "PLAN", "--csv"), "means nothing for a log"),
        (("PLAN", "--data-date", MORNING), "means nothing for a sheet"),
        (
            ("LOG", "--data-date", MORNING, "--graph", "GRAPH", "--as-planned-to", MORNING),
            "only a plan says what was planned",
        ),
        (
            (
                "LOG",
                "--data-date",
                MORNING,
                "--plan",
                "PLAN",
                "--as-planned-to",
                "2026-03-04T09:00",
            ),
            "lies after the data date",
        ),
        (("GRAPH",), "is no plan, log or table"),
    ],
)
def test_what_is_missing_or_does_not_go_together_is_told(words, said, plan, log, here):
    """Nothing is guessed from half a command."""
    places = {"LOG": log, "PLAN": plan, "GRAPH": FIRST_STEPS}

    done = run("progress", *(places.get(word, word) for word in words))

    assert done.exit_code == 2
    assert said in done.stderr
    assert not (here / "progress.yaml").exists()


def test_check_tells_what_is_wrong_with_facts(plan, here):
    """``check`` reads a progress file once it is told what its facts are of."""
    (here / "facts.yaml").write_text(
        f"data_date: {MORNING}\nsteps: {{unload: {{finished: 2026-03-04T09:00}}}}\n"
    )

    done = run("check", "facts.yaml", "--plan", plan)

    assert done.exit_code == 2
    assert "facts.yaml:2: actual-in-future: " in done.stdout
    assert "facts.yaml:2: finish-without-start: " in done.stdout
    assert "2 problems." in done.stdout


def test_step_that_should_be_over_needs_its_remaining_work(plan, log, here):
    """Three hours left on Monday 16:00 are worked from Tuesday 08:00 to 11:00, and then over."""
    words = ("progress", log, "--plan", plan, "--data-date")

    done = run(*words, "2026-03-03T11:00")
    assert done.exit_code == 2
    assert "log.csv:5: remaining-missing: 'stack' is not finished" in done.stderr
    assert not (here / "progress.yaml").exists()
    assert run(*words, "2026-03-03T10:59").exit_code == 0


def test_facts_taken_for_a_task_graph_are_told_apart(here):
    """Checked without a plan, a progress file is no task graph, and the way out says so."""
    (here / "facts.yaml").write_text(f"data_date: {MORNING}\n")

    done = run("check", "facts.yaml")

    assert done.exit_code == 2
    assert "run launch-scheduler check FILE --graph GRAPH." in done.stdout
