"""Chances in words: never nothing or all where it is neither, and never alone."""

import pytest

from scheduler.analyse.plan import analyse
from scheduler.analyse.sources import Graph
from scheduler.exports.risk.document import risk_document
from scheduler.model.notation.durations import DAY, HOUR
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import Status
from scheduler.wording.risk.chances import chance_text, percentile_text, share_text
from scheduler.wording.risk.sentences import (
    beside_proof,
    headline,
    margin_text,
    outside_lines,
    shortened_text,
    slip_text,
)
from scheduler.wording.risk.sources import critical_steps, days_text, more_sources
from tests.builders import make_campaign, make_milestone, make_situation, make_task
from tests.exports.risk import SOURCE, assessment, told_risk
from tests.results import listed_result


@pytest.fixture(scope="module")
def plan():
    """Return a plan of a step and launch after it, Monday 12:00."""
    campaign = make_campaign(make_task("A", "4h"), make_milestone("go", after=["A"]))
    situation = make_situation(campaign)
    result = listed_result(situation, Status.OPTIMAL)
    return analyse(Graph(file="g", digest="", text=""), situation, SolveOptions(), result)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        *((0.0, "0 %"), (1.0, "100 %"), (0.5, "50 %"), (0.1, "10 %"), (0.9, "90 %")),
        *((0.0004, "under 0.1 %"), (0.9996, "over 99.9 %"), (0.9995, "over 99.9 %")),
        *((0.004, "0.4 %"), (0.0996, "10 %"), (0.914, "91.4 %"), (0.725, "72 %")),
    ],
)
def test_share_is_told_as_fine_as_it_matters(share, words):
    """Whole per cent in the middle, one decimal at the ends, and the very ends are told apart."""
    assert share_text(share) == words


def test_chance_says_what_it_may_be_off_by(plan):
    """Of 100 draws 40: 1.96 standard errors are 9.6 points; all or none are told as such."""
    told = told_risk(plan, {0: 40, DAY: 60})

    assert chance_text(told.announced) == "40 % (give or take 9.6 points)"
    assert chance_text(told_risk(plan, {0: 9}).announced) == "100 % (all of the draws)"
    assert chance_text(told_risk(plan, {DAY: 9}).announced) == "0 % (none of the draws)"


def test_headline_names_a_date_where_the_announced_one_is_not_sure(plan):
    """At 40 % it does; at 90 % the announced launch is enough."""
    axis = plan.situation.axis

    assert headline(told_risk(plan, {0: 40, DAY: 60}), axis) == (
        "Launch by Mon 10 Nov 12:00: 40 % sure. "
        "To be 80 % sure, promise Tue 11 Nov 12:00: 24 h later than announced"
    )
    assert headline(told_risk(plan, {0: 90, DAY: 10}), axis) == (
        "Launch by Mon 10 Nov 12:00: 90 % sure"
    )


def test_margin_is_told_for_the_chance_that_is_wished(plan):
    """As announced, earlier, or no date at all, as the draws have it."""
    axis, late = plan.situation.axis, {-HOUR: 30, 0: 40}
    told = told_risk(plan, late, 30)

    assert margin_text(told, axis, 0.25).endswith("Mon 10 Nov 11:00: 1 h earlier than announced")
    assert margin_text(told, axis, 0.7).endswith("Mon 10 Nov 12:00: as announced")
    assert margin_text(told, axis, 0.995) == (
        "No date is 99.5 % sure: 30 % of the draws lie outside the rules"
    )


def test_chance_beside_a_proof_has_draws_and_policy(plan):
    """In one line: launch, what is outside the rules, the dates, and how they came about."""
    assert beside_proof(told_risk(plan, {0: 40, DAY: 50}, 10), plan.situation.axis) == (
        "launch as planned 40 %, outside the rules 10 %; "
        "P50 Tue 11 Nov 12:00, P80 Tue 11 Nov 12:00 (100 draws, order of the plan kept)"
    )


def test_percentile_without_a_date_is_later_than_any(plan):
    """And one whose band is wider than itself says so."""
    half, most, _ = told_risk(plan, {0: 50, DAY: 10}, 40).percentiles
    axis = plan.situation.axis

    assert percentile_text(axis, most) == "later than any date"
    assert percentile_text(axis, half) == (
        "Mon 10 Nov 2025 12:00 (95 % band: Mon 10 Nov 12:00 to Tue 11 Nov 12:00)"
    )


def test_what_is_left_out_is_said(plan):
    """The mean is over draws inside the rules; of all others there is none."""
    assert slip_text(told_risk(plan, {DAY: 9})) == "24 h later than announced on average"
    assert slip_text(told_risk(plan, {DAY: 9}, 1)) == (
        "24 h later than announced on average, draws outside the rules left out"
    )
    nothing = risk_document(plan, assessment(plan, {}, 3, mean_slip=float("nan")), SOURCE)
    assert slip_text(nothing) is None
    assert list(outside_lines(nothing)) == ["too late: 100 % (3 draws)"]


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, None), (1, "1 draw of a test was"), (1200, "1,200 draws of tests")],
)
def test_shortened_tests_are_counted(plan, count, words):
    """They have their hours, and it is said how often that was needed."""
    told = shortened_text(told_risk(plan, {0: 1}, shortened=count))
    assert told is words or (told or "").startswith(words)


def test_sources_beyond_the_dearest_are_counted(plan):
    """Of three sources two are not among the dearest one; a mean of nothing is unknown."""
    told = told_risk(plan, {0: 1})

    assert more_sources(told, 1).startswith("2 more sources, which cost less")
    assert more_sources(told, 3) == ""
    assert (days_text(360.0), days_text(-1.0), days_text(None)) == ("0.25 d", "0.00 d", "unknown")
    assert [each.step for each in critical_steps(told, 1)] == ["A"]
