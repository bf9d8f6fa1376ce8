"""Tests for the causes of a slip as a table and as rows on paper."""

import pytest
from rich.console import Console

from scheduler.cli.data.causes import causes_data
from scheduler.cli.reports.causes import print_causes
from scheduler.exports.replanning.causes import cause_table
from scheduler.wording.changes.slip_causes import cause_text
from tests.analyse.causes.announcing import causes_of, situation_with
from tests.living.m1 import begun, done, m1, minute, moment, progress

A, C = done("Mon 08:00", "Mon 12:00"), done("Mon 12:00", "Mon 17:00")
ILL = {
    "known": moment("Mon 20:00"),
    "why": "six fitters ill",
    "people": {"MEC": {"day": 2}},
    "from": moment("Tue 00:00"),
    "to": moment("Wed 00:00"),
}
FACTS = progress("Tue 09:00", {"a": A, "b": begun("Mon 12:00", "8h"), "c": C}, events={"ill": ILL})


@pytest.fixture(scope="module")
def causes():
    """Return two causes of one day, one that only took float, and nothing given back."""
    return causes_of(FACTS)


@pytest.fixture(scope="module")
def situation():
    """Return what is left to schedule."""
    return situation_with(m1(), FACTS)


def test_column_of_what_each_adds_is_the_slip(causes, situation):
    """24 h by the event, nothing by the others and by the replan."""
    table = cause_table(causes, situation)
    assert list(table["cause"]) == ["c overrun", "ill", "b overrun", "replan"]
    assert sum(table["by_step_h"]) == causes.slip / 60 == 24
    assert list(table["share_h"])[:3] == [0, 12, 12]
    assert table["ate"][0] == "ate 2 h of c's float"


def test_what_replanning_gave_back_ends_the_table(situation):
    """A replan that launches on Tuesday gives the day back."""
    table = cause_table(causes_of(FACTS, launch=minute("Tue 18:00")), situation)
    assert sum(table["by_step_h"]) == 0
    assert table.iloc[-1]["words"] == "replanning gave back"


def test_causes_on_paper(causes, situation):
    """Those with an effect in the order in which they became known, the sum, then the others."""
    console = Console(width=120)
    with console.capture() as page:
        print_causes(causes, situation.axis, console)
    rows = [line.split("  ") for line in page.get().splitlines() if line.strip()]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert cells[2:6] == [
        ["six fitters ill", "Mon 02 Mar 20:00", "+24 h", "+24 h", "0", "+12 h"],
        ["b takes 7 h longer", "Tue 03 Mar 09:00", "0", "+24 h", "0", "+12 h"],
        ["replanning gave back", "0"],
        ["launch", "+24 h"],
    ]
    assert cells[-1] == ["c took 2 h longer", "Mon 02 Mar 17:00", "ate 2 h of c's float"]


def test_causes_as_data(causes, situation):
    """Minutes and dates, the same sums."""
    data = causes_data(causes, situation.axis)
    assert sum(each["by_step_minutes"] for each in data["causes"]) == data["slip_minutes"] == 1440
    assert [each["share_minutes"] for each in data["causes"]] == [0, 720, 720]
    assert data["causes"][1]["known"] == "2026-03-02T20:00+00:00"


def test_what_has_not_begun_is_late_so_far():
    """By Tue 12:00 nothing is recorded of a, announced for Mon 08:00."""
    (cause,) = causes_of(progress("Tue 12:00")).causes
    assert cause_text(cause) == "a has not begun, 28 h late so far"
