"""
A situation and its site mean the same.

The check of schedules reads the campaign and the wall clock, the check of placements reads the
site: they share no code, so that what they agree on is right in the conversion, too.
"""

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import default_rng

from scheduler.calendars.situation.prepare import prepare
from scheduler.engine.site.check import broken_rules, checked_end
from scheduler.engine.site.problem import Placement
from scheduler.errors import Infeasible
from scheduler.planning.lists.list_schedule import launch_of, list_schedules
from scheduler.planning.site.conversion import site_of
from scheduler.planning.site.placements import placement_of, schedule_of
from scheduler.schedule.checks import check
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from tests.builders import PLAN
from tests.planning.campaigns import REPEATABLE, campaigns
from tests.planning.test_options import campaigns_with_options

KINDS = {
    "steps": "start",
    "working-time": "start",
    "windows": "start",
    "not-before": "start",
    "promised": "start",
    "links": "link",
    "order": "link",
    "limits": "limit",
    "crews": "people",
    "facilities": "room",
    "holds": "room",
    "held-steps": "link",
    "hazards": "apart",
}
"""What a site has instead of each rule of a campaign: working time and windows are in starts."""

SIGNS = {
    "may not start": "start",
    "its link asks": "link",
    "its limit is": "limit",
    "overlap at": "apart",
}
ANY_CAMPAIGN = st.one_of(campaigns(), campaigns_with_options())


def plans_of(situation):
    """Return the list schedules of a situation, none where it cannot be planned."""
    try:
        return list(list_schedules(situation))
    except Infeasible:
        return []


def forced(situation, placement):
    """Return the schedule of a placement; a task that may not start there runs through."""
    tasks = {}
    for place, (task_id, modes) in enumerate(situation.modes.items()):
        job, start = modes[placement.modes[place]], placement.starts[place] * situation.tick
        pieces = ((start, start + job.duration),)
        if job.class_of(start) is not None:
            pieces = job.pieces_from(start)
        end = pieces[-1][1]
        tasks[task_id] = ScheduledTask(
            id=task_id, start=start, end=end, pieces=pieces, option=job.option
        )
    return Schedule(scenario=situation.scenario.id, tasks=tasks)


def kinds_broken(situation, schedule):
    """Return the kinds of rules that a schedule breaks, but for duty, which a site has not."""
    found = check(situation.campaign, situation.scenario, schedule)
    return {KINDS[violation.rule] for violation in found if violation.rule != "duty"}


def kinds_said(site, sentences):
    """Return the kinds of rules that the sentences of the other check speak of."""
    found = set()
    for sentence in sentences:
        resource = re.match(r"resource (\d+) ", sentence)
        if resource:
            found.add("room" if site.resources[int(resource[1])].kept else "people")
        else:
            found.add(next(kind for sign, kind in SIGNS.items() if sign in sentence))
    return found


def agree(situation, site, placement):
    """
    Compare both checks and return what they agree on: the kinds of rules that are broken.

    Of a start that is not legal the campaign may say that too few people or a limit forbid it.
    """
    said = kinds_said(site, broken_rules(site, placement))
    found = kinds_broken(situation, forced(situation, placement))
    if "start" in said:
        assert found
        return {"start"}
    assert said == found
    return found


def somewhere(site, random, near):
    """Return a way and a start for every task, near those of a placement for most of them."""
    starts, modes = [], []
    for task in range(site.size):
        if near is not None and random.random() < 0.7:
            starts.append(near.starts[task])
            modes.append(near.modes[task])
            continue
        mode = int(random.integers(len(site.modes[task])))
        before = None if near is None else near.starts[task]
        modes.append(mode)
        starts.append(some_start(site, task, mode, random, before))
    return Placement(tuple(starts), tuple(modes), ())


def some_start(site, task, mode, random, before):
    """Return a start: mostly a legal one, near the one before if there is one."""
    table = site.starts_of(task, mode)
    legal = [start for each in table for start in range(each.low, each.high + 1)]
    if not legal or random.random() < 0.03:
        return int(random.integers(site.horizon + 1))
    if before is None:
        return int(random.choice(legal))
    return int(random.choice(sorted(legal, key=lambda start: abs(start - before))[:6]))


