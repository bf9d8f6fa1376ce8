"""
Each rule by itself: a sound plan is changed in one place and breaks that rule and no other.

Times are hours since Monday 08:00. The day shift lies at 0-8, 24-32, 48-56 and 72-80, the late
shift eight hours after each; between 16 and 24 and so on nobody is at work. The site stands down
at 72-76, the vault is open at 0-4 of each day and closed for inspection at 48-50.
"""

from dataclasses import replace
from typing import Any

import pytest

from scheduler.errors import InvalidPlanError
from scheduler.schedule.checks import CHECKS, check, require_valid
from scheduler.schedule.scheduled import Schedule
from tests.builders import PLAN, hours, make_campaign, make_milestone, make_schedule, make_task

TASKS = (
    make_task("finished", "4h", crew={"MEC": 1}, tags="standby"),
    make_task("run", "4h", crew={"MEC": 1}),
    make_task("pause", "10h", crew={"DAY": 1}, pausable=True),
    make_task("one-shift", "4h", crew={"MEC": 1}, same_shift=True),
    make_task("cure", "10h", elapsed=True),
    make_task("stored", "2h", facility="VAULT"),
    make_task("countdown", "3h", crew={"DAY": 1, "BIG": 4}, all_hands=True),
    make_task("starts", "2h", windows=[{"for": "start", "daily": "10:00-12:00"}]),
    make_task("ends", "2h", windows=[{"for": "end", "daily": "12:00"}]),
    make_task(
        "runs",
        "2h",
        elapsed=True,
        windows=[
            {"for": "run", "from": "2025-11-10T08:00", "to": "2025-11-10T12:00"},
            {"for": "run", "from": "2025-11-11T08:00", "to": "2025-11-11T12:00"},
        ],
    ),
    make_task(
        "weekly", "2h", elapsed=True, windows=[{"daily": "20:00-02:00", "days": ["mon", "wed"]}]
    ),
    make_task(
        "dated",
        "2h",
        elapsed=True,
        windows=[{"for": "end", "daily": "10:00-12:00", "dates": "2025-11-11 to 2025-11-12"}],
    ),
    make_task("delivered", "2h", elapsed=True, not_before="2025-11-10T10:00"),
    make_task("promised", "2h", elapsed=True, at="2025-11-10T10:00"),
    make_milestone("instant", windows=[{"for": "run", "daily": "10:00-12:00"}]),
    make_task("first", "4h", elapsed=True),
    make_task("FS", "2h", elapsed=True, after="first+2h"),
    make_task("SS", "2h", elapsed=True, after="first SS+1h"),
    make_task("FF", "2h", elapsed=True, after="first FF+1h"),
    make_task("SF", "2h", elapsed=True, after="first SF+2h"),
    make_task("overlap", "2h", elapsed=True, after="first-1h"),
    make_task("worked", "2h", crew={"DAY": 1}, after="first+6h working"),
    make_task("habit", "2h", elapsed=True, usually_after="first"),
    make_task("fill", "2h", elapsed=True),
    make_task("use", "2h", elapsed=True, after="fill"),
    make_task("perish", "2h", elapsed=True),
    make_task("big-1", "2h", crew={"BIG": 2}),
    make_task("big-2", "2h", crew={"BIG": 2}),
    make_task("bay-1", "12h", crew={"DAY": 1}, facility="BAY", pausable=True),
    make_task("bay-2", "2h", elapsed=True, facility="BAY"),
    make_task("cart", "2h", elapsed=True, equipment="BAY"),
    make_task("stack", "2h", elapsed=True),
    make_task("roll", "2h", elapsed=True, after="stack"),
    make_task("guest", "2h", elapsed=True, facility="STAND"),
    make_task("aboard", "2h", elapsed=True, facility="STAND", tags="rider"),
    make_task("beside", "2h", elapsed=True, facility="STAND", after="stack"),
    make_task("unload", "2h", elapsed=True),
    make_task("second-guest", "2h", elapsed=True, facility="DOCK"),
    make_task("lift", "2h", elapsed=True, facility="HALL", hazards="lift"),
    make_task("neighbour", "2h", elapsed=True, facility="HALL"),
    make_task("beacon", "2h", elapsed=True, hazards="rf"),
    make_task("silence", "2h", elapsed=True, hazards="silence"),
    make_task("toxic", "2h", elapsed=True, facility="YARD", hazards="toxic"),
    make_task("tank", "2h", elapsed=True, facility="TANK"),
    make_task("spotter", "2h", elapsed=True, facility="HALL", exempt_from="lift"),
    make_task("ship-1", "2h", elapsed=True, flow="ship"),
    make_task("ship-2", "2h", elapsed=True, flow="ship"),
    make_milestone("ship-3", flow="ship"),
    make_task("watch-1", "2h", crew={"WATCH": 1}),
    make_task("watch-2", "2h", crew={"WATCH": 1}),
    make_task("watch-3", "2h", crew={"WATCH": 1}),
    make_task("watch-4", "2h", crew={"WATCH": 1}),
)
CAMPAIGN = make_campaign(
    *(task if task.flow else task.altered({"flow": "guests"}) for task in TASKS),
    shifts={"day": "08:00-16:00", "late": "16:00-24:00"},
    crews={"MEC": 9, "DAY": {"day": 3}, "BIG": {"day": 3, "late": 1}, "WATCH": {"day": 2}},
    facilities={
        "VAULT": {
            "open": ["08:00-12:00"],
            "closed": [{"from": "2025-11-12T08:00", "to": "2025-11-12T10:00"}],
        },
        "BAY": 1,
        "STAND": 1,
        "DOCK": 1,
        "HALL": "any",
        "YARD": "any",
        "TANK": "any",
    },
    zones={"fuels": ["YARD", "TANK"]},
    hazards={
        "lift": {"clears": True},
        "silence": {"scope": "site", "forbids": ["rf"]},
        "toxic": {"scope": "zone fuels", "clears": True},
        "rf": {},
    },
    flows={"ship": {}, "guests": {"neighbour": True}},
    stand_downs=[{"from": "2025-11-13T08:00", "to": "2025-11-13T12:00"}],
    limits=[
        {"from": "fill end", "to": "use start", "max": "4h"},
        {"from": "finished end", "to": "perish end", "max": "30h"},
    ],
    holds=[
        {"facility": "STAND", "from": "stack", "to": "roll", "steps": ["rider", "beside"]},
        {"facility": "DOCK", "from": "finished", "to": "unload"},
    ],
    scenario={
        "order": "serial-per-flow",
        "done": "standby",
        "duty": {"days_in_row": 2, "hours_per_week": "24h", "as": "rule"},
    },
)
ALONE = CHECKS.keys() - {"recorded", "data-date", "under-way"}
"""The rules of a campaign without facts; the others have mutations in ``test_facts_check``."""
SCENARIO = CAMPAIGN.resolve_scenario(PLAN)
SOUND = make_schedule(
    **{
        "run": [(6, 10)],
        "pause": [(0, 8), (24, 26)],
        "one-shift": [(4, 8)],
        "cure": [(10, 20)],
        "stored": [(0, 2)],
        "countdown": [(17, 20)],
        "starts": [(2, 4)],
        "ends": [(2, 4)],
        "runs": [(0, 2)],
        "weekly": [(16, 18)],
        "dated": [(24, 26)],
        "delivered": [(2, 4)],
        "promised": [(2, 4)],
        "instant": [(4, 4)],
        "first": [(2, 6)],
        "FS": [(8, 10)],
        "SS": [(3, 5)],
        "FF": [(5, 7)],
        "SF": [(2, 4)],
        "overlap": [(5, 7)],
        "worked": [(28, 30)],
        "habit": [(6, 8)],
        "fill": [(0, 2)],
        "use": [(6, 8)],
        "perish": [(28, 30)],
        "big-1": [(0, 2)],
        "big-2": [(2, 4)],
        "bay-1": [(0, 8), (24, 28)],
        "bay-2": [(28, 30)],
        "cart": [(30, 32)],
        "stack": [(2, 4)],
        "roll": [(10, 12)],
        "guest": [(0, 2)],
        "aboard": [(5, 7)],
        "beside": [(6, 8)],
        "unload": [(4, 6)],
        "second-guest": [(6, 8)],
        "lift": [(2, 4)],
        "neighbour": [(4, 6)],
        "beacon": [(0, 2)],
        "silence": [(2, 4)],
        "toxic": [(0, 2)],
        "tank": [(2, 4)],
        "spotter": [(2, 4)],
        "ship-1": [(0, 2)],
        "ship-2": [(2, 4)],
        "ship-3": [(4, 4)],
        "watch-1": [(0, 2)],
        "watch-2": [(24, 26)],
        "watch-3": [(77, 79)],
        "watch-4": [(78, 80)],
    }
)


