"""
Each constraint by itself: trivially feasible, forbidden infeasible, allowed feasible.

Starts are fixed in hours since Monday 08:00, the day shift has eight hours, and odd horizons make
the tick an hour.
"""

from typing import Any

import pytest

from scheduler.planning.constraints import CONSTRAINTS
from scheduler.planning.constraints.hazards import cliques
from tests.assertions import assert_feasible, assert_infeasible
from tests.builders import make_campaign, make_milestone, make_situation, make_task

DAY_AND_LATE = {"day": "08:00-16:00", "late": "16:00-24:00"}


def crew_of(*tasks, people=2, **fields):
    """Return a campaign of tasks for one crew."""
    return make_campaign(*tasks, crews={"MEC": people}, **{"horizon": "71h", **fields})


def on_duty(*tasks, rules, teams=1, **fields):
    """Return a campaign of tasks for one crew of some teams, with duty rules that bind."""
    scenario = {"duty": {**rules, "as": "rule"}}
    campaign = crew_of(*tasks, scenario=scenario, **{"horizon": "119h", **fields})
    crew = campaign.crews["MEC"].altered({"teams": teams})
    return campaign.altered({"crews": {"MEC": crew}})


def three(**fields):
    """Return three tasks of two hours for one of a crew."""
    return tuple(make_task(name, "2h", crew={"MEC": 1}, **fields) for name in "ABC")


def hall_of(*tasks, room=1, **fields):
    """Return a campaign of tasks in one hall."""
    return make_campaign(*tasks, facilities={"HALL": room, "PAD": room}, horizon="47h", **fields)


def plain(*tasks, **fields):
    """Return a campaign of tasks that need nothing."""
    return make_campaign(*tasks, horizon="47h", **fields)


def two(**fields):
    """Return two tasks of two hours that share what the fields say."""
    return make_task("A", "2h", **fields), make_task("B", "2h", **fields)


PAUSING = make_task("A", "10h", pausable=True, crew={"MEC": 2})
LONG = make_task("A", "10h", pausable=True, facility="HALL", windows=[{"daily": "08:00-16:00"}])
STACKED = (
    make_task("A", "1h"),
    make_task("B", "1h", after="A"),
    make_task("C", "2h", facility="HALL"),
)
REVERSED = (
    make_task("A", "1h"),
    make_task("B", "1h", after="A-9h"),
    make_task("C", "2h", facility="HALL"),
)
LIMITED = {"limits": [{"from": "A end", "to": "B start", "max": "3h"}]}
DONE_LIMIT = {
    "limits": [{"from": "D end", "to": "B end", "max": "3h"}],
    "scenario": {"done": "D"},
}
HOLD = {"holds": [{"facility": "HALL", "from": "A", "to": "B"}]}
DONE_HOLD = {
    "holds": [{"facility": "HALL", "from": "A", "to": "B"}],
    "scenario": {"done": "A"},
}


def hazards(**hazard):
    """Return the table of hazards with one of them described."""
    return {
        "hazards": {"danger": hazard, "rf": {}},
        "zones": {"area": ["HALL", "PAD"]},
    }


def pair(first, second):
    """Return two tasks of two hours, the first of them dangerous."""
    return (
        make_task("A", "2h", hazards="danger", **first),
        make_task("B", "2h", **second),
    )


HALL, PAD = {"facility": "HALL"}, {"facility": "PAD"}
CLEARS = hazards(clears=True)

