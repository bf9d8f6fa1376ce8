"""Searches on a site: legal, repeatable, and as good as trying everything."""

import pytest
from hypothesis import given, settings

from scheduler.engine.searches.base import SearchStretch
from scheduler.engine.site.annealing import SiteAnnealing
from scheduler.engine.site.check import broken_rules, checked_end
from scheduler.engine.site.genetic_tree import SiteGeneticTree
from tests.engine.site.large_sites import large_site
from tests.engine.site.sites import earliest_end, sites
from tests.planning.campaigns import REPEATABLE

BOTH = pytest.mark.parametrize("search", [SiteAnnealing, SiteGeneticTree])


def nowhere():
    """Return that nothing is found elsewhere."""


def best_of(search, site, evaluations, seed=1, elsewhere=nowhere):
    """Return the best placement of a search of three stretches."""
    found = search(site, seed, elsewhere)
    for begin in (0.0, 0.3, 0.6):
        best = found.run(SearchStretch(evaluations // 3, begin, begin + 0.3))
    return best


@BOTH
@settings(REPEATABLE, max_examples=50)
@given(site=sites(most_tasks=3))
def test_small_sites_are_solved(search, site):
    """Where a placement exists that ends as early as can be, a search finds one that does."""
    earliest = earliest_end(site)

    best = best_of(search, site, 600)

    assert (best and checked_end(site, best)) == earliest


@BOTH
@pytest.mark.parametrize("seed", range(8))
def test_placements_keep_all_rules(search, seed):
    """With shifts, ways, stores, limits, holds and tasks kept apart nothing is overdrawn."""
    site = large_site(seed, size=40, stores=seed % 2 == 0)

    best = best_of(search, site, 300)

    assert best is None or broken_rules(site, best) == []


@BOTH
def test_one_seed_gives_one_search(search):
    """The same seed and stretches find the same placement."""
    site = large_site(3, size=40)

    assert best_of(search, site, 300, seed=5) == best_of(search, site, 300, seed=5)


def test_most_placements_are_found():
    """Of sites with every kind of rule at least half get a placement at once."""
    found = [best_of(SiteAnnealing, large_site(seed, size=40), 30) for seed in range(10)]

    assert sum(best is not None for best in found) >= 5


def test_search_goes_on_from_what_is_known():
    """A search that knows a placement is never worse than it."""
    site = large_site(4, size=40, limits=0, holds=0)
    known = best_of(SiteAnnealing, site, 900)

    best = best_of(SiteAnnealing, site, 0, elsewhere=lambda: known)

    assert checked_end(site, best) <= checked_end(site, known)
