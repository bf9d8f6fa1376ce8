"""The independent check, and what links and work alone say."""

import pytest

from scheduler.engine.bounds import heads, tails, trivial_bound
from scheduler.engine.check import broken_rules, checked_makespan
from scheduler.errors import InvalidPlanError
from tests.engine.projects import make_project

CHAIN = make_project([2, 3], capacities=(2,), links=[(0, 1)])
PAIR = make_project([2, 3], demands=[[2], [1]], capacities=(2,))


@pytest.mark.parametrize(
    ("problem", "starts", "rule"),
    [
        (CHAIN, (0, 1), "task 2 does not wait for 1"),
        (CHAIN, (-1, 2), "task 1 starts at -1"),
        (CHAIN, (0,), "1 starts for 2 tasks"),
        (PAIR, (0, 1), "resource 1 has 2, at 1 it gives 3"),
    ],
)
def test_spoilt_schedule_is_caught(problem, starts, rule):
    """Each rule has its sentence."""
    assert any(sentence.startswith(rule) for sentence in broken_rules(problem, starts))
    with pytest.raises(InvalidPlanError, match=rule):
        checked_makespan(problem, starts)


def test_sound_schedules_pass():
    """The second task follows at once; where there is room they overlap."""
    assert checked_makespan(CHAIN, (0, 2)) == 5
    assert checked_makespan(PAIR, (3, 0)) == 5
    assert broken_rules(make_project([2, 3], capacities=(2,)), (0, 0)) == []


def test_heads_and_tails_follow_the_longest_chain():
    """2 before 3 before 1, and 4 before 1: the chain of 2 and 3 counts."""
    problem = make_project([2, 3, 4, 1], links=[(0, 1), (1, 3), (2, 3)], capacities=(9,))
    dates = zip(heads(problem), tails(problem), strict=True)
    by_name = dict(zip(problem.names, dates, strict=True))

    assert by_name == {1: (0, 6), 2: (2, 4), 3: (0, 5), 4: (5, 1)}


@pytest.mark.parametrize(
    ("durations", "demands", "capacity", "bound"),
    [
        ([2, 2, 3], [[1], [1], [1]], 1, 7),
        ([2, 2, 3], [[1], [1], [1]], 2, 4),
        ([2, 2, 3], [[1], [1], [1]], 9, 3),
        ([2, 2, 3], [[0], [0], [0]], 0, 3),
    ],
)
def test_bound_is_the_longest_chain_or_the_work_over_the_room(durations, demands, capacity, bound):
    """Seven units of work take seven, half of it rounded up, or the longest task."""
    problem = make_project(durations, demands=demands, capacities=(capacity,))

    assert trivial_bound(problem) == bound
