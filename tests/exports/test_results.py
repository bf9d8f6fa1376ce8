"""A folder of results: one run replaces another as a whole, whatever happens on the way."""

import errno
import os
import subprocess
import sys
import threading
import time
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from scheduler.errors import ExportError, InputError
from scheduler.exports.folder.holdings import ResultsRun
from scheduler.exports.folder.locking import locked
from scheduler.exports.folder.names import safe_name
from scheduler.exports.folder.results import renew
from scheduler.exports.folder.trial import require_folder
from scheduler.exports.folder.writing import write_whole
from scheduler.formats.result_names import is_result
from scheduler.readers.manifest import find_false_files, read_manifest

ROOT = Path(__file__).parents[2]
OLD = {"plan.json": "old plan", "schedule.csv": "old table", "gantt.png": "old picture"}
NEW = {"plan.json": "new plan", "schedule.csv": "new table", "loads.csv": "new loads"}
FIRST = ResultsRun(kind="plan", graph="a" * 64, scenario="busy")
OTHER = ResultsRun(kind="plan", graph="a" * 64, scenario="quiet")
LEVERS = ResultsRun(kind="levers", graph="a" * 64, scenario="busy")
ELSEWHERE = ResultsRun(kind="levers", graph="b" * 64, scenario="busy")


def put(folder, files, run=FIRST):
    """Write files as the results of a run."""
    return renew(
        folder,
        run,
        lambda place: [write_whole(place / name, text.encode()) for name, text in files.items()],
    )


def seen(folder):
    """Return the files that everybody sees, with their contents, the manifest apart."""
    return {
        path.name: path.read_text()
        for path in folder.iterdir()
        if path.name != "manifest.json" and not path.name.startswith(".")
    }


def hidden(folder):
    """Return what nobody should see left behind."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_new_run_replaces_an_old_one_as_a_whole(tmp_path):
    """The picture that the new run does not draw is gone, and the manifest lists the rest."""
    put(tmp_path, OLD)
    written = put(tmp_path, NEW)

    assert [path.name for path in written] == [*NEW, "manifest.json"]
    assert (seen(tmp_path), hidden(tmp_path)) == (NEW, [])
    assert find_false_files(tmp_path) == []


def test_files_are_readable_as_others_are(tmp_path):
    """The rights of a file follow the user's mask, as for any new file."""
    put(tmp_path, OLD)
    (tmp_path / "own.txt").write_text("own")

    assert (tmp_path / "plan.json").stat().st_mode == (tmp_path / "own.txt").stat().st_mode


def test_files_of_other_origin_stay(tmp_path):
    """Notes and pictures of one's own are nobody's business."""
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "sub").mkdir()
    put(tmp_path, OLD)
    put(tmp_path, NEW)

    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "sub").is_dir()


def test_file_of_other_origin_with_the_name_of_a_result_is_in_the_way(tmp_path):
    """Somebody's own table is not written over; nothing is."""
    (tmp_path / "schedule.csv").write_text("mine")

    with pytest.raises(
        ExportError, match=r"files not written by this program: schedule\.csv\n.*--out"
    ):
        put(tmp_path, OLD)

    assert (seen(tmp_path), hidden(tmp_path)) == ({"schedule.csv": "mine"}, [])


def test_task_graph_with_the_name_of_a_result_is_in_the_way(tmp_path):
    """A planner's own task-graph.yaml is not written over, and told before the search."""
    (tmp_path / "task-graph.yaml").write_text("name: mine")

    with pytest.raises(ExportError, match=r"files not written by this program: task-graph\.yaml"):
        require_folder(tmp_path, "target")
    require_folder(tmp_path, "plan")


def test_manifest_of_another_program_is_in_the_way(tmp_path):
    """A web page has a manifest.json, too."""
    (tmp_path / "manifest.json").write_text('{"name": "page"}')

    with pytest.raises(ExportError, match="not written by this program"):
        put(tmp_path, OLD)
    with pytest.raises(InputError, match="is not a manifest of results"):
        read_manifest(tmp_path)


def test_levers_lie_beside_the_plan_of_the_same_graph_and_scenario(tmp_path):
    """Results about the same thing stay together; those about another scenario give way."""
    put(tmp_path, OLD)
    put(tmp_path, {"levers.csv": "gains"}, LEVERS)
    assert seen(tmp_path) == {**OLD, "levers.csv": "gains"}

    put(tmp_path, NEW)
    assert seen(tmp_path) == {**NEW, "levers.csv": "gains"}

    put(tmp_path, OLD, OTHER)
    assert seen(tmp_path) == OLD


