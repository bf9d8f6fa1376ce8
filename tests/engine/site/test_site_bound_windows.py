"""Windows of tasks: the passes of the critical path method, and the parts they are made of."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from scheduler.calendars.situation.prepare import prepare
from scheduler.cpm.times import early_dates, late_dates
from scheduler.engine.site.bounds.clocks import Clocks, merged
from scheduler.engine.site.bounds.network import Network
from scheduler.engine.site.bounds.scaling import measures
from scheduler.engine.site.bounds.start_tables import PackedStarts
from scheduler.engine.site.bounds.windows import Windows
from scheduler.engine.site.bounds.worked import worked_ticks
from scheduler.engine.site.problem import SiteLimit, SiteLink
from scheduler.pipeline.load import load
from scheduler.planning.site.conversion import site_of
from tests.engine.site.sites import make_site, table_of

GRAPHS = Path(__file__).parents[3] / "task_graphs"
SHIFTS = ((2, 5), (7, 8), (10, 14))
HORIZON = 16


def columns(*values):
    """Return numbers as arrays."""
    return [np.array(each, dtype=np.int64) for each in values]


@pytest.mark.parametrize(
    ("graph", "scenario"),
    [
        ("shenzhou-22.yaml", "parallel"),
        ("shenzhou-22.yaml", "two-shifts"),
        ("shenzhou-22.yaml", "emergency"),
        ("cargo-launcher.yaml", "nominal"),
    ],
)
def test_windows_mean_the_dates_of_the_critical_path_method(graph, scenario):
    """Without limits, first and last starts and ends are the early and late dates of a campaign."""
    campaign, _ = load(GRAPHS / graph, scenario)
    situation = prepare(campaign, campaign.resolve_scenario(scenario))
    site = replace(site_of(situation), limits=())
    windows = Windows(Network(site))
    windows.settle()
    launch = windows.goal_end
    windows.end_goal_by(launch)
    windows.settle()
    tick, horizon = situation.tick, situation.horizon
    early, late = early_dates(situation), late_dates(situation, launch * tick, horizon)
    for place, task in enumerate(windows.network.tasks):
        task_id = list(situation.modes)[task]
        first = windows.task_first[place], windows.task_first_end[place]
        last = windows.task_last[place], windows.task_last_end[place]
        assert tuple(int(each) * tick for each in first) == early[task_id]
        assert tuple(int(each) * tick for each in last) == late[task_id]


@pytest.mark.parametrize(("duration", "pauses"), [*product((1, 2, 4), (True, False))])
def test_a_table_of_starts_is_read_as_one_would_by_hand(duration, pauses):
    """Next starts, starts for an end and latest starts are found by looking at every start."""
    rows = (table_of(duration, SHIFTS, pauses=pauses), table_of(2, ((0, 9),), pauses=False))
    tables = PackedStarts(rows, HORIZON)
    ends = {
        start: start + each.pause for each in rows[0] for start in range(each.low, each.high + 1)
    }
    row = np.zeros(HORIZON + 1, dtype=np.int64)
    ticks = np.arange(HORIZON + 1)
    nexts, for_end = tables.next_start(row, ticks), tables.start_for_end(row, ticks)
    for tick in range(HORIZON + 1):
        later = [start for start in ends if start >= tick]
        assert (nexts[tick] in later) if later else (nexts[tick] > HORIZON)
        assert not later or nexts[tick] == min(later)
        later = [start for start in ends if ends[start] >= tick]
        assert (for_end[tick] == min(later)) if later else (for_end[tick] > HORIZON)
    for start_by, end_by in product(range(HORIZON), repeat=2):
        fits = [start for start in ends if start <= start_by and ends[start] <= end_by]
        found = tables.latest_start(*columns([0], [start_by], [end_by]))
        assert found[0] == max(fits, default=-1)


def test_the_least_pause_is_that_of_the_best_start_between_two():
    """Of the starts from one to another, one may cross no break."""
    table = table_of(2, SHIFTS, pauses=True)
    tables = PackedStarts((table,), HORIZON)
    pauses = {start: each.pause for each in table for start in range(each.low, each.high + 1)}
    for first, last in product(pauses, repeat=2):
        between = [pauses[start] for start in pauses if first <= start <= last]
        if between:
            assert tables.least_pause(*columns([0], [first], [last]))[0] == min(between)


def test_a_clock_counts_working_time():
    """How much is worked before a tick, and when some amount of work is done at the earliest."""
    clocks = Clocks((((0, 3),), SHIFTS), HORIZON)
    worked = [tick for low, high in SHIFTS for tick in range(low, high)]
    for tick in range(HORIZON):
        before = sum(each < tick for each in worked)
        assert clocks.worked_before(*columns([1], [tick]))[0] == before
    for amount in range(1, len(worked) + 1):
        assert clocks.first_with(*columns([1], [amount]))[0] == worked[amount - 1] + 1
    for amount in range(len(worked)):
        assert clocks.last_with(*columns([1], [amount]))[0] == worked[amount]
    assert clocks.first_with(*columns([1], [len(worked) + 1]))[0] > HORIZON
    assert clocks.last_with(*columns([1, 1], [len(worked), -1])).tolist() == [HORIZON, -1]


def test_the_ticks_that_a_task_may_be_worked_on_are_its_working_time():
    """A pausing task that may start whenever it works can be worked on in all of its shifts."""
    assert worked_ticks(table_of(3, SHIFTS, pauses=True), 3) == merged(SHIFTS)
    assert worked_ticks(table_of(3, SHIFTS, pauses=False), 3) == ((2, 5), (10, 14))


@pytest.mark.parametrize("most", range(1, 9))
def test_what_fits_together_fits_under_every_measure(most):
    """Up to four demands within the amount stay within it under a dual feasible function."""
    found = list(measures(range(1, most + 1), most))
    assert found
    for demands in product(range(most + 1), repeat=4):
        if sum(demands) <= most:
            for measure in found:
                assert sum(map(measure, demands)) <= measure(most)


def test_windows_follow_limits_in_both_directions():
    """A task that may end at most so long before another starts late when that one is late."""
    site = make_site(
        [2, 6, 1],
        horizon=20,
        links=(SiteLink(0, 2), SiteLink(1, 2)),
        limits=(SiteLimit(0, from_end=False, target=2, to_end=True, longest=4),),
    )
    windows = Windows(Network(site))
    windows.settle()
    first = dict(zip(windows.network.tasks, windows.task_first.tolist(), strict=True))
    assert first == {0: 3, 1: 0, 2: 6}


def test_tasks_are_in_scope_if_links_or_limits_tie_them_to_the_goal():
    """What comes after the goal is left out unless it has to come soon."""
    links = (SiteLink(0, 1), SiteLink(1, 2), SiteLink(1, 3))
    limit = SiteLimit(1, from_end=True, target=2, to_end=True, longest=5)
    site = make_site([1, 1, 1, 1], links=links, limits=(limit,), goal=1)
    assert Network(site).tasks == [0, 1, 2]
