import re
from dataclasses import replace

import pytest

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.errors import InputError
from scheduler.planning.interface.options import Prefer
from scheduler.studies.changes.changes import parse_dropped_habit, parse_setting
from scheduler.studies.changes.what_if import what_if
from scheduler.studies.explaining.explain import explain
from tests.builders import ONE_WORKER, make_campaign, make_milestone, make_task
from tests.studies.plans import make_plan

MEC = {"crew": {"MEC": 1}}
TWO_SHIFTS = {"day": "08:00-16:00", "late": "16:00-24:00"}
HALL = {"HALL": {"name": "Assembly hall", "room": 1}}
LIFT = {"lift": {"name": "Lift under the hook", "clears": True}}

CASES = {
    "link": (
        make_campaign(make_task("A", "4h", name="Stack"), make_task("L", after=["A+90min"])),
        "L",
        [
            "It must wait for A (Stack), which ends on Mon 10 Nov 12:00, "
            "plus 1 h 30 of waiting time."
        ],
    ),
    "start of a step": (
        make_campaign(
            make_task("A", "4h"),
            make_task(
                "L", "4h", after=[{"task": "A", "type": "SS", "lag": "1h", "working": True}], **MEC
            ),
            crews={"MEC": 1},
        ),
        "L",
        ["It must wait for A, which starts on Mon 10 Nov 08:00, plus 1 h of working time."],
    ),
    "end to end": (
        make_campaign(make_task("A", "4h"), make_task("L", after=["A FF"])),
        "L",
        ["Its end must wait for A, which ends on Mon 10 Nov 12:00."],
    ),
    "negative lag": (
        make_campaign(make_task("A", "4h"), make_task("L", "3h", after=["A-2h"])),
        "L",
        ["It must wait for A, which ends on Mon 10 Nov 12:00, less 2 h."],
    ),
    "habit": (
        make_campaign(
            make_task("A", "3h"), make_task("B", usually_after=["A"]), make_task("L", after=["B"])
        ),
        "B",
        ["By habit it waits for A, which ends on Mon 10 Nov 11:00."],
    ),
    "serial order": (
        make_campaign(make_task("A", "3h"), make_task("L"), scenario={"order": "serial"}),
        "L",
        ["In serial order it follows A, which ends on Mon 10 Nov 11:00."],
    ),
    "room of a hold": (
        make_campaign(
            make_task("A"),
            make_task("B", "2h", after="A"),
            make_task("C", "3h", facility="RAIL"),
            make_task("L", after=["B", "C"]),
            facilities={"RAIL": 1},
            holds={"facility": "RAIL", "from": "B", "to": "L", "steps": "C"},
        ),
        "C",
        [
            "It is done in the room of RAIL that is reserved from the start of B, which starts on "
            "Mon 10 Nov 09:00."
        ],
    ),
    "crew": (
        make_campaign(
            make_task("A", "3h", **MEC),
            make_task("B", "2h", **MEC),
            make_task("L", after=["A", "B"]),
            crews={"MEC": 1},
        ),
        "A",
        ["MEC has too few people free: B needs them until Mon 10 Nov 10:00."],
    ),
    "facility": (
        make_campaign(
            make_task("A", "3h", facility="HALL"),
            make_task("B", "2h", facility="HALL"),
            make_task("L", after=["A", "B"]),
            facilities=HALL,
        ),
        "A",
        ["Assembly hall is full until B ends on Mon 10 Nov 10:00."],
    ),
    "hold": (
        make_campaign(
            make_task("A", "3h"),
            make_task("B", "2h", after=["A"]),
            make_task("C", "4h", facility="HALL"),
            make_task("L", after=["B", "C"]),
            facilities=HALL,
            holds=[{"facility": "HALL", "from": "A", "to": "B"}],
        ),
        "C",
        ["Assembly hall is reserved until B ends on Mon 10 Nov 13:00."],
    ),
    "hazard": (
        make_campaign(
            make_task("A", "3h", facility="HALL", hazards=["lift"]),
            make_task("B", "2h", facility="HALL"),
            make_task("L", after=["A", "B"]),
            facilities={"HALL": 2},
            hazards=LIFT,
        ),
        "A",
        ["It must not run beside B, which ends on Mon 10 Nov 10:00 (hazard: Lift under the hook)."],
    ),
    "missing people": (
        make_campaign(
            make_task("A", "8h"),
            make_task("L", "2h", after=["A"], crew={"MEC": 2}),
            shifts=TWO_SHIFTS,
            crews={"MEC": {"day": 2, "late": 1}},
        ),
        "L",
        [
            "It must wait for A, which ends on Mon 10 Nov 16:00.",
            "From Mon 10 Nov 16:00 to Tue 11 Nov 08:00 it waits 16 h: too few people in MEC "
            "(2 needed, 1 on shift).",
        ],
    ),
    "short shift": (
        make_campaign(
            make_task("A", "4h"), make_task("L", "6h", after=["A"], **MEC), crews={"MEC": 1}
        ),
        "L",
        [
            "It must wait for A, which ends on Mon 10 Nov 12:00.",
            "From Mon 10 Nov 12:00 to Tue 11 Nov 08:00 it waits 20 h: it cannot pause, and "
            "its 6 h do not fit into the 4 h before Mon 10 Nov 16:00; then too few people in MEC "
            "(1 needed, 0 on shift).",
        ],
    ),
    "window": (
        make_campaign(
            make_task("A", "3h"),
            make_task("L", after=["A"], windows=[{"for": "start", "daily": "14:00-15:00"}]),
        ),
        "L",
        [
            "It must wait for A, which ends on Mon 10 Nov 11:00.",
            "From Mon 10 Nov 11:00 to Mon 10 Nov 14:00 it waits 3 h: "
            "its window opens on Mon 10 Nov 14:00.",
        ],
    ),
    "opening hours": (
        make_campaign(
            make_task("A", "10h"),
            make_task("L", "2h", after=["A"], facility="HALL"),
            facilities={"HALL": {"name": "Assembly hall", "open": ["08:00-18:00"]}},
        ),
        "L",
        [
            "It must wait for A, which ends on Mon 10 Nov 18:00.",
            "From Mon 10 Nov 18:00 to Tue 11 Nov 08:00 it waits 14 h: "
            "Assembly hall is closed (open 08:00-18:00).",
        ],
    ),
    "closure": (
        make_campaign(
            make_task("A", "4h"),
            make_task("L", "2h", after=["A"], equipment=["CRANE"], pausable=True),
            facilities={
                "CRANE": {
                    "closed": [
                        {
                            "from": "2025-11-10T12:00",
                            "to": "2025-11-11T12:00",
                            "reason": "rope change",
                        }
                    ]
                }
            },
        ),
        "L",
        [
            "It must wait for A, which ends on Mon 10 Nov 12:00.",
            "From Mon 10 Nov 12:00 to Tue 11 Nov 12:00 it waits 24 h: "
            "CRANE is closed until Tue 11 Nov 12:00 (rope change).",
        ],
    ),
    "stand-down": (
        make_campaign(
            make_task("A", "4h"),
            make_task("L", "2h", after=["A"], all_hands=True, **MEC),
            crews={"MEC": 1},
            stand_downs=[
                {"from": "2025-11-10T13:00", "to": "2025-11-10T18:00", "reason": "fire drill"}
            ],
        ),
        "L",
        [
            "It must wait for A, which ends on Mon 10 Nov 12:00.",
            "From Mon 10 Nov 12:00 to Mon 10 Nov 18:00 it waits 6 h: it cannot pause, and its "
            "2 h do not fit into the 1 h before Mon 10 Nov 13:00; then the site stands down until "
            "Mon 10 Nov 18:00 (fire drill).",
        ],
    ),
    "holiday and days off": (
        make_campaign(
            make_task("A", "8h"),
            make_task("L", "2h", after=["A"], **MEC),
            crews={"MEC": 1},
            start="2025-11-13T08:00",
            holidays=["2025-11-14"],
            scenario={"week": "mon-fri"},
        ),
        "L",
        [
            "It must wait for A, which ends on Thu 13 Nov 16:00.",
            "From Thu 13 Nov 16:00 to Fri 14 Nov 00:00 it waits 8 h: "
            "too few people in MEC (1 needed, 0 on shift).",
            "From Fri 14 Nov 00:00 to Sat 15 Nov 00:00 it waits 24 h: holiday (Fri 14 Nov).",
            "From Sat 15 Nov 00:00 to Mon 17 Nov 00:00 it waits 48 h: "
            "days off (Sat 15 Nov and Sun 16 Nov).",
            "From Mon 17 Nov 00:00 to Mon 17 Nov 08:00 it waits 8 h: "
            "too few people in MEC (1 needed, 0 on shift).",
        ],
    ),
    "same shift": (
        make_campaign(
            make_task("A", "6h"),
            make_task("L", "4h", after=["A"], same_shift=True, **MEC),
            shifts=TWO_SHIFTS,
            crews={"MEC": 1},
        ),
        "L",
        [
            "It must wait for A, which ends on Mon 10 Nov 14:00.",
            "From Mon 10 Nov 14:00 to Mon 10 Nov 16:00 it waits 2 h: "
            "its 4 h must fit into one shift.",
        ],
    ),
    "not before": (
        make_campaign(
            make_task(
                "L", "2h", not_before={"date": "2025-11-10T12:00", "reason": "permit of the range"}
            )
        ),
        "L",
        [
            "No other step is in its way.",
            "From Mon 10 Nov 08:00 to Mon 10 Nov 12:00 it waits 4 h: "
            "it may not start before Mon 10 Nov 12:00 (permit of the range).",
        ],
    ),
    "links of one pair": (
        make_campaign(
            make_task("A", "8h"),
            make_task("L", "4h", after=["A SS+1h", "A FF+30min"]),
        ),
        "L",
        ["Its end must wait for A, which ends on Mon 10 Nov 16:00, plus 30 min of waiting time."],
    ),
    "lead of working hours": (
        make_campaign(
            make_task("A", "31h"),
            make_task("L", "2h", after=["A-3h working"], **MEC),
            crews={"MEC": 1},
            shifts=TWO_SHIFTS,
            scenario={"people": {"MEC": {"day": 0, "late": 1}}},
        ),
        "L",
        [
            "It must wait for A, which ends on Tue 11 Nov 15:00, less 3 h of working time.",
        ],
    ),
    "limit": (
        make_campaign(
            make_task("A"),
            make_task("B", "6h"),
            make_task("L", after=["A", "B"]),
            limits=[{"from": "A end", "to": "launch end", "max": "3h", "reason": "charge"}],
        ),
        "A",
        [
            "An earlier start would break a limit to L, which ends on Mon 10 Nov 15:00 "
            "(charge, at most 3 h).",
        ],
    ),
    "campaign start": (
        make_campaign(make_task("A"), make_task("L", after=["A"])),
        "A",
        ["It starts with the campaign and cannot start earlier."],
    ),
    "duty rules": (
        make_campaign(
            make_task("A", "8h", **MEC),
            make_task("L", "2h", after=["A"], **MEC),
            crews={"MEC": 1},
            scenario={"duty": {"days_in_row": 1, "as": "rule"}},
        ),
        "L",
        [
            "It must wait for A, which ends on Mon 10 Nov 16:00.",
            "From Mon 10 Nov 16:00 to Tue 11 Nov 08:00 it waits 16 h: too few people in MEC "
            "(1 needed, 0 on shift).",
            "From Tue 11 Nov 08:00 to Wed 12 Nov 08:00 it waits 24 h: "
            "an earlier start would break the duty rules of its crews.",
        ],
    ),
    "preference": (
        make_campaign(
            make_task("A", "2h", **MEC),
            make_task("B", "4h", after=["A"], **MEC),
            make_task("L", after=["B"], windows=[{"for": "start", "daily": "12:00"}]),
            start="2025-11-10T18:00",
            shifts={"late": "18:00-24:00", "early": "06:00-12:00"},
            scenario={"shifts": ["late", "early"]},
            crews={"MEC": 1},
        ),
        "B",
        [
            "It must wait for A, which ends on Mon 10 Nov 20:00.",
            "From Mon 10 Nov 20:00 to Tue 11 Nov 06:00 it waits 10 h: "
            "it could start earlier, on Mon 10 Nov 20:00, but the plan prefers "
            "calm: less work at night and at weekends.",
        ],
    ),
    "people away": (
        make_campaign(
            make_task("L", "2h", **MEC),
            crews={
                "MEC": {
                    "people": {"day": 1},
                    "changes": [
                        {
                            "from": "2025-11-10",
                            "to": "2025-11-10",
                            "people": {"day": 0},
                            "reason": "training",
                        }
                    ],
                }
            },
        ),
        "L",
        [
            "No other step is in its way.",
            "From Mon 10 Nov 08:00 to Mon 10 Nov 16:00 it waits 8 h: "
            "MEC has 0 people there until Tue 11 Nov 00:00 (training), 1 needed.",
            "From Mon 10 Nov 16:00 to Tue 11 Nov 08:00 it waits 16 h: too few people in MEC "
            "(1 needed, 0 on shift).",
        ],
    ),
    "own day off": (
        make_campaign(
            make_task("L", "2h", **MEC),
            crews={"MEC": {"people": {"day": 1}, "days_off": ["2025-11-10"]}},
        ),
        "L",
        [
            "No other step is in its way.",
            "From Mon 10 Nov 08:00 to Tue 11 Nov 00:00 it waits 16 h: "
            "day off for MEC (Mon 10 Nov).",
            "From Tue 11 Nov 00:00 to Tue 11 Nov 08:00 it waits 8 h: too few people in MEC "
            "(1 needed, 0 on shift).",
        ],
    ),
    "promised date": (
        make_campaign(make_task("L", "2h", at="2025-11-10T10:00", **MEC), crews={"MEC": 1}),
        "L",
        [
            "No other step is in its way.",
            "From Mon 10 Nov 08:00 to Mon 10 Nov 10:00 it waits 2 h: "
            "its start is promised for Mon 10 Nov 10:00.",
        ],
    ),
    "wanted late": (
        make_campaign(
            make_task("A", "2h", as_late_as_possible=True, **MEC),
            make_task("B", "6h"),
            make_task("L", "1h", after=["A", "B"], **MEC),
            crews={"MEC": 2},
        ),
        "A",
        [
            "No other step is in its way.",
            "From Mon 10 Nov 08:00 to Mon 10 Nov 12:00 it waits 4 h: it could start earlier, "
            "on Mon 10 Nov 08:00, but is held as late as launch allows on purpose.",
        ],
    ),
}
OPTIONS = {"preference": replace(ONE_WORKER, prefer=Prefer.CALM)}
OF_FACTS = {Cause.FACT, Cause.UNDER_WAY}
"""Causes of campaigns with facts, which have tests of their own."""