def test_levers_of_another_graph_remove_a_plan_that_is_no_longer_true(tmp_path):
    """The graph was changed in between: nothing of its earlier version stays."""
    put(tmp_path, OLD)
    put(tmp_path, {"levers.csv": "gains"}, ELSEWHERE)

    assert seen(tmp_path) == {"levers.csv": "gains"}


def test_results_from_before_there_were_manifests_are_known(tmp_path):
    """An old folder of results is replaced like one with a manifest."""
    for name, text in OLD.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "plan.json").write_text('{\n "format": "launch-plan/1"}')

    put(tmp_path, NEW)

    assert seen(tmp_path) == NEW


def test_manifest_cannot_name_files_elsewhere(tmp_path):
    """A forged manifest neither leads out of the folder nor to files that are no results."""
    folder, digest = tmp_path / "out", "0" * 64
    folder.mkdir()
    (tmp_path / "plan.json").write_text("outside")
    (folder / "thesis.docx").write_text("mine")
    for name in ("../plan.json", "thesis.docx"):
        (folder / "manifest.json").write_text(
            '{"format": "launch-results/1", "runs": [{"kind": "plan", "graph": "", '
            f'"scenario": "", "files": {{"{name}": "{digest}"}}}}]}}'
        )
        try:
            put(folder, NEW)
        except ExportError:
            (folder / "manifest.json").unlink()
        assert (tmp_path / "plan.json").read_text() == "outside"
        assert (folder / "thesis.docx").read_text() == "mine"


def test_pictures_join_the_run_of_their_plan(tmp_path):
    """Drawn again, a chart replaces the old one; all else stays and is still listed."""
    put(tmp_path, OLD)
    manifest = read_manifest(tmp_path)
    assert manifest is not None
    digest = manifest.runs[0].files["plan.json"]
    guest = ResultsRun(kind="gantt", graph="a" * 64, scenario="busy", plan=digest)
    put(tmp_path, {"gantt.png": "redrawn"}, guest)

    assert seen(tmp_path) == {**OLD, "gantt.png": "redrawn"}
    assert find_false_files(tmp_path) == []
    manifest = read_manifest(tmp_path)
    assert manifest is not None
    assert [run.kind for run in manifest.runs] == ["plan"]


def test_pictures_do_not_push_out_another_plan(tmp_path):
    """The chart of one plan does not take the place of that of another."""
    put(tmp_path, OLD)
    guest = ResultsRun(kind="gantt", graph="a" * 64, scenario="busy", plan="f" * 64)

    with pytest.raises(ExportError, match="the results of another plan"):
        put(tmp_path, {"gantt.png": "stranger"}, guest)

    assert seen(tmp_path) == OLD


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda folder: (folder / "gantt.png").write_text("x"), "gantt.png is not the file"),
        (lambda folder: (folder / "gantt.png").unlink(), "gantt.png is missing"),
        (lambda folder: (folder / "gantt.png").rename(folder / "x"), "gantt.png is missing"),
        (
            lambda folder: (folder / "waterfall.svg").write_text("x"),
            "waterfall.svg belongs to no run",
        ),
    ],
)
def test_manifest_knows_a_file_that_was_changed(edit, message, tmp_path):
    """Every file is held against its digest, pictures included."""
    put(tmp_path, OLD)
    edit(tmp_path)

    (found,) = find_false_files(tmp_path)
    assert found.startswith(message)


def test_planted_links_are_not_followed(tmp_path):
    """A link in the place of a result is replaced; what it leads to keeps its content."""
    victim = tmp_path / "victim"
    victim.write_text("precious")
    folder = tmp_path / "out"
    put(folder, OLD)
    for name in ("plan.json", "manifest.json"):
        (folder / f".{name}.partial").symlink_to(victim)
    (folder / "plan.json").unlink()
    (folder / "plan.json").symlink_to(victim)

    put(folder, NEW)

    assert victim.read_text() == "precious"
    assert not (folder / "plan.json").is_symlink()


