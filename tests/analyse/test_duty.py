"""What duty rules say about a plan; the day shift lies at hours 0-8, 24-32, 48-56, ..."""

from dataclasses import astuple

import pytest

from scheduler.analyse.driving.chain import driving_chain
from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.loads.duty import duty_report
from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.shifts.duties import DutyRule
from tests.builders import hours, make_campaign, make_schedule, make_situation, make_task

ROUND = {"day": "08:00-16:00", "evening": "16:00-24:00"}


def report(rules, starts, *, use="report", costs=None, **fields):
    """Return the duties of two-hour steps of the crew MEC with these starts."""
    steps = [
        make_task(name, "2h", crew={"MEC": people}, all_hands=name.startswith("all"))
        for name, (_, people) in starts.items()
    ]
    campaign = make_campaign(
        *steps,
        **{
            "crews": {"MEC": 4},
            "scenario": {"duty": {**rules, "as": use}},
            "horizon": "20d",
            "costs": costs or {},
            **fields,
        },
    )
    pieces = {name: [(start, start + 2)] for name, (start, _) in starts.items()}
    return duty_report(make_situation(campaign), make_schedule(**pieces))


def of_days(*days):
    """Return steps of one person on some days."""
    return {chr(ord("A") + i): (24 * day, 1) for i, day in enumerate(days)}


def test_plan_without_duty_rules_has_no_report():
    """Rules that are not stated say nothing."""
    campaign = make_campaign(make_task("A"))

    assert duty_report(make_situation(campaign), make_schedule(A=[(0, 1)])) is None


def test_figures_of_a_shift_are_the_worst_of_its_duties():
    """Monday, Tuesday and Thursday: three duties of a whole shift, two of them in a row."""
    (shift,) = report({"hours_per_week": "30h"}, of_days(0, 1, 3)).shifts

    assert (shift.crew, shift.shift, shift.people, shift.teams) == ("MEC", "day", 4, 1)
    assert (shift.duties, shift.needed) == (3, 1)
    assert (shift.most_in_day, shift.most_in_week) == (hours(8), hours(24))
    assert (shift.most_days_in_row, shift.least_rest) == (2, hours(16))


@pytest.mark.parametrize(
    ("rules", "days", "expected"),
    [
        ({"days_in_row": 2}, (0, 1, 2), (DutyRule.DAYS_IN_ROW, 3, 2, *hours(48, 56))),
        (
            {"hours_per_week": "16h"},
            (0, 1, 4),
            (DutyRule.HOURS_PER_WEEK, 1440, 960, *hours(96, 104)),
        ),
        ({"rest": "17h"}, (0, 1), (DutyRule.REST, 960, 1020, *hours(24, 32))),
        ({"hours_per_day": "7h"}, (2,), (DutyRule.HOURS_PER_DAY, 480, 420, *hours(48, 56))),
    ],
)
def test_deviation_names_team_rule_value_limit_and_duty(rules, days, expected):
    """The duty that goes beyond a rule is the deviation, from its start to its end."""
    found = report(rules, of_days(*days))

    assert [astuple(each) for each in found.deviations] == [("MEC", "day", 1, *expected)]
    assert not found.is_kept


def test_every_day_beyond_a_row_deviates():
    """Four days in a row where two are allowed: Wednesday and Thursday are too many."""
    found = report({"days_in_row": 2}, of_days(0, 1, 2, 3))

    assert [(each.value, each.start) for each in found.deviations] == [
        (3, hours(48)),
        (4, hours(72)),
    ]


def test_second_team_takes_what_is_too_much_for_the_first():
    """One team of two works two days of three, the other the third; two are needed, and there."""
    found = report({"days_in_row": 2}, of_days(0, 1, 2), teams=2)

    assert found.is_kept
    assert found.is_proved
    assert [(each.teams, each.needed, each.duties) for each in found.shifts] == [(2, 2, 3)]


def test_needed_teams_are_named_where_too_few_are_there():
    """A day on, a day off: every day of work needs a second team."""
    found = report({"days_in_row": 1}, of_days(0, 1, 2))

    assert [(each.teams, each.needed) for each in found.shifts] == [(1, 2)]


