"""
What holds of every readiness curve.

Launch never falls with the call; readiness falls by an hour an hour between last calls; a plan
found for a call serves earlier ones, a bound later ones; the more others give way, the earlier.
"""

from itertools import pairwise
from math import ceil, log2

import pytest
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import Status
from scheduler.studies.readiness.alarm import Reading
from scheduler.studies.readiness.coverage import coverage, headline
from scheduler.studies.readiness.curve import ReadinessCurve
from scheduler.studies.readiness.others import Others
from tests.studies.readiness.calls import KEEP, as_of, curve, question, reading
from tests.studies.readiness.oracle import any_plan
from tests.studies.readiness.random_sites import plan_by, sites, text_of

NEVER = 10**9
NO_TIME = SolveOptions(workers=1, time_limit=0.001)
EVERY = 360
policies = st.sampled_from(list(Others))


def plan_from(site, seed):
    """Return some plan of a site; sites without one are passed over."""
    note(text_of(site))
    runs = any_plan(site, seed)
    assume(runs is not None)
    return plan_by(site, runs)


def launches(plan, others, moments):
    """Return the proved launch for each of some calls, one search each; never if there is none."""
    found = {}
    for at in moments:
        one = reading(plan, at, others)
        assert one.is_proved
        found[at] = NEVER if one.launch is None else one.launch
    return found


def obeys(site, seed, others):
    """Require that bisection finds what one search per moment finds, in fewer searches."""
    plan = plan_from(site, seed)
    asked = question(plan, 0, 60 * 60, others, every=EVERY)
    found = curve(asked)
    each = launches(plan, others, asked.moments)
    jumps = sum(one != other for one, other in pairwise(each.values()))

    for at in asked.moments:
        known = found.known(at)
        assert known.is_proved
        assert (NEVER if known.launch is None else known.launch) == each[at]
    assert list(each.values()) == sorted(each.values())
    assert len(found.readings) <= 2 + jumps * ceil(log2(len(asked.moments)))
    for span in found.spans():
        inside = [at for at in asked.moments if span.start < at <= span.end]
        assert {each[at] for at in inside} <= {NEVER if span.launch is None else span.launch}


def gives_way(site, seed, at):
    """Require that launch is no later the more the others give way."""
    plan = plan_from(site, seed)
    keep, launch, gives, lost = (launches(plan, others, [at])[at] for others in Others)

    assert lost <= gives <= launch <= keep


def stays_true(site, seed, others, cut):
    """Require that searches without time leave a band in which the true launch lies."""
    plan = plan_from(site, seed)
    asked = question(plan, 0, 60 * 60, others, every=EVERY, options=NO_TIME)
    found = curve(asked)
    at = asked.moments[cut % len(asked.moments)]
    true = launches(plan, others, [at])[at]
    known = found.known(at)

    if known.bound is None:
        assert true == NEVER
    else:
        assert known.bound <= true <= (NEVER if known.launch is None else known.launch)


def forgets_nothing(site, seed, others, begin, at):
    """Require that a plan made again from the facts it left answers calls as before."""
    plan = plan_from(site, seed)
    assume(any(task.end > begin for task in plan.schedule.tasks.values()))
    again = as_of(plan, begin)

    assert launches(again, others, [begin + at]) == launches(plan, others, [begin + at])


@given(sites(), st.integers(0, 9), policies)
@settings(max_examples=2, deadline=None)
def test_bisection_finds_the_curve(site, seed, others):
    """Some curves at each change."""
    obeys(site, seed, others)


@given(sites(), st.integers(0, 9), st.integers(0, 3600))
@settings(max_examples=4, deadline=None)
def test_more_freedom_never_launches_later(site, seed, at):
    """Lost before yield before launch before keep, for some calls."""
    gives_way(site, seed, at)


@given(sites(), st.integers(0, 9), policies, st.integers(0, 9))
@settings(max_examples=3, deadline=None)
def test_true_launch_lies_in_the_band(site, seed, others, cut):
    """Some curves whose searches had no time."""
    stays_true(site, seed, others, cut)


@given(sites(), st.integers(0, 9), policies, st.integers(1, 1800), st.integers(0, 1800))
@settings(max_examples=3, deadline=None)
def test_facts_as_planned_change_no_call(site, seed, others, begin, at):
    """Some plans with the facts of their first hours, or day."""
    forgets_nothing(site, seed, others, begin, at)


@pytest.mark.slow
@given(sites(), st.integers(0, 9), policies, st.integers(1, 1800), st.integers(0, 1800))
@settings(max_examples=150, deadline=None)
def test_facts_as_planned_change_none_of_many_calls(site, seed, others, begin, at):
    """And many more."""
    forgets_nothing(site, seed, others, begin, at)


@pytest.mark.slow
@given(sites(), st.integers(0, 9), policies)
@settings(max_examples=60, deadline=None)
def test_bisection_finds_many_curves(site, seed, others):
    """And many more."""
    obeys(site, seed, others)


@pytest.mark.slow
@given(sites(), st.integers(0, 9), st.integers(0, 3600))
@settings(max_examples=150, deadline=None)
def test_more_freedom_never_launches_later_of_many(site, seed, at):
    """And many more."""
    gives_way(site, seed, at)


