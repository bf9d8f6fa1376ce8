"""Conflicts of small campaigns: every family of rules, in words and with what would do."""

from dataclasses import replace
from datetime import UTC

import pytest

from scheduler.model.notation.durations import HOUR
from scheduler.model.task import Window
from scheduler.planning.search.decision import Answer
from scheduler.studies.conflicts.finding import find_conflicts
from scheduler.studies.conflicts.minimal import is_minimal, minimal_conflict
from scheduler.studies.conflicts.oracle import Oracle, OracleProgress, ignore
from scheduler.studies.conflicts.rulebook import collect_rules
from scheduler.studies.loosening import ladders_of
from scheduler.studies.loosening.base.rule import RuleFamily
from tests.builders import (
    ONE_WORKER,
    PLAN,
    hours,
    make_campaign,
    make_milestone,
    make_situation,
    make_task,
)

TUESDAY_REST = {"from": "2025-11-11T00:00", "to": "2025-11-12T00:00", "reason": "storm"}


def two_after_each_other(**fields):
    """Return a full shift of work on Monday and another behind it, for Tuesday at the earliest."""
    return make_campaign(
        make_task("A", 8, crew={"MEC": 1}),
        make_task("L", 8, crew={"MEC": 1}, after="A"),
        crews={"MEC": 1},
        **{"horizon": "10d", **fields},
    )


def two_at_once(crews=None, facilities=None, **fields):
    """Return two tasks of two hours that both must end before launch."""
    return make_campaign(
        make_task("A", 2, **fields),
        make_task("B", 2, **fields),
        make_milestone("L", after=["A", "B"]),
        crews=crews,
        facilities=facilities,
    )


BOTH = {"date", "link L 0 A FS", "link L 1 B FS"}
CHAIN = {"date", "link L 0 A FS"}

TRAINING = {"changes": {"from": "2025-11-10", "to": "2025-11-10", "people": {"day": 1}}}

