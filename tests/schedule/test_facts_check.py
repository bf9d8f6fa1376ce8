"""
Plans that go on from facts: sound ones pass, and each spoilt in one place breaks a rule by name.

The campaign is M1, from Monday 2 March 2026, 08:00; see ``tests/living/m1.py``.
"""

import pytest

from scheduler.model.progress.living import living
from scheduler.schedule.announced import Announced
from scheduler.schedule.checks import check
from scheduler.schedule.frozen import check_announced, frozen_steps, moved_frozen
from tests.living.m1 import (
    STEPS,
    altered,
    announced,
    begun,
    campaign_of,
    done,
    graph,
    m1,
    minute,
    moment,
    progress,
    schedule_of,
    situation_of,
    solve_quickly,
    waived,
)

A_DONE = {"a": done("Mon 08:00", "Mon 12:00")}
PLAN = {
    "b": [("Mon 12:00", "Mon 16:00"), ("Tue 08:00", "Tue 10:00")],
    "c": [("Mon 12:00", "Mon 15:00")],
    "d": [("Tue 10:00", "Tue 12:00")],
    "go": [("Tue 17:00", "Tue 18:00")],
}


def broken(facts, steps, campaign=None):
    """Return the rules that a plan of what is left breaks."""
    lived = living(campaign or m1(), facts)
    scenario = lived.resolve_scenario("plan")
    return {each.rule for each in check(lived, scenario, schedule_of(**steps), facts)}


def mutated(plan, **steps):
    """Return a plan with other pieces of some steps, or without a step."""
    return {name: pieces for name, pieces in {**plan, **steps}.items() if pieces}


TWO_AWAY = progress(
    "Mon 14:00", {**A_DONE, "b": begun("Mon 12:00", "4h"), "c": begun("Mon 12:00", "1h")}
)
AFTER_TWO = {
    **PLAN,
    "b": [("Mon 14:00", "Mon 16:00"), ("Tue 08:00", "Tue 10:00")],
    "c": [("Mon 14:00", "Mon 15:00")],
}


def test_facts_as_announced_leave_the_plan_sound():
    """Example 1: b has 4 h left, c 1 h; the rest of the plan passes."""
    assert broken(TWO_AWAY, AFTER_TWO) == set()


@pytest.mark.parametrize(
    ("rule", "steps"),
    [
        ("recorded", {"a": [("Mon 14:00", "Mon 18:00")]}),
        ("steps", {"d": []}),
        ("steps", {"b": [("Mon 14:00", "Mon 16:00"), ("Tue 08:00", "Tue 09:00")]}),
        ("under-way", {"c": [("Mon 15:00", "Mon 16:00")]}),
        ("under-way", {"b": [("Mon 15:00", "Mon 16:00"), ("Tue 08:00", "Tue 11:00")]}),
        ("links", {"d": [("Tue 09:00", "Tue 11:00")]}),
        ("data-date", {"d": [("Mon 11:00", "Mon 13:00")]}),
        ("data-date", {"go": [("Mon 13:00", "Mon 14:00")]}),
        ("windows", {"go": [("Tue 18:00", "Tue 19:00")]}),
    ],
)
def test_a_spoilt_rest_is_refused_by_name(rule, steps):
    """One change of the plan of example 1 breaks the rule that it is against."""
    assert rule in broken(TWO_AWAY, mutated(AFTER_TWO, **steps))


def test_remaining_work_follows_from_recorded_time():
    """Without a word on what remains, b has worked 2 h of 6 h by 14:00, c 2 h of 3 h."""
    facts = progress("Mon 14:00", {**A_DONE, "b": begun("Mon 12:00"), "c": begun("Mon 12:00")})

    assert broken(facts, AFTER_TWO) == set()


def test_stops_that_are_over_are_no_work():
    """An hour in which b stood still leaves it 5 h."""
    stop = {"from": moment("Mon 12:30"), "to": moment("Mon 13:30")}
    facts = progress(
        "Mon 14:00", {**A_DONE, "b": begun("Mon 12:00", stops=[stop]), "c": begun("Mon 12:00")}
    )
    longer = [("Mon 14:00", "Mon 16:00"), ("Tue 08:00", "Tue 11:00")]
    later = [("Tue 11:00", "Tue 13:00")]

    assert "steps" in broken(facts, AFTER_TWO)
    assert broken(facts, mutated(AFTER_TWO, b=longer, d=later)) == set()


