"""Links, names, shifts and settings that say more or less than they seem to."""

import time

import pytest

from scheduler.advice.base import Case
from scheduler.advice.lags import warn_of_leads_and_lags
from scheduler.advice.launch import warn_of_early_launch
from scheduler.advice.lookalikes import warn_of_lookalikes, warn_of_repeated_names
from scheduler.advice.replaced import warn_of_replaced_settings
from scheduler.advice.staffing import warn_of_overlapping_shifts, warn_of_same_scenarios
from scheduler.advice.steps import warn_of_long_steps, warn_of_unmanned_steps
from scheduler.advice.unused import (
    warn_of_unused_names,
    warn_of_unused_options,
    warn_of_unused_tags,
)
from scheduler.model.scenario import ScenarioEntry
from tests.builders import make_campaign, make_milestone, make_task


def codes(check, *tasks, **fields):
    """Return the codes that a check gives for a campaign."""
    return [each.code for each in check(Case(make_campaign(*tasks, **fields)))]


@pytest.mark.parametrize(
    ("first", "link", "found"),
    [
        ({"hours": "4h"}, "A-4h", []),
        ({"hours": "4h"}, "A-5h", ["long-lead"]),
        ({"hours": "4h"}, "A SS-5h", []),  # counted from the start, and said so
        ({"hours": "4h"}, "A+3d", []),
        ({"hours": "4h"}, "A+73h", ["long-lag"]),
        ({"hours": "4h", "hold_point": "H"}, "A", []),
        ({"hours": "4h", "hold_point": "H"}, "A-1h", ["hold-point-passed-early"]),
        ({"hours": "4h", "hold_point": "H"}, "A SS+1h", ["hold-point-passed-early"]),
        ({"hours": "4h", "hold_point": "H"}, "A FF", []),
        ({"hours": "0h", "hold_point": "H"}, "A SS", []),
    ],
)
def test_leads_and_lags_are_told_beyond_what_is_usual(first, link, found):
    """L waits for A by one link."""
    tasks = (make_task("A", **first), make_task("L", after=[link]))

    assert codes(warn_of_leads_and_lags, *tasks) == found


def test_launch_with_little_behind_it_is_no_warning():
    """Three steps before launch, two after it."""
    before = [make_task("A"), make_task("B", after=["A"]), make_task("C", after=["B"])]
    after = [make_task("D", after=["L"]), make_task("E", after=["D"])]

    assert codes(warn_of_early_launch, *before, *after, make_task("L", after=["C"])) == []


def test_launch_that_names_an_early_step_is_told():
    """A is called the launch, and B, C and D follow it."""
    names = "ABCD"
    tasks = [
        make_task(name, after=[before] if before else [])
        for before, name in zip(["", *names], names, strict=False)
    ]

    assert codes(warn_of_early_launch, *tasks, launch="A") == ["launch-early"]
    assert codes(warn_of_early_launch, *tasks, launch="D") == []


@pytest.mark.parametrize(
    ("launch", "after", "found"),
    [
        ({}, {}, []),
        ({"test": True}, {}, ["launch-early"]),
        ({"test": True}, {"loose_end": True}, []),
        ({}, {"all_hands": True}, ["launch-early"]),
        ({}, {"all_hands": True, "loose_end": True}, []),
        ({}, {"windows": [{"for": "end", "daily": "09:00-15:00"}]}, ["launch-early"]),
        ({}, {"windows": [{"for": "run", "daily": "09:00-15:00"}]}, []),
        ({"all_hands": True}, {"windows": [{"for": "end", "daily": "09:00-15:00"}]}, []),
    ],
)
def test_launch_is_told_if_the_step_behind_it_looks_like_lift_off(launch, after, found):
    """Three steps lead to L, and D follows it."""
    before = [make_task("A"), make_task("B", after=["A"]), make_task("C", after=["B"])]
    tasks = (*before, make_task("L", after=["C"], **launch), make_task("D", after=["L"], **after))

    assert codes(warn_of_early_launch, *tasks, launch="L") == found


def test_launch_that_stands_for_lift_offs_is_no_early_one():
    """L is the milestone of the all-hands lift-off C; D behind it has a window by daylight."""
    tasks = (
        make_task("A"),
        make_task("B", after=["A"]),
        make_task("C", after=["B"], all_hands=True),
        make_milestone("L", after=["C"]),
        make_task("D", after=["C"], windows=[{"for": "start", "daily": "09:00-15:00"}]),
    )

    assert codes(warn_of_early_launch, *tasks, launch="L") == []


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("16:00-24:00", []),
        ("15:00-23:00", ["shifts-overlap"]),
        ("23:00-09:00", ["shifts-overlap"]),  # over midnight into the next day shift
        ("23:00-08:00", []),
    ],
)
def test_shifts_overlap_if_they_share_a_minute(second, found):
    """The day shift is 08:00-16:00, and one crew works both."""
    fields = {"shifts": {"day": "08:00-16:00", "late": second}, "crews": {"MEC": 2}}

    assert codes(warn_of_overlapping_shifts, make_task("A"), **fields) == found


def test_overlap_counts_only_where_both_shifts_are_worked_by_one_crew():
    """One scenario works one shift; or no crew has people on both."""
    shifts = {"day": "08:00-16:00", "late": "15:00-23:00"}
    task = make_task("A")
    one = codes(
        warn_of_overlapping_shifts,
        task,
        shifts=shifts,
        crews={"MEC": 2},
        scenario={"shifts": "day"},
    )
    two = {"MEC": {"day": 2}, "ELE": {"late": 2}}

    assert one == []
    assert codes(warn_of_overlapping_shifts, task, shifts=shifts, crews=two) == []


