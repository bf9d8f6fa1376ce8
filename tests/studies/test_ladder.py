"""The ladder of scenarios and the fair share of each lever."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

import pytest

from scheduler.errors import Infeasible, InputError
from scheduler.model.notation.durations import HOUR
from scheduler.model.scenario import Scenario
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import Status
from scheduler.planning.solve import solve
from scheduler.studies.ladder import STRICT, default_rungs, ladder
from scheduler.studies.levers.combinations import combine_levers
from scheduler.studies.levers.fair_shares import fair_shares
from scheduler.wording.changes.scenarios import FIELDS, WORDS, lever_words
from tests.builders import DAY_SHIFT, make_campaign, make_task

OPTIONS = SolveOptions(workers=1, settle=0.0)
TWO_SHIFTS = {**DAY_SHIFT, "evening": "16:00-24:00"}


def make_ladder_campaign():
    """Return two flows of two 4-hour steps each, with a habit between them, then launch."""
    return make_campaign(
        make_task("A1", "4h", crew={"MEC": 1}, flow="a", test=True),
        make_task("A2", "4h", crew={"MEC": 1}, flow="a", after=["A1"]),
        make_task("B1", "4h", crew={"MEC": 1}, flow="b", usually_after=["A1"]),
        make_task("B2", "4h", crew={"MEC": 1}, flow="b", after=["B1"]),
        make_task("GO", "1h", crew={"MEC": 1}, flow="a", after=["A2", "B2"]),
        crews={"MEC": 2},
        shifts=TWO_SHIFTS,
        flows={"a": {}, "b": {}},
        baseline="one",
        scenario={},
        scenarios={
            "one": {"order": "serial-per-flow", "shifts": "day"},
            "two": {"extends": "one", "order": "parallel"},
            "three": {"extends": "two", "habits": "relaxed"},
            "four": {"extends": "three", "shifts": ["day", "evening"]},
        },
    )


def climb():
    """Return the rungs of the campaign by scenario."""
    campaign = make_ladder_campaign()
    return {r.scenario: r for r in ladder(campaign, default_rungs(campaign), OPTIONS)}


def test_ladder_begins_strictly_serial_and_ends_with_the_planned_scenario():
    """The rungs are the strict baseline, then the scenarios in file order."""
    assert list(climb()) == [STRICT, "one", "two", "three", "four"]


def test_each_rung_saves_what_it_launches_earlier_than_the_one_below():
    """
    Each rung is planned from the one below.

    Seventeen hours of work in a chain end on the third day at 09:00; with A1, A2 and B1, B2 side by
    side but B1 after A1, on the second at 13:00; without the habit, at 09:00; in two shifts, at
    17:00 on the first day.
    """
    rungs = climb()
    ends = {name: rung.launch_minute / HOUR for name, rung in rungs.items()}
    assert ends == {STRICT: 49, "one": 29, "two": 29, "three": 25, "four": 9}
    assert [rung.saved for rung in rungs.values()] == [
        None,
        20 * HOUR,
        0,
        4 * HOUR,
        16 * HOUR,
    ]


def test_each_rung_names_its_lever():
    """What a rung changes is said in words."""
    assert [rung.levers for rung in climb().values()] == [
        (),
        ("flows in parallel",),
        ("steps in parallel",),
        ("1 habit relaxed",),
        ("evening shift added",),
    ]


def test_rungs_keep_every_step_and_test():
    """No rung is bought with a step or an hour of testing."""
    assert all(rung.integrity.is_whole for rung in climb().values())
    habits = climb()["four"].integrity.habits
    assert [(each.source, each.target, each.use) for each in habits] == [("A1", "B1", "beside")]


def test_person_shifts_count_the_people_who_come_in():
    """
    A person who works in a shift has to come in for it.

    In two shifts, two people work from 08:00 to 16:00 and one for the last hour: three
    person-shifts; 17 person-hours of work.
    """
    asked = climb()["four"].effort
    assert (asked.person_shifts, asked.work, asked.night, asked.weekend) == (3, 17 * HOUR, 0, 0)


def test_fair_shares_add_up_to_the_whole_saving():
    """Averaged over all orders, the levers' savings add up to first launch less last."""
    campaign = make_ladder_campaign()
    names = default_rungs(campaign)
    with ThreadPoolExecutor(1) as executor:
        shares = fair_shares(combine_levers(campaign, names, OPTIONS, executor))
    assert sum(share.saved for share in shares) == pytest.approx((29 - 9) * HOUR)
    assert [share.lever for share in shares] == [
        "steps in parallel",
        "1 habit relaxed",
        "evening shift added",
    ]


def test_fair_share_of_a_lever_that_never_helps_is_nothing():
    """Parallel order frees no step here in any combination of levers, so its share is 0."""
    campaign = make_ladder_campaign()
    with ThreadPoolExecutor(1) as executor:
        shares = fair_shares(combine_levers(campaign, default_rungs(campaign), OPTIONS, executor))
    assert shares[0].saved == pytest.approx(0)


