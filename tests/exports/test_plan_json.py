import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from scheduler.exports.document.plan import plan_document, write_plan_json
from scheduler.readers.plan_json import read_plan_json

GRAPHS = Path(__file__).parents[2] / "task_graphs"


def start_plan(folder):
    """Start to plan a copy of a task graph in a folder, in a process of its own."""
    shutil.copy(GRAPHS / "cargo-launcher.yaml", folder / "graph.yaml")
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "scheduler",
            "plan",
            "graph.yaml",
            "--workers=1",
            "--no-charts",
            "--out=results",
        ],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def read_all(folder):
    """Return the bytes of every file in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_written_plan_reads_back_the_same(first_plan, tmp_path):
    """Document, file and document again are equal."""
    document = plan_document(first_plan)
    path = write_plan_json(first_plan, tmp_path)

    assert path == tmp_path / "plan.json"
    assert read_plan_json(path) == document
    assert read_plan_json(tmp_path) == document


def test_plan_file_carries_the_task_graph(first_plan):
    """The graph stands in the plan with its bare name, its text and the digest of its bytes."""
    graph = plan_document(first_plan).graph
    content = (GRAPHS / "first-steps.yaml").read_bytes()

    assert graph.file == "first-steps.yaml"
    assert graph.text == content.decode()
    assert graph.digest == hashlib.sha256(content).hexdigest()


def test_plan_file_states_dates_and_minutes(first_plan):
    """Launch on the second day at 18:00 is 34 h after the start at 08:00, and proved."""
    result = plan_document(first_plan).result

    assert (result.status, result.stop) == ("optimal", "proof")
    assert (result.launch, result.launch_minute) == ("2026-03-03T18:00+01:00", 34 * 60)
    assert (result.bound_minute, result.gap_minutes) == (34 * 60, 0)


def test_plan_file_states_every_step_and_its_pieces(first_plan):
    """The 10 h test starts at 16:00, works until midnight, rests 8 h and works two more hours."""
    tasks = {task.id: task for task in plan_document(first_plan).tasks}
    test = tasks["test"]

    assert list(tasks) == [
        "unload",
        "stack",
        "test",
        "batteries",
        "roll-out",
        "go",
        "countdown",
    ]
    assert (test.start, test.end) == ("2026-03-02T16:00+01:00", "2026-03-03T10:00+01:00")
    assert test.pieces == ((8 * 60, 16 * 60), (24 * 60, 26 * 60))
    assert test.on_driving_chain
    assert test.driver is not None
    assert (test.driver.cause, test.driver.task, test.driver.until_minute) == ("link", "stack", 480)


def test_plan_file_states_what_it_kept(first_plan):
    """
    Seven steps, one test and all hard links are there; one habit set aside.

    The batteries wait for the test by habit; here they are fitted while it goes on.
    """
    kept = plan_document(first_plan).integrity

    assert (kept.whole, kept.steps, kept.steps_kept) == (True, 7, 7)
    assert (kept.tests, kept.tests_kept, kept.done) == (1, 1, ())
    assert kept.hard_links == kept.hard_links_kept > 0
    assert kept.habits_relaxed == (("test", "batteries"),)
    assert [each.use for each in kept.habits] == ["beside"]


def test_plan_file_states_the_baseline(first_plan):
    """One step at a time in one shift, launch is a day later."""
    baseline = plan_document(first_plan).baseline

    assert baseline is not None
    assert baseline.scenario == "quiet"
    assert baseline.result.launch == "2026-03-04T18:00+01:00"
    assert len(baseline.tasks) == 7


def test_same_input_seed_and_one_worker_give_the_same_bytes(tmp_path):
    """Two processes write plan.json and the tables byte by byte alike."""
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    runs = [start_plan(folder) for folder in folders]

    assert [run.wait(timeout=60) for run in runs] == [0, 0]
    one, two = (read_all(folder / "results") for folder in folders)
    assert {"plan.json", "schedule.csv", "critical_path.csv"} <= set(one)
    assert one == two