def test_what_killed_runs_left_is_cleared(tmp_path):
    """Folders in which results waited, and old partial files, go with the next run."""
    put(tmp_path, OLD)
    (tmp_path / ".launch-scheduler-dead").mkdir()
    (tmp_path / ".launch-scheduler-dead" / "plan.json").write_text("half")
    for name in (".waits.csv.partial", f".{'0f' * 8}.partial", ".own.partial"):
        (tmp_path / name).write_text("half")
        os.utime(tmp_path / name, (0, 0))

    put(tmp_path, NEW)

    assert hidden(tmp_path) == [".own.partial"]


CALLS = ("open", "write", "fsync", "replace", "mkdir")


class Saboteur:
    """Fails calls to the system from a certain one on, once or for good."""

    def __init__(self, patch, at, *, for_good):
        self.count, self.at, self.for_good = 0, at, for_good
        for name in CALLS:
            patch.setattr(os, name, self.wrapped(getattr(os, name)))

    def wrapped(self, call):
        """Return a call that may fail."""

        def called(*args, **kwargs):
            self.count += 1
            if self.count == self.at or (self.for_good and self.count > self.at):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return call(*args, **kwargs)

        return called


def reason_of(call):
    """Return why a call is refused, or nothing."""
    try:
        call()
    except ExportError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("for_good", [False, True])
def test_full_disk_at_any_call_leaves_one_run_whole(for_good, tmp_path):
    """Wherever the disk is full, the old results are all there, or the new ones are."""
    for at in range(1, 200):
        folder = tmp_path / str(at)
        put(folder, OLD)
        with pytest.MonkeyPatch.context() as patch:
            saboteur = Saboteur(patch, at, for_good=for_good)
            reason = reason_of(partial(put, folder, NEW))
        left = seen(folder)
        assert left.items() <= OLD.items() or left.items() <= NEW.items()
        if reason and not for_good:
            assert (hidden(folder), find_false_files(folder)) == ([], [])
            assert left in (OLD, NEW)
        elif not reason:
            assert (left, find_false_files(folder)) == (NEW, [])
        assert not reason or "No space left on device" in reason
        if saboteur.count < at:
            return
    pytest.fail("there is no end of calls")


def test_short_writes_are_gone_on_with(tmp_path, monkeypatch):
    """A system that takes a byte at a time gets them all."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda number, content: write(number, content[:1]))

    put(tmp_path, OLD)

    assert seen(tmp_path) == OLD


KILLING = """
import os
from pathlib import Path
from tests.exports.test_results import CALLS, NEW, OLD, put, seen
from scheduler.formats.result_names import is_result
from scheduler.readers.manifest import find_false_files

for at in range(1, 200):
    folder = Path(os.environ["PLACE"]) / str(at)
    put(folder, OLD)
    child = os.fork()
    if not child:
        left = at
        def wrapped(call):
            def called(*args, **kwargs):
                global left
                left -= 1
                if not left:
                    os._exit(9)
                return call(*args, **kwargs)
            return called
        for name in CALLS:
            setattr(os, name, wrapped(getattr(os, name)))
        put(folder, NEW)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    left, false = seen(folder), find_false_files(folder)
    is_old, is_new = left.items() <= OLD.items(), left.items() <= NEW.items()
    assert is_old or is_new, (at, left)
    assert false or left in (OLD, NEW), (at, left, false)
    put(folder, NEW)
    assert seen(folder) == NEW and not find_false_files(folder), at
    assert not [path for path in folder.iterdir() if path.name.startswith(".")], at
    if status == 0:
        print("all", at)
        break
"""


@pytest.mark.skipif(os.name == "nt", reason="kills a forked process")
def test_run_killed_at_any_call_leaves_no_mixture(tmp_path):
    """What is seen is of one run, the manifest tells what is missing, and a rerun mends it."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-"],
        input=KILLING,
        env={**os.environ, "PLACE": str(tmp_path)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[1]) > 15


def test_second_writer_waits_for_the_first(tmp_path, caplog):
    """Two runs into one folder come one after the other."""
    inside, done = threading.Event(), []

    def first():
        with locked(tmp_path):
            inside.set()
            time.sleep(0.3)
            done.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    inside.wait()
    put(tmp_path, NEW)
    done.append("second")
    thread.join()

    assert done == ["first", "second"]
    assert "waiting for another run" in caplog.text


def test_writer_that_never_ends_is_not_waited_for_for_ever(tmp_path):
    """After some patience the second run is refused with the reason."""
    with (
        locked(tmp_path),
        pytest.raises(ExportError, match="another run has been writing"),
        locked(tmp_path, patience=0.1),
    ):
        pass


