"""Solving a problem from end to end."""

import threading

import pytest
from hypothesis import given, settings

from scheduler.engine import threads
from scheduler.engine.check import checked_makespan
from scheduler.engine.driver import solve_problem
from scheduler.engine.lanes import line_up
from scheduler.engine.problem_race import ProblemRace
from scheduler.engine.searches.base import SearchKind
from scheduler.errors import InputError
from tests.engine.projects import make_project, packing, projects, shortest_makespan
from tests.interrupting import interrupt_while_waiting
from tests.planning.campaigns import REPEATABLE

MINUTE = 60.0


@settings(REPEATABLE, max_examples=25)
@given(projects(most_tasks=4, most_resources=2))
def test_shortest_schedule_is_found_and_proved(problem):
    """Trying all starts gives the same makespan, and the bound meets it."""
    outcome = solve_problem(problem, iterations=20)

    assert checked_makespan(problem, outcome.starts) == outcome.makespan
    assert outcome.makespan == shortest_makespan(problem)
    assert outcome.proved


def test_small_problem_is_proved_within_its_time():
    """A search by the clock ends with the proof; its trace leads to the best schedule."""
    problem = packing(20)

    outcome = solve_problem(problem, seconds=MINUTE)

    assert outcome.proved
    assert checked_makespan(problem, outcome.starts) == outcome.makespan
    assert outcome.trace[0].who == "lists"
    assert outcome.trace[-1].makespan == outcome.makespan
    assert outcome.seconds_to_best == outcome.trace[-1].second
    assert not outcome.interrupted


@pytest.mark.parametrize("size", [40, 210])
def test_search_repeats_with_its_seed_and_evaluations(size):
    """Breeding and annealing, or annealing twice: the same starts and bound again."""
    problem = packing(size)

    first, again = (solve_problem(problem, iterations=1500, seed=3) for _ in range(2))

    assert first.starts == again.starts
    assert first.bound == again.bound
    assert checked_makespan(problem, first.starts) == first.makespan
    assert first.makespan < first.trace[0].makespan


def test_other_seed_takes_another_mode():
    """Of three seeds, two at least end with different starts."""
    problem = packing(120)

    ends = {solve_problem(problem, iterations=50, seed=seed).starts for seed in range(3)}

    assert len(ends) > 1


@pytest.mark.parametrize(
    ("size", "kinds"),
    [
        (199, [SearchKind.GENETIC, SearchKind.ANNEALING, SearchKind.GENETIC]),
        (200, [SearchKind.ANNEALING] * 3),
    ],
)
def test_large_problems_are_annealed_only(size, kinds):
    """Up to 199 tasks breeding and annealing take turns; the seeds of searches differ."""
    problem = packing(size)
    lanes = line_up(problem, ProblemRace(problem), 3, 1)

    assert [lane.kind for lane in lanes] == kinds
    assert len({lane.seed for lane in lanes}) == 3


@pytest.mark.parametrize(
    "limits", [{}, {"seconds": 1.0, "iterations": 1}, {"seconds": 1.0, "workers": 0}]
)
def test_exactly_one_limit_is_given(limits):
    """A search without an end, with two, or without a worker is a mistake of the caller."""
    with pytest.raises(ValueError, match="either seconds or iterations"):
        solve_problem(packing(5), **limits)


def test_failure_of_a_search_reaches_the_caller_and_leaves_no_thread():
    """A capacity that fits no lane stops all searches."""
    before = set(threading.enumerate())
    problem = make_project([1, 1, 1], demands=[[9000]] * 3, capacities=(20000,))

    with pytest.raises(InputError, match="project-capacity"):
        solve_problem(problem, seconds=MINUTE)
    assert set(threading.enumerate()) == before


@pytest.mark.parametrize("limits", [{"seconds": 10 * MINUTE}, {"iterations": 10**8}])
def test_interrupt_keeps_the_best_schedule_and_leaves_no_thread(limits):
    """Ctrl-C ends a search by the clock and one by evaluations; the schedule is sound."""
    problem = packing(120)
    before = set(threading.enumerate())

    with interrupt_while_waiting(threads):
        outcome = solve_problem(problem, **limits)

    assert outcome.interrupted
    assert outcome.seconds < 10 * MINUTE
    assert checked_makespan(problem, outcome.starts) == outcome.makespan
    assert set(threading.enumerate()) == before