FAMILIES = {
    "link": (make_campaign(make_task("A", 3), make_task("L", 2, after="A")), 4, CHAIN, []),
    "habit": (
        make_campaign(make_task("A", 3), make_task("L", 2, usually_after="A")),
        4,
        {"date", "habit L 0 A FS"},
        ["drop habit A > L"],
    ),
    "order": (
        make_campaign(make_task("A", 3), make_task("L", 2), scenario={"order": "serial"}),
        4,
        {"date", "order"},
        ["scenario.order=parallel"],
    ),
    "order of flows": (
        make_campaign(
            make_task("A", 3, flow="x"),
            make_task("L", 2, flow="y"),
            flows={"x": {}, "y": {}},
            scenario={"order": "serial"},
        ),
        4,
        {"date", "order"},
        ["scenario.order=serial-per-flow"],
    ),
    "limit": (
        make_campaign(
            make_task("A", windows=[{"for": "start", "daily": "08:00-09:00"}]),
            make_task("L", after="A", windows=[{"for": "start", "daily": "14:00-15:00"}]),
            limits=[{"from": "A end", "to": "launch end", "max": "2h"}],
        ),
        None,
        {"link L 0 A FS", "limit 0 A end to launch end within 2 h"}
        | {"window A start", "window L start"},
        ["limit.A.max=5h"],
    ),
    "window": (
        make_campaign(
            make_task("L", 2, windows=["light"]),
            windows={"light": {"for": "run", "daily": "10:00-12:00"}},
        ),
        3,
        {"date", "window L run"},
        ["window.light.daily=09:00-12:00"],
    ),
    "window of dates": (
        make_campaign(
            make_task("L", 2, windows=["range"]),
            windows={"range": {"from": "2025-11-12T08:00", "to": "2025-11-13T16:00"}},
        ),
        30,
        {"date", "window L run"},
        ["window.range.from=2025-11-11T12:00"],
    ),
    "instant": (
        make_campaign(
            make_task("L", 2, windows=["orbit"]),
            windows={"orbit": {"for": "end", "daily": "12:11"}},
        ),
        4,
        {"date", "window L end"},
        [],
    ),
    "hazard": (
        make_campaign(
            make_task("A", 2, facility="H", hazards="lift"),
            make_task("B", 2, facility="H", hazards="lift"),
            make_milestone("L", after=["A", "B"]),
            facilities={"H": {}},
            hazards={"lift": {"clears": True}},
        ),
        3,
        BOTH | {"hazard lift"},
        [],
    ),
    "hold": (
        make_campaign(
            make_task("A"),
            make_task("B", 2, after="A"),
            make_task("C", 2, facility="H"),
            make_milestone("L", after=["B", "C"]),
            facilities={"H": 1},
            holds=[{"facility": "H", "from": "A", "to": "B"}],
        ),
        4,
        {"date", "hold 0 H from A to B", "room H", "link B 0 A FS"}
        | {"link L 0 B FS", "link L 1 C FS"},
        ["facility.H.room=2"],
    ),
    "room": (
        two_at_once(facilities={"H": 1}, facility="H"),
        3,
        BOTH | {"room H"},
        ["facility.H.room=2"],
    ),
    "crew": (
        two_at_once(crews={"MEC": 2}, crew={"MEC": 2}),
        3,
        BOTH | {"crew MEC day"},
        ["crew.MEC.day=4"],
    ),
    "shift": (
        make_campaign(
            make_task("A", 5, crew={"MEC": 1}),
            make_task("L", 5, crew={"MEC": 1}, after="A"),
            crews={"MEC": 1},
            shifts={"day": "08:00-16:00", "late": "16:00-24:00"},
            scenario={"shifts": ["day"]},
        ),
        12,
        CHAIN | {"shift late"},
        ["shift.worked=day,late"],
    ),
    "weekday": (
        two_after_each_other(scenario={"week": "mon"}),
        32,
        CHAIN | {"weekday tue"},
        ["shift.week=mon,tue"],
    ),
    "week of a crew": (
        two_after_each_other(scenario={"week": "mon-tue", "weeks": {"MEC": "mon"}}),
        32,
        CHAIN | {"week MEC tue"},
        ["week.MEC=mon,tue"],
    ),
    "holidays": (
        two_after_each_other(holidays=["2025-11-11"]),
        32,
        CHAIN | {"holidays"},
        ["scenario.holidays=worked"],
    ),
    "stand-down": (
        two_after_each_other(stand_downs=[TUESDAY_REST]),
        32,
        CHAIN | {"stand-down stand_downs.0"},
        [],
    ),
    "stand-down of the scenario": (
        two_after_each_other(scenario={"stand_downs": [TUESDAY_REST]}),
        32,
        CHAIN | {"stand-down scenarios.plan.stand_downs.0"},
        [],
    ),
    "opening hours": (
        make_campaign(make_task("L", 2, facility="H"), facilities={"H": {"open": ["12:00-16:00"]}}),
        3,
        {"date", "hours H"},
        [],
    ),
    "not before": (
        make_campaign(make_task("L", 2, not_before="2025-11-10T20:00")),
        3,
        {"date", "not before L"},
        ["not_before.L=2025-11-10T08:00"],
    ),
    "promised date": (
        make_campaign(make_task("L", 2, at="2025-11-10T20:00")),
        3,
        {"date", "promised L"},
        [],
    ),
    "people for a time": (
        make_campaign(
            make_task("L", 2, crew={"MEC": 2}), crews={"MEC": {"people": {"day": 2}, **TRAINING}}
        ),
        3,
        {"date", "change MEC 0"},
        [],
    ),
    "own days off": (
        make_campaign(
            make_task("L", 2, crew={"MEC": 1}),
            crews={"MEC": {"people": {"day": 1}, "days_off": "2025-11-10"}},
        ),
        3,
        {"date", "days off MEC"},
        [],
    ),
    "window of some days": (
        make_campaign(
            make_task("L", 2, windows="w"),
            windows={"w": {"for": "start", "daily": "08:00-12:00", "days": "tue"}},
        ),
        3,
        {"date", "window L start"},
        ["window.w.days=mon,tue"],
    ),
    "options": (
        make_campaign(
            make_task("L", 4, options=[{"name": "two teams", "hours": 2}]),
            scenario={"options": "nominal"},
        ),
        3,
        {"date", "options"},
        ["scenario.options=any"],
    ),
    "duty": (
        two_after_each_other(scenario={"duty": {"days_in_row": 1, "as": "rule"}}),
        32,
        CHAIN | {"duty"},
        [],
    ),
    "closure": (
        make_campaign(
            make_task("L", 2, facility="H"),
            facilities={"H": {"closed": [{"from": "2025-11-10T08:00", "to": "2025-11-10T12:00"}]}},
        ),
        3,
        {"date", "closure H 0"},
        [],
    ),
}


def explain(campaign, by):
    """Return the conflicts of a campaign for a date in hours."""
    minute = None if by is None else hours(by)
    return find_conflicts(campaign, PLAN, minute, ONE_WORKER)


