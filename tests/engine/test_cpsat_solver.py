"""The settings of CP-SAT, and searches that can be stopped."""

import pytest
from ortools.sat.python.cp_model import CpModel

from scheduler.engine.cpsat_solver import look_at_starts_alone, make_solver, solve_watched

LONG = 600.0


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


def test_verdict_of_a_search_that_ends_by_itself_is_returned():
    """Three pigeons do not fit into two holes."""
    assert solve_watched(make_solver(), pigeons(2), lambda: True) == "INFEASIBLE"


def test_search_no_longer_wanted_ends_at_once():
    """Thirty pigeons without presolve take longer than anyone waits; nobody wants to know."""
    solver = make_solver(seconds=LONG)
    solver.parameters.cp_model_presolve = False
    solver.parameters.symmetry_level = 0

    verdict = solve_watched(solver, pigeons(30), lambda: False)

    assert verdict == "UNKNOWN"
    assert solver.wall_time < LONG / 10


def test_failure_of_who_attends_ends_the_search():
    """What attends to a search may fail: the search ends, and the failure is passed on."""
    solver = make_solver(seconds=LONG)
    solver.parameters.cp_model_presolve = False
    solver.parameters.symmetry_level = 0

    with pytest.raises(ZeroDivisionError, match="by zero"):
        solve_watched(solver, pigeons(30), lambda: bool(1 // 0))

    assert solver.wall_time < LONG / 10


def test_search_that_confirms_explains_conflicts_as_cpsat_does_unless_asked():
    """Two searches that agree must not share the less tried way of explaining conflicts."""
    first, second, usual = make_solver(), make_solver(), make_solver()
    look_at_starts_alone(first)
    look_at_starts_alone(second, confirms=True)

    for name in ("use_new_integer_conflict_resolution", "also_bump_variables_in_conflict_reasons"):
        unless_asked = getattr(usual.parameters, name)
        assert getattr(second.parameters, name) == unless_asked
        assert getattr(first.parameters, name) != unless_asked


def test_no_time_left_is_a_moment():
    """CP-SAT takes a limit of nothing for none: a search always has a moment."""
    assert 0 < make_solver(seconds=0.0).parameters.max_time_in_seconds < 1
