"""One entry reads every form, and refuses whatever holds no steps."""

import os
from pathlib import Path

import pytest

from scheduler.errors import InputError
from scheduler.formats.foreign.words import SourceForm
from scheduler.readers.foreign.codes import CODES
from scheduler.readers.foreign.reading import read_foreign
from tests.readers.foreign.mspdi.projects import mspdi, task
from tests.readers.foreign.test_forms import names_in


def problem_of(path):
    """Return the one problem for which a file is refused."""
    with pytest.raises(InputError, match="nothing was imported") as caught:
        read_foreign(path)
    (problem,) = caught.value.problems
    assert problem.code in CODES
    assert problem.hint
    assert problem.where.file == str(path)
    return problem


def written(folder, content, name="plan.bin"):
    """Return the path of a file with this content."""
    path = Path(folder, name)
    path.write_bytes(content)
    return path


def test_the_name_of_a_file_says_nothing(tmp_path):
    """A schedule of MS Project that is called a list is read as what it is."""
    path = written(tmp_path, mspdi(task(1, Duration="PT8H")), "plan.csv")
    schedule = read_foreign(path)
    assert (schedule.form, schedule.file) == (SourceForm.MSPDI, str(path))
    assert [row.uid for row in schedule.projects[0].tasks] == ["1"]


def test_the_encoding_may_be_named(tmp_path):
    """A file in CP1251 that does not say so."""
    path = written(tmp_path, mspdi(task(1, "Заправка", Duration="PT8H")))
    path.write_bytes(path.read_bytes().decode().replace(' encoding="UTF-8"', "").encode("cp1251"))
    assert problem_of(path).code == "foreign-encoding"
    assert read_foreign(path, encoding="cp1251").projects[0].tasks[0].name == "Заправка"


@pytest.mark.parametrize("rows", ["", task(0, OutlineLevel=0), "<Task><UID>1</UID></Task>"])
def test_a_schedule_without_steps_is_refused(tmp_path, rows):
    """No rows, the project alone, or a blank row."""
    assert problem_of(written(tmp_path, mspdi(rows))).code == "foreign-no-steps"


def test_a_binary_file_says_how_to_save_it(tmp_path):
    """Without the extra it is refused, with the way out that always works first."""
    problem = problem_of(written(tmp_path, names_in("Props14"), "plan.mpp"))
    assert problem.code in ("foreign-mpp", "foreign-no-java", "foreign-unread")
    assert problem.hint.startswith("In MS Project choose File, Save As")


def test_a_task_graph_is_planned_as_it_is(tmp_path):
    """There is nothing to import."""
    problem = problem_of(written(tmp_path, b"name: x\ntasks:\n  A: {hours: 1}\n"))
    assert problem.code == "foreign-task-graph"
    assert "launch-scheduler plan" in problem.hint


@pytest.mark.parametrize("content", [b"%PDF-1.7", bytes(range(256)) * 4, b""])
def test_what_is_no_schedule_is_told(tmp_path, content):
    """A picture of a schedule, noise, nothing."""
    assert problem_of(written(tmp_path, content)).code == "foreign-unknown-form"


def test_a_missing_file_names_schedules_beside_it(tmp_path):
    """Whoever mistyped sees what is there."""
    written(tmp_path, b"", "plan.xml")
    problem = problem_of(tmp_path / "plam.xml")
    assert (problem.code, problem.hint) == ("no-such-file", "Schedules there: plan.xml.")
    assert problem_of(tmp_path / "no" / "plan.xml").code == "no-such-file"


def test_folders_and_devices_are_refused(tmp_path):
    """Neither is read, and a pipe is not waited for."""
    assert problem_of(tmp_path).code == "is-a-folder"
    os.mkfifo(tmp_path / "pipe")
    assert problem_of(tmp_path / "pipe").code == "no-plain-file"