def keys_of(conflict):
    """Return the keys of a conflict's members."""
    return {rule.key for rule in conflict.members}


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_of_rules_can_collide(family):
    """The conflict holds the rules that make the date impossible, and no others."""
    campaign, by, keys, _ = FAMILIES[family]

    found = explain(campaign, by)

    assert found.answer is Answer.IMPOSSIBLE
    assert [keys_of(conflict) for conflict in found.conflicts] == [keys]
    assert found.conflicts[0].is_minimal


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_gives_way_by_the_least_change(family):
    """The least change of each rule that can give way is named; hard links have none."""
    campaign, by, _, changes = FAMILIES[family]

    found = explain(campaign, by)

    made = [[str(change) for change in each.changes] for each in found.relaxations]
    assert [texts for texts in made if texts] == [[text] for text in changes]
    assert all(each.is_least for each in found.relaxations)
    assert all(by is None or each.launch <= hours(by) for each in found.relaxations if each.changes)


def test_no_family_is_left_out():
    """The examples above have every family of rules among their conflicts."""
    collided = {
        rules[key].family
        for campaign, by, keys, _ in FAMILIES.values()
        for rules in [collect_rules(make_situation(campaign), None if by is None else 0).rules]
        for key in keys
    }
    assert collided == set(RuleFamily)


def test_date_gives_way_to_the_earliest_launch():
    """Three hours and two behind them launch after five, an hour after the date."""
    campaign, by, _, _ = FAMILIES["link"]

    later = explain(campaign, by).relaxations[0]

    assert (later.changes, later.launch, later.keys) == ((), hours(5), ("date",))
    assert later.words == ("launch 1 h later, on Mon 10 Nov 13:00",)


def test_others_alone_say_when_launch_can_be():
    """Without the date, the rest of the conflict lets launch come after five hours."""
    campaign, by, _, _ = FAMILIES["link"]
    assert explain(campaign, by).conflicts[0].earliest == hours(5)


def test_possible_date_has_a_plan_and_no_conflicts():
    """A date that can be met is answered by the launch of a checked plan."""
    campaign, _, _, _ = FAMILIES["link"]

    found = explain(campaign, 5)

    assert (found.answer, found.launch, found.conflicts) == (Answer.POSSIBLE, hours(5), ())


def test_date_before_the_work_collides_with_the_hours_alone():
    """An hour of work is not done in half an hour, whatever the rules."""
    found = explain(make_campaign(make_task("L")), 0.5)

    assert [keys_of(conflict) for conflict in found.conflicts] == [{"date"}]
    assert found.relaxations[0].launch == HOUR


def test_work_beyond_the_horizon_collides_with_nothing():
    """When the hours alone do not fit into the horizon, the conflict has no members."""
    found = explain(make_campaign(make_task("L", 30), horizon="1d"), None)

    assert [keys_of(conflict) for conflict in found.conflicts] == [set()]
    assert found.relaxations == ()


def make_double():
    """Return a campaign in which two crews are each too small for launch after two hours."""
    return make_campaign(
        *(make_task(name, 2, crew={"MEC": 1}) for name in ("A", "B")),
        *(make_task(name, 2, crew={"ELE": 1}) for name in ("C", "D")),
        make_milestone("L", after=["A", "B", "C", "D"]),
        crews={"MEC": 1, "ELE": 1},
    )


def test_conflicts_are_found_one_after_the_other():
    """Each of two crews collides with the date on its own."""
    found = explain(make_double(), 3)

    crews = [keys_of(conflict) & {"crew MEC day", "crew ELE day"} for conflict in found.conflicts]
    assert sorted(map(sorted, crews)) == [["crew ELE day"], ["crew MEC day"]]
    assert all(conflict.is_minimal for conflict in found.conflicts)


def test_what_no_single_change_does_two_do_together():
    """Both crews need one more person; the date is the only change that would do alone."""
    found = explain(make_double(), 3)

    assert [each.keys for each in found.relaxations] == [("date",)]
    assert found.together is not None
    assert {str(each) for each in found.together.changes} == {"crew.MEC.day=2", "crew.ELE.day=2"}
    assert (found.together.launch, found.together.is_least) == (hours(2), True)


