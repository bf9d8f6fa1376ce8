"""What a plan makes of the habits that its scenario sets aside."""

import pytest

from scheduler.analyse.kept.habits import HabitUse, habits_set_aside
from tests.builders import hours, make_campaign, make_schedule, make_situation, make_task

RELAXED = {"habits": "relaxed"}


def make_habit(link, scenario=RELAXED):
    """Return the situation of A of 4 h and B of 2 h, which follows A by habit."""
    tasks = (make_task("A", "4h"), make_task("B", "2h", usually_after=[link]))
    return make_situation(make_campaign(*tasks, scenario=scenario))


@pytest.mark.parametrize(
    ("link", "start", "use", "overlap", "early"),
    [
        ("A", 4, HabitUse.NOT_USED, 0, 0),
        ("A", 3, HabitUse.BESIDE, 1, 1),
        ("A", 10, HabitUse.BESIDE, 2, 4),
        ("A", 8, HabitUse.BEFORE, 0, 6),
        ("A", 7, HabitUse.BEFORE, 0, 7),
        ("A+3h", 5, HabitUse.SOONER, 0, 2),
        ("A-1h", 3, HabitUse.NOT_USED, 1, 0),
        ("A SS+1h", 0, HabitUse.BESIDE, 2, 1),
        ("A FF", 1, HabitUse.BESIDE, 2, 1),
    ],
)
def test_a_habit_is_kept_or_overlapped_or_turned_round(link, start, use, overlap, early):
    """A runs from hour 0 to 4, but from 10 to 14 where B starts at hour 7 or later."""
    begin = 10 if start >= 7 else 0
    schedule = make_schedule(A=[(begin, begin + 4)], B=[(start, start + 2)])

    (habit,) = habits_set_aside(make_habit(link), schedule)

    assert (habit.source, habit.target, habit.use) == ("A", "B", use)
    assert (habit.overlap, habit.early) == hours(overlap, early)
    assert habit.is_used is (use is not HabitUse.NOT_USED)


def test_habits_that_bind_are_not_set_aside():
    """Where habits are kept there is nothing to report."""
    schedule = make_schedule(A=[(0, 4)], B=[(4, 6)])

    assert habits_set_aside(make_habit("A", {}), schedule) == ()


def test_pauses_count_as_under_way():
    """A pauses from hour 2 to 6 and ends at 8; B from 3 to 5 stands beside it all the same."""
    situation = make_situation(
        make_campaign(
            make_task("A", "4h", pausable=True),
            make_task("B", "2h", usually_after=["A"]),
            scenario=RELAXED,
        )
    )

    (habit,) = habits_set_aside(situation, make_schedule(A=[(0, 2), (6, 8)], B=[(3, 5)]))

    assert (habit.use, habit.overlap, habit.early) == (HabitUse.BESIDE, *hours(2, 5))


def test_overlaps_are_those_of_a_count_hour_by_hour():
    """For every pair of starts, the overlap is the number of hours that both are under way."""
    situation = make_habit("A")
    counted = {
        (a, b): len(set(range(a, a + 4)) & set(range(b, b + 2))) for a in range(6) for b in range(8)
    }

    found = {
        (a, b): habits_set_aside(situation, make_schedule(A=[(a, a + 4)], B=[(b, b + 2)]))[0]
        for a, b in counted
    }

    assert {key: habit.overlap for key, habit in found.items()} == {
        key: hours(number) for key, number in counted.items()
    }
    assert {key for key, habit in found.items() if not habit.is_used} == {
        (a, b) for a, b in counted if b >= a + 4
    }
