import pytest

import scheduler
from scheduler.errors import InputError

HOURS = [6, 9, 4]


def test_starts_are_in_the_order_in_which_tasks_were_given():
    """The last task needs the first, and there is one machine: 9, then 6, then 4, or 6, 9, 4."""
    found = scheduler.solve_project(HOURS, [[1], [1], [1]], [1], [(2, 0)], time_limit=5)

    assert (found.makespan, found.bound, found.is_proved) == (19, 19, True)
    assert found.starts is not None
    assert found.starts[2] + 4 <= found.starts[0]


def test_machines_may_keep_shifts():
    """From 06 to 22, two tasks of nine hours end on the second day at 8."""
    found = scheduler.solve_project(
        [9, 9], [[0, 1], [0, 1]], [1, 1], [], in_shifts=True, time_limit=5
    )

    assert (found.makespan, found.is_proved) == (32, True)
    assert sorted(found.starts or ()) == [6, 15]


def test_circle_is_refused():
    """Tasks that wait for each other have no schedule."""
    with pytest.raises(InputError, match="run in a circle"):
        scheduler.solve_project(HOURS, [[1], [1], [1]], [1], [(0, 1), (1, 0)], time_limit=5)
