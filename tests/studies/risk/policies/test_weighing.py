"""Launches by a policy against those in the order of the plan, in figures worked out by hand."""

import pytest

from scheduler.model.notation.durations import DAY
from scheduler.replay.drawn.draws import LATE
from scheduler.studies.risk.policies.outcomes import PolicyKind, PolicyOutcome
from scheduler.studies.risk.policies.weighing import worth_of


def weighed(kept, outcomes, kind=PolicyKind.REPLAN, asked=None):
    """Return what a policy is worth."""
    return worth_of(kind, asked or len(kept), kept, outcomes)


def days(*numbers):
    """Return days in minutes."""
    return [number * DAY for number in numbers]


def test_what_is_saved_is_a_mean_over_draws_that_launch_both_ways():
    """One day, none and two of three draws; the fourth is outside the rules in the order kept."""
    outcomes = [PolicyOutcome(launch=each) for each in days(10, 11, 10, 12)]

    found = weighed([*days(11, 11, 12), LATE], outcomes)

    assert found.saved == DAY
    assert found.saved_error == pytest.approx(DAY / 3**0.5)
    assert found.outside == (1, 0)


def test_percentiles_stand_side_by_side():
    """P50 of four draws is the second, P80 the fourth, which is later than any date."""
    found = weighed([*days(11, 11, 12), LATE], [PolicyOutcome(launch=x) for x in days(1, 2, 3, 4)])

    assert found.p50 == (11 * DAY, 2 * DAY)
    assert found.p80 == (None, 4 * DAY)


def test_bounds_say_what_is_saved_at_most():
    """Launch a day earlier in one of two draws, two days in both if nothing were left open."""
    outcomes = [
        PolicyOutcome(launch=9 * DAY, bound=8 * DAY, searches=1, open=1),
        PolicyOutcome(launch=10 * DAY, bound=8 * DAY, searches=1, open=1),
    ]

    found = weighed(days(10, 10), outcomes, PolicyKind.HINDSIGHT)

    assert (found.saved, found.most, found.open) == (DAY / 2, 2 * DAY, 2)


def test_without_a_bound_nothing_is_said_of_the_most():
    """Replanning is not bounded by its searches: what comes later is not known to them."""
    assert weighed(days(10), [PolicyOutcome(launch=9 * DAY)]).most is None


def test_no_draw_is_worth_nothing():
    """Ctrl-C before the first one leaves nothing to tell."""
    assert weighed([], [], asked=5) is None
