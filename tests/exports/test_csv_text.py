import csv
from io import StringIO

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.exports.tables.csv_text import csv_bytes, stamp, zone
from scheduler.formats.csv_style import CsvStyle
from tests.builders import make_campaign, make_situation, make_task

FORMULAE = ["=cmd|'/C calc'!A0", "+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\uff1d1"]


def read(content, separator=","):
    """Return the cells of a table's bytes."""
    text = content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=separator))


@pytest.mark.parametrize("text", FORMULAE)
def test_text_that_a_spreadsheet_would_run_is_guarded(text):
    """It begins with an apostrophe, and is else as it was."""
    frame = pd.DataFrame([{"name": text, "hours": -2.5}])

    assert read(csv_bytes(frame)) == [["name", "hours"], ["'" + text.replace("\r", "\n"), "-2.5"]]


@given(st.text(max_size=20))
def test_no_cell_begins_like_a_formula(text):
    """Whatever a step is called, in whatever style."""
    for style in CsvStyle:
        separator = ";" if style is CsvStyle.EXCEL_SEMICOLON else ","
        content = csv_bytes(pd.DataFrame([{"name": text, "x": 1}]), style)
        cell = read(content, separator)[1][0]
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert len(read(content, separator)) == 2


def test_plain_tables_have_no_mark_and_points():
    """What programs read: commas, points, UTF-8 without a byte-order mark."""
    frame = pd.DataFrame([{"name": "Zürich", "hours": 2.5, "test": True, "float": None}])

    assert csv_bytes(frame) == "name,hours,test,float\nZürich,2.5,True,\n".encode()


def test_tables_for_excel_have_a_mark():
    """By it Excel knows that the letters are UTF-8."""
    frame = pd.DataFrame([{"name": "Zürich; Wien", "hours": 2.5}])

    assert csv_bytes(frame, CsvStyle.EXCEL) == "\ufeffname,hours\nZürich; Wien,2.5\n".encode()
    assert csv_bytes(frame, CsvStyle.EXCEL_SEMICOLON) == (
        '\ufeffname;hours\n"Zürich; Wien";2,5\n'.encode()
    )


def test_missing_numbers_stay_empty_in_every_style():
    """No style writes the name of nothing."""
    frame = pd.DataFrame({"a": [1.5, None], "b": [None, 2]}).convert_dtypes()

    for style in CsvStyle:
        lines = csv_bytes(frame, style).decode().splitlines()
        assert lines[1].rstrip(";,") in {"1.5", "1,5"}
        assert lines[2].lstrip(";,") == "2"


def test_dates_are_such_that_spreadsheets_know_them():
    """Date and time with a space, no letter T and no offset; that stands apart."""
    campaign = make_campaign(
        make_task("A"), start="2026-03-28T20:00", time_zone="Europe/Berlin", launch="A"
    )
    situation = make_situation(campaign)

    assert stamp(situation, 90) == "2026-03-28 21:30"
    assert zone(situation, 0, 90) == "UTC+01:00"
    assert zone(situation, 0, 720) == "UTC+01:00 to UTC+02:00"