OVER_NIGHT = progress("Mon 15:00", {"a": begun("Mon 08:00", "2h")})
BROKEN_OFF = {
    "a": [("Mon 15:00", "Mon 16:00"), ("Tue 08:00", "Tue 09:00")],
    "b": [("Tue 09:00", "Tue 15:00")],
    "c": [("Tue 09:00", "Tue 12:00")],
    "d": [("Wed 08:00", "Wed 10:00")],
    "go": [("Wed 17:00", "Wed 18:00")],
}


def test_what_should_run_through_goes_on_when_its_people_are_back():
    """Example 3: the four of MEC leave at 16:00; a is interrupted until Tuesday."""
    assert broken(OVER_NIGHT, BROKEN_OFF) == set()


def test_people_who_stay_go_on_by_the_clock():
    """Example 4: a goes on to 17:00, and c begins with the two of the late shift."""
    facts = progress("Mon 15:00", {"a": begun("Mon 08:00", "2h", people_stay=True)})
    plan = {
        "a": [("Mon 15:00", "Mon 17:00")],
        "b": [("Tue 08:00", "Tue 14:00")],
        "c": [("Mon 17:00", "Mon 20:00")],
        "d": [("Tue 14:00", "Tue 16:00")],
        "go": [("Tue 17:00", "Tue 18:00")],
    }

    assert broken(facts, plan) == set()
    assert "under-way" in broken(OVER_NIGHT, plan)


def test_nothing_recorded_is_nothing_done():
    """Example 5: at Tuesday noon without a line, a is still to be done."""
    plan = {
        "a": [("Tue 12:00", "Tue 16:00")],
        "b": [("Wed 08:00", "Wed 14:00")],
        "c": [("Tue 16:00", "Tue 19:00")],
        "d": [("Wed 14:00", "Wed 16:00")],
        "go": [("Wed 17:00", "Wed 18:00")],
    }

    assert broken(progress("Tue 12:00"), plan) == set()
    assert "steps" in broken(progress("Tue 12:00"), mutated(plan, a=[]))


OVERTAKEN = {"a": begun("Mon 08:00", "1h"), "b": begun("Mon 10:00", "5h")}
WAITING = {
    "a": [("Mon 11:00", "Mon 12:00")],
    "b": [("Mon 12:00", "Mon 16:00"), ("Tue 08:00", "Tue 09:00")],
    "c": [("Mon 12:00", "Mon 15:00")],
    "d": [("Tue 10:00", "Tue 12:00")],
    "go": [("Tue 17:00", "Tue 18:00")],
}


def test_a_step_begun_before_its_predecessor_waits_for_it():
    """Example 7: b, begun before a was over, goes on at noon; waived, it goes on at once."""
    at_once = mutated(WAITING, b=[("Mon 11:00", "Mon 16:00")])
    facts = progress("Mon 11:00", OVERTAKEN)
    free = progress("Mon 11:00", OVERTAKEN, waived=waived("a>b"))

    assert broken(facts, WAITING) == set()
    assert broken(facts, at_once) == {"links"}
    assert broken(free, at_once) == set()
    assert "under-way" in broken(free, WAITING)


def test_a_step_done_before_its_predecessor_hands_on_what_it_should_have_waited_for():
    """Example 8: q was done before p is; r waits for p, until Monday noon."""
    campaign = campaign_of(
        graph(
            {
                "p": "{hours: 4, crew: {MEC: 2}}",
                "q": "{hours: 2, crew: {ELE: 2}, after: [p]}",
                "r": "{hours: 2, crew: {ELE: 2}, after: [q]}",
                "go": "{hours: 1, all_hands: true, crew: {ELE: 2}, after: [r], windows: [evening]}",
            }
        )
    )
    steps = {"p": begun("Mon 08:00", "2h"), "q": done("Mon 08:00", "Mon 10:00")}
    plan = {
        "p": [("Mon 10:00", "Mon 12:00")],
        "r": [("Mon 12:00", "Mon 14:00")],
        "go": [("Mon 17:00", "Mon 18:00")],
    }
    early = mutated(plan, r=[("Mon 10:00", "Mon 12:00")])

    assert broken(progress("Mon 10:00", steps), plan, campaign) == set()
    assert broken(progress("Mon 10:00", steps), early, campaign) == {"links"}
    free = progress("Mon 10:00", steps, waived=waived("p>q"))
    assert broken(free, early, campaign) == set()