def test_many_writers_leave_the_files_of_one(tmp_path):
    """Whoever comes last, the folder holds one run, and nobody is refused."""
    sets = [{name: f"{text} {n}" for name, text in NEW.items()} for n in range(6)]
    threads = [threading.Thread(target=put, args=(tmp_path, each)) for each in sets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert seen(tmp_path) in sets
    assert find_false_files(tmp_path) == []


def test_folder_removed_meanwhile_is_told(tmp_path):
    """Files that are gone are not named as written."""
    folder = tmp_path / "out"

    def write(place):
        written = write_whole(place / "plan.json", b"new")
        folder.rename(tmp_path / "gone")
        folder.mkdir()
        return [written]

    with pytest.raises(ExportError, match=r"out cannot be written: .*\n.*--out"):
        renew(folder, FIRST, write)


def test_trial_of_a_folder_leaves_nothing(tmp_path):
    """A folder that can be made is made and taken away again; one that exists stays."""
    require_folder(tmp_path / "a" / "b", "plan")
    require_folder(tmp_path, "plan")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x" * 300, "File name too long"),
        ("note/below", "note is a file"),
        ("note", "note is a file"),
        ("nul\0", "null"),
        ("/proc/none", "No such file"),
    ],
)
def test_folder_that_cannot_be_is_refused_before_the_search(name, message, tmp_path):
    """The reason is named, and what to do."""
    (tmp_path / "note").write_text("a note")

    with pytest.raises(ExportError, match=rf"cannot be written: .*{message}.*\n.*--out"):
        require_folder(tmp_path / name, "plan")

    assert [path.name for path in tmp_path.iterdir()] == ["note"]


@pytest.mark.parametrize(
    "name",
    [
        *("../../../out", "/abs", "a/b", "a\\b", "nul\0", "esc\x1b[0m", "..", ".", "", "x" * 300),
        *("CON", "a:b", "\udc80", "ü" * 200, " ", "a\nb", "-" * 90),
    ],
)
def test_hostile_names_stay_inside_the_folder(name, tmp_path):
    """Whatever a scenario is called, its folder is one new folder below."""
    safe = safe_name(name)
    folder = tmp_path / safe
    folder.mkdir()

    assert folder.resolve().parent == tmp_path.resolve()
    assert len(safe.encode()) <= 100


def test_plain_names_stay_and_others_stay_different():
    """Names people use are kept; two names that look alike when made safe do not meet."""
    for name in ("busy", "two-shifts", "Zürich 2026", "夜班", "a+b"):
        assert safe_name(name) == name
    assert len({safe_name(name) for name in ("a/b", "a:b", "a-b", "../a", "a")}) == 5


@pytest.mark.parametrize("name", ["plan.json", "gantt-full.svg", "crews.csv", "task-graph.yaml"])
def test_results_are_known_by_their_names(name):
    """These are files of this program."""
    assert is_result(name)


@pytest.mark.parametrize("name", ["thesis.docx", "plan.txt", "my-plan.json", "../plan.json"])
def test_other_names_are_not_ours(name):
    """These are not, whatever a manifest says."""
    assert not is_result(name)


def test_risk_joins_its_plan_and_leaves_with_it(tmp_path):
    """Draws of an earlier assessment leave for a new one, the picture of the plan does not."""
    put(tmp_path, OLD)
    digest = sha256(OLD["plan.json"].encode()).hexdigest()
    risk = ResultsRun(kind="risk", graph="a" * 64, scenario="busy", plan=digest)
    put(tmp_path, {"risk.json": "one", "draws.csv": "one", "gantt.png": "with risk"}, risk)
    put(tmp_path, {"risk.json": "two", "risk.png": "two"}, risk)

    assert seen(tmp_path) == {
        **OLD,
        "gantt.png": "with risk",
        "risk.json": "two",
        "risk.png": "two",
    }
    assert find_false_files(tmp_path) == []
    put(tmp_path, NEW)
    assert seen(tmp_path) == NEW


def test_risk_elsewhere_gives_way_to_that_of_another_plan(tmp_path):
    """Without a plan beside it, it is a run of its own."""
    one, two = (
        ResultsRun(kind="risk", graph="a" * 64, scenario="busy", plan=digest * 64)
        for digest in ("1", "2")
    )
    put(tmp_path, {"risk.json": "one", "draws.csv": "one"}, one)
    put(tmp_path, {"risk.json": "two"}, two)

    assert seen(tmp_path) == {"risk.json": "two"}
