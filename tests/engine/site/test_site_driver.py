"""Solving sites: searches, bounds and proofs together."""

import pytest
from hypothesis import given, settings

from scheduler.engine import threads
from scheduler.engine.loading import load_site_search
from scheduler.engine.searches.base import LARGE, SearchKind
from scheduler.engine.site.calendar_variant import with_shifts
from scheduler.engine.site.check import broken_rules
from scheduler.engine.site.driver import count_provers, solve_site
from scheduler.engine.site.entrants import ListSearch
from scheduler.engine.site.job import SearchRequest
from scheduler.engine.site.problem import NOBODY, Resource, SiteLimit, SiteLink
from scheduler.engine.site.race import SiteRace
from scheduler.errors import InvalidPlanError
from tests.engine.projects import packing
from tests.engine.site.large_sites import large_site
from tests.engine.site.sites import earliest_end, make_site, placed, sites
from tests.interrupting import interrupt_while_waiting
from tests.planning.campaigns import REPEATABLE

GENEROUS = 60.0
FOR_EVER = 600.0


def starts_within(source, target, longest):
    """Return the limit between two starts."""
    return SiteLimit(source=source, from_end=False, target=target, to_end=False, longest=longest)


def shared_bench(count=8):
    """Return a site of many tasks that share one bench, so that they take turns."""
    durations = [1 + place % 3 for place in range(count)] + [0]
    links = tuple(SiteLink(place, count) for place in range(count))
    return make_site(
        durations, horizon=40, resources=(Resource(levels=((0, 1),), kept=True),), links=links
    )


def test_site_is_solved_and_proved():
    """Turns of 1, 2, 3, 1, 2, 3, 1 and 2 at one bench end at 15, and not before."""
    outcome = solve_site(shared_bench(), seconds=GENEROUS)

    assert (outcome.makespan, outcome.bound, outcome.proved) == (15, 15, True)
    assert outcome.placement is not None
    assert broken_rules(shared_bench(), outcome.placement) == []
    assert outcome.seconds_to_best is not None


def solve_to_the_optimum(site):
    """Compare the end with that of trying everything."""
    outcome = solve_site(site, seconds=GENEROUS)

    assert outcome.proved
    assert outcome.makespan == earliest_end(site)
    assert outcome.impossible == (outcome.makespan is None)


@settings(REPEATABLE, max_examples=6)
@given(site=sites())
def test_small_sites_are_solved_to_the_optimum(site):
    """Trying everything finds nothing better; where it finds nothing, there is nothing."""
    solve_to_the_optimum(site)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=60)
@given(site=sites())
def test_small_sites_are_solved_to_the_optimum_at_length(site):
    """The same on many more sites."""
    solve_to_the_optimum(site)


def test_run_by_iterations_repeats_exactly():
    """The same seed and the same number of lists lead to the same placement."""
    first, second = (solve_site(shared_bench(), iterations=50, seed=3) for _ in range(2))

    assert first.placement == second.placement
    assert first.makespan == second.makespan


def test_search_goes_on_from_what_is_known():
    """What is known counts from the start, and is as good as proved if it meets the bound."""
    site = shared_bench(3)

    outcome = solve_site(site, seconds=GENEROUS, known=placed((0, 1, 3, 6)))

    assert outcome.trace[0].who == "known"
    assert outcome.makespan == outcome.bound == 6


def test_known_placement_that_breaks_a_rule_is_refused():
    """Three at one bench at once are too many."""
    with pytest.raises(InvalidPlanError, match="breaks 1 rule"):
        solve_site(shared_bench(3), seconds=1.0, known=placed((0, 0, 0, 3)))


def test_site_without_placement_is_proved_to_have_none():
    """Two that take turns cannot both have begun by 0."""
    limits = tuple(starts_within(NOBODY, task, 0) for task in (0, 1))
    site = make_site([2, 2], resources=(Resource(levels=((0, 1),), kept=True),), limits=limits)

    outcome = solve_site(site, seconds=GENEROUS)

    assert outcome.impossible
    assert outcome.placement is None
    assert outcome.seconds_to_best is None


