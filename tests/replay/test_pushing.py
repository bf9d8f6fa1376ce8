"""Tests for pushing the announced plan of M1 through facts: worked by hand, to the minute."""

from dataclasses import replace

import pytest

from scheduler.analyse.causes.pushing import push
from scheduler.planning.lists.list_schedule import best_list_schedule
from scheduler.replay.order import AnnouncedOrder
from scheduler.replay.retiming import retime
from scheduler.schedule.checks import check
from tests.analyse.causes.announcing import announced_as, situation_with, told_m1
from tests.living.m1 import (
    HEAD,
    STEPS,
    altered,
    begun,
    campaign_of,
    done,
    graph,
    m1,
    moment,
    progress,
    said,
    schedule_of,
)

A = done("Mon 08:00", "Mon 12:00")
C = done("Mon 12:00", "Mon 15:00")
B = begun("Mon 12:00", "2h")
PLAN = {
    "a": [("Mon 08:00", "Mon 12:00")],
    "b": [("Mon 12:00", "Mon 16:00"), ("Tue 08:00", "Tue 10:00")],
    "c": [("Mon 12:00", "Mon 15:00")],
    "d": [("Tue 10:00", "Tue 12:00")],
    "go": [("Tue 17:00", "Tue 18:00")],
}


def pushed(facts, campaign=None, told=None):
    """Return the plan of M1, or another, pushed through facts."""
    campaign = campaign or m1()
    return push(told or told_m1(), situation_with(campaign, facts))


def spans(found):
    """Return the steps of a pushed plan for people; it has passed the check."""
    return {step: said(found.schedule, step) for step in found.schedule.tasks}


@pytest.mark.parametrize(
    ("facts", "moved", "expected"),
    [
        (
            progress(
                "Mon 14:00", {"a": A, "b": begun("Mon 12:00", "4h"), "c": begun("Mon 12:00", "1h")}
            ),
            (),
            {"d": "Tue 10:00-12:00", "go": "Tue 17:00-18:00"},
        ),
        (
            progress("Tue 09:00", {"a": A, "b": begun("Mon 12:00", "3h"), "c": C}),
            ("d",),
            {"b": "Tue 09:00-12:00", "d": "Tue 12:00-14:00", "go": "Tue 17:00-18:00"},
        ),
        (
            progress("Mon 15:00", {"a": begun("Mon 08:00", "2h")}),
            ("b", "c", "d", "go"),
            {
                "a": "Mon 15:00-16:00, Tue 08:00-09:00",
                "b": "Tue 09:00-15:00",
                "c": "Tue 09:00-12:00",
                "d": "Wed 08:00-10:00",
                "go": "Wed 17:00-18:00",
            },
        ),
        (
            progress("Mon 15:00", {"a": begun("Mon 08:00", "2h", people_stay=True)}),
            ("b", "c", "d"),
            {
                "a": "Mon 15:00-17:00",
                "c": "Mon 17:00-20:00",
                "b": "Tue 08:00-14:00",
                "d": "Tue 14:00-16:00",
            },
        ),
        (
            progress("Tue 12:00"),
            ("a", "b", "c", "d", "go"),
            {
                "a": "Tue 12:00-16:00",
                "c": "Tue 16:00-19:00",
                "b": "Wed 08:00-14:00",
                "d": "Wed 14:00-16:00",
            },
        ),
    ],
    ids=["1", "2", "3", "4", "5"],
)
def test_every_step_is_pushed_no_further_than_facts_demand(facts, moved, expected):
    """A5 1 to 5."""
    found = pushed(facts)
    assert set(found.moved) == set(moved)
    assert {step: spans(found)[step] for step in expected} == expected


def test_a_step_that_could_be_earlier_stays_where_it_was_announced():
    """A5 14: b is done an hour early, and d stays Tue 10-12."""
    found = pushed(progress("Tue 09:00", {"a": A, "b": done("Mon 12:00", "Tue 09:00"), "c": C}))
    assert (found.moved, spans(found)["d"]) == ((), "Tue 10:00-12:00")


def test_rest_of_a_step_out_of_sequence_waits():
    """A5 7: b has begun before a is over; its rest waits for it."""
    facts = progress("Mon 11:00", {"a": begun("Mon 08:00", "1h"), "b": begun("Mon 10:00", "5h")})
    assert spans(pushed(facts))["b"] == "Mon 12:00-16:00, Tue 08:00-09:00"