def compare(campaign, random, tries=12):
    """Compare the checks of a campaign on its plans, on changed plans, and on anything."""
    situation = prepare(campaign, campaign.resolve_scenario(PLAN))
    if campaign.launch not in situation.modes:
        return []
    site, found = site_of(situation), []
    plans = [placement_of(situation, plan) for plan in plans_of(situation)]
    assert not any(agree(situation, site, plan) for plan in plans)
    is_hopeless = not all(site.starts_of(task, 0) for task in range(site.size))
    for _ in range(1 if is_hopeless else tries):
        pick = random.integers(3)
        near = plans[pick % len(plans)] if plans and pick else None
        found.append(agree(situation, site, somewhere(site, random, near)))
    return found


def test_random_plans_and_placements_are_judged_alike():
    """Both find the same placements sound, and the same kinds of rules broken in others."""
    judged: Counter[str] = Counter()

    @settings(REPEATABLE, max_examples=260)
    @given(ANY_CAMPAIGN, st.integers(0, 10**6))
    def judge(campaign, seed):
        for found in compare(campaign, default_rng(seed)):
            judged.update(found or {"sound"})

    judge()

    assert judged.keys() == {"sound", "start", "link", "limit", "people", "room", "apart"}
    assert min(judged.values()) > 5, judged


@pytest.mark.slow
@settings(REPEATABLE, max_examples=300)
@given(ANY_CAMPAIGN, st.integers(0, 10**6))
def test_more_plans_and_placements_are_judged_alike(campaign, seed):
    """Both checks find the same kinds of rules broken in many more campaigns."""
    compare(campaign, default_rng(seed), tries=25)


@settings(REPEATABLE, max_examples=40)
@given(ANY_CAMPAIGN)
def test_a_site_is_in_order(campaign):
    """Starts ascend without overlap, working time has gaps, levels begin at tick 0 and change."""
    situation = prepare(campaign, campaign.resolve_scenario(PLAN))
    if campaign.launch not in situation.modes:
        return
    site = site_of(situation)

    for table in site.tables:
        assert all(each.low <= each.high for each in table)
        assert all(one.high < other.low for one, other in pairwise(table))
    for stretches in site.workings:
        assert all(start < end <= site.horizon for start, end in stretches)
        assert all(one[1] < other[0] for one, other in pairwise(stretches))
    for resource in site.resources:
        assert resource.levels[0][0] == 0
        assert all(one[0] < other[0] for one, other in pairwise(resource.levels))
        assert all(one[1] != other[1] for one, other in pairwise(resource.levels))


@settings(REPEATABLE, max_examples=30)
@given(ANY_CAMPAIGN)
def test_a_plan_comes_back_from_its_placement(campaign):
    """A plan and the plan of its placement are the same, and launch ends where the goal does."""
    situation = prepare(campaign, campaign.resolve_scenario(PLAN))
    if campaign.launch not in situation.modes:
        return
    site = site_of(situation)
    for plan in plans_of(situation):
        placement = placement_of(situation, plan)
        assert schedule_of(situation, placement) == plan
        assert checked_end(site, placement) * situation.tick == launch_of(situation, plan)


@settings(REPEATABLE, max_examples=30)
@given(ANY_CAMPAIGN)
def test_a_placement_lists_tasks_along_links_and_by_start(campaign):
    """No task stands before its predecessors; of two that could change places, the first starts."""
    situation = prepare(campaign, campaign.resolve_scenario(PLAN))
    places = {task_id: place for place, task_id in enumerate(situation.modes)}
    for plan in plans_of(situation):
        starts, _, order = placement_of(situation, plan)
        assert sorted(order) == list(range(len(starts)))
        rank = {task: place for place, task in enumerate(order)}
        for link in situation.links:
            assert rank[places[link.source]] < rank[places[link.target]]
        linked = {(places[link.source], places[link.target]) for link in situation.links}
        for before, after in pairwise(order):
            assert starts[before] <= starts[after] or (before, after) in linked
