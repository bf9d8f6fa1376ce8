"""Reading published projects."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings

from scheduler.engine.instance_file import read_project
from scheduler.engine.problem import PlainProject
from scheduler.engine.site.problem import Resource, Site, SiteLimit, SiteLink, SiteMode, Starts
from scheduler.errors import InputError
from tests.engine.projects import projects, write_patterson
from tests.planning.campaigns import REPEATABLE

PROJECTS = Path(__file__).parents[1] / "data" / "projects"


def read_textbook(path):
    """Read a project that has neither modes nor lags."""
    project = read_project(path)
    assert isinstance(project, PlainProject)
    return project


def test_psplib_file_is_read():
    """Two tasks side by side, then one that needs both cranes."""
    problem = read_textbook(PROJECTS / "cranes.sm")

    assert problem.name == "cranes.sm"
    assert problem.names == (1, 2, 3, 4, 5)
    assert problem.durations.tolist() == [0, 2, 3, 3, 0]
    assert problem.demands.tolist() == [[0, 0], [1, 1], [1, 0], [2, 0], [0, 0]]
    assert problem.capacities.tolist() == [2, 1]
    assert problem.links.tolist() == [[0, 1], [0, 2], [1, 3], [2, 4], [3, 4]]


def test_patterson_file_is_read():
    """Three tasks between an empty first and an empty last one."""
    problem = read_textbook(PROJECTS / "tower.rcp")

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
        read = read_textbook(path)

    back = np.argsort(read.names)
    assert read.durations[back].tolist() == problem.durations.tolist()
    assert read.demands[back].tolist() == problem.demands.tolist()
    assert read.capacities.tolist() == problem.capacities.tolist()
    links = {(read.names[before] - 1, read.names[after] - 1) for before, after in read.links}
    assert links == {tuple(pair) for pair in problem.links.tolist()}


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("notes.md", "", "project-format: unknown ending '.md'"),
        ("notes.txt", "three tasks\n", "project-format"),
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
        read_project(path)


def test_missing_file_is_refused(tmp_path):
    """The message says that it cannot be read."""
    with pytest.raises(InputError, match="unreadable-file"):
        read_project(tmp_path / "nowhere.sm")


def read_site(path):
    """Read a project that is no textbook's."""
    site = read_project(path)
    assert isinstance(site, Site)
    return site


def read_text(tmp_path, name, text):
    """Read such a project from its text."""
    path = tmp_path / name
    path.write_text(text)
    return read_site(path)


def test_project_with_modes_is_read_as_a_site():
    """Renewable resources are demanded, others used; a mode that asks for too much is left out."""
    site = read_site(PROJECTS / "fuelling.mm")

    assert site.labels == ("1", "2", "3", "4", "5")
    assert [[mode.duration for mode in modes] for modes in site.modes] == [
        [0],
        [2, 4],
        [3],
        [1, 2],
        [0],
    ]
    assert site.modes[1][0] == SiteMode(
        duration=2, starts=2, demands=((0, 2),), uses=((0, 3),), option=1
    )
    assert site.modes[3][1].option == 2
    assert site.resources == (Resource(levels=((0, 2),), kept=True),)
    assert site.stores == (4,)
    assert set(site.links) == {
        SiteLink(0, 1),
        SiteLink(0, 2),
        SiteLink(1, 3),
        SiteLink(2, 4),
        SiteLink(3, 4),
    }
    assert site.goal == 4


def test_horizon_is_the_sum_of_the_longest_modes():
    """4 + 3 + 2 ticks, one task after the other; a task may start until it would end later."""
    site = read_site(PROJECTS / "fuelling.mm")

    assert site.horizon == 9
    assert site.tables[site.modes[1][1].starts] == (Starts(0, 5),)


def test_task_without_successor_ends_before_the_last(tmp_path):
    """The file forgets that task 3 comes before the end."""
    text = (PROJECTS / "fuelling.mm").read_text("utf-8")
    site = read_text(
        tmp_path, "x.mm", text.replace("   3        2          1          5", "   3  2  0")
    )

    assert SiteLink(2, 4) in site.links


def test_lags_are_read_as_links_and_limits():
    """A lag below zero bounds how much earlier its target may be; others are least distances."""
    site = read_site(PROJECTS / "curing.sch")

    assert site.labels == ("0", "1", "2", "3", "4")
    assert [modes[0].duration for modes in site.modes] == [0, 3, 2, 4, 0]
    lag = {(link.source, link.target): link.lag for link in site.links if not link.from_end}
    assert lag == {(0, 1): 0, (0, 2): 0, (0, 3): 0, (1, 2): 4, (1, 4): 3, (2, 4): 2, (3, 4): 1}
    assert site.limits == (SiteLimit(1, from_end=False, target=2, to_end=False, longest=5),)