def test_shifts_and_days_that_give_way_together_become_one_list():
    """Work on Tuesday late needs both Tuesday and the late shift."""
    campaign = make_campaign(
        make_task("A", 8, crew={"MEC": 1}),
        make_task("B", 8, crew={"MEC": 1}, after="A"),
        make_task("C", 8, crew={"MEC": 1}, after="B"),
        make_task("L", 8, crew={"MEC": 1}, after="C"),
        crews={"MEC": 1},
        shifts={"day": "08:00-16:00", "late": "16:00-24:00", "night": "00:00-08:00"},
        horizon="30d",
        scenario={"shifts": ["day"], "week": "mon"},
    )

    found = explain(campaign, 32)

    assert found.together is not None
    texts = [str(change) for change in found.together.changes]
    assert texts == ["shift.worked=day,late,night", "shift.week=mon,tue"]
    assert found.together.launch == hours(32)


def test_links_in_a_row_are_one_line():
    """The chain is named once, with its steps, work and waiting time; members stay single rules."""
    campaign = make_campaign(
        make_task("A", 3), make_task("B", 2, after="A+12h"), make_task("L", after="B")
    )

    conflict = explain(campaign, 10).conflicts[0]

    assert [line.words for line in conflict.lines] == [
        "launch by Mon 10 Nov 18:00",
        "the chain A > B > L: 3 steps one after the other, 6 h of work and 12 h of waiting time",
    ]
    assert [len(line.keys) for line in conflict.lines] == [1, 2]
    assert len(conflict.members) == 3


def test_head_count_names_the_steps_that_need_more():
    """A crew that nobody is of in the evening is shown with what the steps need."""
    campaign = make_campaign(
        make_task("A", 5, crew={"MEC": 1}),
        make_task("L", 5, name="Roll-out", crew={"MEC": 2}, after="A"),
        crews={"MEC": {"day": 2, "late": 0}},
        shifts={"day": "08:00-16:00", "late": "16:00-24:00"},
    )

    words = {rule.words: line.words for rule, line in zip_crews(explain(campaign, 12))}

    assert words == {
        "MEC: nobody on the late shift": "MEC: nobody on the late shift (A needs 1, L needs 2)"
    }


def zip_crews(found):
    """Return the crew rules of the first conflict with their lines."""
    conflict = found.conflicts[0]
    rules = {rule.key: rule for rule in conflict.members if rule.key.startswith("crew")}
    return [(rules[line.keys[0]], line) for line in conflict.lines if line.keys[0] in rules]


def test_surge_is_where_the_head_count_stands():
    """People added by a scenario are named at the surge, the others at the crew."""
    campaign = two_at_once(crews={"MEC": 1}, crew={"MEC": 2})
    surged = campaign.replace(scenarios={PLAN: {"surge": {"MEC": {"day": 1}}}})

    rules = collect_rules(make_situation(surged), None).rules

    assert rules["crew MEC day"].path == ("scenarios", PLAN, "surge", "MEC", "day")
    assert rules["crew MEC day"].words == "MEC: 2 people on the day shift"


def test_rules_that_can_never_bind_are_no_rules():
    """People and room enough for all at once, and links from finished steps, are left out."""
    campaign = make_campaign(
        make_task("D", tags="done"),
        make_task("L", crew={"MEC": 1}, facility="H", after="D"),
        crews={"MEC": 1},
        facilities={"H": 1},
        scenario={"done": "done"},
    )
    assert set(collect_rules(make_situation(campaign), None).rules) == set()


def test_habits_set_aside_are_no_rules():
    """Of two habits of a step one is set aside; the other stands where the file has it."""
    campaign = make_campaign(
        make_task("A"),
        make_task("B"),
        make_task("L", usually_after=["A", "B"]),
        scenario={"set_aside": ["A>L"]},
    )
    rules = collect_rules(make_situation(campaign), None).rules

    assert [(key, rule.path) for key, rule in rules.items()] == [
        ("habit L 1 B FS", ("tasks", "L", "usually_after", 1))
    ]


def test_windows_for_one_purpose_go_together():
    """Two run windows are alternatives, so they are one rule; without it neither is left."""
    windows = [{"daily": "08:00-10:00"}, {"daily": "12:00-14:00"}, {"for": "end", "daily": "14:00"}]
    book = collect_rules(make_situation(make_campaign(make_task("L", windows=windows))), None)

    kept = book.keep_only({"window L end"}).tasks["L"].windows

    assert set(book.rules) == {"window L run", "window L end"}
    assert [each.times(UTC) for each in kept if isinstance(each, Window)] == ["daily 14:00"]
    assert len(kept) == 1


