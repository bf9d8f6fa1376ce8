"""A workbook is read as planners and Excel leave it, and mistakes are told by their cells."""

import io
from datetime import datetime, time, timedelta

import openpyxl
import pytest

from scheduler.errors import InputError
from scheduler.exports.workbook.writing import table_bytes
from scheduler.readers.foreign.tables.sheets.workbook import workbook_sheets
from scheduler.readers.workbook.reading import account_of, is_own_workbook, read_workbook

GRAPH = {
    "name": "Small",
    "start": "2026-03-02T08:00",
    "launch": "b",
    "shifts": {"day": "08:00-16:00"},
    "crews": {"LIF": {"people": {"day": 4}}},
    "facilities": {"HALL": {"room": 1}},
    "windows": {"noon": {"for": "end", "daily": "12:00-13:00"}},
    "tasks": {
        "a": {"name": "First", "hours": "2h", "crew": {"LIF": 2}, "facility": "HALL"},
        "b": {"name": "Second", "hours": "3h", "crew": {"LIF": 2}, "after": ["a"]},
    },
    "scenarios": {"plain": {"week": ["mon", "tue", "wed"]}},
}
NEEDLESS = ("Read me", "Zones", "Hazards", "Flows", "Limits", "Holds", "Vehicles", "Launches")


