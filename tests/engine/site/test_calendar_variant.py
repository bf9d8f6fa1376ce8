"""Hours count from Monday 00:00; the four resources work always, 06-22, 08-16, and on six days."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.engine.site.calendar_variant import breaks_of, shift_of, with_shifts
from scheduler.engine.site.check import broken_rules, checked_end
from scheduler.engine.site.pausing import pausing_starts
from scheduler.engine.site.problem import Placement, Starts, worked_pieces
from tests.engine.projects import make_project, projects
from tests.planning.campaigns import REPEATABLE

ALWAYS, LONG, SHORT, SIX_DAYS = range(4)
DAY = 24
FOUR = (1, 1, 1, 1)


def uses(*resources):
    """Return a demand for one unit of some of four resources."""
    return [int(place in resources) for place in range(4)]


def place(*starts):
    """Return the placement of tasks of one way each."""
    return Placement(starts, (0,) * len(starts), tuple(range(len(starts))))


@st.composite
def working_times(draw):
    """Draw ascending stretches that do not touch."""
    here, stretches = 0, []
    for gap, length in draw(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 6)), max_size=6)):
        stretches.append((here + gap - 1, here + gap - 1 + length))
        here = stretches[-1][1] + 1
    return stretches


def hour_by_hour(working, duration):
    """Return for each legal start the ticks that are worked, found by walking along."""
    ticks = [tick for start, end in working for tick in range(start, end)]
    runs = [ticks[first : first + duration] for first in range(len(ticks) - duration + 1)]
    return {run[0]: run for run in runs}


@settings(REPEATABLE, max_examples=200)
@given(working_times(), st.integers(1, 12))
def test_a_pausing_task_works_whenever_there_is_working_time(working, duration):
    """Its starts and worked ticks are those of a walk along the working time."""
    found = {}
    for each in pausing_starts(working, duration):
        for start in range(each.low, each.high + 1):
            assert start not in found
            pieces = worked_pieces(start, duration, each.breaks)
            found[start] = [tick for piece in pieces for tick in range(*piece)]

    assert found == hour_by_hour(working, duration)
    assert list(found) == sorted(found)


@pytest.mark.parametrize(
    ("resource", "working"),
    [
        (ALWAYS, 7 * 24),
        (LONG, 7 * 16),
        (SHORT, 7 * 8),
        (SIX_DAYS, 6 * 24),
        (LONG + 4, 7 * 16),
    ],
)
def test_resources_work_their_hours_of_every_week(resource, working):
    """In the second week as in the first, a fifth resource like the first and so on."""
    for week in (0, 1):
        hours = range(week * 7 * DAY, (week + 1) * 7 * DAY)
        assert sum(map(shift_of(resource).works, hours)) == working


def test_breaks_are_the_hours_without_work():
    """Of the night before 06 and of the evening from 22; of Sunday, the seventh day."""
    assert breaks_of(ALWAYS, 8 * DAY) == ()
    assert breaks_of(LONG, 2 * DAY) == ((0, 6), (22, 30), (46, 48))
    assert breaks_of(SIX_DAYS, 8 * DAY) == ((144, 168),)


def test_a_task_works_when_all_its_resources_work():
    """From 08 to 16 but for Sundays: ten hours cross a night, fifty hours the Sunday, too."""
    site = with_shifts(make_project([10], [uses(SHORT, SIX_DAYS)], FOUR))
    assert site.tables == ((Starts(8, 8, ((16, 32),)),),)
    assert site.horizon == 34

    long = with_shifts(make_project([50], [uses(SHORT, SIX_DAYS)], FOUR))

    first = (*(((day * DAY + 16), (day + 1) * DAY + 8) for day in range(5)), (136, 176))
    assert long.tables == ((Starts(8, 8, first),),)
    assert long.horizon == 178


def test_tasks_that_use_nothing_work_at_all_hours():
    """Such a task starts at midnight, and one of no length at any hour up to the horizon."""
    site = with_shifts(make_project([3, 0], [uses(), uses(SHORT)], FOUR, links=[(0, 1)]))

    assert [site.starts_of(task, 0) for task in (0, 1)] == [(Starts(0, 0),), (Starts(0, 3),)]
    assert site.modes[1][0].demands == ()


def test_a_paused_task_keeps_its_resource():
    """A night task on the first resource cannot take it from a task that waits for the morning."""
    tasks = [uses(ALWAYS, SHORT), uses(ALWAYS)]
    site = with_shifts(make_project([10, 3], tasks, FOUR))
    two = with_shifts(make_project([10, 3], tasks, (2, 1, 1, 1)))

    assert broken_rules(two, place(8, 20, 34)) == []
    assert broken_rules(site, place(8, 20, 34)) == ["resource 0 has 1, at 20 it gives 2"]


def test_the_goal_is_the_end_of_all_tasks():
    """Two tasks without successors get an end of no length behind them; one such task is it."""
    both = with_shifts(make_project([2, 3]))
    assert (both.labels, both.goal) == (("1", "2", "end"), 2)
    assert checked_end(both, place(0, 2, 5)) == 5

    assert with_shifts(make_project([2, 3], links=[(0, 1)])).goal == 1


@settings(REPEATABLE, max_examples=60)
@given(projects(most_tasks=8))
def test_one_task_after_the_other_ends_at_the_horizon(problem):
    """Done as soon as working time allows, the tasks keep every rule: nothing needs longer."""
    site = with_shifts(problem)
    starts, here = [], 0
    for task in range(site.size):
        legal = [max(each.low, here) for each in site.starts_of(task, 0) if each.high >= here]
        starts.append(legal[0])
        here = site.end_after(task, 0, starts[-1])

    placement = place(*starts)

    assert broken_rules(site, placement) == []
    assert checked_end(site, placement) == here == site.horizon


def test_a_later_horizon_can_be_had():
    """With 40 hours, a task of three hours may start on the second day, too; 2 are too few."""
    problem = make_project([3], [uses(SHORT)], FOUR)

    crossing = Starts(14, 15, ((16, 32),))
    assert with_shifts(problem, 40).tables == ((Starts(8, 13), crossing, Starts(32, 37)),)
    assert with_shifts(problem, 2).horizon == 11
