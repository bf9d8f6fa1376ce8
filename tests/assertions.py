"""What tests claim about models and plans."""

from contextlib import contextmanager

from ortools.sat.python.cp_model import CpModel, CpSolver

from scheduler.planning.encoding.variables import Variables
from scheduler.schedule.checks import check


@contextmanager
def assert_feasible(situation):
    """Claim that the model made in the block has a solution."""
    yield from _expect(situation, "OPTIMAL")


@contextmanager
def assert_infeasible(situation):
    """Claim that the model made in the block has no solution."""
    yield from _expect(situation, "INFEASIBLE")


def _expect(situation, verdict):
    model = CpModel()
    windows = dict.fromkeys(situation.modes, (0, situation.horizon))
    yield model, Variables(situation, model, windows)
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False  # else Ctrl-C kills what runs afterwards
    assert solver.status_name(solver.solve(model)) == verdict


def assert_sound(campaign, scenario, schedule):
    """Claim that a schedule passes the independent check."""
    assert check(campaign, campaign.resolve_scenario(scenario), schedule) == []
