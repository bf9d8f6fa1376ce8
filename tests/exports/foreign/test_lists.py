"""Plans as lists of steps, for spreadsheets."""

from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook

from scheduler.exports.foreign.lists.csv_list import write_csv_list
from scheduler.exports.foreign.lists.rows import COLUMNS, link_text, list_rows
from scheduler.exports.foreign.lists.workbook import workbook_bytes
from scheduler.formats.foreign.steps import ForeignLength, ForeignLink
from scheduler.model.link import LinkKind
from tests.builders import local, make_campaign, make_milestone, make_task
from tests.exports.foreign.plans import plan_of, project_of


@pytest.fixture(scope="module")
def project():
    """Return a plan of four steps as the project of another program."""
    return project_of(
        plan_of(
            make_campaign(
                make_task("A", "2h30", name="=1+1", crew={"MEC": 2, "ELE": 1}, flow="ship"),
                make_task("W", "12h", elapsed=True, after=["A+90min"], note="@home"),
                make_task("B", "1h", after=["A SS+2h working"], facility="PAD", test=True),
                make_milestone("GO", after=["W", "B"]),
                crews={"MEC": 3, "ELE": 2},
                facilities={"PAD": 1},
                flows={"ship": {"name": "Ship"}},
            )
        )
    )


def _rows(project):
    return {row["Key"]: row for row in list_rows(project)}


def test_row_says_who_works_where_and_how_long(project):
    """Hours are numbers, crews are named with their people, dates are local."""
    row = _rows(project)["A"]
    assert (row["ID"], row["Task Name"], row["Duration (h)"]) == (1, "=1+1", 2.5)
    assert (row["Crew"], row["Flow"]) == ("MEC 2, ELE 1", "ship")
    assert row["Start"] == local("2025-11-10T08:00")
    assert row["Finish"] == local("2025-11-10T10:30")


def test_flows_are_a_column_and_no_rows(project):
    """A list of steps has a row for each step and for nothing else."""
    assert list(_rows(project)) == ["A", "W", "B", "GO"]


def test_predecessors_are_named_by_their_number(project):
    """Each link with its kind and lag, as MS Project lists them."""
    rows = _rows(project)
    assert rows["W"]["Predecessors"] == "1FS+90emin"
    assert rows["B"]["Predecessors"] == "1SS+2h"
    assert rows["GO"]["Predecessors"] == "2,3"


@pytest.mark.parametrize(
    ("kind", "lag", "text"),
    [
        (LinkKind.FS, None, "7"),
        (LinkKind.SS, None, "7SS"),
        (LinkKind.FS, ForeignLength(minutes=Fraction(-120)), "7FS-2h"),
        (LinkKind.FF, ForeignLength(minutes=Fraction(720), elapsed=True), "7FF+12eh"),
        (LinkKind.SF, ForeignLength(minutes=Fraction(90)), "7SF+90min"),
    ],
)
def test_link_is_written_as_lists_have_it(kind, lag, text):
    """A link that says no more than a row is the number alone."""
    link = ForeignLink(predecessor="1", successor="2", kind=kind, lag=lag)
    assert link_text(link, 7) == text


def test_csv_runs_no_formula(project, tmp_path):
    """A name that begins like a formula gets an apostrophe."""
    lines = write_csv_list(project, tmp_path / "list.csv").read_text().splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert lines[1].startswith("1,A,'=1+1,2.5,,2025-11-10 08:00,2025-11-10 10:30,")
    assert lines[2].endswith("'@home")


@pytest.fixture(scope="module")
def sheet(project):
    """Return the sheet of the workbook, read again."""
    return load_workbook(BytesIO(workbook_bytes(project)))["Steps"]


def test_workbook_has_real_dates_and_numbers(sheet):
    """A spreadsheet can reckon with them."""
    row = dict(zip(COLUMNS, (cell.value for cell in sheet[2]), strict=True))
    assert row["Start"] == local("2025-11-10T08:00")
    assert row["Duration (h)"] == 2.5
    assert row["ID"] == 1


def test_names_in_a_workbook_stay_text(sheet):
    """Nothing that somebody wrote is run."""
    assert sheet["C2"].value == "=1+1"
    assert sheet["C2"].data_type == "s"


def test_head_of_a_workbook_stays_in_sight_and_filters(sheet):
    """The head and the keys are frozen, and every column has a filter."""
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:S5"


def test_same_plan_gives_the_same_workbook(project):
    """A workbook has the same bytes every time."""
    assert workbook_bytes(project) == workbook_bytes(project)
