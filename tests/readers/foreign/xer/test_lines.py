"""From lines between tabs to rows: what XER files do beyond the plain case."""

import pytest

from scheduler.errors import InputError
from scheduler.readers.foreign.xer.reading import read_xer
from tests.readers.foreign.xer_files import codes, link, minutes, names, read, steps, task, xer


def _read(text: str):
    return read_xer(text.encode(), "plan.xer")


def test_fields_go_by_their_names_not_by_their_places():
    """Two files whose columns stand in another order say the same."""
    row = task(1)
    turned = dict(reversed(row.items()))
    assert steps(read({"TASK": [row]}).projects[0]) == steps(read({"TASK": [turned]}).projects[0])


def test_a_line_without_a_mark_continues_the_row_before():
    """A name with a line break keeps both lines, and the fields behind it their places."""
    first, second = task(1, task_name="Leak test\n(both stages)"), task(2)
    project = read({"TASK": [first, second]}).projects[0]
    assert [each.name for each in steps(project)] == ["Leak test\n(both stages)", "Step 2"]
    assert minutes(steps(project)[0].duration) == 480


def test_a_broken_last_field_goes_on_until_the_next_row():
    """A row that is whole already may still go on: its last field is free text."""
    rows = [{"task_id": "1", "task_memo": "first line\nsecond line"}]
    project = read({"TASK": [task(1)], "TASKMEMO": rows}).projects[0]
    assert steps(project)[0].notes == "first line\nsecond line"


def test_blank_lines_between_rows_say_nothing():
    """A blank line behind a whole row belongs to no field."""
    text = xer({"TASK": [task(1), task(2)]}).replace("%R\t2\t", "\n%R\t2\t")
    schedule = _read(text)
    assert not schedule.notices
    assert len(steps(schedule.projects[0])) == 2


def test_doubled_quotes_stand_for_one():
    """P6 doubles the quotes of texts."""
    project = read({"TASK": [task(1, task_name='Say ""go""')]}).projects[0]
    assert steps(project)[0].name == 'Say "go"'


def test_missing_fields_are_empty_and_told():
    """A row that is too short keeps what it has."""
    text = xer({"TASK": [task(1), task(2)]}).replace("\tA2\tStep 2\t8\t8\tCP_Drtn", "\tA2\tStep 2")
    schedule = _read(text)
    assert steps(schedule.projects[0])[1].duration is None
    assert names(schedule, "import-short-row") == ("TASK A2 Step 2, line 14",)


def test_surplus_fields_are_left_out_and_told():
    """A row that is too long is read as far as its table has names."""
    text = xer({"TASK": [task(1)]}).replace("CP_Drtn\n", "CP_Drtn\t\tsurplus\n")
    schedule = _read(text)
    assert minutes(steps(schedule.projects[0])[0].duration) == 480
    assert codes(schedule) == ["import-surplus-fields"]


def test_a_tab_at_the_end_of_every_row_is_no_field():
    """Some writers end every line with a tab, that of the names, too."""
    lines = xer({"TASK": [task(1)]}).split("\n")
    text = "\n".join(line + "\t" if line[:2] in ("%F", "%R") else line for line in lines)
    assert not _read(text).notices


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_lines_may_end_in_any_way(end):
    """Windows, Unix and old Macintosh files say the same."""
    text = xer({"TASK": [task(1)]}).replace("\n", end)
    assert steps(_read(text).projects[0])[0].name == "Step 1"


def test_unknown_tables_are_told():
    """A table of a later version is named with its rows."""
    schedule = read({"TASK": [task(1)], "NEWTABLE": [{"a": "1"}, {"a": "2"}]})
    assert names(schedule, "import-unknown-table") == ("NEWTABLE (2 rows, from line 16)",)


def test_unknown_marks_are_told():
    """A line with a mark that nobody knows is left out, and does not spoil the row before."""
    schedule = _read(xer({"TASK": [task(1)]}, end="%X\tnew\n%E\n"))
    assert codes(schedule) == ["import-unknown-mark"]
    assert steps(schedule.projects[0])[0].name == "Step 1"


def test_what_follows_the_end_mark_is_not_read():
    """Nothing behind %E belongs to the file."""
    assert not _read(xer({"TASK": [task(1)]}, end="%E\nanything\n%R\t7\n")).notices


def test_a_file_that_ends_in_a_row_is_refused_as_cut_off():
    """Half a row means that more is missing, and the user is told where."""
    text = xer({"TASK": [task(1), task(2)]}, end="")
    with pytest.raises(InputError, match=r"plan\.xer:14: foreign-cut-off: .* row of TASK"):
        _read(text[: text.index("Step 2")])


def test_a_file_that_ends_before_its_activities_is_refused_as_cut_off():
    """It is not that there is nothing to do."""
    with pytest.raises(InputError, match=r"foreign-cut-off: .* before its activities"):
        _read(xer({}, end=""))


def test_a_file_without_its_end_mark_is_read_and_told():
    """Whole rows are kept, but the file may be partial."""
    schedule = _read(xer({"TASK": [task(1)]}, end=""))
    assert codes(schedule) == ["import-no-end-mark"]


@pytest.mark.parametrize("gone", ["%T\tTASKPRED\n", "%F\ttask_id\tpred_task_id"])
def test_rows_that_lost_their_table_or_their_names_are_refused(gone):
    """Links that nobody can read any more are not dropped in silence."""
    text = xer({"TASK": [task(1), task(2)], "TASKPRED": [link(1, 2)]})
    start = text.index(gone)
    broken = text[:start] + text[text.index("\n", start) + 1 :]
    with pytest.raises(InputError, match="foreign-broken-table"):
        _read(broken)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "foreign-empty"),
        (" \n\n", "foreign-empty"),
        ("hello\n", "foreign-not-xer"),
        (xer({}), "foreign-no-steps"),
        (xer({"TASK": []}), "foreign-no-steps"),
    ],
)
def test_a_file_without_steps_is_refused(text, code):
    """Nothing comes out of nothing."""
    with pytest.raises(InputError, match=code):
        _read(text)
