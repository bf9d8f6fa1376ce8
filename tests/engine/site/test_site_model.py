"""The model of a site: its optimum is that of trying everything."""

import pytest
from hypothesis import assume, given, settings
from ortools.sat.python.cp_model import CpSolver

from scheduler.engine.site.check import broken_rules
from scheduler.engine.site.cpsat.model import build
from scheduler.engine.site.problem import Resource, SiteLink, SiteMode, Starts
from scheduler.engine.site.windows import TimeWindow, find_windows
from tests.engine.site.sites import earliest_end, legal_starts, make_site, sites
from tests.planning.campaigns import REPEATABLE


def solve(site, windows):
    """Return the least end of the goal and a placement that has it, by CP-SAT."""
    model = build(site, windows)
    model.model.minimize(model.goal_end)
    solver = CpSolver()
    solver.parameters.num_workers = 1
    if solver.status_name(solver.solve(model.model)) == "INFEASIBLE":
        return None, None
    return round(solver.objective_value), model.read(solver.value)


def optimum(site):
    """Return the least end of the goal by CP-SAT, its placement being checked."""
    windows = find_windows(site, site.horizon)
    if windows is None:
        return None
    end, placement = solve(site, windows)
    if placement is not None:
        assert broken_rules(site, placement) == []
        assert site.ends_of(placement)[site.goal] == end
    return end


@settings(REPEATABLE, max_examples=40)
@given(sites(most_tasks=3))
def test_optimum_is_that_of_trying_everything(site):
    """Ways, pauses, lags of all kinds, limits, levels, stores, holds and pairs kept apart."""
    assert optimum(site) == earliest_end(site)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=1000)
@given(sites(most_tasks=3))
def test_optimum_of_many_sites_is_that_of_trying_everything(site):
    """The same for many more."""
    assert optimum(site) == earliest_end(site)


@settings(REPEATABLE, max_examples=10)
@given(sites(most_tasks=3))
def test_windows_do_not_change_the_optimum(site):
    """With every legal start left, the model says the same."""
    whole = TimeWindow(0, site.horizon, 0, site.horizon)
    assume(all(legal_starts(site, task, 0) for task in range(site.size)))

    assert solve(site, [whole] * site.size)[0] == earliest_end(site)


@settings(REPEATABLE, max_examples=20)
@given(sites(most_tasks=3))
def test_order_of_a_placement_follows_the_links(site):
    """No task stands before one that a link makes it wait for."""
    windows = find_windows(site, site.horizon)
    _, placement = solve(site, windows) if windows else (None, None)
    if placement is None:
        return
    rank = {task: place for place, task in enumerate(placement.order)}

    assert sorted(placement.order) == list(range(site.size))
    assert all(rank[link.source] < rank[link.target] for link in site.links)


def test_paused_task_leaves_its_crew_to_others():
    """At night, while the first task pauses, the only crew does the second: nothing has to wait."""
    night = ((3, 6),)
    site = make_site(
        (3, 1),
        modes=(
            (SiteMode(duration=3, starts=0, demands=((0, 1),)),),
            (SiteMode(duration=1, starts=1, demands=((0, 1),)),),
        ),
        tables=((Starts(1, 2, night),), (Starts(3, 8),)),
        resources=(Resource(levels=((0, 1),)),),
    )

    assert optimum(site) == 4


def test_mode_that_takes_longer_is_chosen_when_the_store_asks_for_it():
    """Two tasks in a row: only one of them can be done the quick way."""
    modes = (
        SiteMode(duration=1, starts=1, uses=((0, 2),)),
        SiteMode(duration=3, starts=3, uses=((0, 1),)),
    )
    site = make_site((1, 1), modes=(modes, modes), links=(SiteLink(0, 1),), stores=(3,))

    assert optimum(site) == 4