FORBIDDEN = re.compile(
    r"None|minute|CP-SAT|solver|variable|literal|Cause|Kind|<|\{|\bTrue\b|\bFalse\b"
)


def plan_of(case):
    """Return the plan of a case."""
    return make_plan(CASES[case][0], options=OPTIONS.get(case, ONE_WORKER))


def sentences(told):
    """Return everything that is said about a step."""
    return [told.when, *told.why, *told.holds_up, *told.slip, *told.counterfactuals]


@pytest.mark.parametrize("case", CASES)
def test_the_reason_is_told_in_plain_words(case):
    """Each cause has its sentence, with names, dates and hours worked out by hand."""
    _, step, expected = CASES[case]
    assert list(explain(plan_of(case), step, counterfactuals=False).why) == expected


def test_every_cause_has_a_case():
    """No way to wait is left without a sentence of its own."""
    plans = [plan_of(case) for case in CASES]
    steps = [step for _, step, _ in CASES.values()]
    drivers = [plan.drivers[step] for plan, step in zip(plans, steps, strict=True)]
    waits = {each.first.cause for driver in drivers for each in driver.waits}
    assert {each.cause for each in drivers} | waits == set(Cause) - {Cause.NOTHING, *OF_FACTS}


@pytest.mark.parametrize("case", CASES)
def test_sentences_are_free_of_machinery(case):
    """No word of the search, no index and no bare value of the program reaches a planner."""
    plan = plan_of(case)
    for step in plan.situation.jobs:
        for sentence in sentences(explain(plan, step)):
            assert not FORBIDDEN.search(sentence), sentence
            assert sentence.endswith((".", ")")), sentence


