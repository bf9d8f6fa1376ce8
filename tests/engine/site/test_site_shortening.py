"""Sites without what lies well behind a known placement."""

from hypothesis import given, settings

from scheduler.engine.site.annealing import SiteAnnealing
from scheduler.engine.site.check import broken_rules, checked_end
from scheduler.engine.site.orders import topological
from scheduler.engine.site.problem import Resource, Starts
from scheduler.engine.site.reference import place_in_order
from scheduler.engine.site.shortening import shorten
from tests.engine.site.large_sites import large_site
from tests.engine.site.sites import make_site, placed, sites
from tests.engine.site.test_site_searches import best_of
from tests.planning.campaigns import REPEATABLE


def test_what_is_behind_the_known_placement_is_left_out():
    """It ends at 8: a quarter more and a tick are kept, of starts, working time and levels."""
    site = make_site(
        [8],
        horizon=100,
        tables=(*[()] * 8, (Starts(0, 5), Starts(9, 60), Starts(70, 92))),
        workings=(((0, 4), (6, 40), (50, 100)),),
        resources=(Resource(levels=((0, 2), (5, 1), (40, 3)), kept=True),),
    )

    short = shorten(site, placed([0]))

    assert short.horizon == 11
    assert short.tables[8] == (Starts(0, 5), Starts(9, 60))
    assert short.workings == (((0, 4), (6, 11)),)
    assert short.resources[0].levels == ((0, 2), (5, 1))


def test_nothing_is_left_out_where_nothing_is_known():
    """Then the horizon may be needed."""
    site = make_site([2, 3])

    assert shorten(site, None) is site


@settings(REPEATABLE, max_examples=50)
@given(site=sites(most_tasks=3))
def test_as_early_an_end_is_found_as_on_the_whole_site(site):
    """What a list finds is enough to shorten by, and takes nothing away that is as good."""
    known = place_in_order(site, topological(site))

    best = best_of(SiteAnnealing, shorten(site, known), 600)

    whole = best_of(SiteAnnealing, site, 600)
    assert (best and checked_end(site, best)) == (whole and checked_end(site, whole))


def test_tasks_behind_the_goal_find_time_behind_all_that_is_known():
    """
    The machine is free for the goal at once if the other task takes its late start.

    With the other first the goal ends at 15, and a quarter more would not reach the late start.
    """
    site = make_site(
        [5, 10],
        horizon=300,
        tables=(*[()] * 5, (Starts(0, 0), Starts(100, 100)), *[()] * 4, (Starts(0, 290),)),
        resources=(Resource(levels=((0, 1),), kept=True),),
    )

    short = shorten(site, placed([0, 5]))

    assert short.horizon == 106
    best = best_of(SiteAnnealing, short, 300)
    assert best is not None
    assert checked_end(site, best) == 10


def test_placements_keep_the_rules_of_the_whole_site():
    """With shifts, ways, limits and holds, a search on the shorter site breaks none."""
    for seed in range(6):
        site = large_site(seed, size=40, stores=False)
        known = place_in_order(site, topological(site))

        best = best_of(SiteAnnealing, shorten(site, known), 300)

        assert known is None or best is not None
        assert best is None or broken_rules(site, best) == []