def test_work_without_a_crew_is_told():
    """A needs nobody; B goes by the clock, M takes no time, N is a neighbour's, W has hours."""
    tasks = (
        make_task("A"),
        make_task("W", windows=[{"daily": "08:00-16:00"}]),
        make_task("B", elapsed=True),
        make_milestone("M"),
        make_task("N", flow="guest"),
        make_task("L", crew={"MEC": 1}),
    )
    fields = {"crews": {"MEC": 1}, "flows": {"guest": {"neighbour": True}}}

    assert codes(warn_of_unmanned_steps, *tasks, **fields) == ["no-crew"]


def test_step_of_more_than_forty_hours_is_long():
    """Forty hours are a week of one shift."""
    assert codes(warn_of_long_steps, make_task("A", "40h"), make_task("B", "40h1min")) == [
        "long-step"
    ]


@pytest.mark.parametrize(
    ("ids", "found"),
    [
        (("Stack", "stack"), 1),
        (("roll-out", "roll_out"), 1),
        (("A01", "AO1"), 1),
        (("I1", "l1"), 1),
        (("I01", "L01"), 0),
        (("A1.1", "A11"), 0),
    ],
)
def test_ids_look_alike(ids, found):
    """Case, joints, O and 0, I and l; but not I and L."""
    assert codes(warn_of_lookalikes, *map(make_task, ids)) == ["ids-alike"] * found


def test_same_name_in_another_flow_is_no_warning():
    """Each rocket has its stacking."""
    first, second = (make_task(x, name="Stacking", flow=x.lower()) for x in "AB")
    flows = {"flows": {"a": {"name": "A"}, "b": {"name": "B"}}}

    assert codes(warn_of_repeated_names, first, second, **flows) == []
    assert codes(warn_of_repeated_names, first, make_task("C", name="stacking ", flow="a"),
                 **flows) == ["name-repeated"]  # fmt: skip


def test_scenario_that_adds_to_what_it_inherits_loses_nothing():
    """Everything repeated, and more; a head-count of a shift that is not worked is no loss."""
    shifts = {"day": "08:00-16:00", "late": "16:00-24:00"}
    scenarios = {
        "quiet": {"weeks": {"MEC": "mon-sat"}, "surge": {"MEC": {"day": 1, "late": 1}}},
        "busy": {
            "extends": "quiet",
            "shifts": "day",
            "weeks": {"MEC": "mon-sun", "ELE": "mon-fri"},
            "surge": {"MEC": {"day": 2}},
        },
    }
    fields = {"shifts": shifts, "crews": {"MEC": 1, "ELE": 1}, "scenarios": scenarios}

    assert codes(warn_of_replaced_settings, make_task("A"), **fields) == []


def test_lost_week_is_named_with_what_it_was():
    """TLM worked from Tuesday to Saturday, and works all days now."""
    scenarios = {
        "quiet": {"weeks": {"TLM": "tue-sat"}},
        "busy": {"extends": "quiet", "weeks": {"SCI": "mon, wed"}},
    }
    campaign = make_campaign(make_task("A"), crews={"TLM": 1, "SCI": 1}, scenarios=scenarios)

    (found,) = warn_of_replaced_settings(Case(campaign))

    assert found.message == (
        "'weeks' of 'busy' replaces that of 'quiet', which is lost for 'TLM' (tue-sat before, now "
        "mon-sun)"
    )


def test_what_only_an_option_or_a_permit_uses_is_used():
    """The crew and the place of an option, the shift of a permit, the place of a hold."""
    task = make_task("A", options=[{"crew": {"ELE": 1}, "facility": "PAD"}])
    fields = {
        "crews": {"ELE": 1},
        "facilities": {"PAD": 1, "RAIL": 1},
        "holds": [{"facility": "RAIL", "from": "A", "to": "A"}],
        "shifts": {"day": "08:00-16:00", "late": "16:00-24:00"},
        "permits": {"shifts": ["late"], "options": "any"},
        "scenario": {"shifts": "day"},
    }

    assert codes(warn_of_unused_names, task, **fields) == []
    assert codes(warn_of_unused_options, task, **fields) == []


def test_a_thousand_scenarios_that_extend_each_other_cost_moments():
    """Each is resolved once, from the one before; all but the first change nothing."""
    scenarios = {"s0": {"week": "mon-fri"}}
    scenarios |= {f"s{number}": {"extends": f"s{number - 1}"} for number in range(1, 1000)}
    campaign = make_campaign(make_task("L")).replace(
        scenarios={name: ScenarioEntry(id=name, **stated) for name, stated in scenarios.items()}
    )
    since = time.process_time()
    found = list(warn_of_same_scenarios(Case(campaign)))

    assert len(found) == 999
    assert campaign.resolve_scenarios()["s999"] == campaign.resolve_scenario("s999")
    assert time.process_time() - since < 5


@pytest.mark.parametrize(
    ("vehicle", "found"),
    [
        ({"standby": {"tag": "ready"}}, []),
        ({"standby": "A", "called": {"like": "V", "without": "ready"}}, []),
        ({"standby": "A"}, ["unused-tag"]),
    ],
)
def test_tag_by_which_a_vehicle_knows_its_standby_work_is_used(vehicle, found):
    """As what it stands by with, or as what it leaves out when called."""
    step = make_task("A", flow="f", tags=("ready",))
    assert codes(warn_of_unused_tags, step, vehicles={"V": {"flows": "f", **vehicle}}) == found
