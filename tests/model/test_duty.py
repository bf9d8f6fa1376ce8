import pytest

from scheduler.model.duty import PRESETS, DutyRules, DutyUse
from scheduler.model.scenario import ScenarioEntry
from tests.builders import PLAN, hours, make_campaign, make_task


def test_name_of_a_preset_stands_for_its_rules():
    """Surge: 12 h a day, 60 h a week, seven days in a row, 10 h of rest; reported only."""
    rules = ScenarioEntry.model_validate({"duty": "surge"}).duty

    assert rules is not None
    assert (rules.hours_per_day, rules.hours_per_week) == hours(12, 60)
    assert (rules.days_in_row, rules.rest, rules.use) == (7, hours(10), DutyUse.REPORT)


def test_own_numbers_go_before_those_of_the_preset():
    """Numbers in a file are hours; what is left out comes from the preset."""
    rules = DutyRules.model_validate({"like": "emergency", "rest": "11h", "as": "rule"})

    assert (rules.rest, rules.hours_per_day, rules.use) == (*hours(11, 12), DutyUse.RULE)


def test_rules_without_a_preset_limit_nothing_else():
    """Only what is stated is limited."""
    rules = DutyRules.model_validate({"days_in_row": 6})

    assert (rules.hours_per_day, rules.hours_per_week, rules.rest) == (None, None, None)


@pytest.mark.parametrize("name", PRESETS)
def test_presets_allow_a_shift_of_eight_hours_a_day(name):
    """Every preset leaves room for five shifts of eight hours in a week."""
    rules = DutyRules(like=name)

    assert (rules.hours_per_day or 0) >= hours(8)
    assert (rules.hours_per_week or 0) >= hours(40)
    assert (rules.days_in_row or 0) >= 5


def test_duty_rules_are_inherited_as_a_whole():
    """A scenario that states rules of its own takes nothing from those it extends."""
    campaign = make_campaign(
        make_task("A"),
        scenarios={
            PLAN: {"duty": "routine"},
            "heir": {"extends": PLAN},
            "other": {"extends": PLAN, "duty": {"days_in_row": 3}},
        },
    )

    heir, other = (campaign.resolve_scenario(name).duty for name in ("heir", "other"))

    assert heir == DutyRules(like="routine")
    assert other == DutyRules(days_in_row=3)


def test_crew_has_one_team_a_shift_unless_more_are_stated():
    """A number counts for every shift, a table for the shifts that it names."""
    crew = make_campaign(make_task("A"), crews={"MEC": 2}).crews["MEC"]
    everywhere = crew.altered({"teams": 3})
    by_day = crew.altered({"teams": {"day": 2}})

    assert [each.teams_on("day") for each in (crew, everywhere, by_day)] == [1, 3, 2]
    assert [each.teams_on("night") for each in (crew, everywhere, by_day)] == [1, 3, 1]