def test_new_steps_make_way_for_those_announced():
    """A5 13: u and v keep their places, n comes after both, x after n, and launch a day later."""
    steps = {
        "u": "{hours: 2, crew: {MEC: 4}}",
        "v": "{hours: 2, crew: {MEC: 4}}",
        "go": "{hours: 1, elapsed: true, after: [u, v], windows: [evening]}",
    }
    campaign = campaign_of(graph(steps))
    told = announced_as(
        campaign,
        schedule_of(
            u=[("Mon 12:00", "Mon 14:00")],
            v=[("Mon 14:00", "Mon 16:00")],
            go=[("Mon 17:00", "Mon 18:00")],
        ),
    )
    new = {
        "n": {"hours": "2h", "crew": {"MEC": 4}, "before": ["x"]},
        "x": {"hours": "2h", "crew": {"ELE": 2}, "before": ["go"]},
    }
    events = {"found": {"known": moment("Mon 12:00"), "add": {"tasks": new}}}
    found = pushed(progress("Mon 12:00", events=events), campaign, told)
    assert spans(found) == {
        "u": "Mon 12:00-14:00",
        "v": "Mon 14:00-16:00",
        "n": "Tue 08:00-10:00",
        "x": "Tue 10:00-12:00",
        "go": "Tue 17:00-18:00",
    }


def test_dropped_step_is_gone_and_holds_back_nobody():
    """Without c, which had not begun, everything stays."""
    found = pushed(
        progress("Mon 14:00", {"a": A, "b": begun("Mon 12:00", "4h"), "c": {"dropped": True}})
    )
    assert "c" not in found.schedule.tasks
    assert found.moved == ()


def test_way_that_is_no_longer_there_gives_way_to_the_usual_one():
    """D was announced with two people for 4 h; the campaign has that option no more."""
    schedule = schedule_of(**{**PLAN, "d": [("Tue 10:00", "Tue 14:00")]})
    tasks = {**schedule.tasks, "d": replace(schedule["d"], option=1)}
    found = retime(situation_with(m1(), progress("Mon 08:00")), replace(schedule, tasks=tasks))
    assert (found.moved, spans(found)["d"]) == (("d",), "Tue 10:00-12:00")


def test_first_step_of_a_limit_is_pushed_with_the_second():
    """Batteries are charged 12 h before launch at most: launch slips a day, and so do they."""
    limits = "limits: [{from: bat start, to: go end, max: 12h}]\n"
    campaign = _with_batteries(limits)
    told = announced_as(campaign, schedule_of(**PLAN, bat=[("Tue 08:00", "Tue 09:00")]))
    found = pushed(progress("Mon 15:00", {"a": begun("Mon 08:00", "2h")}), campaign, told)
    assert spans(found)["bat"] == "Wed 08:00-09:00"
    assert "bat" in found.moved


def test_limit_that_counts_from_a_fact_cannot_be_mended():
    """Batteries were charged on Tuesday; the limit is named, and when launch would be."""
    limits = "limits: [{from: bat start, to: go end, max: 12h, reason: battery life}]\n"
    campaign = _with_batteries(limits)
    told = announced_as(campaign, schedule_of(**PLAN, bat=[("Tue 08:00", "Tue 09:00")]))
    steps = {"bat": done("Tue 08:00", "Tue 09:00"), "a": A, "b": begun("Mon 12:00", "7h"), "c": C}
    found = pushed(progress("Tue 09:00", steps), campaign, told)
    assert (found.schedule, found.reason) == (None, "the limit 'battery life' would be overrun")
    assert found.launch is not None


def test_step_without_a_place_is_named():
    """All mechanics are gone for good: d has no place within the horizon."""
    gone = {"known": moment("Mon 20:00"), "people": {"MEC": {"day": 0}}}
    period = {"from": moment("Tue 00:00"), "to": moment("+Sun 00:00")}
    facts = progress("Mon 20:00", {"a": A, "b": B, "c": C}, events={"gone": {**gone, **period}})
    found = pushed(facts)
    assert (found.schedule, found.stuck) == (None, ("d",))
    assert found.reason == "d has no place any more within the planning horizon"