def test_time_that_is_up_claims_nothing():
    """Without time the answer stays open, and a conflict is not called minimal."""
    campaign, by, keys, _ = FAMILIES["crew"]
    late = replace(ONE_WORKER, time_limit=0.0)

    found = find_conflicts(campaign, PLAN, hours(by), late)
    judge = Oracle(collect_rules(make_situation(campaign), hours(by)), late, ignore)

    assert (found.answer, found.is_complete, found.conflicts) == (Answer.UNKNOWN, False, ())
    assert minimal_conflict(judge, sorted(keys)) is None
    assert not is_minimal(judge, sorted(keys))


def test_every_plan_that_is_tried_is_told():
    """The listener hears of each trial once, in order."""
    campaign, by, _, _ = FAMILIES["crew"]
    steps: list[OracleProgress] = []

    found = find_conflicts(campaign, PLAN, hours(by), ONE_WORKER, steps.append)

    assert [step.trials for step in steps] == list(range(1, found.trials + 1))
    assert steps[-1].stage == "relaxations"


def ladder_texts(window):
    """Return the changes of each ladder of the window of a launch, least first."""
    campaign = make_campaign(make_task("L", windows=["w"]), windows={"w": window})
    situation = make_situation(campaign)
    rule = collect_rules(situation, None).rules["window L run"]
    return [
        [ladder.notch(place).change.value for place in range(len(ladder.levels))]
        for ladder in ladders_of(situation, rule)
    ]


def test_daily_window_opens_no_further_than_the_graph_permits():
    """From 10:00-12:00 each end by itself, on a grid of half an hour, within 09:30 and 14:00."""
    window = {"daily": "10:00-12:00", "widest": "09:30-14:00"}
    assert ladder_texts(window) == [
        ["09:30-12:00"],
        ["10:00-12:30", "10:00-13:00", "10:00-13:30", "10:00-14:00"],
    ]


def test_daily_window_without_a_permit_opens_to_the_whole_day():
    """From 03:00-22:00 it takes three hours to midnight in the morning, two in the evening."""
    assert ladder_texts({"daily": "03:00-22:00"}) == [
        ["02:00-22:00", "01:00-22:00", "00:00-22:00"],
        ["03:00-23:00", "03:00-24:00"],
    ]


def test_window_of_dates_opens_earlier_or_closes_later():
    """By an hour of the grid at a time, to the earliest and the latest that the graph permits."""
    window = {"from": "2025-11-12T08:00", "to": "2025-11-13T16:00"}
    window |= {"earliest": "2025-11-12T06:00", "latest": "2025-11-13T17:00"}

    assert ladder_texts(window) == [
        ["2025-11-12T07:00", "2025-11-12T06:00"],
        ["2025-11-13T17:00"],
    ]


def test_window_opens_at_both_ends_where_neither_alone_will_do():
    """L takes four hours at work from 09:00 to 13:00 alone; the window is 10:00 to 12:00."""
    campaign = make_campaign(
        make_task("L", 4, crew={"MEC": 1}, windows=["light"]),
        shifts={"day": "09:00-13:00"},
        crews={"MEC": 1},
        windows={"light": {"for": "run", "daily": "10:00-12:00"}},
    )
    [way_out] = find_conflicts(campaign, PLAN, None, ONE_WORKER).relaxations

    assert [str(change) for change in way_out.changes] == ["window.light.daily=09:00-13:00"]
    assert way_out.is_least


def test_longer_limit_is_least_to_the_grid():
    """A ends by 12:00, L from 18:30 on: 6 h 30 instead of 4 h 10, on a grid of five minutes."""
    campaign = make_campaign(
        make_task("A", 1, windows=[{"for": "end", "daily": "09:00-12:00"}]),
        make_task("L", 1, after="A", windows=[{"for": "end", "daily": "18:30-18:45"}]),
        limits=[{"from": "A end", "to": "L end", "max": "250min", "reason": "boil-off"}],
    )
    [way_out] = find_conflicts(campaign, PLAN, None, ONE_WORKER).relaxations

    assert way_out.words == ("boil-off: 6 h 30 instead of 4 h 10",)
    assert [str(change) for change in way_out.changes] == ["limit.A.max=6h30"]
    assert way_out.is_least


def test_words_of_a_window_name_its_days():
    """The rule says on which days of the week the window opens."""
    windows = {"w": {"for": "end", "daily": "19:00-23:00", "days": "tue, thu", "reason": "range"}}
    campaign = make_campaign(make_task("L", windows="w"), windows=windows)
    rule = collect_rules(make_situation(campaign), None).rules["window L end"]

    assert rule.words == "L ends only daily 19:00-23:00 on tue, thu (range)"
