"""What the move of one neighbour buys, worked out by hand."""

import pytest

from scheduler.errors import InputError
from scheduler.model.notation.durations import HOUR
from scheduler.pipeline.load import load_text
from scheduler.studies.neighbours.curve import neighbour_curve
from scheduler.studies.neighbours.words import extent_words, headline, neighbour_words, words_of
from tests.builders import ONE_WORKER, make_situation, solve_campaign
from tests.studies.neighbours.example import FRIDAY_18, GRAPH, THURSDAY_18

MOVES = ", moves: {later: 1d, per_day: 60}"


def curve_of(text):
    """Return what moves are worth in a task graph."""
    campaign, _ = load_text(text, "example.yaml")
    stays = solve_campaign(campaign, "called")
    return neighbour_curve(make_situation(campaign, "called"), stays, ONE_WORKER)


def points(curve):
    """Return price and launch of each point, and whether it is proved."""
    return [(x.move.price, x.launch, x.is_proved) for x in curve.points]


def test_a_day_later_of_the_neighbour_buys_a_day_of_launch():
    """For nothing Friday 18:00, for 60 Thursday 18:00, both proved."""
    curve = curve_of(GRAPH)

    assert points(curve) == [(0.0, FRIDAY_18, True), (60.0, THURSDAY_18, True)]
    assert [(x.flow, x.task, x.minute) for x in curve.best.neighbours] == [("next", "m", 56 * HOUR)]
    assert (curve.permitted, curve.tried, curve.is_complete) == (2, 2, True)


def test_words_say_what_moves_what_it_buys_and_when_the_neighbour_launches():
    """The headline is the answer; each point names the neighbour's own launch."""
    curve = curve_of(GRAPH)

    assert headline(curve) == (
        "Satellite 1 day later for 60 day shifts makes launch 24 h earlier: Thu 05 Mar 18:00"
    )
    assert [words_of(curve, x) for x in curve.points] == [
        "All neighbours stay",
        "Satellite 1 day later",
    ]
    assert neighbour_words(curve, curve.best) == "Satellite (m) Fri 06 Mar 16:00"
    assert extent_words(curve) == "Every way to move was looked at: 2, staying included."


def test_without_moves_there_is_friday_alone():
    """A neighbour that permits nothing is not asked: the way out says how it would."""
    with pytest.raises(InputError, match="no neighbour in the task graph may move"):
        curve_of(GRAPH.replace(MOVES, ""))


def test_within_its_notice_a_neighbour_stays():
    """The window begins 24 h after the start: with 25 h notice nothing moves, with 24 h it may."""
    late = curve_of(GRAPH.replace("60}", "60, notice: 25h}"))
    told = curve_of(GRAPH.replace("60}", "60, notice: 24h}"))

    assert (points(late), late.permitted) == ([(0.0, FRIDAY_18, True)], 1)
    assert points(told)[-1] == (60.0, THURSDAY_18, True)


def test_a_window_with_other_times_is_another_way_at_its_own_price():
    """Friday as other times for 20 is cheaper than a day later for 60."""
    squeeze = "squeeze: {day-of-m: {from: 2026-03-06T08:00, to: 2026-03-06T16:00, price: 20}}"
    curve = curve_of(GRAPH.replace("60}", f"60, {squeeze}}}"))

    assert points(curve) == [(0.0, FRIDAY_18, True), (20.0, THURSDAY_18, True)]
    assert words_of(curve, curve.best) == (
        "Window day-of-m from Fri 06 Mar 2026 08:00 to Fri 06 Mar 2026 16:00"
    )


def test_a_neighbour_that_is_in_nobodys_way_need_not_move():
    """Without people of the crew, launch is on Thursday and no move is looked at."""
    curve = curve_of(GRAPH.replace("m: {hours: 8, crew: {W: 1}", "m: {hours: 8, elapsed: yes"))

    assert points(curve) == [(0.0, THURSDAY_18, True)]
    assert curve.tried == 1
    assert headline(curve) == (
        "No move of neighbours makes launch any earlier than Thu 05 Mar 18:00"
    )
    assert extent_words(curve) == (
        "Of 2 ways to move, staying included, 1 had to be looked at: even without any dates of "
        "neighbours, launch is not before Thu 05 Mar 18:00."
    )


def test_a_move_may_make_launch_possible_at_all():
    """With a horizon that ends on Thursday evening, only the moved neighbour leaves a plan."""
    late = GRAPH.replace("launch: go", "launch: go\nhorizon: 57h")
    curve = curve_of(late)

    assert points(curve) == [(0.0, None, False), (60.0, THURSDAY_18, True)]
    assert headline(curve) == (
        "Satellite 1 day later for 60 day shifts makes launch possible, on Thu 05 Mar 18:00"
    )
