"""Reading published projects."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings

from scheduler.engine.instance_file import read_problem
from scheduler.errors import InputError
from tests.engine.projects import projects, write_patterson
from tests.solve.campaigns import REPEATABLE

PROJECTS = Path(__file__).parents[1] / "data" / "projects"


def test_psplib_file_is_read():
    """Two tasks side by side, then one that needs both cranes."""
    problem = read_problem(PROJECTS / "cranes.sm")

    assert problem.name == "cranes.sm"
    assert problem.names == (1, 2, 3, 4, 5)
    assert problem.durations.tolist() == [0, 2, 3, 3, 0]
    assert problem.demands.tolist() == [[0, 0], [1, 1], [1, 0], [2, 0], [0, 0]]
    assert problem.capacities.tolist() == [2, 1]
    assert problem.links.tolist() == [[0, 1], [0, 2], [1, 3], [2, 4], [3, 4]]


def test_patterson_file_is_read():
    """Three tasks between an empty first and an empty last one."""
    problem = read_problem(PROJECTS / "tower.rcp")

    assert problem.durations.tolist() == [0, 2, 2, 3, 0]
    assert problem.demands.tolist() == [[0], [2], [1], [1], [0]]
    assert problem.capacities.tolist() == [2]
    assert len(problem.links) == 6


@settings(REPEATABLE, max_examples=50)
@given(projects())
def test_written_project_is_read_again(problem):
    """Every number of a Patterson file arrives where it belongs."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "project.rcp"
        write_patterson(problem, path)
        read = read_problem(path)

    back = np.argsort(read.names)
    assert read.durations[back].tolist() == problem.durations.tolist()
    assert read.demands[back].tolist() == problem.demands.tolist()
    assert read.capacities.tolist() == problem.capacities.tolist()
    links = {(read.names[before] - 1, read.names[after] - 1) for before, after in read.links}
    assert links == {tuple(pair) for pair in problem.links.tolist()}


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("modes.mm", "", "project-unsupported: the engine does not know several modes"),
        ("lags.sch", "", "project-unsupported: the engine does not know greatest time lags"),
        ("notes.txt", "", "project-format: unknown ending '.txt'"),
        ("short.rcp", "3 1\n2\n0 0 1 2\n", "project-format"),
        ("words.rcp", "three tasks\n", "project-format"),
        ("empty.rcp", "", "project-format"),
        ("words.sm", "three tasks\n", "project-format"),
        ("bytes.sm", "\x00\x01", "project-format"),
        ("stranger.rcp", "2 1\n2\n1 1 1 7\n1 1 0\n", "project-link: a link leads from task 1 to 7"),
        ("circle.rcp", "2 1\n2\n1 1 1 2\n1 1 1 1\n", "project-cycle"),
        ("greedy.rcp", "1 1\n2\n1 3 0\n", "project-demand: task 1 asks for 3 of resource 1"),
    ],
)
def test_file_that_is_no_such_project_is_refused(tmp_path, name, text, code):
    """The refusal names the file and what is wrong with it."""
    path = tmp_path / name
    path.write_text(text)

    with pytest.raises(InputError, match=code):
        read_problem(path)


def test_several_modes_are_refused_whatever_the_ending(tmp_path):
    """A task of the bay gets a second way of doing it."""
    text = (PROJECTS / "bay.sm").read_text("utf-8")
    path = tmp_path / "bay.sm"
    path.write_text(
        text.replace("   2        1          1", "   2        2          1").replace(
            "  2      1     3      1", "  2      1     3      1\n         2     2      1"
        )
    )

    with pytest.raises(InputError, match="project-unsupported: the engine does not know several"):
        read_problem(path)


def test_used_up_resources_are_refused(tmp_path):
    """The one resource of the bay becomes one that does not come back."""
    text = (PROJECTS / "bay.sm").read_text("utf-8")
    path = tmp_path / "bay.sm"
    path.write_text(text.replace("  R 1\n    1", "  N 1\n    1"))

    with pytest.raises(InputError, match="project-unsupported: the engine does not know resources"):
        read_problem(path)


def test_missing_file_is_refused(tmp_path):
    """The message says that it cannot be read."""
    with pytest.raises(InputError, match="unreadable-file"):
        read_problem(tmp_path / "nowhere.sm")
