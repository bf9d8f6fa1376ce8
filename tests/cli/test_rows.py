from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.table import Table

from scheduler.cli.reports.rows import levelled, print_rows

LONG = "the-id-of-a-step-that-is-far-longer-than-any-planner-would-type"


def printed(width, *rows, is_terminal=True):
    """Return the lines of a table of three columns on a console of some width."""
    stream = StringIO()
    console = Console(file=stream, width=width, force_terminal=is_terminal, color_system=None)
    table = Table(box=None, padding=(0, 1))
    table.add_column("step", no_wrap=True)
    table.add_column("name", no_wrap=True, overflow="ellipsis")
    table.add_column("why not earlier", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    print_rows(console, table)
    assert console.width == width
    return [line.rstrip() for line in stream.getvalue().splitlines()]


ROW = (
    "A15",
    "Launch of the first rocket",
    "kept apart from A14 (Armed rocket), after that the rail",
)


def test_wide_enough_page_keeps_each_row_on_a_line():
    """Nothing is wrapped where there is room."""
    assert [line.split() for line in printed(110, ROW)][1] == " ".join(ROW).split()


def test_narrow_terminal_wraps_the_widest_columns():
    """At 60 columns every word is still there, and no line is longer."""
    lines = printed(60, ROW)

    assert max(map(len, lines)) <= 60
    assert sorted(" ".join(lines[1:]).split()) == sorted(" ".join(ROW).split())


def test_id_longer_than_its_column_goes_on_below():
    """An id is broken, never cut."""
    lines = printed(40, (LONG, "name", "after all"))

    column = "".join(line[1:].split("  ")[0] for line in lines[1:] if line[1:2].strip())
    assert column.startswith(LONG)


def test_paper_is_as_wide_as_the_rows():
    """In a pipe rows are not broken, so that they can be searched."""
    lines = printed(20, (LONG, *ROW[1:]), is_terminal=False)

    assert lines[1].split() == [LONG, *" ".join(ROW[1:]).split()]


@pytest.mark.parametrize(
    ("widths", "room", "expected"),
    [
        ([5, 9, 30], 50, [5, 9, 30]),
        ([5, 9, 30], 30, [5, 9, 16]),
        ([5, 20, 30], 25, [5, 10, 10]),
        ([4, 4], 1, [1, 1]),
        ([], 10, []),
    ],
)
def test_widest_columns_give_way_first(widths, room, expected):
    """Columns are cut to one common width, which the narrow ones keep below."""
    assert levelled(widths, room) == expected


@given(st.lists(st.integers(1, 60), min_size=1, max_size=9), st.integers(9, 200))
def test_columns_fit_and_none_is_narrower_than_needed(widths, room):
    """The sum fits, and one more letter for the widest would be too many."""
    found = levelled(widths, room)

    assert sum(found) <= room
    if found != widths:
        wider = [min(width, max(found) + 1) for width in widths]
        assert sum(wider) > room
