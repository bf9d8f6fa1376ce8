"""Binding duty rules on a plan, by hand and against every way of taking turns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.schedule.checks import check
from tests.builders import PLAN, make_campaign, make_schedule, make_task
from tests.duty_by_hours import fewest_deviations
from tests.planning.campaigns import REPEATABLE

WORKED = {"A": 0, "B": 24, "C": 48, "D": 72}


def crew_on_duty(starts, rules, *, teams=1, use="rule", **fields):
    """Return a campaign of one-hour tasks of a crew with duty rules, and the plan with starts."""
    tasks = [
        make_task(name, "1h", crew={"MEC": 1}, **fields.pop(name, {})) for name in sorted(starts)
    ]
    scenario = {"duty": {**rules, "as": use}, **fields.pop("scenario", {})}
    campaign = make_campaign(*tasks, crews={"MEC": 4}, scenario=scenario, **fields)
    crew = campaign.crews["MEC"].altered({"teams": teams})
    plan = make_schedule(**{name: [(start, start + 1)] for name, start in starts.items()})
    return campaign.altered({"crews": {"MEC": crew}}), plan


def broken(starts, rules, **fields):
    """Return what the check says against a plan, the rules of duty alone."""
    campaign, plan = crew_on_duty(starts, rules, **fields)
    found = check(campaign, campaign.resolve_scenario(PLAN), plan)
    return [each for each in found if each.rule == "duty"]


def test_more_days_in_a_row_than_allowed_are_reported_with_the_step():
    """Monday to Wednesday is a day too many; the violation names Wednesday's step."""
    found = broken({"A": 0, "B": 24, "C": 48}, {"days_in_row": 2})

    assert [each.tasks for each in found] == [("C",)]
    assert found[0].message == (
        "1 team of MEC cannot man every day shift up to Wed 12 Nov 08:00 within the duty rules"
    )


@pytest.mark.parametrize(
    ("rules", "starts"),
    [
        ({"days_in_row": 2}, {"A": 0, "B": 24, "C": 72}),
        ({"days_in_row": 3}, {"A": 0, "B": 24, "C": 48}),
        ({"hours_per_week": "24h"}, {"A": 0, "B": 24, "C": 72}),
        ({"hours_per_day": "8h"}, {"A": 0, "B": 24}),
        ({"rest": "16h"}, {"A": 0, "B": 24}),
    ],
)
def test_duties_up_to_the_limit_are_sound(rules, starts):
    """Each limit may be used to the full: eight hours on, sixteen off."""
    assert broken(starts, rules) == []


@pytest.mark.parametrize(
    ("rules", "starts"),
    [
        ({"hours_per_week": "23h"}, {"A": 0, "B": 24, "C": 72}),
        ({"hours_per_day": "7h"}, {"A": 0, "B": 72}),
        ({"rest": "17h"}, {"A": 0, "B": 24}),
    ],
)
def test_duties_beyond_a_limit_are_reported(rules, starts):
    """One hour less, or one hour more of rest, and the same duties are too many."""
    assert len(broken(starts, rules)) == 1


@pytest.mark.parametrize("use", ["report", "cost"])
def test_rules_that_do_not_bind_break_no_plan(use):
    """Reported or priced, duty rules are no rules of the plan."""
    assert broken(WORKED, {"days_in_row": 1}, use=use) == []


def test_teams_take_turns():
    """Two teams work every other day; one alone would work two days in a row."""
    assert broken(WORKED, {"days_in_row": 1}, teams=2) == []
    assert len(broken(WORKED, {"days_in_row": 1}, teams=1)) == 1


def test_week_of_duty_begins_anew_after_seven_days():
    """The duties of Monday and the next Monday count together only if seven days have not passed.

    The second shift ends 176 hours after the first begins: 168 hours back, the first is over.
    """
    starts = {"A": 0, "B": 168}

    assert broken(starts, {"hours_per_week": "8h"}, horizon="20d") == []
    assert len(broken({"A": 0, "B": 144}, {"hours_per_week": "8h"}, horizon="20d")) == 1


