"""Bounds on the end of the goal: exact on small examples, and never above the best end."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from scheduler.engine.site.bounds import LowerBound, lower_bound, refutation, relaxation
from scheduler.engine.site.problem import (
    NOBODY,
    Apart,
    Resource,
    SiteHold,
    SiteLimit,
    SiteLink,
    SiteMode,
    Starts,
)
from scheduler.engine.verdict import Verdict
from tests.engine.site.sites import earliest_end, make_site, sites, table_of

DAYS = tuple((24 * day + 8, 24 * day + 16) for day in range(7))
WEEKDAYS = DAYS[:5]
WEEK = 7 * 24


def with_milestone(durations, modes, **parts):
    """Return a site whose last task is a milestone after all others."""
    size = len(durations)
    links = (*parts.pop("links", ()), *(SiteLink(task, size) for task in range(size)))
    modes = (*modes, (SiteMode(duration=0, starts=0),))
    horizon = parts.setdefault("horizon", WEEK)
    tables = ((Starts(0, horizon),), *parts.pop("tables"))
    return make_site((*durations, 0), modes=modes, links=links, tables=tables, **parts)


def on_shifts(durations, shifts=DAYS, *, pauses=True, **parts):
    """Return a site on which one crew of one does every task in its shifts."""
    tables = [table_of(duration, shifts, pauses=pauses) for duration in durations]
    modes = [
        (SiteMode(duration=duration, starts=place + 1, demands=((0, 1),)),)
        for place, duration in enumerate(durations)
    ]
    levels = [(0, 0)]
    for low, high in shifts:
        levels += [(low, 1), (high, 0)]
    resources = parts.pop("resources", (Resource(levels=tuple(levels)),))
    return with_milestone(durations, modes, tables=tables, resources=resources, **parts)


def at_any_time(durations, **parts):
    """Return a site whose tasks need nothing and may start at any time."""
    tables = [(Starts(0, WEEK - duration),) for duration in durations]
    modes = parts.pop(
        "modes", [(SiteMode(duration=d, starts=place + 1),) for place, d in enumerate(durations)]
    )
    return with_milestone(durations, modes, tables=tables, **parts)


def bounds_of(site):
    """Return all bounds that were reported, in the order in which they came."""
    found: list[int] = []
    LowerBound(site, on_bound=found.append).improve()
    return found


def test_a_crew_of_one_needs_a_shift_for_each_task_of_a_shift():
    """Three tasks of a shift end with the third shift, though each alone ends with the first."""
    assert bounds_of(on_shifts([8, 8, 8]))[0] == 16
    assert bounds_of(on_shifts([8, 8, 8]))[-1] == 2 * 24 + 16


def test_work_left_over_from_a_shift_waits_for_the_next():
    """Three tasks of four hours fill a shift and half of the next."""
    assert bounds_of(on_shifts([4, 4, 4]))[-1] == 24 + 12


def test_nobody_works_at_the_weekend():
    """Six shifts of work that start on a Monday end on the Monday after."""
    shifts = (*WEEKDAYS, (WEEK + 8, WEEK + 16))
    site = on_shifts([8] * 6, shifts, horizon=WEEK + 24)
    assert bounds_of(site)[-1] == WEEK + 16


def test_a_place_with_room_for_one_takes_one_task_after_another():
    """The spans of tasks in a bay add up."""
    modes = [(SiteMode(duration=5, starts=place + 1, demands=((0, 1),)),) for place in range(3)]
    site = at_any_time([5] * 3, modes=modes, resources=(Resource(levels=((0, 1),), kept=True),))
    assert bounds_of(site)[0] == 5
    assert bounds_of(site)[-1] == 15


def test_a_pausing_task_keeps_its_place_over_night():
    """Two tasks of twelve hours in a bay take two days each, the nights included."""
    site = on_shifts([12, 12], resources=(Resource(levels=((0, 1),), kept=True),))
    assert bounds_of(site)[-1] == earliest_by_hand([12, 12])


def earliest_by_hand(durations):
    """Return when shifts of eight hours a day have done so many hours of work."""
    days, hours = divmod(sum(durations) - 1, 8)
    return 24 * days + 8 + hours + 1


def test_a_hazard_that_clears_the_site_stops_everything_else():
    """A hazardous task and three that keep away from it: the hazard comes before or after them."""
    site = at_any_time([6, 4, 4, 4], apart=tuple(Apart(0, 0, other, 0) for other in (1, 2, 3)))
    assert bounds_of(site)[-1] == 10


def test_tasks_that_a_hazard_keeps_from_each_other_follow_one_another():
    """Of four tasks no two of which may be under way together the durations add up."""
    pairs = [(one, other) for one in range(4) for other in range(one)]
    site = at_any_time([3] * 4, apart=tuple(Apart(a, 0, b, 0) for a, b in pairs))
    assert bounds_of(site)[-1] == 12


def test_a_place_that_is_held_is_not_to_be_had():
    """A bay held from tick 0 to the end of a task leaves another to come after it."""
    modes = [
        (SiteMode(duration=5, starts=1),),
        (SiteMode(duration=4, starts=2, demands=((0, 1),)),),
    ]
    site = at_any_time(
        [5, 4],
        modes=modes,
        resources=(Resource(levels=((0, 1),), kept=True),),
        holds=(SiteHold(0, NOBODY, 0, 1),),
    )
    assert bounds_of(site)[-1] == 9


def test_the_cheaper_mode_counts_where_there_is_a_choice():
    """A task that can be done in three hours or in nine takes at least three."""
    modes = [(SiteMode(duration=9, starts=1), SiteMode(duration=3, starts=2))]
    site = with_milestone([9], modes, tables=[(Starts(0, WEEK - 9),), (Starts(0, WEEK - 3),)])
    assert bounds_of(site) == [3]


def test_a_mode_that_uses_up_too_much_does_not_count():
    """The quick way of only one of two tasks can be afforded."""
    mode = (SiteMode(duration=3, starts=2, uses=((0, 1),)), SiteMode(duration=9, starts=1))
    tables = [(Starts(0, WEEK - 9),), (Starts(0, WEEK - 3),)]
    site = with_milestone([9, 9], [mode, mode], tables=tables, stores=(0,))
    assert bounds_of(site)[-1] == 9


def test_a_lag_of_working_time_passes_only_at_work():
    """Two hours of work after the end of a shift are over two hours into the next."""
    site = on_shifts(
        [8, 2], links=(SiteLink(0, 1, lag=2, working=True),), workings=(DAYS,), resources=()
    )
    assert bounds_of(site)[0] == 24 + 12


def test_a_limit_draws_the_earlier_task_after_the_later_one():
    """What may be over for only two hours when a late task ends is done late."""
    overdue = SiteLimit(0, from_end=True, target=1, to_end=False, longest=2)
    latest = SiteLimit(NOBODY, from_end=False, target=1, to_end=True, longest=30)
    site = at_any_time(
        [4, 9],
        links=(SiteLink(0, 1),),
        limits=(overdue, latest),
    )
    bound = LowerBound(site)
    assert bound.value == 13
    windows = bound.windows_for(13)
    assert windows is not None
    assert windows.last_end[0] == 4


def test_tasks_that_the_goal_does_not_wait_for_do_not_count():
    """Work of the same crew that may be done after the goal does not make the goal late."""
    modes = [(SiteMode(duration=4, starts=0, demands=((0, 1),)),)] * 5
    site = make_site(
        [4] * 5,
        modes=tuple(modes),
        tables=((Starts(0, 96),),),
        resources=(Resource(levels=((0, 1),)),),
        horizon=100,
    )
    assert bounds_of(site) == [4]


def test_a_site_without_a_placement_has_a_bound_beyond_its_horizon():
    """Three days of work for one crew do not fit in two days."""
    site = on_shifts([8, 8, 8], DAYS[:2], horizon=48)
    assert bounds_of(site)[-1] == 49


def test_the_first_bound_comes_before_any_search():
    """The critical path is reported at once, even when the search may take no time."""
    found: list[int] = []
    bound = LowerBound(on_shifts([8, 8]), on_bound=found.append, should_stop=lambda: True)
    assert found == [16]
    assert bound.improve() == 16
    assert lower_bound(on_shifts([8, 8]), None, 0.0, lambda: True) == 16


def test_no_end_that_is_known_to_be_possible_is_tried():
    """A bound that meets the best end known is proof enough."""
    assert LowerBound(on_shifts([8, 8])).improve(24 + 16) == 24 + 16


def uncut_shifts():
    """Return a site on which one crew does three tasks of five hours without a break each."""
    return on_shifts([5, 5, 5], pauses=False)


def test_tasks_that_may_not_pause_waste_the_rest_of_their_shifts():
    """Of tasks of five hours a shift takes one; CP-SAT sees what the hours alone do not show."""
    bound = LowerBound(uncut_shifts())
    assert bound.improve() < 48 + 13
    assert bound.prove() == 48 + 13


def test_resources_are_looked_at_one_by_one_where_all_are_too_much(monkeypatch):
    """What one crew cannot do is proved with its tasks alone, and nothing is proved wrongly."""
    monkeypatch.setattr(refutation, "WHOLE", 0)
    assert LowerBound(uncut_shifts()).prove() == 48 + 13


def test_a_part_of_a_site_keeps_chains_through_tasks_left_out():
    """Two tasks of a crew with one of nobody between them are linked with a lag in its stead."""
    crew = SiteMode(duration=2, starts=2, demands=((0, 1),))
    nobody = SiteMode(duration=3, starts=3)
    site = make_site(
        [2, 3, 2],
        modes=((crew,), (nobody,), (crew,)),
        links=(SiteLink(0, 1, lag=1), SiteLink(1, 2, lag=2)),
    )
    windows = LowerBound(site).windows_for(10)
    assert windows is None
    site = replace(site, horizon=20, tables=tuple((Starts(0, 20 - d),) for d in range(4)))
    windows = LowerBound(site).windows_for(12)
    assert windows is not None
    part = relaxation.WindowRelaxation(windows, [0, 2], [0])
    assert part.site().links == (SiteLink(0, 1, lag=6),)
    assert not part.is_whole


def unconfirmed(model, effort, *rest):  # noqa: ARG001
    """Return the verdict of a CP-SAT that is wrong with presolve and finds nothing without it."""
    return Verdict.DENIED if effort.presolve else Verdict.UNKNOWN


def test_a_proof_that_a_second_search_does_not_confirm_is_not_believed(monkeypatch):
    """CP-SAT has called models infeasible that are not: one verdict is not enough."""
    monkeypatch.setattr(refutation, "search", unconfirmed)
    bound = LowerBound(uncut_shifts())
    value = bound.improve()
    assert bound.prove() == value


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(sites(3))
def test_a_bound_is_never_above_the_best_end(site):
    """On random sites with every kind of rule, trying everything finds nothing earlier."""
    best = earliest_end(site)
    bound = LowerBound(site).improve()
    assert best is None or bound <= best


@pytest.mark.slow
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(sites())
def test_a_bound_is_never_above_the_best_end_of_larger_sites(site):
    """The same on more sites, and where the best end is known beforehand."""
    best = earliest_end(site)
    assert best is None or LowerBound(site).improve() <= best
    assert best is None or LowerBound(site).improve(best) <= best