BATTERY = campaign_of(
    graph(
        {
            "bat": "{hours: 2, crew: {ELE: 2}}",
            "w": "{hours: 6, pausable: true, crew: {ELE: 2}}",
            "go": "{hours: 1, all_hands: true, crew: {ELE: 2}, after: [w], windows: [evening]}",
        },
        "limits: [{from: bat end, to: launch end, max: 36h}]\n",
    )
)
CHARGED = {"bat": done("Mon 08:00", "Mon 10:00"), "w": begun("Tue 10:00", "6h")}
LATE = {
    "w": [("Tue 12:00", "Tue 16:00"), ("Wed 08:00", "Wed 10:00")],
    "go": [("Wed 17:00", "Wed 18:00")],
}


def test_limits_count_from_the_recorded_minute():
    """Example 9: 36 h from Monday 10:00 are over when launch is; 56 h are just enough."""
    longer = {"from": "bat end", "to": "launch end", "max": "56h"}
    news = {"ok": {"known": moment("Tue 11:00"), "limits": [longer], "by": "Lee"}}

    assert broken(progress("Tue 12:00", CHARGED), LATE, BATTERY) == {"limits"}
    assert broken(progress("Tue 12:00", CHARGED, events=news), LATE, BATTERY) == set()


def test_a_repeated_step_gives_a_limit_a_new_beginning():
    """Example 9: bat/2 on Wednesday 10-12, from which the limit counts now."""
    news = {"low": {"known": moment("Tue 11:00"), "redo": ["bat"]}}
    facts = progress("Tue 12:00", CHARGED, events=news)
    again = {**LATE, "bat/2": [("Wed 10:00", "Wed 12:00")]}

    assert broken(facts, again, BATTERY) == set()
    assert "steps" in broken(facts, LATE, BATTERY)


def lifted(**fields):
    """Return the facts of example 10: lift, suspended on Monday, goes on Tuesday 08:00."""
    lift = begun("Mon 08:00", "2h", suspended="Mon 10:00", resume="Tue 08:00", **fields)
    return progress("Mon 10:00", {"lift": lift})


HAZARD = campaign_of(
    graph(
        {
            "lift": "{hours: 4, crew: {MEC: 4}, facility: HALL, hazards: [lifting]}",
            "c": "{hours: 3, crew: {ELE: 2}, facility: HALL}",
            "go": "{hours: 1, all_hands: true, crew: {ELE: 2}, after: [lift, c], "
            "windows: [evening]}",
        },
        "hazards: {lifting: {clears: true}}\n",
    )
)
HUNG = {
    "lift": [("Tue 08:00", "Tue 10:00")],
    "c": [("Tue 10:00", "Tue 13:00")],
    "go": [("Tue 17:00", "Tue 18:00")],
}


def test_a_suspended_hazard_lasts_unless_it_was_made_safe():
    """Example 10: nobody works below a hung load; made safe, c begins at once."""
    below = mutated(HUNG, c=[("Mon 10:00", "Mon 13:00")])

    assert broken(lifted(), HUNG, HAZARD) == set()
    assert broken(lifted(), below, HAZARD) == {"hazards"}
    assert broken(lifted(made_safe=True), below, HAZARD) == set()


def test_what_is_suspended_goes_on_no_earlier_than_said():
    """Lift may not go on before Tuesday 08:00."""
    early = mutated(HUNG, lift=[("Mon 12:00", "Mon 14:00")])

    assert broken(lifted(), early, HAZARD) == {"data-date"}


ROOM = altered(
    x="{hours: 3, crew: {MEC: 1}, facility: PAD}", y="{hours: 2, crew: {MEC: 1}, facility: PAD}"
)


def test_a_suspended_step_keeps_its_place():
    """X stands on the pad over night, where y has no room; made safe, the pad is free."""
    x = begun("Mon 08:00", "1h", suspended="Mon 10:00", resume="Tue 08:00")
    plan = {
        **PLAN,
        "a": [("Mon 12:00", "Mon 16:00")],
        "b": [("Tue 08:00", "Tue 14:00")],
        "c": [("Mon 16:00", "Mon 19:00")],
        "d": [("Tue 14:00", "Tue 16:00")],
        "x": [("Tue 08:00", "Tue 09:00")],
        "y": [("Mon 19:00", "Mon 21:00")],
    }

    assert broken(progress("Mon 12:00", {"x": x}), plan, ROOM) == {"facilities"}
    safe = progress("Mon 12:00", {"x": {**x, "made_safe": True}})
    assert broken(safe, plan, ROOM) == set()


CREWED = altered(
    s="{hours: 4, elapsed: false, crew: {MEC: 3}}",
    t="{hours: 4, crew: {MEC: 3}}",
    u="{hours: 1, crew: {MEC: 1}}",
)