def make_tight_campaign():
    """
    Return a campaign that cannot be done one step at a time unless B is done before.

    A and B of 4 h each and L of 1 h take 9 h in a row and 5 h side by side; A allows 6 h to launch.
    """
    return make_campaign(
        make_task("A", "4h"),
        make_task("B", "4h", after=["A SS"]),
        make_task("L", "1h", after=["A", "B"]),
        limits=[{"from": "A start", "to": "launch end", "max": "6h"}],
        scenario={},
        scenarios={
            "one": {"order": "serial", "done": ["B"]},
            "two": {"extends": "one", "order": "parallel"},
            "three": {"extends": "two", "done": []},
        },
    )


def test_a_combination_without_a_plan_is_named():
    """One step at a time with B still to do has no plan, though every rung has one."""
    campaign = make_tight_campaign()
    names = default_rungs(campaign)
    assert [rung.scenario for rung in ladder(campaign, names, OPTIONS)][1:] == names
    with ThreadPoolExecutor(1) as executor, pytest.raises(Infeasible) as refused:
        fair_shares(combine_levers(campaign, names, OPTIONS, executor))
    assert str(refused.value) == (
        "no plan keeps all rules with this combination: 1 step no longer done before the start"
    )


def test_shares_of_plans_that_are_not_proved_are_marked(monkeypatch):
    """Optimal throughout, the shares are proved; as plans found so far they are not."""
    campaign = make_ladder_campaign()
    names = default_rungs(campaign)
    with ThreadPoolExecutor(1) as executor:
        proved = fair_shares(combine_levers(campaign, names, OPTIONS, executor))
        monkeypatch.setattr(
            "scheduler.studies.levers.combinations.solve",
            lambda *words: replace(solve(*words), status=Status.FEASIBLE),
        )
        found = fair_shares(combine_levers(campaign, names, OPTIONS, executor))
    assert {share.proved for share in proved} == {True}
    assert {share.proved for share in found} == {False}


def test_a_shift_may_be_called_more():
    """Shifts that replace others are not mistaken for shifts that are added."""
    campaign = make_campaign(
        make_task("A", "4h", crew={"MEC": 1}),
        make_task("L", "1h", after=["A"]),
        crews={"MEC": 1},
        shifts={**TWO_SHIFTS, "more": "10:00-18:00"},
        scenario={},
        scenarios={
            "one": {"shifts": "evening"},
            "two": {"shifts": ["more", "day"]},
        },
    )
    with ThreadPoolExecutor(1) as executor:
        shares = fair_shares(combine_levers(campaign, ["one", "two"], OPTIONS, executor))
    assert [share.saved for share in shares] == [8 * HOUR]


def test_a_baseline_that_cannot_be_strictly_serial_is_the_lowest_rung():
    """Without a plan one step at a time, the ladder begins with the first scenario."""
    campaign = make_tight_campaign().replace(
        scenarios={"one": {}, "two": {"week": "mon-fri"}}, baseline="one", scenario="two"
    )
    rungs = ladder(campaign, default_rungs(campaign), OPTIONS)
    assert [(rung.scenario, rung.levers, rung.saved) for rung in rungs] == [
        ("one", (), None),
        ("two", ("worked on Mon, Tue, Wed, Thu, Fri",), 0),
    ]


def test_a_scenario_may_be_called_strictly_serial():
    """The lowest rung has an id of its own, and the scenario keeps its title."""
    campaign = make_ladder_campaign().replace(
        scenarios={STRICT: {"name": "Own words"}}, baseline=STRICT, scenario=STRICT
    )
    rungs = ladder(campaign, default_rungs(campaign), OPTIONS)
    assert [(rung.scenario, rung.title) for rung in rungs] == [
        (f"{STRICT}-2", "Strictly serial"),
        (STRICT, "Own words"),
    ]


@pytest.mark.parametrize(
    ("field", "old", "new", "words"),
    [
        ("surge", {"MEC": {"day": 1}}, {"MEC": {"day": 2}}, "1 more person (MEC)"),
        (
            "surge",
            {"MEC": {"day": 2}},
            {"MEC": {"day": 2}, "ELE": {"day": 1, "evening": 2}},
            "3 more people (ELE)",
        ),
        ("surge", {"MEC": {"day": 2}}, {}, "2 fewer people (MEC)"),
        (
            "surge",
            {"MEC": {"day": 1}},
            {"MEC": {"evening": 2}},
            "2 more people (MEC), 1 fewer person (MEC)",
        ),
        ("surge", {}, {"MEC": {"day": 0}}, "the same people"),
        ("done", ["A1"], ["A1", "A2"], "1 step done before the start"),
        ("done", ["A1", "A2"], [], "2 steps no longer done before the start"),
        ("done", ["A1"], ["first"], "the same steps done before the start"),
    ],
)
def test_only_what_differs_from_the_rung_before_is_counted(field, old, new, words):
    """People and steps that the rung before has already are none of the lever."""
    campaign = make_campaign(
        make_task("A1", tags=["first"]),
        make_task("A2"),
        make_task("L"),
        crews={"MEC": 1, "ELE": 1},
        shifts=TWO_SHIFTS,
        scenarios={"one": {field: old}, "two": {field: new}},
    )
    before, after = (campaign.resolve_scenario(name) for name in ("one", "two"))
    assert list(lever_words(campaign, before, after)) == [words]


