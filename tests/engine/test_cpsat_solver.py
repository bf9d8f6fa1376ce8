"""The settings of CP-SAT, and searches that can be stopped."""

import time

import pytest
from ortools.sat.python.cp_model import CpModel

from scheduler.engine.cpsat_solver import look_at_starts_alone, make_solver, solve_watched
from scheduler.engine.site.cpsat import run
from scheduler.engine.verdict import Verdict
from scheduler.planning.search import run as search

LONG = 20.0
SOON = 5.0
LESS_TRIED = ("use_new_integer_conflict_resolution", "also_bump_variables_in_conflict_reasons")


def pigeons(count):
    """Return a model that asks for one pigeon more than there are holes, in pairs of literals."""
    model = CpModel()
    sits = [[model.new_bool_var("") for _ in range(count)] for _ in range(count + 1)]
    for holes in sits:
        model.add_bool_or(holes)
    for hole in range(count):
        for one in range(count + 1):
            for other in range(one):
                model.add_bool_or(~sits[one][hole], ~sits[other][hole])
    return model


def slow_solver():
    """Return a solver that takes longer for thirty pigeons than anyone waits."""
    solver = make_solver(seconds=LONG)
    solver.parameters.cp_model_presolve = False
    solver.parameters.symmetry_level = 0
    return solver


def explains_as_unless_asked(solver):
    """Tell for each setting of how conflicts are explained whether it is as CP-SAT has it."""
    usual = make_solver().parameters
    return {getattr(solver.parameters, name) == getattr(usual, name) for name in LESS_TRIED}


def test_verdict_of_a_search_that_ends_by_itself_is_returned():
    """Three pigeons do not fit into two holes."""
    assert solve_watched(make_solver(), pigeons(2), lambda: True) == (Verdict.DENIED, False)


def test_search_no_longer_wanted_ends_at_once_and_nobody_is_asked_again():
    """Nobody wants to know of thirty pigeons, and says so once."""
    asked = []

    def refuse():
        asked.append(1)
        return False

    began = time.monotonic()

    ended = solve_watched(slow_solver(), pigeons(30), refuse)

    assert ended == (Verdict.UNKNOWN, False)
    assert asked == [1]
    assert time.monotonic() - began < SOON


def test_interrupt_ends_the_search_and_is_told():
    """Ctrl-C comes as an exception, wherever the waiting is at the time."""

    def interrupt():
        raise KeyboardInterrupt

    began = time.monotonic()

    assert solve_watched(slow_solver(), pigeons(30), interrupt) == (Verdict.UNKNOWN, True)
    assert time.monotonic() - began < SOON


def test_failure_of_who_attends_ends_the_search():
    """What attends to a search may fail: the search ends, and the failure is passed on."""
    began = time.monotonic()

    with pytest.raises(ZeroDivisionError, match="by zero"):
        solve_watched(slow_solver(), pigeons(30), lambda: bool(1 // 0))

    assert time.monotonic() - began < SOON


def test_search_that_confirms_explains_conflicts_as_cpsat_does_unless_asked():
    """Two searches that agree must not share the less tried way of explaining conflicts."""
    first, second = make_solver(), make_solver()
    look_at_starts_alone(first)
    look_at_starts_alone(second, confirms=True)

    assert explains_as_unless_asked(first) == {False}
    assert explains_as_unless_asked(second) == {True}
    assert first.parameters.linearization_level == second.parameters.linearization_level == 0


def test_search_for_launch_without_presolve_confirms():
    """The second search for a verdict on a campaign is one without presolve."""
    first = search.SearchEffort(seconds=1, workers=1, seed=1, linear=False)
    second = search.SearchEffort(seconds=1, workers=1, seed=2, linear=False, presolve=False)

    assert explains_as_unless_asked(search.solver_for(first)) == {False}
    assert explains_as_unless_asked(search.solver_for(second)) == {True}


def test_search_of_a_site_without_presolve_confirms():
    """The second search for a verdict on a site is one without presolve."""
    first, second = run.SolverEffort(seconds=1), run.SolverEffort(seconds=1, presolve=False)

    assert explains_as_unless_asked(run.solver_for(first, is_plain=True)) == {False}
    assert explains_as_unless_asked(run.solver_for(second, is_plain=True)) == {True}
    assert explains_as_unless_asked(run.solver_for(first, is_plain=False)) == {True}


@pytest.mark.parametrize("seconds", [0.0, -1.0])
def test_search_whose_time_is_over_has_a_moment(seconds):
    """CP-SAT refuses a negative limit; what is left of a time may be below nothing."""
    verdict = solve_watched(make_solver(seconds=seconds), pigeons(30), lambda: True).verdict

    assert verdict is Verdict.UNKNOWN