def test_when_tells_dates_hours_and_pauses():
    """Ten hours of work with a night between them; a milestone just falls on its moment."""
    campaign = make_campaign(
        make_task("A", "10h", name="Long test", pausable=True, **MEC),
        make_milestone("L", after=["A"]),
        crews={"MEC": 1},
    )
    plan = make_plan(campaign)
    assert explain(plan, "A").when == (
        "A (Long test) runs from Mon 10 Nov 08:00 to Tue 11 Nov 10:00: 10 h of work, with 1 pause."
    )
    assert explain(plan, "L").when == "L falls on Tue 11 Nov 10:00."


def test_what_it_holds_up_and_how_far_it_can_slip():
    """A drives L; B could end 2 h later, with A; C leads nowhere."""
    campaign = make_campaign(
        make_task("A", "3h"), make_task("B"), make_task("C"), make_task("L", after=["A", "B"])
    )
    plan = make_plan(campaign)
    told = {step: explain(plan, step) for step in "ABCL"}

    assert told["A"].holds_up == ("L starts on Mon 10 Nov 11:00 because of it (link).",)
    assert told["B"].holds_up == told["C"].holds_up == ()
    no_float = (
        "It has no float: it cannot end any later without delaying launch or breaking a rule."
    )
    assert told["A"].slip == (no_float, "If it ends any later, another step moves.")
    assert told["B"].slip == (
        "It can end 2 h later, on Mon 10 Nov 11:00, without delaying launch.",
        "It can end 2 h later without moving any other step.",
    )
    assert told["C"].slip[0] == "Launch does not depend on it."
    assert told["L"].slip == (no_float,)