def test_steps_under_way_may_overdraw_and_nobody_else():
    """S and t need six of four people: a fact. u may not begin beside them, and does at noon."""
    steps = {"s": begun("Mon 08:00", "2h"), "t": begun("Mon 08:00", "2h")}
    plan = {
        "s": [("Mon 10:00", "Mon 12:00")],
        "t": [("Mon 10:00", "Mon 12:00")],
        "u": [("Mon 16:00", "Mon 17:00")],
        "a": [("Mon 12:00", "Mon 16:00")],
        "b": [("Tue 08:00", "Tue 14:00")],
        "c": [("Mon 17:00", "Mon 20:00")],
        "d": [("Tue 14:00", "Tue 16:00")],
        "go": [("Tue 17:00", "Tue 18:00")],
    }
    facts = progress("Mon 10:00", steps)

    assert broken(facts, plan, CREWED) == set()
    beside = mutated(plan, u=[("Mon 10:00", "Mon 11:00")])
    assert broken(facts, beside, CREWED) == {"crews"}


def test_people_who_are_ill_are_missing():
    """Example 11: with two of MEC on Tuesday d waits for Wednesday."""
    ill = {
        "known": moment("Mon 20:00"),
        "people": {"MEC": {"day": 2}},
        "from": moment("Tue 00:00"),
        "to": moment("Wed 00:00"),
    }
    steps = {**A_DONE, "b": begun("Mon 12:00", "2h"), "c": done("Mon 12:00", "Mon 15:00")}
    facts = progress("Mon 20:00", steps, events={"ill": ill})
    plan = {
        "b": [("Tue 08:00", "Tue 10:00")],
        "d": [("Wed 08:00", "Wed 10:00")],
        "go": [("Wed 17:00", "Wed 18:00")],
    }

    assert broken(facts, plan) == set()
    assert "working-time" in broken(facts, mutated(plan, d=[("Tue 10:00", "Tue 12:00")]))


def test_lags_count_from_recorded_dates():
    """Example 17: 12 h after Monday 12:30 are over on Tuesday 00:30."""
    campaign = altered(s="{hours: 1, elapsed: true, after: [a+12h]}")
    facts = progress(
        "Mon 20:00",
        {
            "a": done("Mon 08:00", "Mon 12:30"),
            "b": begun("Mon 13:00", "3h"),
            "c": done("Mon 13:00", "Mon 16:00"),
        },
    )
    plan = {
        "b": [("Tue 08:00", "Tue 11:00")],
        "d": [("Tue 11:00", "Tue 13:00")],
        "go": [("Tue 17:00", "Tue 18:00")],
    }

    sound = {**plan, "s": [("Tue 00:30", "Tue 01:30")]}
    assert broken(facts, sound, campaign) == set()
    early = {**plan, "s": [("Tue 00:29", "Tue 01:29")]}
    assert broken(facts, early, campaign) == {"links"}


def test_a_milestone_not_recorded_holds_back_what_follows():
    """Example 18: m, planned for Monday noon and not recorded, lies at the data date."""
    campaign = altered(m="{hours: 0, after: [a]}", n="{hours: 1, elapsed: true, after: [m]}")
    steps = {**A_DONE, "b": begun("Mon 12:00", "1h"), "c": done("Mon 12:00", "Mon 15:00")}
    plan = {
        "b": [("Tue 09:00", "Tue 10:00")],
        "d": [("Tue 10:00", "Tue 12:00")],
        "go": [("Tue 17:00", "Tue 18:00")],
        "m": [("Tue 09:00", "Tue 09:00")],
        "n": [("Tue 09:00", "Tue 10:00")],
    }
    facts = progress("Tue 09:00", steps)

    assert broken(facts, plan, campaign) == set()
    assert broken(facts, {**plan, "m": [("Mon 12:00", "Mon 12:00")]}, campaign) == {"data-date"}
    passed = progress("Tue 09:00", {**steps, "m": {"finished": moment("Mon 12:00")}})
    assert "recorded" in broken(passed, plan, campaign)
    assert broken(passed, mutated(plan, m=[]), campaign) == set()


def test_a_step_goes_on_in_the_way_in_which_it_was_begun():
    """C was begun as it stands, and goes on so."""
    campaign = altered(c=STEPS["c"][:-1] + ", options: [{name: lean, hours: 3, crew: {MEC: 1}}]}")
    steps = {**TWO_AWAY.steps, "c": begun("Mon 12:00", "1h", option="lean")}
    facts = progress("Mon 14:00", steps)

    assert broken(facts, AFTER_TWO, campaign) == {"recorded"}


