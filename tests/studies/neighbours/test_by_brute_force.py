"""What moves of neighbours buy, against every move made by hand and planned by brute force."""

import pytest
from hypothesis import event, given, settings

from scheduler.model.notation.durations import HOUR
from scheduler.model.progress.neighbour_moves import permitted_moves, with_move
from scheduler.planning.solve import solve
from scheduler.schedule.checks import check
from scheduler.studies.neighbours.curve import neighbour_curve
from tests.brute_force import TooLarge
from tests.builders import ONE_WORKER, PLAN, make_situation
from tests.planning.campaigns import REPEATABLE
from tests.studies.neighbours.sites import best_launch, sites


def curve_by_hand(site):
    """Return the price of each launch that is earlier than all cheaper ones, in hours."""
    found, best = [], None
    tried = [
        (price, best_launch(site.campaign(spans, moves=False))) for price, spans in site.by_hand()
    ]
    prices = sorted({price for price, _ in tried})
    for price in prices:
        launches = [launch for own, launch in tried if own == price and launch is not None]
        if launches and (best is None or min(launches) < best):
            best = min(launches)
            found.append((price, best))
    return found


@settings(REPEATABLE, max_examples=5)
@given(sites())
def test_no_permitted_move_buys_an_earlier_launch(site):
    """Each point of the curve is the earliest launch of all moves for its price, and proved."""
    judge(site)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=100)
@given(sites())
def test_no_permitted_move_of_many_buys_an_earlier_launch(site):
    """The same on many more sites."""
    judge(site)


def judge(site):
    """Hold a curve against every move made by hand."""
    campaign = site.campaign()
    try:
        expected = curve_by_hand(site)
    except TooLarge:
        return
    situation = make_situation(campaign)
    curve = neighbour_curve(situation, solve(situation, ONE_WORKER), ONE_WORKER)
    points = [(x.move.price, x.launch / HOUR) for x in curve.points if x.launch is not None]
    event(f"{len(points)} points")

    assert points == expected
    assert all(point.is_proved for point in curve.points if point.launch is not None)
    assert curve.is_complete
    for point in curve.points:
        if point.schedule is not None:
            changed = with_move(campaign, PLAN, point.move)
            scenario = changed.resolve_scenario(point.scenario)
            assert check(changed, scenario, point.schedule) == []


@settings(REPEATABLE, max_examples=12)
@given(sites())
def test_moves_are_those_that_the_graph_permits(site):
    """Days, other times and notice leave the moves that are found by hand, at their prices."""
    campaign = site.campaign()
    moves = permitted_moves(campaign, campaign.resolve_scenario(PLAN))
    found = []
    for move in moves:
        changed = with_move(campaign, PLAN, move)
        scenario = changed.resolve_scenario(list(changed.scenarios)[-1])
        found.append((move.price, repr(dates_of(changed, scenario))))
    expected = []
    for price, spans in site.by_hand():
        made = site.campaign(spans, moves=False)
        expected.append((price, repr(dates_of(made, made.resolve_scenario(PLAN)))))

    assert set(found) == cheapest(expected)
    assert moves[0].stays
    assert [x.cents for x in moves] == sorted(x.cents for x in moves)


def dates_of(campaign, scenario):
    """Return the dates of all steps of neighbours."""
    return [
        (task.id, campaign.promised_start(task, scenario), [(w.start, w.end) for w in windows])
        for task in campaign.tasks.values()
        if task.flow
        for windows in [campaign.task_windows(task, scenario)]
    ]


def cheapest(priced):
    """Return each outcome with every price at which it can be had, days that move nothing apart."""
    least: dict[str, float] = {}
    for price, outcome in priced:
        least[outcome] = min(price, least.get(outcome, price))
    return {(price, outcome) for outcome, price in least.items()}
