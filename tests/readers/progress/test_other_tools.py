"""Tables of P6 and Project, and of offices that write decimals with a comma."""

import pytest

from scheduler.readers.progress.tables.cells import length_text, moment_text
from scheduler.readers.progress.tables.reading import read_progress_table
from tests.builders import local, make_campaign, make_milestone, make_task

CAMPAIGN = make_campaign(
    make_task("A1", "8h"), make_task("B1", "8h"), make_milestone("M"), make_task("L")
)
AS_OF = local("2025-11-11T08:00")


def read(folder, text):
    """Return the draft of a table."""
    path = folder / "facts.csv"
    path.write_text(text, "utf-8")
    return read_progress_table(path, CAMPAIGN, AS_OF)


def test_table_of_p6_is_read(tmp_path):
    """Its field names, its second row of titles, the A of actuals; all of a step not begun left."""
    text = (
        "task_code,status_code,act_start_date,act_end_date,remain_drtn_hr_cnt,complete_pct\n"
        "Activity ID,Activity Status,(*)Actual Start,(*)Actual Finish,Remaining Duration(h),(*)%\n"
        "A1,Completed,10-Nov-25 08:00 A,10-Nov-25 16:00 A,0,100\n"
        "B1,In Progress,2025-11-10 09:00,,2.5,40\n"
        "L,Not Started,,,1,0\n"
        "M,Not Started,,,0,0\n"
    )

    draft = read(tmp_path, text)

    steps = draft.require().steps
    assert set(steps) == {"A1", "B1"}
    assert steps["A1"].finished == local("2025-11-10T16:00")
    assert steps["B1"].remaining == 150
    assert draft.remarks == ()


def test_table_of_project_is_read(tmp_path):
    """NA is nothing, hrs are hours, and a summary row without facts is told, not refused."""
    text = (
        "ID;Task Name;Actual Start;Actual Finish;Remaining Duration\n"
        "PHASE 1;Preparation;NA;NA;\n"
        "A1;Stack;10.11.2025 8:00;NA;2,5 hrs?\n"
    )

    draft = read(tmp_path, text)

    assert draft.require().facts_of("A1").remaining == 150
    assert [each.code for each in draft.remarks] == ["rows-ignored"]


def test_estimate_of_a_step_not_begun_is_no_progress(tmp_path):
    """Another remaining duration than the hours of the step is a new estimate: an event."""
    problems = read(tmp_path, "step,started,remaining\nL,,3h\n").problems

    assert [(each.code, each.where.line) for each in problems] == [("facts-without-start", 2)]
    assert "hours: {L: 8h}" in problems[0].hint


def test_column_that_is_not_read_is_told(tmp_path):
    """No column is left out in silence, but those known to stand beside facts."""
    draft = read(tmp_path, "step,name,started,weather\nA1,Stack,2025-11-10T08:00,fine\n")

    assert [each.message for each in draft.remarks] == ["not read: 'weather'"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-11-10 8:00", "2025-11-10T08:00"),
        ("2025-11-10T08:00+01:00", "2025-11-10T08:00+01:00"),
        ("10.11.2025 08:00", "2025-11-10T08:00"),
        ("9.1.25, 8:05", "2025-01-09T08:05"),
        ("10-Nov-25 08:00 A", "2025-11-10T08:00"),
        ("10-Foo-25 08:00", "10-Foo-25 08:00"),
        ("NA", ""),
        ("11/10/2025 08:00", "11/10/2025 08:00"),
    ],
)
def test_dates_of_other_forms_are_read_where_they_can_mean_one_thing(written, meant):
    """What can mean two days is left for the format to refuse."""
    assert moment_text(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1,5", "1.5"), ("2,5 Std.", "2.5h"), ("6 hrs?", "6h"), ("30 mins", "30min"), ("2 d", "2 d")],
)
def test_lengths_of_other_forms_are_read(written, meant):
    """A comma with one or two digits is a decimal; days of work stay to be refused."""
    assert length_text(written) == meant
