"""Rows stand where their level says, and are what stands under them."""

import pytest

from scheduler.formats.foreign.words import ForeignKind
from tests.readers.foreign.mspdi.projects import codes, element, project, read, task


def outline(*rows):
    """Return uid, level, parent and kind of each row of a project."""
    return [
        (row.uid, row.level, row.parent, row.kind.value) for row in project("".join(rows)).tasks
    ]


def test_a_row_with_others_under_it_is_a_summary():
    """The flag of a summary is no proof: 1 has children, 3 has none."""
    rows = [
        task(1, OutlineLevel=1, Summary=0, Duration="PT8H0M0S"),
        task(2, OutlineLevel=2, Duration="PT8H0M0S"),
        task(3, OutlineLevel=1, Summary=1, Duration="PT8H0M0S"),
    ]
    expected = [("1", 1, None, "summary"), ("2", 2, "1", "task"), ("3", 1, None, "task")]
    assert outline(*rows) == expected
    assert codes(read("".join(rows))) == ["import-summary-alone"]


def test_levels_may_begin_at_0():
    """TaskJuggler counts from 0; its first row, number 1, is a row like others."""
    rows = [task(1, OutlineLevel=0, Summary=1), task(2, OutlineLevel=1, Duration="PT1H0M0S")]
    assert outline(*rows) == [("1", 1, None, "summary"), ("2", 2, "1", "task")]


def test_the_project_sums_up_itself_in_row_0():
    """Number 0 is the project; its name is the title where there is no other."""
    rows = task(0, "Campaign", OutlineLevel=0, Summary=1) + task(1, Duration="PT1H0M0S")
    read_one = project(rows)
    assert (read_one.title, [row.uid for row in read_one.tasks]) == ("Campaign", ["1"])


def test_number_0_among_others_of_its_level_is_a_row():
    """A writer that counts its rows from 0 loses none of them."""
    rows = [task(uid, OutlineLevel=0, Duration="PT1H0M0S") for uid in (0, 1, 2)]
    assert [row[0] for row in outline(*rows)] == ["0", "1", "2"]


def test_the_level_counts_and_not_the_wbs():
    """A WBS is free text that may contradict the outline."""
    rows = [task(1, OutlineLevel=1, WBS="7.3"), task(2, OutlineLevel=2, WBS="1", Duration="PT1H")]
    assert [row[2] for row in outline(*rows)] == [None, "1"]


def test_levels_may_skip():
    """From level 1 to 3 and back to 2: both stand under the first."""
    rows = [task(1), task(2, OutlineLevel=3), task(3, OutlineLevel=2)]
    assert [row[2] for row in outline(*rows)] == [None, "1", "1"]


def test_a_missing_level_is_found_in_the_outline_number():
    """1.2.1 stands three deep."""
    rows = [task(1), task(2, OutlineLevel="", OutlineNumber="1.2.1")]
    assert outline(*rows)[1][:3] == ("2", 3, "1")


def test_a_row_without_any_level_stands_as_deep_as_the_one_above():
    """It is told, since it may be wrong."""
    rows = [task(1), task(2, OutlineLevel=2), task(3, OutlineLevel="")]
    assert outline(*rows)[2][:3] == ("3", 2, "1")
    assert "import-level-missing" in codes(read("".join(rows)))


@pytest.mark.parametrize(
    "blank", [element("Task", {"UID": 5, "ID": 2, "IsNull": 1}), element("Task", {"UID": 5})]
)
def test_blank_rows_are_kept_as_such(blank):
    """A blank row neither ends a summary nor begins one."""
    rows = [task(1), blank, task(2, OutlineLevel=2, Duration="PT1H0M0S")]
    found = project("".join(rows)).tasks
    assert [row.kind for row in found] == [
        ForeignKind.SUMMARY,
        ForeignKind.BLANK,
        ForeignKind.TASK,
    ]


def test_two_rows_may_have_the_same_number():
    """The ID is shown and means nothing: the UID tells rows apart."""
    rows = task(1, ID=3, Duration="PT1H0M0S") + task(2, ID=3, Duration="PT1H0M0S")
    assert [(row.uid, row.row) for row in project(rows).tasks] == [("1", 3), ("2", 3)]


def test_uids_that_are_missing_or_repeat_are_made_unique():
    """The first of two keeps the number, which links mean; both are told."""
    rows = task(7) + task(7) + task("", ID=9, Name="Lost")
    schedule = read(rows)
    assert [row.uid for row in schedule.projects[0].tasks] == ["7", "7-2", "row9"]
    assert {"import-uid-twice", "import-uid-missing"} <= set(codes(schedule))


def test_what_stands_under_an_inactive_summary_is_inactive():
    """1 is switched off, and 2 with it; 3 is not."""
    rows = [task(1, Active=0), task(2, OutlineLevel=2), task(3)]
    found = project("".join(rows)).tasks
    assert [row.is_inactive for row in found] == [True, True, False]


def test_rows_know_their_line():
    """The first row stands in line 5 of the file."""
    assert project(task(1)).tasks[0].line == 5