def test_shift_that_is_too_long_for_anybody_needs_no_more_teams():
    """Eight hours where seven are allowed deviate with any number of teams: one is enough."""
    found = report({"hours_per_day": "7h"}, of_days(0, 1))

    assert [each.needed for each in found.shifts] == [1]
    assert len(found.deviations) == 2


def test_all_hands_work_after_a_shift_makes_the_duty_longer():
    """The day team, called for two hours after its eight, has been on duty for ten."""
    found = report({"hours_per_day": "9h"}, {"A": (6, 1), "all": (8, 4)})

    assert [astuple(each)[3:] for each in found.deviations] == [
        (DutyRule.HOURS_PER_DAY, hours(10), hours(9), *hours(0, 10))
    ]
    assert [each.needed for each in found.shifts] == [1]


def test_all_hands_work_calls_the_rested_team_of_another_shift():
    """After Monday's day shift the evening team, off that day, does the night's two hours."""
    found = report({"rest": "10h"}, {"A": (0, 1), "all": (16, 4)}, shifts=ROUND)

    assert found.is_kept
    assert [(each.shift, each.duties, each.needed) for each in found.shifts] == [
        ("day", 1, 1),
        ("evening", 1, 0),
    ]


def test_all_hands_work_of_the_whole_roster_calls_everybody():
    """Eight people are both teams; the evening team has only two hours between its duties."""
    found = report({"rest": "10h"}, {"A": (8, 1), "all": (18, 8)}, shifts=ROUND)

    assert [(each.shift, each.value) for each in found.deviations] == [("evening", hours(2))]


@pytest.mark.parametrize(
    ("use", "price"), [("report", None), ("rule", None), ("cost", 2 * 750)], ids=str
)
def test_deviations_have_a_price_where_they_are_a_cost(use, price):
    """Two deviations at 7.5 each are 15, or 1500 hundredths."""
    found = report({"days_in_row": 1}, of_days(0, 1, 2), use=use, costs={"duty_deviation": 7.5})

    assert found.price == price


def test_team_that_must_rest_is_the_reason_of_a_start():
    """B could follow A on Tuesday, but its crew has a day off between two duties."""
    campaign = make_campaign(
        make_task("A", "8h", crew={"MEC": 1}),
        make_task("B", "2h", crew={"MEC": 1}, after="A"),
        crews={"MEC": 1},
        scenario={"duty": {"days_in_row": 1, "as": "rule"}},
    )
    situation = make_situation(campaign)
    drivers = Drivers(situation, make_schedule(A=[(0, 8)], B=[(48, 50)]))

    driver = drivers.of("B")

    assert (driver.cause, driver.task, driver.until, driver.wait) == (
        Cause.LINK,
        "A",
        hours(8),
        Cause.DUTY,
    )
    assert [(piece.kind, piece.cause, piece.end) for piece in driving_chain(drivers)] == [
        ("work", Cause.START, hours(8)),
        ("wait", Cause.SHIFT, hours(24)),
        ("wait", Cause.DUTY, hours(48)),
        ("work", Cause.LINK, hours(50)),
    ]


def test_duty_rules_are_told_besides_where_the_link_alone_makes_no_difference():
    """
    A ends as the day shift of MEC begins, which B may take; a night would break its eight hours.

    With a second duty in the week allowed, B without its link could start in that night.
    """
    found = []
    for hours_per_week in ("8h", "16h"):
        campaign = make_campaign(
            make_task("A", "8h"),
            make_task("B", "2h", crew={"MEC": 1}, after="A"),
            make_task("C", "2h", crew={"MEC": 1}, after="B"),
            crews={"MEC": {"day": 1, "night": 1}},
            shifts={"night": "00:00-08:00", "day": "08:00-16:00"},
            start="2025-11-10T00:00",
            scenario={"duty": {"hours_per_week": hours_per_week, "as": "rule"}},
        )
        schedule = make_schedule(A=[(0, 8)], B=[(8, 10)], C=[(24, 26)])
        found.append(Drivers(make_situation(campaign), schedule).of("B"))

    assert [(each.cause, each.task) for each in found] == [(Cause.LINK, "A")] * 2
    assert [[x.cause for x in each.beside] for each in found] == [[Cause.DUTY], []]