def test_all_hands_work_is_not_bound():
    """A countdown on the third day breaks no rule: it follows its own count."""
    fields = {"C": {"all_hands": True}}

    assert broken({"A": 0, "B": 24, "C": 48}, {"days_in_row": 2}, **fields) == []


def test_shift_without_people_of_the_crew_is_nobodys_duty():
    """Where shifts overlap, work lies on those on which the crew has people."""
    campaign, plan = crew_on_duty(
        {"A": 5, "B": 29},
        {"days_in_row": 1},
        shifts={"day": "08:00-16:00", "noon": "12:00-20:00"},
    )
    crew = campaign.crews["MEC"].altered({"people": {"day": 4}, "teams": {"noon": 1}})
    two_teams = crew.altered({"teams": {"day": 2}})

    found = [
        check(each, each.resolve_scenario(PLAN), plan)
        for each in (campaign.altered({"crews": {"MEC": one}}) for one in (crew, two_teams))
    ]

    assert [[each.rule for each in violations] for violations in found] == [["duty"], []]


def test_shifts_that_touch_are_one_duty():
    """Monday and Tuesday round the clock begin one duty; Wednesday off, Thursday begins another."""
    fields = {"shifts": {"day": "00:00-24:00"}, "start": "2025-11-10T00:00"}

    assert broken({"A": 0, "B": 24, "C": 72}, {"days_in_row": 1}, **fields) == []
    assert len(broken({"A": 0, "B": 24}, {"hours_per_week": "47h"}, **fields)) == 1


SHIFTS = (
    {"day": "08:00-16:00"},
    {"long": "06:00-20:00"},
    {"night": "22:00-06:00"},
    {"short": "00:00-04:00"},
    {"most": "08:00-07:00"},
    {"whole": "00:00-24:00"},
)


@st.composite
def shift_work(draw):
    """Draw a shift, the days on which it is worked, teams and duty rules."""
    (name, span), *_ = draw(st.sampled_from(SHIFTS)).items()
    first = int(span[:2]) or 24
    length = (int(span[6:8]) - int(span[:2])) % 24 or 24
    days = sorted(draw(st.sets(st.integers(0, 9), min_size=1, max_size=6)))
    rules = {
        "days_in_row": draw(st.none() | st.integers(1, 4)),
        "hours_per_day": draw(st.none() | st.integers(length - 1, 24)),
        "hours_per_week": draw(st.none() | st.integers(length, 5 * length)),
        "rest": draw(st.none() | st.integers(1, 23)),
    }
    stated = {
        rule: limit if rule == "days_in_row" else f"{limit}h"
        for rule, limit in rules.items()
        if limit is not None
    }
    return name, span, first, length, days, draw(st.integers(1, 3)), stated


@settings(REPEATABLE, max_examples=150)
@given(shift_work())
def test_check_agrees_with_every_way_of_taking_turns(work):
    """A plan is refused if and only if no way of giving shifts to teams is without a deviation."""
    name, span, first, length, days, teams, stated = work
    begins = [24 * day + first for day in days]
    starts = {chr(ord("A") + i): begin for i, begin in enumerate(begins)}
    campaign, plan = crew_on_duty(
        starts, stated, teams=teams, shifts={name: span}, start="2025-11-10T00:00", horizon="20d"
    )
    scenario = campaign.resolve_scenario(PLAN)
    runs = [set(range(begin, begin + length)) for begin in begins]

    found = check(campaign, scenario, plan)

    assert {each.rule for each in found} <= {"duty"}
    assert bool(found) == (fewest_deviations(scenario.duty, campaign.start, runs, teams) > 0)


def test_duty_that_begins_before_the_campaign_counts_from_its_start():
    """The night shift of Sunday counts as Monday's when the campaign begins at midnight.

    Monday's own night shift begins on Monday evening: the same day, so that Tuesday's is the second
    day in a row.
    """
    fields = {"shifts": {"night": "22:00-06:00"}, "start": "2025-11-10T00:00"}
    starts = {"A": 0, "B": 22, "C": 46}

    assert broken(starts, {"days_in_row": 2}, **fields) == []
    assert len(broken(starts, {"days_in_row": 1}, **fields)) == 1