COUNTERFACTUALS = {
    "crew": (
        parse_setting("crew.MEC.day=2"),
        "With 1 more person in MEC on the day shift, it starts on Mon 10 Nov 08:00, "
        "and launch is 2 h earlier (crew.MEC.day=2).",
    ),
    "facility": (
        parse_setting("facility.HALL.room=2"),
        "With room for one more step in Assembly hall, it starts on Mon 10 Nov 08:00, "
        "and launch is 2 h earlier (facility.HALL.room=2).",
    ),
    "hold": (
        parse_setting("facility.HALL.room=2"),
        "With room for one more step in Assembly hall, it starts on Mon 10 Nov 08:00, "
        "and launch is 4 h earlier (facility.HALL.room=2).",
    ),
    "habit": (
        parse_dropped_habit("A>B"),
        "Without the habit of doing it after A, it starts on Mon 10 Nov 08:00, "
        "and launch is 3 h earlier (drop habit A > B).",
    ),
    "missing people": (
        parse_setting("crew.MEC.late=2"),
        "With 1 more person in MEC on the late shift, it starts on Mon 10 Nov 16:00, "
        "and launch is 16 h earlier (crew.MEC.late=2).",
    ),
}


@pytest.mark.parametrize("case", COUNTERFACTUALS)
def test_what_would_help_is_what_a_what_if_finds(case):
    """Gain and new start are those of the same change planned as a what-if."""
    campaign, step, _ = CASES[case]
    change, sentence = COUNTERFACTUALS[case]
    plan = make_plan(campaign)
    found = what_if(plan, [change])

    assert sentence in explain(plan, step).counterfactuals
    assert f"launch is {found.gain // 60} h earlier" in sentence
    assert f"starts on {plan.situation.axis.say(found.after.schedule[step].start)}" in sentence


def test_nothing_is_planned_again_when_not_asked_for():
    """Without counterfactuals the explanation is of the plan alone."""
    campaign, step, _ = CASES["crew"]
    assert explain(make_plan(campaign), step, counterfactuals=False).counterfactuals == ()


def test_unknown_and_finished_steps_are_refused():
    """A misspelt step gets the nearest name; one that is done says so."""
    campaign = make_campaign(
        make_task("stack", tags=["standby"]),
        make_task("roll-out"),
        make_task("L", after=["stack", "roll-out"]),
        scenario={"done": ["standby"]},
    )
    plan = make_plan(campaign)
    with pytest.raises(InputError, match="unknown-step: unknown step 'rollout'") as refused:
        explain(plan, "rollout")
    assert "Did you mean 'roll-out'?" in str(refused.value)
    with pytest.raises(InputError, match="step-done: 'stack' is done before the start"):
        explain(plan, "stack")
