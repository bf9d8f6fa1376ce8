"""Days off of the site and of crews that have a week of their own, as rules and as changes."""

import pytest

from scheduler.model.notation.durations import HOUR
from scheduler.planning.search.decision import Answer
from scheduler.studies.conflicts.finding import find_conflicts
from scheduler.studies.conflicts.oracle import Oracle, ignore
from scheduler.studies.conflicts.rulebook import collect_rules
from scheduler.studies.loosening import ladders_of
from tests.builders import ONE_WORKER, PLAN, hours, make_campaign, make_situation, make_task

OWN = make_campaign(
    make_task("A", 8, crew={"MEC": 1}),
    make_task("B", 8, crew={"ELE": 1}),
    make_task("L", after=["A", "B"]),
    crews={"MEC": 1, "ELE": 1, "IDLE": 1},
    horizon="7d",
    scenario={"week": "mon", "weeks": {"MEC": "mon,wed", "IDLE": "mon"}},
)
"""MEC work on Monday and Wednesday, ELE with the site on Monday."""
TUESDAY_RULES = ["weekday tue", "week MEC tue"]


def days_of(campaign, crew):
    """Return the days since the Monday of the start on which a crew is there."""
    situation = make_situation(campaign)
    week = situation.scenario.week_of(crew)
    return [run.day.weekday() for run in situation.shift_runs if run.day.weekday() in week]


@pytest.mark.parametrize(
    ("out", "mechanics", "electricians"),
    [
        ([], [0, 2], [0]),
        (["weekday tue"], [0, 2], [0, 1]),
        (["week MEC tue"], [0, 1, 2], [0]),
        (TUESDAY_RULES, [0, 1, 2], [0, 1]),
        (["week MEC sun", "week MEC tue"], [0, 1, 2, 6], [0]),
    ],
)
def test_day_off_binds_its_own_crews(out, mechanics, electricians):
    """A day off for the site taken out brings in no crew with its own week, nor the other way."""
    book = collect_rules(make_situation(OWN), None)

    campaign = book.keep_only([key for key in book.rules if key not in out])

    assert days_of(campaign, "MEC") == mechanics
    assert days_of(campaign, "ELE") == electricians


def test_days_off_are_said_by_crew():
    """The rules name whom they concern and where they stand; a crew without work has none."""
    rules = collect_rules(make_situation(OWN), None).rules

    assert [key for key in rules if key.startswith("week ")] == [
        f"week MEC {day}" for day in ("tue", "thu", "fri", "sat", "sun")
    ]
    assert [rules[key].words for key in TUESDAY_RULES] == [
        "crews without a week of their own do not work on Tuesdays",
        "MEC do not work on Tuesdays",
    ]
    assert rules["week MEC tue"].path == ("scenarios", PLAN, "weeks", "MEC")


def test_days_off_give_way_by_crew():
    """Each day off can be worked by those whom it concerns."""
    situation = make_situation(OWN)
    rules = collect_rules(situation, None).rules
    notches = [ladders_of(situation, rules[key])[0].notch(0) for key in TUESDAY_RULES]

    assert [(str(notch.change), notch.words) for notch in notches] == [
        ("shift.week=mon,tue", "let crews without a week of their own work on Tuesdays as well"),
        ("week.MEC=mon,tue,wed", "let MEC work on Tuesdays as well"),
    ]


def test_days_of_one_crew_that_give_way_together_become_one_list():
    """Three shifts of work by Wednesday evening need Tuesday and Wednesday of the crew."""
    campaign = make_campaign(
        make_task("A", 8, crew={"MEC": 1}),
        make_task("B", 8, crew={"MEC": 1}, after="A"),
        make_task("L", 8, crew={"MEC": 1}, after="B"),
        crews={"MEC": 1},
        horizon="30d",
        scenario={"weeks": {"MEC": "mon"}},
    )

    found = find_conflicts(campaign, PLAN, hours(56), ONE_WORKER)

    assert found.together is not None
    assert [str(change) for change in found.together.changes] == ["week.MEC=mon,tue,wed"]
    assert (found.together.launch, found.together.is_least) == (hours(56), True)


def test_last_shift_of_a_shorter_horizon_is_no_loophole():
    """
    A shift of eight hours breaks a rule of six, although ten days after the start cut it to four.

    A launch in the first hour is first looked for within those ten days.
    """
    campaign = make_campaign(
        make_task(
            "A",
            crew={"MEC": 1},
            windows=[{"from": "2025-11-20T04:00", "to": "2025-11-20T07:00"}],
        ),
        make_task("L"),
        crews={"MEC": 1},
        shifts={"early": "04:00-12:00"},
        horizon="20d",
        scenario={"duty": {"hours_per_day": "6h", "as": "rule"}},
    )
    judge = Oracle(collect_rules(make_situation(campaign), HOUR), ONE_WORKER, ignore)

    assert judge.with_changes(()).answer is Answer.IMPOSSIBLE