CASES: dict[str, list[tuple[Any, ...]]] = {
    "links": [
        ("FS", plain(make_task("A", "4h"), make_task("B", after="A")), (0, 3), (0, 4)),
        ("lag", plain(make_task("A", "4h"), make_task("B", after="A+2h")), (0, 5), (0, 6)),
        ("overlap", plain(make_task("A", "4h"), make_task("B", after="A-2h")), (0, 1), (0, 2)),
        ("SS", plain(make_task("A", "4h"), make_task("B", after="A SS+1h")), (2, 2), (2, 3)),
        ("FF", plain(make_task("A", "4h"), make_task("B", after="A FF+1h")), (0, 3), (0, 4)),
        ("SF", plain(make_task("A", "4h"), make_task("B", after="A SF+3h")), (5, 6), (5, 7)),
        (
            "working lag over night",
            crew_of(
                make_task("A", "6h", elapsed=True),
                make_task("B", "2h", crew={"MEC": 1}, after="A+4h working"),
            ),
            (0, 25),
            (0, 26),
        ),
        (
            "working lag below zero",
            crew_of(
                make_task("A", "10h", elapsed=True),
                make_task("B", "1h", crew={"MEC": 1}, after="A-2h working"),
            ),
            (0, 5),
            (0, 6),
        ),
        ("habit", plain(make_task("A", "4h"), make_task("B", usually_after="A")), (0, 3), (0, 4)),
        ("serial order", plain(*two(), scenario={"order": "serial"}), (2, 0), (0, 2)),
    ],
    "limits": [
        ("between two steps", plain(*two(), **LIMITED), (0, 6), (0, 5)),
        ("after a finished step", plain(make_task("D"), *two(), **DONE_LIMIT), (0, 2), (0, 1)),
    ],
    "crews": [
        ("too few people", crew_of(*two(crew={"MEC": 2}), people=3), (0, 1), (0, 2)),
        (
            "smaller shift",
            crew_of(*two(crew={"MEC": 1}), people={"day": 2, "late": 1}, shifts=DAY_AND_LATE),
            (7, 8),
            (6, 7),
        ),
        (
            "released in a pause",
            crew_of(PAUSING, make_task("B", "2h", crew={"MEC": 1})),
            (0, 25),
            (0, 26),
        ),
        (
            "called in during a pause",
            crew_of(PAUSING, make_task("B", "2h", crew={"MEC": 2}, all_hands=True)),
            (0, 7),
            (0, 8),
        ),
        (
            "middle stretch of a long task",
            crew_of(
                make_task("A", "18h", pausable=True, crew={"MEC": 2}),
                make_task("B", "2h", crew={"MEC": 1}),
            ),
            (0, 28),
            (0, 50),
        ),
        (
            "whole roster",
            crew_of(
                make_task("A", "2h", crew={"MEC": 2}),
                make_task("B", "2h", crew={"MEC": 3}, all_hands=True),
                shifts=DAY_AND_LATE,
            ),
            (7, 7),
            (7, 9),
        ),
    ],
    "facilities": [
        ("one at a time", hall_of(*two(facility="HALL")), (0, 1), (0, 2)),
        ("equipment", hall_of(*two(equipment="HALL")), (0, 1), (0, 2)),
        (
            "three in a hall for two",
            hall_of(*two(facility="HALL"), make_task("C", "2h", facility="HALL"), room=2),
            (0, 1, 1),
            (0, 1, 2),
        ),
        (
            "pauses make no room",
            hall_of(LONG, make_task("B", "2h", facility="HALL")),
            (0, 10),
            (0, 26),
        ),
    ],
    "holds": [
        ("between two steps", hall_of(*STACKED, launch="B", **HOLD), (0, 10, 5), (0, 10, 11)),
        ("room before", hall_of(*STACKED, launch="B", **HOLD), (3, 10, 2), (3, 10, 1)),
        ("from a finished step", hall_of(*STACKED, launch="B", **DONE_HOLD), (10, 0), (10, 11)),
        (
            "that ends before it begins",
            hall_of(*REVERSED, launch="B", **HOLD),
            (4, 6, 5),
            (6, 4, 5),
        ),
    ],
    "hazards": [
        ("clears the hall", hall_of(*pair(HALL, HALL), room=2, **CLEARS), (0, 1), (0, 2)),
        ("leaves the pad", hall_of(*pair(HALL, HALL), room=2, **CLEARS), (1, 0), (2, 0)),
        (
            "clears a zone",
            hall_of(*pair(HALL, PAD), **hazards(clears=True, scope="zone area")),
            (0, 1),
            (0, 2),
        ),
        (
            "clears the site",
            hall_of(*pair(HALL, {}), **hazards(clears=True, scope="site")),
            (0, 1),
            (0, 2),
        ),
        (
            "forbids a class",
            hall_of(*pair({}, {"hazards": "rf"}), **hazards(scope="site", forbids=["rf"])),
            (0, 1),
            (0, 2),
        ),
    ],
    "duty": [
        (
            "third day in a row",
            on_duty(*three(), rules={"days_in_row": 2}),
            (0, 24, 48),
            (0, 24, 72),
        ),
        (
            "hours of a week",
            on_duty(*three(), rules={"hours_per_week": "16h"}),
            (0, 24, 72),
            (0, 24, 30),
        ),
        (
            "hours of a day",
            on_duty(
                make_task("A", "2h", crew={"MEC": 1}),
                rules={"hours_per_day": "9h"},
                shifts={"short": "08:00-16:00", "long": "18:00-04:00"},
            ),
            (10,),
            (6,),
        ),
        (
            "rest between two shifts",
            on_duty(*two(crew={"MEC": 1}), rules={"rest": "11h"}, shifts={"long": "08:00-22:00"}),
            (12, 24),
            (12, 48),
        ),
        (
            "too few teams",
            on_duty(*three(), rules={"hours_per_week": "8h"}, teams=2),
            (0, 24, 48),
            (0, 24, 24),
        ),
        (
            "both parts of a pausing step",
            on_duty(PAUSING, make_task("B", "2h", crew={"MEC": 1}), rules={"days_in_row": 2}),
            (0, 48),
            (0, 72),
        ),
        (
            "each shift has its own team",
            on_duty(*two(crew={"MEC": 1}), rules={"days_in_row": 1}, shifts=DAY_AND_LATE),
            (8, 32),
            (0, 32),
        ),
    ],
}
ALL_CASES = [
    pytest.param(family, *case[1:], id=f"{family}: {case[0]}")
    for family, cases in CASES.items()
    for case in cases
]
ALWAYS = {
    "facilities": hall_of(make_task("A", **HALL), make_task("B", **PAD)),
    "crews": crew_of(*two(crew={"MEC": 1})),
    "links": plain(*two()),
    "limits": plain(*two()),
    "holds": hall_of(*two(facility="HALL"), room="any"),
    "hazards": hall_of(*pair(HALL, {**HALL, "exempt_from": "A"}), room=2, **CLEARS),
    "duty": on_duty(*two(crew={"MEC": 1}), rules={"days_in_row": 1}),
}


