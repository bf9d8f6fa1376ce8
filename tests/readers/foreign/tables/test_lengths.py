"""Durations and lags in lists of many languages."""

from datetime import time, timedelta
from fractions import Fraction

import pytest

from scheduler.readers.foreign.tables.cells.lengths import Measures, cell_length, text_length
from scheduler.readers.foreign.tables.sheets.sheet import Cell

GERMAN = Measures(decimal=",")


def length(text, measures=None):
    """Return a duration that is one."""
    found = text_length(text, measures or Measures())
    assert found is not None
    return found


def in_cell(text, value):
    """Return the minutes of a cell."""
    found = cell_length(Cell(text, value), Measures())
    assert found is not None
    return found.minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("16 hrs", 960),
        ("90 min", 90),
        ("2 days", 960),
        ("1 wk", 2400),
        ("1 mon", 9600),
        ("1h30", 90),
        ("1:30", 90),
        ("1 day 4 hrs", 720),
        ("P1D", 480),
        ("PT2H", 120),
        ("12 工时", 720),
        ("3 个工作日", 1440),
        ("2 дня", 960),
        ("4 ч", 240),
        ("2 jours", 960),
        ("6", 360),
    ],
)
def test_working_time_of_many_languages(text, minutes):
    """A day is eight hours of work, a week forty, a month twenty days."""
    assert (length(text).minutes, length(text).elapsed) == (minutes, False)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("24 fStd.", 1440), ("2 fTage", 2880), ("2 ed", 2880), ("12eh", 720), ("1 ew", 10080),
     ("24 h (elapsed)", 1440), ("2 je", 2880)],
)  # fmt: skip
def test_elapsed_time_goes_by_the_clock(text, minutes):
    """An elapsed day has 24 hours in any language."""
    assert (length(text).minutes, length(text).elapsed) == (minutes, True)


def test_decimal_commas_and_thousands():
    """12,5 Tage are a hundred hours; a point divides thousands where the comma is decimal."""
    assert length("12,5 Tage", GERMAN).minutes == 6000
    assert length("1,5 Tage").minutes == 720
    assert length("1.200 Min.", GERMAN).minutes == 1200


def test_estimates_are_marked():
    """A question mark behind a duration makes it an estimate."""
    assert length("8 Std.?", GERMAN).estimated


@pytest.mark.parametrize("text", ["soon", "3 boxes", "1.2.3 d", "", "-"])
def test_other_texts_are_no_durations(text):
    """What cannot be read is nothing, never zero."""
    assert text_length(text, Measures()) is None


def test_times_of_spreadsheets_are_lengths():
    """A cell shown as 24:00 is a day of hours, one shown as 6:00 six hours."""
    assert in_cell("24:00", timedelta(days=1)) == 1440
    assert in_cell("06:00", time(6)) == 360
    assert in_cell("0.5", Fraction(1, 2)) == 30
