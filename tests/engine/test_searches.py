"""The searches, stretch by stretch."""

import pytest

from scheduler.engine.check import checked_makespan
from scheduler.engine.driver import solve_problem
from scheduler.engine.searches.annealing import ONE_CYCLE, THREE_CYCLES, Annealing, Cycle
from scheduler.engine.searches.base import ListSchedule, SearchStretch
from scheduler.engine.searches.genetic_tree import HERD, PATIENCE, GeneticTree
from tests.engine.projects import make_project, packing, shortest_makespan

SHOP = make_project([3, 2, 2, 3], capacities=(2,), links=[(0, 2)])


def nowhere():
    """Say that nothing is found elsewhere."""
    return


@pytest.mark.parametrize("make", [GeneticTree, Annealing])
def test_search_is_sound_and_repeats(make):
    """The same stretches give the same starts; the makespan is that of the starts."""
    problem = packing(30)
    stretches = [SearchStretch(400, 0.0, 0.5), SearchStretch(400, 0.5, 1.0)]

    first, again = make(problem, 5, nowhere), make(problem, 5, nowhere)
    ends = [[search.run(stretch) for stretch in stretches] for search in (first, again)]

    assert ends[0] == ends[1]
    assert all(checked_makespan(problem, each.starts) == each.makespan for each in ends[0])
    assert ends[0][1].makespan <= ends[0][0].makespan


def test_herds_without_progress_give_way_to_others():
    """Long enough for six herds: four fresh ones, the one of their best, and another fresh one."""
    search = GeneticTree(SHOP, 1, nowhere)

    found = search.run(SearchStretch(6 * PATIENCE * HERD, 0.0, 1.0))

    assert found.makespan == shortest_makespan(SHOP) == 5
    assert checked_makespan(SHOP, found.starts) == 5


def test_annealing_goes_on_from_the_best_of_all():
    """At a new cycle that is cold, it ends no worse than what was found elsewhere."""
    problem = packing(60)
    outcome = solve_problem(problem, iterations=3000, seed=2)
    order = sorted(range(problem.size), key=lambda task: (outcome.starts[task], task))
    best = ListSchedule(outcome.makespan, outcome.starts, tuple(order))
    search = Annealing(problem, 1, lambda: best)

    before = search.run(SearchStretch(1, 0.0, 0.01))
    after = search.run(SearchStretch(300, 0.999, 1.0))

    assert before.makespan > best.makespan
    assert after.makespan <= best.makespan


@pytest.mark.parametrize(("fraction", "heat"), [(0.4, 0.4), (0.7, 0.2), (1.0, 0.0), (1.1, 0.0)])
def test_temperature_falls_along_its_cycle(fraction, heat):
    """From .4 at .4 of the search to nothing at its end, half of it half-way."""
    assert Cycle(0.4, 1.0, 0.4).temperature(fraction) == pytest.approx(heat)


@pytest.mark.parametrize("cycles", [ONE_CYCLE, THREE_CYCLES])
def test_cycles_cover_the_search(cycles):
    """One ends where the next begins."""
    assert cycles[0].begin == 0
    assert cycles[-1].end == 1
    assert [cycle.end for cycle in cycles[:-1]] == [cycle.begin for cycle in cycles[1:]]
