"""Crews, dates and numbers as lists write them."""

from datetime import datetime
from fractions import Fraction

import pytest

from scheduler.readers.foreign.tables.cells.crews import assigned
from scheduler.readers.foreign.tables.cells.dates import DateOrder, cell_date, order_of, text_date
from scheduler.readers.foreign.tables.cells.numbers import number
from scheduler.readers.foreign.tables.sheets.sheet import Cell
from scheduler.readers.foreign.tables.sheets.workbook import computed

MONTH_FIRST = DateOrder(day_first=False, is_certain=True)
DAY_FIRST = DateOrder(day_first=True, is_certain=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LIF[800%];CRANE", [("LIF", 8), ("CRANE", 1)]),
        ("Hebezug[1.200%]", [("Hebezug", 12)]),
        ("LIF[8]", [("LIF", 8)]),
        ("LIF 8", [("LIF", 8)]),
        ("ELE x4", [("ELE", 4)]),
        ("8 LIF / 2 ELE", [("LIF", 8), ("ELE", 2)]),
        ("LIF (8), CRANE", [("LIF", 8), ("CRANE", 1)]),
        ("Kran[50%]", [("Kran", Fraction(1, 2))]),
        ("Resource1", [("Resource1", 1)]),
    ],
)
def test_crews_with_their_units(text, found):
    """In per cent, in brackets, before or behind the name; a figure glued to it is part of it."""
    assert [(each.name, each.units) for each in assigned(text, (), ".")] == found


def test_material_has_no_people():
    """Twelve tonnes of concrete are nobody."""
    (found,) = assigned("Concrete[12 t]", (), ".")

    assert (found.name, found.material) == ("Concrete", "12 t")


def test_known_names_keep_their_commas():
    """A crew that is called ``Lifting, heavy`` is one crew."""
    found = assigned("Lifting, heavy; Crane", ("lifting, heavy",), ".")

    assert [each.name for each in found] == ["Lifting, heavy", "Crane"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Thu 6/08/00", datetime(2000, 6, 8)),
        ("Mo 05.10.26 08:00", datetime(2026, 10, 5, 8)),
        ("2026-10-05T08:00", datetime(2026, 10, 5, 8)),
        ("2026年10月5日 8:00", datetime(2026, 10, 5, 8)),
        ("5-Oct-26", datetime(2026, 10, 5)),
        ("5. Oktober 2026", datetime(2026, 10, 5)),
        ("Oct 5, 2026 5:00 PM", datetime(2026, 10, 5, 17)),
        ("10/5/2026 5 PM", datetime(2026, 10, 5, 17)),
    ],
)
def test_dates_of_many_forms(text, date):
    """Weekdays in front, names of months, Chinese signs and halves of the day are understood."""
    assert text_date(text, MONTH_FIRST) == date


def test_weekdays_tell_which_figure_is_the_month():
    """8 June 2000 was a Thursday, 6 August a Sunday."""
    assert order_of([Cell("Thu 6/08/00", "Thu 6/08/00")]) == MONTH_FIRST
    assert order_of([Cell("Sun 6/08/00", "Sun 6/08/00")]) == DAY_FIRST
    assert not order_of([Cell("6/08/00", "6/08/00")]).is_certain
    assert order_of([Cell("16/08/00", "16/08/00")]) == DAY_FIRST


def test_latest_ends_mean_the_end_of_their_day():
    """``by 5 October`` lasts until midnight after it."""
    assert cell_date(Cell("2026-10-05", "2026-10-05"), DAY_FIRST, end_of_day=True) == datetime(
        2026, 10, 6
    )


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1.200", ",", 1200), ("1,200", ".", 1200), ("1,5", ".", Fraction(3, 2)),
        ("1.5", ",", Fraction(3, 2)), ("1 200,5", ",", Fraction(2401, 2)), ("x", ".", None),
    ],
)  # fmt: skip
def test_marks_divide_thousands_or_are_decimal(text, decimal, value):
    """Which it is depends on the file, unless the mark can divide no thousands."""
    assert number(text, decimal) == value


def test_only_formulas_of_plain_numbers_are_computed():
    """``=4*2`` is eight; what names other cells has no value here."""
    assert computed("=4*2") == 8
    assert computed("=SUM(C6:C18)") is None
    assert computed("=2**9") is None
    assert computed("=1/0") is None