def _slim(content):
    """Return a workbook without what no test here needs, so that it is read fast."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for name in (*NEEDLESS, "Prices and permits", "Crew changes"):
        book.remove(book[name])
    for page in book:
        page.data_validations.dataValidation.clear()
        for cell in page[1]:
            if cell.comment is not None:
                cell.comment = None
    return _saved(book)


def _saved(book):
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


CONTENT = _slim(table_bytes(GRAPH))


def _edited(*edits):
    """Return the bytes of the workbook after edits such as (sheet, cell, value)."""
    book = openpyxl.load_workbook(io.BytesIO(CONTENT))
    for edit in edits:
        if callable(edit):
            edit(book)
        else:
            sheet, cell, value, *style = edit
            book[sheet][cell] = value
            if style:
                book[sheet][cell].number_format = style[0]
    return _saved(book)


def _heading(book, sheet, heading):
    return next(cell.column_letter for cell in book[sheet][1] if cell.value == heading)


def _put(book, sheet, heading, value):
    book[sheet][f"{_heading(book, sheet, heading)}2"] = value


def _account(*edits):
    return account_of(workbook_sheets(_edited(*edits), "t.xlsx"), "t.xlsx")


def _data(*edits):
    account = _account(*edits)
    assert account.problems == []
    return account.data


def _refusal(*edits):
    with pytest.raises(InputError) as caught:
        read_workbook(_edited(*edits), "t.xlsx")
    return [problem.head for problem in caught.value.problems]


def test_workbook_of_ours_is_known_by_its_first_cell():
    """A first cell says so; another workbook is a foreign list."""
    assert is_own_workbook(CONTENT)
    assert not is_own_workbook(_saved(openpyxl.Workbook()))
    assert not is_own_workbook(b"PK no workbook")


def test_keys_that_excel_made_numbers_are_texts():
    """17 is a key, and 1.10 keeps its last digit where the cell shows it."""
    data = _data(("Steps", "A2", 17), ("Steps", "A3", 1.1, "0.00"))
    assert list(data["tasks"]) == ["17", "1.10"]


def test_flags_are_read_as_excel_and_people_write_them():
    """TRUE, x and yes are one, FALSE and no the other."""

    def tick(book):
        column = _heading(book, "Steps", "Test")
        book["Steps"][f"{column}2"], book["Steps"][f"{column}3"] = True, "X"

    tasks = _data(tick)["tasks"]
    assert (tasks["a"]["test"], tasks["b"]["test"]) == ("yes", "yes")


@pytest.mark.parametrize(
    ("value", "said"),
    [(1.5, "90min"), (1 / 3, "20min"), (time(1, 30), "90min"), (timedelta(hours=30), "30h")],
)
def test_hours_are_numbers_or_times_of_excel(value, said):
    """A number is hours, a time so many hours and minutes."""
    assert _data(("Steps", "C2", value))["tasks"]["a"]["hours"] == said


@pytest.mark.parametrize("value", [time(12, 11), 731 / 1440, timedelta(minutes=731)])
def test_times_of_the_day_are_fractions_in_excel(value):
    """12:11 may be kept as a part of a day."""

    def daily(book):
        book["Windows"][f"{_heading(book, 'Windows', 'Daily')}2"] = value

    assert _data(daily)["windows"]["noon"]["daily"] == "12:11"


def test_dates_of_excel_are_dates():
    """A date alone closes its whole day, one that shows a time counts to that minute."""
    data = _data(
        ("Campaign", "B7", datetime(2026, 3, 2, 7, 30)),
        ("Closures", "A2", "HALL"),
        ("Closures", "B2", datetime(2026, 3, 5), "yyyy-mm-dd"),
        ("Closures", "C2", datetime(2026, 3, 5), "yyyy-mm-dd"),
        ("Closures", "B3", datetime(2026, 3, 6), "yyyy-mm-dd hh:mm"),
        ("Closures", "C3", datetime(2026, 3, 7), "yyyy-mm-dd hh:mm"),
    )
    assert data["start"] == "2026-03-02T07:30"
    closed = {"from": "2026-03-05T00:00", "to": "2026-03-06T00:00"}
    assert data["facilities"]["HALL"]["closed"] == [closed]
    assert data["stand_downs"] == [{"from": "2026-03-06T00:00", "to": "2026-03-07T00:00"}]


def test_empty_rows_moved_columns_and_rows_above_change_nothing():
    """The headings say what columns hold, wherever they stand."""

    def rearrange(book):
        page = book["Steps"]
        page.insert_rows(3)
        page.insert_rows(1)
        page.insert_cols(2)
        for row in page.iter_rows():
            row[1].value, row[3].value = row[3].value, None

    assert _data(rearrange) == _data()


def test_own_columns_and_sheets_are_told_and_not_read():
    """What a planner added is named."""

    def add(book):
        book["Steps"].insert_cols(2)
        book["Steps"]["B1"], book["Steps"]["B2"] = "Owner", "Ann"
        book.create_sheet("Ideas")["A1"] = "later"

    account = _account(add)
    assert account.unread == ["Steps, Owner", "sheet Ideas"]
    assert account.data == _data()


def test_hidden_rows_count_and_are_told():
    """A filter hides rows; the steps in them are still to be done."""

    def hide(book):
        book["Steps"].row_dimensions[3].hidden = True

    account = _account(hide)
    assert account.hidden == ["Steps, row 3"]
    assert account.data == _data()


def test_new_shift_is_a_column_of_the_crews():
    """The heading names the shift."""

    def add(book):
        column = book["Crews"].max_column + 1
        book["Crews"].cell(1, column, "people night")
        book["Crews"].cell(2, column, 3)

    assert _data(add)["crews"]["LIF"]["people"] == {"day": "4", "night": "3"}


def test_mistake_of_the_model_is_told_by_its_cell():
    """The problem names the sheet, the row and the column."""
    heads = _refusal(("Steps", "F2", "HALLE"))
    assert heads == [
        "t.xlsx: sheet Steps, row 2, column F: unknown-facility: unknown facility 'HALLE'"
    ]


def test_mistakes_of_rows_are_all_told():
    """Keys missing or twice, unknown owners and kinds are mistakes, each in its row."""
    heads = _refusal(
        ("Steps", "A2", None),
        ("Steps", "A4", "b"),
        ("Steps", "D3", "sometimes"),
        ("Options", "A2", "z"),
        ("Options", "C2", 1),
    )
    codes = [head.split(": ")[2] for head in heads]
    assert set(codes) == {
        "workbook-unknown-owner",
        "workbook-no-key",
        "workbook-cell",
        "workbook-key-twice",
        "unknown-task",
    }
    assert any("sheet Steps, row 2, column A: workbook-no-key" in head for head in heads)
    assert any("row 4, column A: workbook-key-twice: 'b' stands in row 3" in x for x in heads)
    assert any("row 3, column D: workbook-cell: 'sometimes'" in head for head in heads)
    assert any("sheet Options, row 2, column A: workbook-unknown-owner" in x for x in heads)


def test_formula_without_a_value_is_a_mistake():
    """Nobody has computed it, so nobody knows what it says."""
    heads = _refusal(("Steps", "C2", "=SUM(Z1:Z9)"))
    assert heads[0].startswith("t.xlsx: sheet Steps, row 2, column C: workbook-formula")


def test_nested_value_without_an_end_is_a_mistake():
    """What is written as in a task graph is read as strictly as there."""

    def duty(text):
        return lambda book: _put(book, "Scenarios", "Duty", text)

    for text in ("{like: surge", "{like: }", "like: surge"):
        assert any("workbook-cell" in head for head in _refusal(duty(text))), text


def test_missing_sheet_is_told():
    """Without steps there is no campaign."""
    heads = _refusal(lambda book: book.remove(book["Steps"]))
    assert heads[0].startswith("t.xlsx: workbook-sheet-missing: the sheet 'Steps' is missing")


def test_column_twice_and_headings_gone_are_told():
    """A column that is there twice cannot be read, nor a sheet without headings."""
    heads = _refusal(("Steps", "E1", "Hours"))
    assert any("row 1, column E: workbook-heading-twice" in head for head in heads)
    heads = _refusal(("Steps", "A1", "Id"))
    assert any("sheet Steps: workbook-no-headings" in head for head in heads)