def test_ctrl_c_returns_the_best_so_far():
    """An interrupt ends the threads; what was found stays."""
    site = with_shifts(packing(60))

    with interrupt_while_waiting(threads):
        outcome = solve_site(site, seconds=FOR_EVER)

    assert outcome.interrupted
    assert outcome.seconds < FOR_EVER
    assert outcome.placement is not None
    assert broken_rules(site, outcome.placement) == []


def test_limits_take_a_single_number_of_either_kind():
    """Neither or both of seconds and iterations are refused, as is nobody to work."""
    for seconds, iterations, workers in ((None, None, 2), (1.0, 1, 2), (1.0, None, 0)):
        with pytest.raises(ValueError, match="either seconds or iterations"):
            solve_site(shared_bench(2), seconds=seconds, iterations=iterations, workers=workers)


def test_solver_comes_first_where_lists_often_fail():
    """Greatest lags leave CP-SAT half of the workers and the odd one; else it gets half."""
    plain = shared_bench(2)
    tied = make_site([1, 1], limits=(starts_within(0, 1, 3),))

    assert [count_provers(plain, workers) for workers in (1, 2, 4)] == [0, 1, 2]
    assert [count_provers(tied, workers) for workers in (1, 2, 3)] == [1, 1, 2]


def kinds_over_time(site, number):
    """Return the kinds of the searches with a number: at first, before the middle, at the end."""
    job = SearchRequest(site, seed=1, lanes=2, seconds=GENEROUS)
    search = ListSearch(job, SiteRace(site), number)
    return [search.kind_at(fraction) for fraction in (0.0, 0.4, 1.0)]


def test_small_sites_are_bred_before_they_are_annealed():
    """Every second search breeds all the time; large sites, and where lists fail, are annealed."""
    breeds, anneals = SearchKind.GENETIC, SearchKind.ANNEALING
    tied = make_site([1, 1], limits=(starts_within(0, 1, 3),))

    assert kinds_over_time(shared_bench(), 0) == [breeds, anneals, anneals]
    assert kinds_over_time(shared_bench(), 1) == [breeds, breeds, breeds]
    assert kinds_over_time(shared_bench(LARGE), 1) == [anneals, anneals, anneals]
    assert kinds_over_time(tied, 0) == [anneals, anneals, anneals]


def test_what_is_bred_is_annealed_further(monkeypatch):
    """A search for itself alone never ends with less than it had found before it changed."""
    made = []

    def load(kind):
        def make(site, seed, elsewhere):
            made.append((kind, elsewhere() is not None))
            return load_site_search(kind)(site, seed, elsewhere)

        return make

    monkeypatch.setattr("scheduler.engine.site.entrants.load_site_search", load)
    site = large_site(5, limits=0)
    race = SiteRace(site, shared=False)
    search = ListSearch(SearchRequest(site, seed=2, lanes=1, iterations=20_000), race, 0)

    found = search.run(lambda: None)

    assert made == [
        (SearchKind.ANNEALING, False),
        (SearchKind.GENETIC, False),
        (SearchKind.ANNEALING, True),
    ]
    assert found is not None
    assert found == race.best
    assert site.goal_end(found.starts, found.modes) == race.trace[-1].makespan
    assert race.trace[0].who == SearchKind.GENETIC


def test_without_the_compiled_search_plain_python_goes_on(monkeypatch, caplog):
    """Where it cannot be loaded, lists in plain Python and the bounds still do."""

    def refuse(kind):
        raise ImportError(f"no {kind}")

    monkeypatch.setattr("scheduler.engine.site.entrants.load_site_search", refuse)

    outcome = solve_site(shared_bench(4), seconds=GENEROUS)

    assert (outcome.makespan, outcome.proved) == (7, True)
    assert "plain Python goes on: no annealing" in caplog.text