def replan(**pieces):
    """Return the sound plan with other pieces for some tasks; no pieces take a task out."""
    moved = make_schedule(**{task_id: parts for task_id, parts in pieces.items() if parts})
    tasks = {**SOUND.tasks, **moved.tasks}
    return replace(SOUND, tasks={key: tasks[key] for key in tasks if pieces.get(key, True)})


def rules_broken(schedule):
    """Return the names of the rules that a plan breaks."""
    return {violation.rule for violation in check(CAMPAIGN, SCENARIO, schedule)}


def test_sound_plan_breaks_no_rule():
    """The plan that the mutations start from is sound."""
    assert check(CAMPAIGN, SCENARIO, SOUND) == []


MUTATIONS: dict[str, dict[str, Any]] = {
    "steps: missing": {"run": []},
    "steps: unknown to the campaign": {"stowaway": [(0, 2)]},
    "steps: already finished": {"finished": [(0, 4)]},
    "steps: shortened": {"run": [(6, 9)]},
    "steps: stretched": {"run": [(6, 11)]},
    "steps: pausing step shortened": {"pause": [(0, 8), (24, 25)]},
    "steps: pieces that overlap": {"pause": [(0, 6), (4, 8)]},
    "steps: pieces out of order": {"pause": [(24, 26), (0, 8)]},
    "steps: before the campaign": {"cure": [(-1, 9)]},
    "steps: beyond the horizon": {"cure": [(111, 121)]},
    "steps: milestone that takes time": {"instant": [(4, 5)]},
    "working-time: pause of a step that runs through": {"run": [(14, 16), (24, 26)]},
    "working-time: pause of an elapsed step": {"cure": [(10, 15), (24, 29)]},
    "working-time: idle at the end of a shift": {"pause": [(0, 7), (24, 27)]},
    "working-time: idle within a shift": {"pause": [(0, 3), (4, 8), (24, 27)]},
    "working-time: hand-over of a same-shift step": {"one-shift": [(6, 10)]},
    "working-time: before the facility opens": {"stored": [(23, 25)]},
    "working-time: facility closes": {"stored": [(3, 5)]},
    "working-time: facility closed for inspection": {"stored": [(49, 51)]},
    "working-time: stand-down": {"stored": [(72, 74)]},
    "working-time: all hands in a stand-down": {"countdown": [(71, 74)]},
    "windows: starts too early": {"starts": [(1, 3)]},
    "windows: starts too late": {"starts": [(5, 7)]},
    "windows: misses the instant": {"ends": [(3, 5)]},
    "windows: runs out of the window": {"runs": [(3, 5)]},
    "windows: runs between two windows": {"runs": [(10, 12)]},
    "windows: milestone outside": {"instant": [(1, 1)]},
    "windows: on another day of the week": {"weekly": [(36, 38)]},
    "windows: night of another day": {"weekly": [(40, 42)]},
    "windows: on another date": {"dated": [(72, 74)]},
    "not-before: too early": {"delivered": [(1, 3)]},
    "not-before: at the start of the campaign": {"delivered": [(0, 2)]},
    "promised: too early": {"promised": [(1, 3)]},
    "promised: too late": {"promised": [(3, 5)]},
    "links: FS": {"FS": [(7, 9)]},
    "links: SS": {"SS": [(2, 4)]},
    "links: FF": {"FF": [(4, 6)]},
    "links: SF": {"SF": [(1, 3)]},
    "links: lag below zero": {"overlap": [(4, 6)]},
    "links: working lag": {"worked": [(27, 29)]},
    "links: habit": {"habit": [(5, 7)]},
    "limits: too long between two steps": {"use": [(7, 9)]},
    "limits: too long after a finished step": {"perish": [(29, 31)]},
    "crews: too many on the day shift": {"big-2": [(1, 3)]},
    "crews: all hands beyond the roster": {"countdown": [(0, 3)]},
    "facilities: too full": {"bay-2": [(27, 29)]},
    "facilities: pauses do not make room": {"bay-2": [(10, 12)]},
    "facilities: equipment": {"cart": [(29, 31)]},
    "holds: within the hold": {"guest": [(6, 8)]},
    "holds: at its start": {"guest": [(1, 3)]},
    "holds: at its end": {"guest": [(11, 13)]},
    "held-steps: step that begins before its hold": {"aboard": [(1, 3)]},
    "held-steps: step that ends after its hold": {"beside": [(11, 13)]},
    "holds: from a finished step": {"second-guest": [(0, 2)]},
    "hazards: under the hook": {"neighbour": [(3, 5)]},
    "hazards: clearing step comes to others": {"lift": [(4, 6)]},
    "hazards: forbidden class on the site": {"beacon": [(1, 3)]},
    "hazards: zone": {"tank": [(1, 3)]},
    "order: side by side": {"ship-2": [(1, 3)]},
    "order: exchanged": {"ship-1": [(2, 4)], "ship-2": [(0, 2)]},
    "order: milestone too early": {"ship-3": [(3, 3)]},
    "duty: third day in a row": {"watch-3": [(48, 50)], "watch-4": [(78, 80)]},
    "duty: fourth shift in a week": {"watch-4": [(97, 99)]},
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_mutation_breaks_its_rule_and_no_other(mutation):
    """One change breaks exactly the rule it is meant to break."""
    assert rules_broken(replan(**MUTATIONS[mutation])) == {mutation.partition(":")[0]}


OFF_SHIFT: dict[str, dict[str, Any]] = {
    "into the night": {"run": [(14, 18)]},
    "on a shift that the crew does not work": {"worked": [(32, 34)]},
    "without a pause over night": {"pause": [(0, 10)]},
    "into a stand-down": {"run": [(70, 74)]},
    "with more people than the shift has": {"big-2": [(8, 10)]},
}


@pytest.mark.parametrize("mutation", OFF_SHIFT)
def test_work_off_shift_has_neither_time_nor_people(mutation):
    """Work off shift breaks two rules, since nobody is there to do it."""
    assert rules_broken(replan(**OFF_SHIFT[mutation])) == {"working-time", "crews"}


def test_every_rule_has_several_mutations():
    """No rule is left without a plan that breaks it."""
    tried = [mutation.partition(":")[0] for mutation in MUTATIONS]

    assert {rule: min(tried.count(rule), 2) for rule in ALONE} == dict.fromkeys(ALONE, 2)


ALLOWED: dict[str, dict[str, Any]] = {
    "elapsed step over night": {"cure": [(12, 22)]},
    "hand-over of a step that runs through": {"run": [(7, 11)]},
    "all hands off shift": {"countdown": [(20, 23)]},
    "end at the last minute of a window": {"starts": [(4, 6)]},
    "night that began on a day of the window": {"weekly": [(14, 16)]},
    "same hours on another day of the window": {"weekly": [(60, 62)]},
    "last date of a window": {"dated": [(50, 52)]},
    "start at the earliest date": {"delivered": [(3, 5)]},
    "elapsed step in a stand-down": {"cure": [(72, 82)]},
    "another working-time window": {"runs": [(24, 26)]},
    "crew released in a pause": {"countdown": [(9, 12)]},
    "limit used to the full": {"use": [(5, 7)]},
    "steps of a hold at the same time": {"beside": [(5, 7)]},
    "step of a hold at its very end": {"beside": [(10, 12)]},
    "neighbour out of the serial order": {"neighbour": [(0, 2)]},
    "exempt from a hazard": {"spotter": [(3, 5)]},
    "two on duty in the same shift": {"watch-2": [(0, 2)], "watch-3": [(25, 27)]},
}


@pytest.mark.parametrize("change", ALLOWED)
def test_change_within_the_rules_breaks_none(change):
    """What the rules allow is not reported."""
    assert rules_broken(replan(**ALLOWED[change])) == set()


def test_piece_outside_its_run_is_no_step():
    """The pieces of a step begin with its start and end with its end."""
    run = replace(SOUND["run"], end=hours(11))

    assert rules_broken(replace(SOUND, tasks={**SOUND.tasks, "run": run})) == {"steps"}


def test_habit_does_not_bind_where_habits_are_relaxed():
    """A habit broken on purpose is no violation."""
    relaxed = SCENARIO.altered({"habits": "relaxed"})

    assert check(CAMPAIGN, relaxed, replan(habit=[(5, 7)])) == []


def test_violation_names_tasks_and_time():
    """A report says who is at fault and when."""
    (violation,) = check(CAMPAIGN, SCENARIO, replan(**{"big-2": [(1, 3)]}))

    assert violation.tasks == ("big-1", "big-2")
    assert str(violation) == (
        "crews: big-1, big-2: 4 people of BIG at work at Mon 10 Nov 09:00, 3 there"
    )


def test_unsound_plan_is_refused():
    """An unsound plan never gets through."""
    with pytest.raises(InvalidPlanError, match="the plan breaks 1 rule"):
        require_valid(CAMPAIGN, SCENARIO, replan(**{"big-2": [(1, 3)]}))


def test_empty_plan_misses_every_step():
    """A plan without steps is not sound by default."""
    broken = check(CAMPAIGN, SCENARIO, Schedule(scenario=PLAN, tasks={}))

    assert len(broken) == len(TASKS) - 1
