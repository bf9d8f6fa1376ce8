"""Schedules from lists: plain Python against all starts, the kernels against plain Python."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import default_rng

from scheduler.engine.check import checked_makespan
from scheduler.engine.kernels.genetic import cross
from scheduler.engine.kernels.lists import insert_elsewhere, note_places, sample_list
from scheduler.engine.kernels.schedules import evaluate
from scheduler.engine.packing import make_scratch, pack
from scheduler.engine.reference import (
    justified_starts,
    longest_tail_list,
    make_evaluator,
    random_list,
    serial_ends,
)
from scheduler.engine.searches.genetic_tree import make_herd
from tests.engine.projects import lists_along_links, make_project, projects, shortest_makespan
from tests.planning.campaigns import REPEATABLE

SEEDS = st.integers(0, 2**32)


def serial_starts(lists, order):
    """Return the starts of the serial scheme without justification."""
    ends = serial_ends(lists, order, lists.before)
    return [end - length for end, length in zip(ends, lists.durations, strict=True)]


def ints(values):
    """Return values as the kernels take them."""
    return np.array(values, dtype=np.int64)


@settings(REPEATABLE, max_examples=60)
@given(projects(most_tasks=4, most_resources=2))
def test_some_list_gives_the_shortest_schedule(problem):
    """The serial scheme over all lists finds what trying all starts finds, and nothing shorter."""
    lists = make_evaluator(problem)
    found = [
        checked_makespan(problem, serial_starts(lists, order))
        for order in lists_along_links(problem)
    ]

    assert min(found) == shortest_makespan(problem)


def test_serial_scheme_by_hand():
    """Of 2, 3 and 2 hours on two machines, the third waits for the first to end."""
    lists = make_evaluator(make_project([2, 3, 2], capacities=(2,)))

    assert serial_starts(lists, [0, 1, 2]) == [0, 0, 2]
    assert serial_starts(lists, [2, 1, 0]) == [2, 0, 0]


def test_justification_by_hand():
    """In the order given, 4 waits for 1; justified, it runs beside 1 and 3."""
    problem = make_project([1, 3, 4], capacities=(2,))
    lists = make_evaluator(problem)

    assert serial_starts(lists, [0, 1, 2]) == [0, 0, 1]
    assert checked_makespan(problem, justified_starts(lists, [0, 1, 2])) == 4


@settings(REPEATABLE, max_examples=200)
@given(projects(), SEEDS)
def test_justification_never_lengthens(problem, seed):
    """Twice justified, a schedule is sound and no longer than it was."""
    lists = make_evaluator(problem)
    order = random_list(lists, default_rng(seed))

    before = checked_makespan(problem, serial_starts(lists, order))

    assert checked_makespan(problem, justified_starts(lists, order)) <= before


@settings(REPEATABLE, max_examples=300)
@given(projects(most_tasks=16), SEEDS)
def test_kernel_agrees_with_plain_python(problem, seed):
    """Both give the same starts for a list, again and again in the same memory."""
    lists, random = make_evaluator(problem), default_rng(seed)
    network, scratch = pack(problem), make_scratch(problem)
    for _ in range(3):
        order = random_list(lists, random)
        expected = justified_starts(lists, order)
        kept = ints(order)

        makespan, critical = evaluate(network, scratch, kept)

        assert (scratch.ends - problem.durations).tolist() == expected
        assert makespan == checked_makespan(problem, expected)
        assert kept.tolist() == sorted(range(problem.size), key=lambda task: (expected[task], task))
        assert 0 <= critical <= problem.size


def test_critical_tasks_are_those_that_start_as_early_as_late():
    """Beside a chain of 4 and 2 a task of 3 has room to move; the chain has none."""
    problem = make_project([4, 2, 3], capacities=(2,), links=[(0, 1)])

    makespan, critical = evaluate(pack(problem), make_scratch(problem), ints(range(3)))

    assert (makespan, critical) == (6, 2)


def is_along_links(problem, order):
    """Tell whether a list holds each task once, none before its predecessors."""
    places = {task: place for place, task in enumerate(order)}
    links = problem.links.tolist()
    return sorted(order) == list(range(problem.size)) and all(
        places[before] < places[after] for before, after in links
    )


@settings(REPEATABLE, max_examples=200)
@given(projects(), st.integers(1, 2**31), st.integers(1, 6))
def test_lists_stay_along_the_links(problem, state, tries):
    """Sampled, crossed and with tasks inserted elsewhere, a list never leaves the links."""
    network, size, chance = pack(problem), problem.size, ints([state])
    herd = make_herd(size)
    mother, father, places = (np.zeros(size, dtype=np.int64) for _ in range(3))
    sample_list(network, chance, tries, mother, places)
    sample_list(network, chance, tries, father, places)

    cross(chance, mother, father, herd)
    crossed = herd.child.tolist()
    note_places(herd.child, herd.places)
    insert_elsewhere(network, chance, herd.child, herd.places, size)

    assert is_along_links(problem, mother.tolist())
    assert is_along_links(problem, crossed)
    assert is_along_links(problem, herd.child.tolist())
    assert [herd.child[place] for place in herd.places] == list(range(size))


def test_longest_tail_comes_first():
    """Task 2 has five hours of work from its start on, task 1 three, task 3 none before it."""
    problem = make_project([3, 1, 4], links=[(1, 2)], capacities=(9,))
    names = [problem.names[task] for task in longest_tail_list(problem)]

    assert names == [2, 3, 1]


@pytest.mark.parametrize("seed", [1, 2])
def test_random_list_repeats_with_its_seed(seed):
    """The same generator gives the same list."""
    lists = make_evaluator(make_project([1] * 9, links=[(0, 5), (3, 4)]))

    assert random_list(lists, default_rng(seed)) == random_list(lists, default_rng(seed))
