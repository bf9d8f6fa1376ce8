"""Predecessors as lists write them."""

import pytest

from scheduler.model.link import LinkKind
from scheduler.readers.foreign.tables.cells.lengths import Measures
from scheduler.readers.foreign.tables.cells.predecessors import mentions

KNOWN = ("1", "2", "3", "4", "5", "6", "12", "1.1", "1.10", "a01", "a05", "a06", "vab-e")


def read(text):
    """Return names, kinds and lags in minutes."""
    found, unread = mentions(text, KNOWN, Measures())
    assert not unread, unread
    return [(x.name, str(x.kind), None if x.lag is None else int(x.lag.minutes)) for x in found]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2AA+4 Std.", ("2", "SS", 240)),
        ("6EE+1 Std.", ("6", "FF", 60)),
        ("4EA-2 Std.", ("4", "FS", -120)),
        ("12AE", ("12", "SF", None)),
        ("3FD+2 jours", ("3", "FS", 960)),
        ("3DF", ("3", "SF", None)),
        ("3FC+1 d", ("3", "FS", 480)),
        ("3II", ("3", "SS", None)),
        ("3ОО+2ч", ("3", "FF", 120)),
        ("3НН", ("3", "SS", None)),
        ("A05 FF+1h", ("A05", "FF", 60)),
        ("A05+6h", ("A05", "FS", 360)),
        ("12-FS=P1D", ("12", "FS", 480)),
        ("3FS＋2工时", ("3", "FS", 120)),
        ("1.10SS", ("1.10", "SS", None)),
        ("VAB-E-2h", ("VAB-E", "FS", -120)),
    ],
)
def test_kinds_and_lags_of_many_languages(text, first):
    """FF of a French list and EE of a German one are the same link; German AE is SF."""
    assert read(text) == [first]


def test_lists_are_separated_in_any_way():
    """Semicolons, commas, full-width commas and blanks separate predecessors."""
    for text in ("2;3", "2,3", "2，3", "2 3", "2; 3", "2\n3"):
        assert [name for name, *_ in read(text)] == ["2", "3"]


def test_decimal_comma_of_a_lag_is_no_separator():
    """3+1,5 Tage is one predecessor with a lag of twelve hours."""
    assert read("3EA+1,5 Tage;4") == [("3", "FS", 720), ("4", "FS", None)]


def test_per_cent_lags_have_no_minutes():
    """A lag of 25 % is one of the predecessor's duration."""
    (found,), _ = mentions("5EA+25%", KNOWN, Measures())

    assert found.lag is not None
    assert found.lag.percent == 25
    assert not found.lag.minutes


def test_soft_links_of_ganttproject_are_habits():
    """``>`` makes a link a wish, ``=`` a rule."""
    (soft,), _ = mentions("12-FS>P1D", KNOWN, Measures())
    (firm,), _ = mentions("12-FS=P1D", KNOWN, Measures())

    assert (soft.is_soft, firm.is_soft) == (True, False)


def test_unknown_steps_are_named_not_dropped():
    """B99 is no step of the list, and is told of as that."""
    (found,), _ = mentions("B99 SS+1h", KNOWN, Measures())

    assert (found.name, found.is_known, found.kind) == ("B99", False, LinkKind.SS)


def test_what_cannot_be_read_is_given_back():
    """A lag without a unit that is known does not become a link without a lag."""
    found, unread = mentions("A01; A05 FF+1x", KNOWN, Measures())

    assert [each.name for each in found] == ["A01", "A05"] or unread
    assert unread