@pytest.mark.slow
@given(sites(), st.integers(0, 9), policies, st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_true_launch_lies_in_many_bands(site, seed, others, cut):
    """And many more."""
    stays_true(site, seed, others, cut)


@st.composite
def curves(draw, *, proved=False):
    """
    Draw what searches may have found, and the true launch for each moment, or never.

    Times are minutes; launches are days apart, and fall never.
    """
    count = draw(st.integers(1, 7))
    moments = [0]
    for _ in range(count):
        moments.append(moments[-1] + draw(st.integers(1, 500)))
    true, last = {}, draw(st.integers(0, 900))
    for at in moments:
        last = max(last, at) + draw(st.sampled_from((0, 0, 0, 200, 777)))
        true[at] = NEVER if draw(st.sampled_from((False,) * 9 + (True,))) else last
        last = max(last, true[at] if true[at] < NEVER else last)
    worst = 0
    for at in moments:
        worst = max(worst, true[at])
        true[at] = worst
    looked_at = [at for at in moments if draw(st.booleans()) or at in {0, moments[-1]}]
    readings = [_reading(draw, at, true[at], proved=proved) for at in looked_at]
    made = ReadinessCurve(vehicle="V2", others=KEEP, moments=moments, readings=readings)
    return made, true


def _reading(draw, at, true, *, proved):
    """Return what a search has found of a launch: all of it, or a plan and a bound."""
    if proved or draw(st.booleans()):
        if true == NEVER:
            return _found(at, Status.INFEASIBLE, None, 0)
        return _found(at, Status.OPTIMAL, true, true)
    bound = min(true, draw(st.integers(0, 2000)))
    late = None if true == NEVER or draw(st.booleans()) else true + draw(st.integers(0, 600))
    return _found(at, Status.UNKNOWN if late is None else Status.FEASIBLE, late, bound)


def _found(at, status, launch, bound):
    return Reading(at=at, status=status, launch=launch, bound=bound, schedule=None)


@given(curves())
@settings(max_examples=60, deadline=None)
def test_plan_serves_earlier_calls_and_bound_later_ones(drawn):
    """Whatever was found, the true launch of every moment lies between bound and plan."""
    found, true = drawn

    for at in found.moments:
        known = found.known(at)
        if known.bound is None:
            assert true[at] == NEVER
        else:
            assert known.bound <= true[at] <= (NEVER if known.launch is None else known.launch)
    assert [span.end for span in found.spans()][-1] == found.end
    assert all(one.end == other.start for one, other in pairwise(found.spans()))


@given(curves(), st.integers(1, 900))
@settings(max_examples=60, deadline=None)
def test_coverage_is_that_of_counted_minutes(drawn, promise):
    """Of two calls the later launch counts between them; by plans kept, by bounds perhaps."""
    found, _ = drawn
    cover = coverage([found], promise)
    kept, perhaps = set(), set()
    for minute in range(found.begin, found.end):
        known = found.known(next(at for at in found.moments if at > minute))
        if known.launch is not None and known.launch - minute <= promise:
            kept.add(minute)
        elif known.bound is not None and known.bound - minute <= promise:
            perhaps.add(minute)

    assert minutes_of(cover.within) == kept
    assert minutes_of(cover.gaps) == set(range(found.begin, found.end)) - kept
    assert minutes_of(cover.unsure) == perhaps
    assert cover.total == found.end - found.begin - len(kept)
    assert cover.longest == longest_run(sorted(minutes_of(cover.gaps)))


@given(curves(proved=True), curves(proved=True), st.integers(1, 900))
@settings(max_examples=40, deadline=None)
def test_promise_is_kept_by_any_vehicle(one, other, promise):
    """Time is covered where one of two vehicles covers it; each as long as it is not called."""
    both = coverage([one[0], other[0]], promise)
    each = [coverage([found], promise) for found in (one[0], other[0])]

    assert minutes_of(both.within) == minutes_of(each[0].within) | minutes_of(each[1].within)
    assert both.end == max(one[0].end, other[0].end)


@given(curves(proved=True), st.integers(1, 900))
@settings(max_examples=40, deadline=None)
def test_time_of_a_vehicle_that_was_not_looked_at_is_unsure(drawn, promise):
    """The last hours are a gap for sure: nobody is left to be called then."""
    found, _ = drawn
    begin, end = found.begin, found.end + 120
    cover = coverage([found], promise, (begin, end), ((begin, end - 60),))

    assert minutes_of(cover.gaps) == set(range(begin, end)) - minutes_of(cover.within)
    assert minutes_of(cover.unsure) == minutes_of(cover.gaps) - set(range(end - 60, end))
    assert cover.since is None


@given(curves(proved=True))
@settings(max_examples=40, deadline=None)
def test_headline_is_that_of_sampled_calls(drawn):
    """The worst wait is just after a last call; the mean is that of calls at any minute."""
    found, _ = drawn
    told = headline(found)
    waits = []
    for minute in range(found.begin, found.end):
        launch = found.known(next(at for at in found.moments if at > minute)).launch
        if launch is None:
            assert (told.worst, told.mean) == (None, None)
            return
        waits.append(launch - minute)
    first = found.known(found.begin).launch - found.begin

    assert told.worst == max(first, *waits)
    assert told.mean == pytest.approx(sum(waits) / len(waits) - 0.5)


def minutes_of(stretches):
    """Return all minutes of some stretches."""
    return {minute for start, end in stretches for minute in range(start, end)}


def longest_run(minutes):
    """Return the length of the longest run of minutes."""
    best = run = 0
    for place, minute in enumerate(minutes):
        run = run + 1 if place and minutes[place - 1] == minute - 1 else 1
        best = max(best, run)
    return best
