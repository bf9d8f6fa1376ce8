"""Workbooks say what they show: dates as dates, and nothing that only Excel could know."""

import io
import zipfile

import openpyxl
import pytest

from scheduler.readers.progress.tables.reading import read_progress_table
from tests.builders import local, make_campaign, make_task

CAMPAIGN = make_campaign(make_task("A", "8h"), make_task("B", "8h"), make_task("L"))
AS_OF = local("2025-11-11T08:00")
WITH_TIME = "yyyy-mm-dd hh:mm"


@pytest.fixture
def book(tmp_path):
    """Return a function that writes rows into the sheets of a workbook."""

    def write(**sheets):
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for name, rows in sheets.items():
            sheet = workbook.create_sheet(name)
            for row in rows:
                sheet.append(row)
        path = tmp_path / "facts.xlsx"
        workbook.save(path)
        return path

    return write


def read(path):
    """Return the draft of a workbook."""
    return read_progress_table(path, CAMPAIGN, AS_OF)


def codes(path):
    """Return what is wrong with a workbook, by code and row."""
    return [(each.code, each.where.line) for each in read(path).problems]


def test_dates_and_numbers_are_read_as_shown(book):
    """A date cell is its date, a number of hours its hours, a tick a yes."""
    path = book(
        facts=[
            ["step", "started", "finished", "remaining", "people_stay"],
            ["A", local("2025-11-10T08:00"), local("2025-11-10T16:00")],
            ["B", local("2025-11-10T09:30"), None, 1.5, True],
        ]
    )

    progress = read(path).require()

    assert progress.facts_of("A").finished == local("2025-11-10T16:00")
    assert progress.facts_of("B").started == local("2025-11-10T09:30")
    assert progress.facts_of("B").remaining == 90
    assert progress.facts_of("B").people_stay


def test_fraction_of_a_second_is_no_other_minute(book):
    """Excel keeps 08:20 as a fraction of a day that misses it by less than a second."""
    moment = local("2025-11-10T08:19:59.999600")

    progress = read(book(facts=[["step", "started"], ["A", moment]])).require()

    assert progress.facts_of("A").started == local("2025-11-10T08:20")


def test_days_serial_numbers_formulas_and_percentages_are_refused(book):
    """All in one run, each with its row."""
    path = book(
        facts=[
            ["step", "started", "remaining", "note"],
            ["A", 45971.5, None, None],
            ["B", local("2025-11-10T08:00"), "50%", None],
            ["L", local("2025-11-10T08:00"), None, "=1+1"],
        ]
    )
    sheet = openpyxl.load_workbook(path)
    sheet["facts"]["A6"], sheet["facts"]["B6"] = "A", local("2025-11-10T00:00")
    sheet["facts"]["B6"].number_format = "yyyy-mm-dd"
    sheet.save(path)

    assert codes(path) == [
        ("serial-date", 2),
        ("percent-alone", 3),
        ("formula", 4),
        ("time-without-minutes", 6),
    ]


def test_only_one_sheet_may_hold_facts(book):
    """Sheets of other things do not matter; two of facts could contradict each other."""
    facts = [["step", "started"], ["A", local("2025-11-10T08:00")]]

    assert read(book(cover=[["Hello"]], facts=facts)).require().facts_of("A").is_under_way
    assert codes(book(monday=facts, tuesday=facts)) == [("several-sheets", 0)]


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + b"\0" * 200, b"no workbook"])
def test_file_that_is_no_workbook_is_refused(tmp_path, content):
    """Bytes that only begin like a workbook, or are named like one, end in a problem."""
    path = tmp_path / "facts.xlsx"
    path.write_bytes(content)

    assert codes(path) == [("not-a-table", 0)]


@pytest.mark.parametrize(
    ("part", "code"),
    [(b"<!DOCTYPE x><x/>", "not-a-table"), (b"\0" * 100_000_001, "file-too-large")],
)
def test_hostile_workbook_is_refused_before_it_is_read(tmp_path, part, code):
    """Definitions of entities, and a hundred megabytes in a few kilobytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", part)
    path = tmp_path / "facts.xlsx"
    path.write_bytes(packed.getvalue())

    assert codes(path) == [(code, 0)]