def test_pins_are_kept_and_moves_of_frozen_steps_are_told():
    """d, announced for Tuesday 10:00 within the freeze, is moved, and pinned elsewhere."""
    facts = progress("Mon 14:00", TWO_AWAY.steps, freeze="24h", pins={"d": moment("Tue 12:00")})
    told = Announced(schedule=announced())
    plan = schedule_of(**mutated(AFTER_TWO, d=[("Tue 11:00", "Tue 13:00")]))

    assert frozen_steps(m1(), facts, told) == ("d",)
    assert moved_frozen(m1(), facts, plan, told) == ("d",)
    assert [x.rule for x in check_announced(m1(), facts, plan, told, ("d",))] == ["pins"]
    assert {x.rule for x in check_announced(m1(), facts, plan, told, ())} == {"pins", "frozen"}
    kept = schedule_of(**AFTER_TWO)
    assert [x.rule for x in check_announced(m1(), facts, kept, told, ("d",))] == ["pins", "frozen"]


MET = campaign_of(
    graph(
        {
            "lift": "{hours: 4, pausable: true, crew: {MEC: 4}, facility: HALL, hazards: [up]}",
            "c": "{hours: 3, elapsed: true, facility: HALL}",
            "go": "{hours: 1, all_hands: true, crew: {ELE: 2}, after: [lift, c], "
            "windows: [evening]}",
        },
        "hazards: {up: {clears: true}}\n",
    )
)
LIFT_REST = [("Mon 15:00", "Mon 16:00"), ("Tue 08:00", "Tue 10:00")]
BELOW = {"c": [("Mon 18:00", "Mon 20:00")], "go": [("Tue 17:00", "Tue 18:00")]}
STOPPED = {"suspended": "Mon 14:30"}


def both_begun(lift=None, c=None):
    """Return facts of Mon 15:00: the lift has 3 h left, c, which it keeps away, 2 h."""
    return progress(
        "Mon 15:00",
        {"lift": begun("Mon 14:00", "3h", **lift or {}), "c": begun("Mon 13:00", "2h", **c or {})},
    )


@pytest.mark.parametrize("made_safe", [False, True])
def test_rest_waits_for_a_hazard_under_way_its_night_included(made_safe):
    """The load hangs over night, and c goes on below it only when it is down on Tue 10:00."""
    facts = both_begun(c={**STOPPED, "made_safe": made_safe})
    later = {**BELOW, "lift": LIFT_REST, "c": [("Tue 10:00", "Tue 12:00")]}

    assert broken(facts, {**BELOW, "lift": LIFT_REST}, MET) == {"hazards"}
    assert broken(facts, later, MET) == set()
    assert planned_starts(facts, MET)["c"] == minute("Tue 10:00")


def test_made_safe_step_waits_for_one_that_was_not():
    """Both are suspended, c was made safe: the load hangs until the lift is done on Tue 11:00."""
    facts = both_begun(STOPPED, {**STOPPED, "made_safe": True})
    lift = [("Tue 08:00", "Tue 11:00")]

    assert broken(facts, {**BELOW, "lift": lift}, MET) == {"hazards"}
    later = {**BELOW, "lift": lift, "c": [("Tue 11:00", "Tue 13:00")]}
    assert broken(facts, later, MET) == set()
    assert planned_starts(facts, MET)["c"] >= minute("Mon 16:00")


def test_of_two_suspended_steps_that_were_not_made_safe_either_may_be_the_first():
    """They have met already: c goes on that evening and the lift next day, but not both at once."""
    facts = both_begun(STOPPED, STOPPED)
    lift = [("Tue 08:00", "Tue 11:00")]

    assert broken(facts, {**BELOW, "lift": lift}, MET) == set()
    together = {**BELOW, "lift": lift, "c": [("Tue 09:00", "Tue 11:00")]}
    assert broken(facts, together, MET) == {"hazards"}


def test_two_steps_under_way_go_on_whatever_keeps_them_apart():
    """Nobody decides about them, so there is nothing to refuse."""
    both = {**BELOW, "lift": LIFT_REST, "c": [("Mon 15:00", "Mon 17:00")]}

    assert broken(both_begun(), both, MET) == set()


def planned_starts(facts, campaign):
    """Return the starts in the plan that is found, which passes the check."""
    plan = solve_quickly(situation_of(campaign, facts)).require_schedule()
    assert check(campaign, campaign.resolve_scenario("plan"), plan, facts) == []
    return {name: placed.start for name, placed in plan.tasks.items()}
