from datetime import datetime

import pytest

from scheduler.analyse.replanning.history import history_row
from scheduler.errors import InputError
from scheduler.exports.folder.history import write_history
from scheduler.formats.history import with_row
from scheduler.readers.history import read_history
from tests.analyse.comparing_plans import later_plan, told_plan
from tests.living.m1 import altered, m1


def local(text):
    """Return a moment of M1, whose zone is UTC."""
    return datetime.fromisoformat(f"2026-03-{text}:00+00:00")


def pointed():
    """Return M1 with hold points R1 at a and R2 at d."""
    return altered(
        a="{hours: 4, crew: {MEC: 4}, facility: HALL, hold_point: R1}",
        d="{hours: 2, crew: {MEC: 4}, facility: PAD, after: [b, c], hold_point: R2}",
    )


def test_history_is_read_back_as_it_was_written(tmp_path):
    """Two plans of M1 are two lines, in order of their data dates."""
    rows = with_row((), history_row(later_plan(pointed()), "2" * 64))
    rows = with_row(rows, history_row(told_plan(pointed()), "1" * 64))

    assert read_history(write_history(tmp_path, rows)) == rows
    assert [row.plan[0] for row in rows] == ["1", "2"]


def test_hold_points_are_forecast_until_they_are_passed():
    """R1 ended Mon 12:00 and is passed; R2 is forecast for Tue 14:00."""
    row = history_row(later_plan(pointed()), "2" * 64)

    assert row.data_date == local("03T09")
    assert row.holds == {"R1 (a)": local("02T12"), "R2 (d)": local("03T14")}
    assert row.passed == {"R1 (a)"}


def test_plan_without_facts_stands_at_the_campaign_start():
    """The announced plan of M1 is known from Mon 08:00 on, and launches Tue 18:00."""
    row = history_row(told_plan(m1()), "1" * 64)

    assert (row.data_date, row.launch) == (local("02T08"), local("03T18"))


def test_plan_stands_in_a_history_once():
    """The same plan told again takes the place of its line."""
    row = history_row(told_plan(m1()), "1" * 64)

    assert with_row(with_row((), row), row) == (row,)


def test_later_hold_points_get_columns_of_their_own(tmp_path):
    """A line of before has nothing in the column of a hold point that came later."""
    first = history_row(told_plan(m1()), "1" * 64)
    rows = with_row((first,), history_row(later_plan(pointed()), "2" * 64))

    found = read_history(write_history(tmp_path, rows))
    assert [set(row.holds) for row in found] == [set(), {"R1 (a)", "R2 (d)"}]


def test_broken_lines_are_all_told(tmp_path):
    """Two lines without dates are two problems, each with its line."""
    file = write_history(tmp_path, [history_row(told_plan(m1()), "1" * 64)])
    file.write_text(file.read_text() + "soon\nlater\n")

    with pytest.raises(InputError, match=r"history\.csv") as caught:
        read_history(file)
    assert [each.where.line for each in caught.value.problems] == [3, 4]
