"""What may be loosened of each rule: its lever, its ladder and what never gives way."""

from pathlib import Path

import pytest

from scheduler.pipeline.load import load
from scheduler.studies.changes.applying import apply_changes
from scheduler.studies.changes.changes import parse_setting
from scheduler.studies.loosening import LOOSENING, ladders_of, levers
from tests.builders import PLAN, make_campaign, make_situation, make_task

GRAPHS = Path(__file__).parents[2] / "task_graphs"
CAMPAIGN = make_campaign(
    make_task("A", "2h", crew={"MEC": 1}, facility="HALL", hazards=["lift"]),
    make_task("B", "2h", crew={"MEC": 1}, facility="HALL", usually_after=["A"], windows=["light"]),
    make_task(
        "C",
        "2h",
        crew={"ELE": 2},
        facility="PAD",
        options=[{"hours": 3}],
        not_before="2025-11-10T09:00",
    ),
    make_task("P", "1h", at="2025-11-10T09:00"),
    make_task("L", after=["A", "B", "C"]),
    shifts={"day": "08:00-16:00", "late": "16:00-24:00"},
    crews={
        "MEC": {
            "people": {"day": 1, "late": 1},
            "changes": {"from": "2025-11-14", "to": "2025-11-14", "people": {"day": 0}},
            "days_off": "2025-11-14",
        },
        "ELE": {"day": 2, "late": 2},
    },
    facilities={"HALL": {"room": 1, "open": "06:00-22:00", "closed": "2025-11-14"}, "PAD": 1},
    stand_downs=["2025-11-13"],
    hazards={"lift": {"clears": True}},
    holidays=["2025-11-12"],
    windows={"light": {"for": "start", "daily": "08:00-15:00", "days": "mon-fri"}},
    limits=[{"from": "A end", "to": "launch end", "max": "3d"}],
    holds=[{"facility": "PAD", "from": "A", "to": "B"}],
    scenario={
        "order": "serial",
        "habits": "kept",
        "options": "nominal",
        "holidays": "kept",
        "shifts": ["day"],
        "week": "mon-fri",
        "weeks": {"ELE": "mon-sat"},
        "duty": {"like": "routine", "as": "rule"},
    },
)
SCENARIO = CAMPAIGN.resolve_scenario(PLAN)
FIRST_RUNGS = ("shifts", "weeks", "holidays", "facilities", "habits", "steps")


def levers_of(name, campaign=CAMPAIGN):
    """Return the levers that one file yields."""
    make = LOOSENING[name].levers
    assert make is not None
    return list(make(campaign, campaign.resolve_scenario(PLAN)))


def first_rungs(name):
    """Return the first change of every ladder that the rules of one file have."""
    situation = make_situation(CAMPAIGN)
    rules = LOOSENING[name].rules(situation)
    return {str(x.notch(0).change) for rule in rules for x in ladders_of(situation, rule)}


@pytest.mark.parametrize("name", FIRST_RUNGS)
def test_a_lever_is_the_first_rung_of_its_ladder(name):
    """A shift, a day, the holidays, room for one more, a habit, the options: least change first."""
    found = {str(each.change) for each in levers_of(name)}

    assert found
    assert found == first_rungs(name)


@pytest.mark.parametrize(
    ("name", "lever", "rung"),
    [
        ("windows", "window.light.daily=07:00-16:00", "window.light.daily=07:00-15:00"),
        ("limits", "limit.A.max=4d", "limit.A.max=73h"),
        ("order", "scenario.order=parallel", "scenario.order=serial-per-flow"),
    ],
)
def test_some_levers_are_longer_than_the_first_rung(name, lever, rung):
    """An hour at both ends, a day, the loosest order: less would hardly show a gain."""
    offered = {str(each.change) for each in levers_of(name)}

    assert lever in offered
    assert lever not in first_rungs(name)
    assert rung in first_rungs(name)


def test_a_crew_lever_fits_one_more_task_where_a_rung_fits_any_steps():
    """Demands of 3, 4 and 5 beside 5 people: a lever adds the least demand, 7 are 3 and 4."""
    campaign = make_campaign(
        *(make_task(f"T{need}", "2h", crew={"MEC": need}) for need in (3, 4, 5)),
        make_task("L", after=["T3", "T4", "T5"]),
        crews={"MEC": 5},
    )
    situation = make_situation(campaign)
    (rule,) = LOOSENING["crews"].rules(situation)
    (lever,) = levers_of("crews", campaign)
    (ladder,) = ladders_of(situation, rule)

    assert lever.change.value == "8"
    assert list(ladder.levels) == [7, 8, 9, 12]


@pytest.mark.parametrize("name", ["first-steps", "cargo-launcher", "shenzhou-22"])
def test_no_lever_and_no_ladder_gives_up_what_is_firm(name):
    """In no scenario of a shipped graph: hard links, hazards and holds stay."""
    campaign, _ = load(GRAPHS / f"{name}.yaml")
    firm = {setting.kind for each in LOOSENING.values() if each.firm for setting in each.settings}
    for scenario in campaign.scenarios:
        offered = {
            each.change.kind for each in levers(campaign, campaign.resolve_scenario(scenario))
        }
        assert offered
        assert not firm & offered


def test_a_planner_may_drop_a_hold_by_hand():
    """Nothing offers it; who sets it says so, and then nothing is kept any longer."""
    changed = apply_changes(CAMPAIGN, PLAN, [parse_setting("hold.PAD=none")])

    assert [str(each) for each in CAMPAIGN.holds] == ["PAD from A to B"]
    assert changed.holds == ()


@pytest.mark.parametrize("name", sorted(set(LOOSENING) - {"order", "facts", "neighbours"}))
def test_a_rule_that_is_taken_out_is_gone(name):
    """Whatever a file says of the campaign it says no longer; order becomes links, facts stay."""
    rules = list(LOOSENING[name].rules(make_situation(CAMPAIGN)))

    assert rules
    for rule in rules:
        left = make_situation(rule.take_out(CAMPAIGN, SCENARIO))
        assert rule.key not in {each.key for each in LOOSENING[name].rules(left)}
