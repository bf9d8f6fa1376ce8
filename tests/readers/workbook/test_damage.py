"""Whatever stands in the cells of a workbook, it is read or its mistakes are told."""

import random
from dataclasses import replace
from datetime import datetime, time, timedelta
from fractions import Fraction

import pytest

from scheduler.errors import InputError
from scheduler.exports.workbook.writing import table_bytes
from scheduler.model.campaign import Campaign
from scheduler.pipeline.campaign_text import Writer
from scheduler.readers.building import build
from scheduler.readers.foreign.tables.sheets.sheet import Cell
from scheduler.readers.foreign.tables.sheets.workbook import workbook_sheets
from scheduler.readers.task_graph import read_task_graph
from scheduler.readers.workbook.reading import account_of
from tests.shipped import GRAPHS

FIRST_STEPS = next(path for path in GRAPHS if path.stem == "first-steps")
CELLS = (
    Cell(),
    *(
        Cell(text, text)
        for text in ("x", "[", "{a: ", "[a, b]", "{a: b}", "17", "-", "\u202e", "#REF!")
    ),
    *(
        Cell(text, text)
        for text in ("LIF 8, LIF 9", "a>b", "2026-03-01", "99:99", "zone", "[]", "{}")
    ),
    Cell("0.5", Fraction(1, 2)),
    Cell("-3", Fraction(-3)),
    Cell("1e9", Fraction(10**9)),
    Cell("yes", True),
    Cell("12:11", time(12, 11)),
    Cell("24:00", timedelta(hours=24)),
    Cell("2026-03-05", datetime(2026, 3, 5), style="yyyy-mm-dd"),
    Cell("", None, 0, "=A1"),
)


def _sheets(path):
    campaign = read_task_graph(path).require()
    return workbook_sheets(table_bytes(Writer(campaign.zone).plain(campaign)), "t.xlsx")


def _damaged(sheets, chance):
    """Return sheets of which a few cells, rows or headings are others, or gone."""
    made = list(sheets)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(made))
        rows = list(made[at].rows)
        if chance.random() < 0.05:
            del made[at]
            continue
        line = chance.randrange(min(len(rows), 30))
        if chance.random() < 0.2:
            rows = [*rows[:line], *rows[line + 1 :], *chance.sample(rows, 1)]
        else:
            cells = list(rows[line].cells)
            cells[chance.randrange(len(cells))] = chance.choice(CELLS)
            rows[line] = replace(rows[line], cells=tuple(cells))
        made[at] = replace(made[at], rows=tuple(rows))
    return made


def _is_read_or_refused(sheets, chance):
    account = account_of(_damaged(sheets, chance), "t.xlsx")
    campaign, findings = build(account.data)
    problems = [*account.problems, *map(account.to_problem, findings)]
    assert problems or isinstance(campaign, Campaign)
    assert str(InputError(problems)).startswith("t.xlsx") or not problems


def test_damaged_workbook_is_read_or_refused():
    """Cells with other things in them end in a campaign, or in problems with their places."""
    chance, sheets = random.Random(1), _sheets(FIRST_STEPS)
    for _ in range(15):
        _is_read_or_refused(sheets, chance)


@pytest.mark.slow
def test_any_damaged_workbook_is_read_or_refused():
    """So do many of them, of all shipped graphs."""
    chance, sheets = random.Random(2), list(map(_sheets, GRAPHS))
    for _ in range(600):
        _is_read_or_refused(chance.choice(sheets), chance)
