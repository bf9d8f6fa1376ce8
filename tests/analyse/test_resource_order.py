"""The resource order and the floats on it, tried by actually re-timing random campaigns."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scheduler.analyse.floats import floats
from scheduler.analyse.partial_order import partial_order
from scheduler.analyse.retiming import push, relations
from scheduler.calendars.prepare import prepare
from scheduler.model.durations import HOUR
from scheduler.schedule.checks import check
from scheduler.solve.engine import solve
from scheduler.solve.list_schedule import make_schedule
from scheduler.solve.options import SolveOptions
from tests.builders import PLAN
from tests.solve.campaigns import REPEATABLE, campaigns

QUICK = SolveOptions(workers=1, seed=1, settle=0.0)


def ordered(campaign):
    """Return the resource order of an active plan of a random campaign, with its relations."""
    situation = prepare(campaign, campaign.resolve_scenario(PLAN))
    assume(
        campaign.launch in situation.jobs and all(job.classes for job in situation.jobs.values())
    )
    result = solve(situation, QUICK)
    assume(result.schedule is not None)
    order = partial_order(situation, result.require_schedule())
    return order, relations(order)


def push_without_harm(campaign, data):
    """Push random delays through the order; what comes out keeps all rules but those of duty."""
    order, ties = ordered(campaign)
    names = data.draw(st.lists(st.sampled_from(sorted(order.situation.jobs)), min_size=1))
    delays = {
        name: order.schedule[name].end + data.draw(st.integers(1, 20)) * HOUR for name in names
    }
    spans = push(order, ties, delays)
    assume(spans is not None)
    assert spans is not None
    starts = {name: span[0] for name, span in spans.items()}
    later = make_schedule(order.situation, starts)
    broken = check(campaign, order.situation.scenario, later)
    assert [each for each in broken if each.rule != "duty"] == []
    assert all(later[name].end >= end for name, end in delays.items())


def slip_by_float(campaign):
    """Slip each step by its float, then by a tick more."""
    order, ties = ordered(campaign)
    launch = order.schedule[campaign.launch].end
    for task_id, own in floats(order).items():
        end = order.schedule[task_id].end
        if own.total is not None:
            slipped = push(order, ties, {task_id: end + own.total})
            assert slipped is not None
            assert slipped[campaign.launch][1] == launch
            further = push(order, ties, {task_id: end + own.total + order.situation.tick})
            assert further is None or further[campaign.launch][1] > launch


def slip_by_free_float(campaign):
    """Slip each step by its free float, then by a tick more."""
    order, ties = ordered(campaign)
    for task_id, own in floats(order).items():
        end = order.schedule[task_id].end
        kept = push(order, ties, {task_id: end + own.free})
        assert kept is not None
        assert moved(order, kept) <= {task_id}
        further = push(order, ties, {task_id: end + own.free + order.situation.tick})
        assert further is None or task_id == campaign.launch or moved(order, further) - {task_id}


def moved(order, spans):
    """Return the steps that no longer start where the plan has them."""
    return {name for name, span in spans.items() if span[0] != order.schedule[name].start}


@settings(REPEATABLE, max_examples=60)
@given(campaign=campaigns(), data=st.data())
def test_delays_pushed_through_the_order_break_no_rule(campaign, data):
    """Any timing that keeps links, limits, calendars and arcs keeps the resources, too."""
    push_without_harm(campaign, data)


@settings(REPEATABLE, max_examples=60)
@given(campaign=campaigns())
def test_slipping_by_the_total_float_keeps_launch_and_a_tick_more_moves_it(campaign):
    """The total float is exact on real calendars, links, limits and resources."""
    slip_by_float(campaign)


@settings(REPEATABLE, max_examples=40)
@given(campaign=campaigns())
def test_slipping_by_the_free_float_moves_nothing_else(campaign):
    """The free float is exact: a tick more moves another step, or breaks a rule."""
    slip_by_free_float(campaign)


@settings(REPEATABLE, max_examples=40)
@given(campaign=campaigns())
def test_every_arc_agrees_with_the_plan(campaign):
    """Whoever hands over a resource has ended when the next one starts."""
    order, _ = ordered(campaign)
    for arc in order.arcs:
        assert order.schedule[arc.source].end <= order.schedule[arc.target].start


@pytest.mark.slow
@settings(REPEATABLE, max_examples=600)
@given(campaign=campaigns(most=8), data=st.data())
def test_many_delays_pushed_through_the_order_break_no_rule(campaign, data):
    """The same on many campaigns with more steps."""
    push_without_harm(campaign, data)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=600)
@given(campaign=campaigns(most=8))
def test_the_float_is_exact_on_many_campaigns(campaign):
    """The same on many campaigns with more steps."""
    slip_by_float(campaign)
    slip_by_free_float(campaign)
