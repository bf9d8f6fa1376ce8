"""The workbook is documented, has drop-downs, and holds texts as texts."""

import io

import openpyxl
import pytest

from scheduler.errors import ExportError
from scheduler.exports.workbook.writing import table_bytes
from scheduler.formats.workbook.sheets import SHEETS

GRAPH = {
    "name": "=1+1",
    "shifts": {"day": "08:00-16:00"},
    "crews": {"LIF": {"people": {"day": 4}}},
    "tasks": {
        "17": {"name": "=SUM(A1)", "hours": "1h30", "crew": {"LIF": 2}, "pausable": True},
        "1.10": {"hours": "20min", "after": [{"task": "17", "lag": "-30min"}]},
    },
    "limits": [{"from": "17 end", "to": "launch end", "max": "96h"}],
    "scenarios": {
        "a": {"week": ["mon", "tue", "wed"], "shifts": [], "people": {"LIF": {"day": 5}}}
    },
}


@pytest.fixture(scope="module")
def book():
    """Open the workbook with a reader that is not ours."""
    return openpyxl.load_workbook(io.BytesIO(table_bytes(GRAPH)))


def _row(book, sheet, line):
    page = book[sheet]
    pairs = zip(page[1], page[line], strict=True)
    return {head.value: cell.value for head, cell in pairs if cell.value is not None}


def test_same_graph_gives_the_same_bytes():
    """Nothing in the file depends on when it is written."""
    assert table_bytes(GRAPH) == table_bytes(GRAPH)


def test_what_looks_like_a_formula_stays_text(book):
    """A name that begins with = is no formula."""
    assert book["Campaign"]["B4"].value == "=1+1"
    assert book["Campaign"]["B4"].data_type == "s"
    assert book["Steps"]["B2"].data_type == "s"


def test_steps_are_written_as_planners_say_them(book):
    """Hours are numbers where that is exact, crews and links are short texts, keys stay texts."""
    assert _row(book, "Steps", 2) == {
        "Key": "17",
        "Name": "=SUM(A1)",
        "Hours": 1.5,
        "Kind": "pausable",
        "Crew": "LIF 2",
    }
    assert _row(book, "Steps", 3) == {"Key": "1.10", "Hours": "20min", "After": "17-30min"}
    assert _row(book, "Crews", 2) == {"Key": "LIF", "People day": 4}
    assert _row(book, "Limits", 2) == {"From": "17 end", "To": "launch end", "Most": "4d"}


def test_what_is_stated_empty_is_seen(book):
    """A scenario that states no shifts differs from one that inherits them."""
    assert _row(book, "Scenarios", 2) == {
        "Key": "a",
        "Shifts": "[]",
        "Week": "mon-wed",
        "People": "{LIF: {day: 5}}",
    }


def test_every_heading_says_what_its_column_takes(book):
    """Each heading of a table has a note, and the sheet Read me has a row for each column."""
    explained = {(row[0].value, row[1].value) for row in book["Read me"].iter_rows(min_row=7)}
    for sheet in SHEETS:
        if sheet.name in {"Campaign", "Prices and permits"}:
            continue
        for cell in book[sheet.name][1]:
            assert cell.comment is not None, (sheet.name, cell.value)
            heading = "People SHIFT" if cell.value == "People day" else cell.value
            assert (sheet.name, heading) in explained


def test_headings_stay_in_sight_and_rows_can_be_filtered(book):
    """The row of headings and the keys do not scroll away."""
    page = book["Steps"]
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref.startswith("A1:")


def test_drop_downs_offer_words_and_keys_of_other_sheets(book):
    """The kind has fixed words, the facility the keys of its sheet."""
    offered = {
        str(each.sqref).split(":")[0]: each.formula1
        for each in book["Steps"].data_validations.dataValidation
    }
    assert offered["D2"] == '"runs through,pausable,same shift,elapsed"'
    assert offered["F2"].startswith("'Facilities'!$A$2:")


def test_text_longer_than_a_cell_is_refused():
    """Nothing is cut off."""
    with pytest.raises(ExportError, match="longer than a cell"):
        table_bytes({**GRAPH, "tasks": {"a": {"note": "x" * 32_768}}})