def test_every_field_of_a_scenario_has_words():
    """Whatever two scenarios can differ in, the ladder names it and fair shares pull it."""
    fields = set(Scenario.model_fields) - {"id", "name"}
    assert set(FIELDS) == set(WORDS) == fields


def test_permitted_options_are_a_lever_with_a_share():
    """Six hours as they stand, four by the option: the lever saves two hours, alone and fairly."""
    campaign = make_campaign(
        make_task("A", "6h", options=[{"hours": 4}]),
        scenario={},
        scenarios={"one": {}, "two": {"options": "any"}},
    )
    rungs = ladder(campaign, ["one", "two"], OPTIONS)
    with ThreadPoolExecutor(1) as executor:
        shares = fair_shares(combine_levers(campaign, ["one", "two"], OPTIONS, executor))
    assert rungs[-1].levers == ("options of 1 step permitted",)
    assert [len(rung.integrity.other_ways) for rung in rungs] == [0, 0, 1]
    assert (rungs[-1].saved, shares[0].saved) == (2 * HOUR, 2 * HOUR)


def test_duty_rules_that_are_only_reported_are_no_lever():
    """They change nothing in a plan; rules that bind are named."""
    campaign = make_ladder_campaign().replace(
        scenarios={
            "one": {},
            "two": {"duty": "routine"},
            "three": {"duty": {"like": "surge", "as": "rule"}},
            "four": {"duty": {"rest": "8h", "as": "cost"}},
            "five": {},
        },
        baseline="one",
        scenario="two",
    )
    scenarios = [campaign.resolve_scenario(name) for name in campaign.scenarios]
    words = [list(lever_words(campaign, *pair)) for pair in pairwise(scenarios)]
    assert words == [
        [],
        ["surge duty rules binding"],
        ["duty rules of its own at a price"],
        ["no duty rules"],
    ]


def test_ladder_can_reach_beyond_the_planned_scenario():
    """Asked for, the scenarios behind the planned one are rungs, too."""
    campaign = make_ladder_campaign().replace(scenario="two")
    assert default_rungs(campaign) == ["one", "two"]
    assert default_rungs(campaign, "four") == ["one", "two", "three", "four"]


def test_ladder_that_leads_down_is_refused():
    """The baseline stands before the planned scenario."""
    campaign = make_ladder_campaign().replace(baseline="four", scenario="one")
    with pytest.raises(InputError, match="ladder-backwards"):
        default_rungs(campaign)


def test_too_many_levers_for_fair_shares_are_refused():
    """Eight levers have too many combinations."""
    campaign = make_ladder_campaign()
    names = ["one", "four", "one", "four", "one", "four", "one", "four", "one"]
    with ThreadPoolExecutor(1) as executor, pytest.raises(InputError, match="too-many-levers"):
        fair_shares(combine_levers(campaign, names, OPTIONS, executor))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("order", "parallel", "steps in parallel"),
        ("habits", "relaxed", "1 habit relaxed"),
        ("shifts", ["day", "evening"], "evening shift added"),
        ("shifts", ["evening"], "shifts evening"),
        ("week", "mon-sun", "Sun worked"),
        ("week", "mon-thu", "worked on Mon, Tue, Wed, Thu"),
        ("holidays", "worked", "holidays worked"),
        ("surge", {"MEC": {"day": 3}}, "3 more people (MEC)"),
        ("done", ["A1"], "1 step done before the start"),
        ("options", "any", "options of 0 steps permitted"),
        ("duty", {"like": "routine", "as": "rule"}, "routine duty rules binding"),
        ("weeks", {"MEC": "mon-sun"}, "other working days for MEC"),
    ],
)
def test_every_lever_has_words(field, value, words):
    """Each field that a scenario can change is said in the planner's words."""
    base = {"order": "serial-per-flow", "shifts": "day", "week": "mon-sat"}
    campaign = make_ladder_campaign().replace(
        scenarios={"one": base, "two": {**base, field: value}}, baseline="one", scenario="two"
    )
    before, after = (campaign.resolve_scenario(name) for name in ("one", "two"))
    changed = [lever for lever in lever_words(campaign, before, after) if lever]
    assert words in changed