def test_task_that_the_lags_leave_running_ends_before_the_last():
    """The lag of 1 from task 3 to the last is shorter than its 4 ticks of work."""
    site = read_site(PROJECTS / "curing.sch")

    assert [link for link in site.links if link.from_end] == [SiteLink(3, 4)]


def test_horizon_has_room_for_the_longest_lags():
    """4 ticks of lag are more than the 3 of work; then 2 and 4 ticks of work."""
    assert read_site(PROJECTS / "curing.sch").horizon == 10


def lags(*rows):
    """Return the text of a project with two tasks of a tick between the first and the last."""
    tasks = ["0 1 0 0", "1 1 1 0", "2 1 1 0", "3 1 0 0"]
    return "\n".join(["2 1 0 0", *rows, *tasks, "1"])


def test_circle_of_lags_stays_a_rule(tmp_path):
    """Of two lags that close a circle one is a link, the other a limit that says the same."""
    rows = ("0 1 1 1 [0]", "1 1 1 2 [1]", "2 1 2 1 3 [1] [1]", "3 1 0")
    site = read_text(tmp_path, "circle.sch", lags(*rows))

    assert SiteLink(1, 2, from_end=False, lag=1) in site.links
    assert site.limits == (SiteLimit(1, from_end=False, target=2, to_end=False, longest=-1),)


def test_of_two_lags_between_tasks_the_greater_counts(tmp_path):
    """The lag of 1 says nothing that the lag of 2 does not."""
    rows = ("0 1 1 1 [0]", "1 1 2 2 2 [1] [2]", "2 1 1 3 [1]", "3 1 0")
    site = read_text(tmp_path, "twice.sch", lags(*rows))

    assert [link.lag for link in site.links if link.source == 1] == [2]


def test_lag_of_a_task_to_itself_is_a_limit(tmp_path):
    """It asks for what cannot be, which is for the search to find."""
    rows = ("0 1 1 1 [0]", "1 1 2 1 2 [1] [1]", "2 1 1 3 [1]", "3 1 0")
    site = read_text(tmp_path, "self.sch", lags(*rows))

    assert site.limits == (SiteLimit(1, from_end=False, target=1, to_end=False, longest=-1),)


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("notes.doc", "", "project-format: unknown ending '.doc'"),
        ("notes.txt", "", "project-format: this is not a project"),
        ("empty.sch", "", "project-format"),
        ("words.mm", "two tasks", "project-format"),
        (
            "stranger.sch",
            lags("0 1 1 7 [0]", "1 1 1 2 [1]", "2 1 1 3 [1]", "3 1 0"),
            "project-link: a lag leads from task 0 to 7, the last is 3",
        ),
        (
            "unequal.sch",
            lags("0 1 1 1", "1 1 1 2 [1]", "2 1 1 3 [1]", "3 1 0"),
            "project-format: task 0 has not a lag for each successor",
        ),
        (
            "short.sch",
            lags("0 1 1 1 [0]", "1 1 1 2 [1]", "2 1 1 3 [1]", "3 1 0").replace("1 1 1 0", "1 1 1"),
            "project-format: task 1 has not a demand for each resource",
        ),
        (
            "greedy.sch",
            lags("0 1 1 1 [0]", "1 1 1 2 [1]", "2 1 1 3 [1]", "3 1 0").replace(
                "1 1 1 0", "1 1 1 2"
            ),
            "project-demand: task 1 has no mode that the resources allow",
        ),
        (
            "negative.sch",
            lags("0 1 1 1 [0]", "1 1 1 2 [1]", "2 1 1 3 [1]", "3 1 0").replace(
                "1 1 1 0", "1 1 -1 0"
            ),
            "project-numbers: there are numbers below zero",
        ),
    ],
)
def test_project_that_makes_no_sense_is_refused(tmp_path, name, text, code):
    """The refusal names the file and what is wrong with it."""
    with pytest.raises(InputError, match=code):
        read_text(tmp_path, name, text)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("   4        2          1          5", "   4  2  1  2", "project-cycle"),
        ("   4        2          1          5", "   4  2  1  9", "project-link"),
        ("   2    4\n", "   0    4\n", "project-demand: task 2 has no mode"),
        ("  2      1     2", "  2      1    -2", "project-numbers"),
    ],
    ids=["circle", "stranger", "greedy", "negative"],
)
def test_project_with_modes_that_makes_no_sense_is_refused(tmp_path, old, new, code):
    """One line of a sound project is changed."""
    text = (PROJECTS / "fuelling.mm").read_text("utf-8")

    with pytest.raises(InputError, match=code):
        read_text(tmp_path, "changed.mm", text.replace(old, new))
