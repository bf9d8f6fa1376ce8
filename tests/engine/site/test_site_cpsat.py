"""Questions to CP-SAT about a site, and the search for its earliest end."""

import math

from hypothesis import given, settings

from scheduler.engine.site.check import checked_end
from scheduler.engine.site.cpsat.questions import ask, confirm_impossible
from scheduler.engine.site.cpsat.run import SolverEffort
from scheduler.engine.site.cpsat.solve import solve_by_cpsat
from scheduler.engine.site.problem import Apart, Resource, SiteLimit, SiteLink
from scheduler.engine.site.race import SiteRace
from tests.engine.site.sites import earliest_end, make_site, placed, sites
from tests.planning.campaigns import REPEATABLE

EFFORT = SolverEffort(seconds=math.inf)


def in_turn(durations):
    """Return a site whose tasks need the same place, the last one at the end."""
    links = tuple(SiteLink(task, len(durations) - 1) for task in range(len(durations) - 1))
    place = Resource(levels=((0, 1),), kept=True)
    return make_site(durations, resources=(place,), links=links, horizon=2 * sum(durations))


def hopeless():
    """Return a site of two tasks that must overlap, and must not."""
    limit = SiteLimit(0, from_end=False, target=1, to_end=False, longest=1)
    return make_site(
        (2, 2), links=(SiteLink(0, 1, from_end=False),), limits=(limit,), apart=(Apart(0, 0, 1, 0),)
    )


def never():
    """Say that the answer is still wanted."""
    return False


def test_placement_by_an_end_is_found():
    """Three tasks one after the other take 6 ticks."""
    site = in_turn((1, 2, 3))
    answer = ask(site, 6, EFFORT, never)

    assert answer.placement is not None
    assert checked_end(site, answer.placement) == 6


def test_end_that_no_placement_has_is_impossible():
    """They do not take 5."""
    assert ask(in_turn((1, 2, 3)), 5, EFFORT, never).is_denied
    assert ask(in_turn((1, 2, 3)), 2, EFFORT, never).is_denied


def test_unwanted_answer_is_none():
    """Whoever no longer asks gets neither a placement nor a proof, or what was found at once."""
    answer = ask(in_turn(tuple(range(1, 20))), 190, EFFORT, lambda: True)

    assert not answer.is_impossible


def test_site_without_placement_is_impossible():
    """Both searches say so."""
    assert ask(hopeless(), 9, EFFORT, never).is_impossible
    assert confirm_impossible(hopeless(), EFFORT, never).is_impossible


def test_second_search_finds_what_the_first_has_not():
    """A site with a placement is not confirmed to have none."""
    answer = confirm_impossible(in_turn((1, 2)), EFFORT, never)

    assert not answer.is_impossible
    assert answer.placement is not None


def test_site_whose_task_may_never_start_is_impossible():
    """Its table is empty, which needs no search."""
    assert ask(make_site((1,), tables=((), ())), 9, EFFORT, never).is_impossible


@settings(REPEATABLE, max_examples=20)
@given(sites(most_tasks=3))
def test_search_ends_with_a_proof(site):
    """The bound meets the earliest end, or the site is ruled out."""
    race = SiteRace(site)
    solve_by_cpsat(site, race, EFFORT)
    end = earliest_end(site)

    assert race.makespan == end
    assert race.is_impossible == (end is None)
    assert race.is_proved == (end is not None)


def test_search_goes_on_from_what_is_known():
    """A placement found elsewhere is improved until it is proved to be the best."""
    site = in_turn((1, 2, 3))
    race = SiteRace(site)
    race.offer(placed((0, 3, 6)), "by hand")
    solve_by_cpsat(site, race, EFFORT)

    assert (race.makespan, race.bound) == (6, 6)


def test_search_proves_what_is_known():
    """The best placement came from elsewhere; CP-SAT adds the proof."""
    site = in_turn((1, 2, 3))
    race = SiteRace(site)
    race.offer(placed((0, 1, 3)), "by hand")
    solve_by_cpsat(site, race, EFFORT)

    assert race.is_proved
    assert [mark.who for mark in race.trace] == ["by hand"]


def test_search_that_is_called_off_ends():
    """Nothing is searched once the race is over."""
    site = in_turn((1, 2, 3))
    race = SiteRace(site)
    race.call_off()
    solve_by_cpsat(site, race, EFFORT)

    assert race.makespan is None


def test_deterministic_search_repeats():
    """One worker and a deterministic effort find the same again."""
    site = in_turn(tuple(range(1, 12)))

    def found():
        race = SiteRace(site, shared=False)
        solve_by_cpsat(site, race, SolverEffort(seconds=math.inf, deterministic=0.05))
        return race.best, race.bound

    assert found() == found()