def fix(situation, model, variables, starts):
    """Fix the starts of all jobs, in file order."""
    for task_id, start in zip(situation.modes, starts, strict=True):
        model.add(variables.start(task_id) == variables.ticks(start * 60))


@pytest.mark.parametrize("family", CONSTRAINTS)
def test_rule_with_nothing_to_say_forbids_nothing(family):
    """Two tasks that have nothing to do with each other may start together."""
    situation = make_situation(ALWAYS[family])

    with assert_feasible(situation) as (model, variables):
        CONSTRAINTS[family](situation, model, variables)
        fix(situation, model, variables, (0, 0))


@pytest.mark.parametrize(("family", "campaign", "forbidden", "allowed"), ALL_CASES)
def test_forbidden_starts_have_no_solution(family, campaign, forbidden, allowed):
    """The last starts that the rule forbids, with this one rule in the model."""
    del allowed
    situation = make_situation(campaign)

    with assert_infeasible(situation) as (model, variables):
        CONSTRAINTS[family](situation, model, variables)
        fix(situation, model, variables, forbidden)


@pytest.mark.parametrize(("family", "campaign", "forbidden", "allowed"), ALL_CASES)
def test_allowed_starts_have_a_solution(family, campaign, forbidden, allowed):
    """The first starts that the rule allows, with every rule in the model."""
    del family, forbidden
    situation = make_situation(campaign)

    with assert_feasible(situation) as (model, variables):
        for add_constraint in CONSTRAINTS.values():
            add_constraint(situation, model, variables)
        fix(situation, model, variables, allowed)


@pytest.mark.parametrize(
    ("task", "forbidden", "allowed"),
    [
        (make_task("A", "4h", crew={"MEC": 1}), 5, 4),
        (make_task("A", "4h", crew={"MEC": 1}, pausable=True), 8, 7),
        (make_task("A", "2h", windows=[{"for": "start", "daily": "10:00-11:00"}]), 1, 2),
        (make_task("A", "2h", windows=[{"for": "end", "daily": "12:00"}]), 3, 2),
        (make_task("A", "2h", windows=[{"daily": "10:00-12:00"}]), 3, 2),
        (make_milestone("A", windows=[{"daily": "10:00-12:00"}]), 1, 4),
        (make_task("A", "2h", windows={"daily": "10:00-12:00", "days": "tue"}), 2, 26),
        (make_task("A", "2h", windows={"daily": "10:00-12:00", "dates": "2025-11-12"}), 26, 50),
        (make_task("A", "2h", not_before="2025-11-10T10:30"), 2, 3),
        (make_milestone("A", not_before={"date": "2025-11-11", "reason": "delivery"}), 15, 16),
        (make_task("A", "2h", at="2025-11-10T10:00"), 1, 2),
        (make_task("A", "2h", at={"date": "2025-11-10T10:00", "reason": "press"}), 3, 2),
    ],
)
def test_working_time_and_windows_live_in_the_domain_of_the_start(task, forbidden, allowed):
    """A start outside working time or windows is no value of the variable."""
    situation = make_situation(crew_of(task))

    with assert_infeasible(situation) as (model, variables):
        fix(situation, model, variables, (forbidden,))
    with assert_feasible(situation) as (model, variables):
        fix(situation, model, variables, (allowed,))


def test_exclusions_are_covered_by_cliques():
    """Four tasks that all clear the site are one clique; every pair is in some clique."""
    tasks = [make_task(name, hazards="danger") for name in "ABCD"]
    situation = make_situation(plain(*tasks, **hazards(clears=True, scope="site")))

    assert [sorted(clique) for clique in cliques(situation)] == [
        [("A", 0), ("B", 0), ("C", 0), ("D", 0)]
    ]
