"""The resource order and the floats on it, tried by actually re-timing random campaigns."""

from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scheduler.analyse.floats.floats import floats
from scheduler.analyse.floats.retiming import push, relations
from scheduler.analyse.resource_order.partial_order import partial_order
from scheduler.calendars.shifts.shifts import people_at
from scheduler.calendars.situation.choices import chosen
from scheduler.calendars.situation.prepare import prepare
from scheduler.model.notation.durations import HOUR
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.lists.list_schedule import make_schedule
from scheduler.planning.solve import solve
from scheduler.schedule.checks import check
from tests.builders import PLAN
from tests.planning.campaigns import REPEATABLE, campaigns

QUICK = SolveOptions(workers=1, seed=1, settle=0.0)


def ordered(campaign):
    """Return the resource order of an active plan of a random campaign, with its relations."""
    situation = prepare(campaign, campaign.resolve_scenario(PLAN))
    firsts = [modes[0] for modes in situation.modes.values()]
    assume(campaign.launch in situation.modes and all(job.classes for job in firsts))
    result = solve(situation, QUICK)
    assume(result.schedule is not None)
    schedule = result.require_schedule()
    order = partial_order(chosen(situation, schedule.options), schedule)
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
    """
    Slip each step by its float, then by a tick more.

    Where it is no more than the free float, the step alone moves, and needs no push.
    """
    order, ties = ordered(campaign)
    launch = order.schedule[campaign.launch].end
    for task_id, own in floats(order).items():
        end = order.schedule[task_id].end
        assert own.total is None or own.total >= own.free
        if own.total is None:
            slipped = push(order, ties, {task_id: own.late_end})
            alone = own.late_end == end + own.free
            assert alone or (slipped is not None and slipped[campaign.launch][1] == launch)
            continue
        slipped = push(order, ties, {task_id: end + own.total})
        if own.total > own.free:
            assert slipped is not None
            assert slipped[campaign.launch][1] == launch
            assert keeps_all_rules(campaign, order, slipped)
        further = push(order, ties, {task_id: end + own.total + order.situation.tick})
        assert further is None or further[campaign.launch][1] > launch


def keeps_all_rules(campaign, order, spans):
    """Whether a pushed plan passes the independent check, duty apart."""
    starts = {name: span[0] for name, span in spans.items()}
    later = make_schedule(order.situation, starts)
    return all(each.rule == "duty" for each in check(campaign, order.situation.scenario, later))


def try_every_later_end(campaign):
    """Compare the free float of each step with moving it alone, one later start after the other."""
    order, _ = ordered(campaign)
    for task_id, own in floats(order).items():
        end = order.schedule[task_id].end
        if task_id == campaign.launch:
            assert own.free == 0
        else:
            assert own.free == latest_end(campaign, order, task_id) - end


def latest_end(campaign, order, task_id):
    """Return the last end before a rule asks another step to move, all others in their places."""
    job, latest = order.situation.jobs[task_id], order.schedule[task_id].end
    for start in range(order.schedule[task_id].start, order.situation.horizon + 1, HOUR):
        if job.class_of(start) is None:
            continue
        later = make_schedule(order.situation, {**order.schedule.starts, task_id: start})
        rules = {each.rule for each in check(campaign, order.situation.scenario, later)} - {"duty"}
        if not rules:
            latest = max(latest, later[task_id].end)
        elif rules != {"crews"} or presses_later_steps(order, later, task_id):
            break
    return latest


def presses_later_steps(order, later, task_id):
    """Whether in some hour people are short only because of steps that begin after one."""
    place = order.situation.topological.index
    rank = {name: (order.schedule[name].start, place(name)) for name in later.tasks}
    return any(
        need > people >= need - behind
        for people, need, behind in people_by_hours(order.situation, later, task_id, rank)
    )


def people_by_hours(situation, later, task_id, rank):
    """Yield people, what all at work need, and what those need that begin after the step."""
    jobs, own = situation.jobs, situation.jobs[task_id].task
    hours = [hour for a, b in later[task_id].pieces for hour in range(a, b, HOUR)]
    for crew, hour, called in product(own.crew, hours, (False, True)):
        at_work = [
            name
            for name, job in jobs.items()
            if crew in job.task.crew
            and (called or not job.task.all_hands)
            and any(a <= hour < b for a, b in later[name].pieces)
        ]
        if task_id in at_work:
            people = people_at((situation.rosters if called else situation.profiles)[crew], hour)
            need = {name: jobs[name].task.crew[crew] for name in at_work}
            behind = sum(n for name, n in need.items() if rank[name] > rank[task_id])
            yield people, sum(need.values()), behind


@settings(REPEATABLE, max_examples=16)
@given(campaign=campaigns(), data=st.data())
def test_delays_pushed_through_the_order_break_no_rule(campaign, data):
    """Any timing that keeps links, limits, calendars and arcs keeps the resources, too."""
    push_without_harm(campaign, data)


@settings(REPEATABLE, max_examples=16)
@given(campaign=campaigns())
def test_slipping_by_the_total_float_keeps_launch_and_a_tick_more_moves_it(campaign):
    """The total float is exact on real calendars, links, limits and resources."""
    slip_by_float(campaign)


@settings(REPEATABLE, max_examples=10)
@given(campaign=campaigns())
def test_the_free_float_is_what_trying_every_later_end_finds(campaign):
    """The free float is exact: with the others in place, the check passes up to it, no further."""
    try_every_later_end(campaign)


def follow_the_arcs(campaign):
    """See that of two tasks on an arc the first ends before the other starts."""
    order, _ = ordered(campaign)
    for arc in order.arcs:
        assert order.schedule[arc.source].end <= order.schedule[arc.target].start


@settings(REPEATABLE, max_examples=16)
@given(campaign=campaigns())
def test_every_arc_agrees_with_the_plan(campaign):
    """Whoever hands over a resource has ended when the next one starts."""
    follow_the_arcs(campaign)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=150)
@given(campaign=campaigns())
def test_every_arc_agrees_with_the_plan_at_length(campaign):
    """The same on many more campaigns."""
    follow_the_arcs(campaign)


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
    try_every_later_end(campaign)
