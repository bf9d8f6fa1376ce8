"""Projects as arrays."""

import numpy as np
import pytest

from scheduler.engine.packing import GUARD, MOST_CAPACITY, make_scratch, pack
from scheduler.errors import InputError
from tests.engine.projects import make_project


def test_tasks_are_renumbered_along_the_links():
    """Task 3 comes before task 1, so it gets the lower number; its name stays."""
    problem = make_project([5, 6, 7], links=[(2, 0)])

    assert problem.names.index(3) < problem.names.index(1)
    assert problem.durations.tolist() == [(5, 6, 7)[name - 1] for name in problem.names]
    assert all(before < after for before, after in problem.links.tolist())


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"links": [(0, 1), (1, 0)]}, "project-cycle"),
        ({"links": [(1, 1)]}, "project-cycle"),
        ({"links": [(0, 2)]}, "project-link"),
        ({"links": [(-1, 1)]}, "project-link"),
        ({"demands": [[2], [1]]}, "project-demand"),
        ({"demands": [[-1], [1]]}, "project-demand"),
        ({"durations": [-1, 1]}, "project-numbers"),
        ({"durations": [999_999, 2]}, "project-numbers"),
        ({"capacities": [10**30]}, "project-numbers"),
        ({"durations": [], "demands": [[]][:0]}, "project-numbers"),
    ],
)
def test_project_that_no_schedule_can_fit_is_refused(change, code):
    """Circles, demands beyond capacity and numbers below zero are mistakes of the file."""
    with pytest.raises(InputError, match=code):
        make_project(**{"durations": [1, 1], **change})


def test_four_resources_share_a_word_and_a_fifth_begins_another():
    """Lanes of 15 bits: 1, 2, 3 and 4 make up the first word, 5 the second."""
    problem = make_project([2], demands=[[1, 2, 3, 4, 5]], capacities=(9, 9, 9, 9, 9))

    network = pack(problem)

    assert network.demands.tolist() == [[1 + (2 << 15) + (3 << 30) + (4 << 45)], [5]]
    assert network.capacities.tolist()[1] == 9 | GUARD
    assert make_scratch(problem).free.shape[0] == 2


def test_links_are_chained_in_both_directions():
    """Task 2 waits for 0 and 1."""
    network = pack(make_project([1, 1, 1], links=[(0, 2), (1, 2)]))

    assert network.before_from.tolist() == [0, 0, 0, 2]
    assert network.before.tolist() == [0, 1]
    assert network.after_from.tolist() == [0, 1, 2, 2]
    assert network.after.tolist() == [2, 2]


def test_capacity_beyond_its_lane_is_refused():
    """Fourteen bits hold 16383 units."""
    assert MOST_CAPACITY == 16383
    assert np.all(pack(make_project([1], capacities=(16383,))).capacities > 0)
    with pytest.raises(InputError, match="project-capacity"):
        pack(make_project([1], capacities=(16384,)))