def test_no_step_overtakes_another_that_hands_over_to_it():
    """Four mechanics go from u to v; u is delivered late, and v waits for it."""
    steps = {
        "u": "{hours: 2, crew: {MEC: 4}}",
        "v": "{hours: 2, crew: {MEC: 4}}",
        "go": "{hours: 1, elapsed: true, after: [u, v], windows: [evening]}",
    }
    campaign = campaign_of(graph(steps))
    plan = {"u": [("Mon 08:00", "Mon 10:00")], "v": [("Mon 10:00", "Mon 12:00")]}
    told = announced_as(campaign, schedule_of(**plan, go=[("Mon 17:00", "Mon 18:00")]))
    late = {"known": moment("Mon 08:00"), "not_before": {"u": moment("Mon 13:00")}}
    found = pushed(progress("Mon 08:00", events={"late": late}), campaign, told)
    assert {step: spans(found)[step] for step in ("u", "v")} == {
        "u": "Mon 13:00-15:00",
        "v": "Tue 08:00-10:00",
    }


def test_place_kept_by_a_stopped_step_is_taken_once_it_has_ended():
    """The lift is stopped until Tue 08:00 and keeps the hall; c, announced before, waits for it."""
    steps = {
        "c": "{hours: 3, crew: {ELE: 2}, facility: PAD}",
        "lift": "{hours: 4, crew: {MEC: 4}, facility: PAD}",
        "go": "{hours: 1, elapsed: true, after: [c, lift], windows: [evening]}",
    }
    campaign = campaign_of(graph(steps))
    plan = {"c": [("Mon 08:00", "Mon 11:00")], "lift": [("Mon 11:00", "Mon 15:00")]}
    told = announced_as(campaign, schedule_of(**plan, go=[("Mon 17:00", "Mon 18:00")]))
    lift = begun("Mon 08:00", "2h", suspended="Mon 10:00", resume="Tue 08:00")
    found = pushed(progress("Mon 10:00", {"lift": lift}), campaign, told)
    assert spans(found) == {
        "lift": "Tue 08:00-10:00",
        "c": "Tue 10:00-13:00",
        "go": "Tue 17:00-18:00",
    }


def test_recorded_shifts_keep_a_crew_off_the_day_after():
    """One day in a row: a was done on Tue, not Mon, so b moves from Wed to Thu."""
    head = HEAD.replace("{plan: {}}", "{plan: {duty: {days_in_row: 1, as: rule}}}")
    steps = {
        "a": "{hours: 4, crew: {ELE: 2}}",
        "b": "{hours: 8, crew: {ELE: 2}, after: [a]}",
        "go": "{hours: 1, elapsed: true, after: [b]}",
    }
    campaign = campaign_of(graph(steps, head=head))
    before = situation_with(campaign, progress("Mon 08:00"))
    told = announced_as(campaign, best_list_schedule(before))
    assert said(told.schedule, "b") == "Wed 08:00-16:00"
    found = pushed(progress("Tue 12:00", {"a": done("Tue 08:00", "Tue 12:00")}), campaign, told)
    assert spans(found) == {"b": "Thu 08:00-16:00", "go": "Thu 16:00-17:00"}


def test_new_links_go_before_the_announced_order():
    """Where what hands over now comes after what it hands to, the links decide."""
    campaign = altered(e="{hours: 1, crew: {MEC: 4}, after: [d]}")
    situation = situation_with(campaign, progress("Mon 08:00"))
    starts = {"a": 0, "b": 240, "c": 240, "e": 300, "d": 1560, "go": 1980}
    order = AnnouncedOrder(starts=starts, handed=(("e", "d"),))
    steps = order.queue(situation).all()
    assert steps.index("d") < steps.index("e")
    assert set(steps) == set(campaign.tasks)


def test_pushed_plan_has_passed_the_check():
    """The independent check finds nothing against it."""
    facts = progress("Tue 09:00", {"a": A, "b": begun("Mon 12:00", "3h"), "c": C})
    situation = situation_with(m1(), facts)
    found = push(told_m1(), situation)
    assert found.schedule is not None
    assert check(situation.campaign, situation.scenario, found.schedule) == []


def _with_batteries(limits):
    text = graph({**STEPS, "bat": "{hours: 1, crew: {MEC: 2}}"}, more=limits)
    return campaign_of(text)
