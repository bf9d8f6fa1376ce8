"""What a planner reads of facts: with the plan, and of each step."""

import pytest

from scheduler.analyse.day import day_of
from scheduler.analyse.plan import analyse
from scheduler.analyse.sources import Graph
from scheduler.exports.document.plan import plan_document
from scheduler.planning.interface.options import SolveOptions
from scheduler.studies.explaining.explain import explain
from scheduler.wording.facts import day_rows
from scheduler.wording.integrity.statement import kept_text, statement
from scheduler.wording.reasons.chain import piece_reason
from tests.living.files import BATTERY
from tests.living.m1 import (
    altered,
    begun,
    campaign_of,
    done,
    graph,
    m1,
    progress,
    situation_of,
    solve_quickly,
)

LIFT = "{hours: 4, crew: {MEC: 4}, facility: HALL, hazards: [hook]}"
HAZARDS = "hazards: {hook: {name: load under the hook, clears: true}}\n"
MILESTONE = {"m": "{hours: 0, after: [a]}", "b": "{hours: 2, crew: {ELE: 2}, after: [m]}"}
A = {"a": done("Mon 08:00", "Mon 12:00")}
C = {"c": done("Mon 12:00", "Mon 15:00")}


def planned(campaign, facts):
    """Return the earliest plan of a campaign after facts, explained."""
    situation = situation_of(campaign, facts)
    graph_text = Graph(file="m1.yaml", digest="", text="")
    return analyse(graph_text, situation, SolveOptions(), solve_quickly(situation))


def rows(plan):
    """Return what is said of the day, by title."""
    day = day_of(plan)
    assert day is not None
    return {title: list(lines) for title, lines in day_rows(plan, day)}


@pytest.fixture(scope="module")
def overrun():
    """Return M1 as of Mon 15:00, with 2 h of a left."""
    return planned(m1(), progress("Mon 15:00", {"a": begun("Mon 08:00", "2h")}))


def test_plan_without_facts_says_nothing_of_a_day():
    """Nor does its file."""
    plan = planned(m1(), None)
    assert day_of(plan) is None
    assert plan_document(plan).day is None


def test_step_under_way_is_told_with_its_breaks(overrun):
    """The mechanics go home at 16:00; an hour is done then, and one on Tuesday."""
    assert rows(overrun) == {
        "Facts as of": ["Mon 02 Mar 2026 15:00: 0 done, 1 begun, 4 to come; none assumed"],
        "Begun": [
            "a is under way since Mon 02 Mar 08:00: 2 h left, from Mon 02 Mar 15:00 to Tue 03 Mar "
            "09:00; interrupted from Mon 02 Mar 16:00 to Tue 03 Mar 08:00, although it should run "
            "through"
        ],
    }
    assert piece_reason(overrun, overrun.chain[0]).startswith("under way since Mon 02 Mar 08:00")
    told = explain(overrun, "a", counterfactuals=False)
    assert told.when == (
        "a runs from Mon 02 Mar 15:00 to Tue 03 Mar 09:00: 2 h of work left, of 4 h, with 1 pause."
    )
    assert told.facts == (f"{rows(overrun)['Begun'][0]}.",)
    assert told.why[0] == "It is under way since Mon 02 Mar 08:00."


def test_file_of_a_plan_lists_the_day(overrun):
    """In figures, as `verify` derives them anew."""
    day = plan_document(overrun).day
    assert day is not None
    assert (day.data_date_minute, day.done, day.to_come) == (420, 0, 4)
    (a,) = day.unfinished
    assert (a.step, a.left_minutes, a.breaks) == ("a", 120, ((480, 1440),))
    assert (a.suspended, a.waits_for) == (False, ())


def test_step_out_of_sequence_waits_and_says_for_whom():
    """B began at 10:00 before a had ended; its rest waits, and d is not touched."""
    steps = {"a": begun("Mon 08:00", "1h"), "b": begun("Mon 10:00", "5h", assumed=True)}
    plan = planned(m1(), progress("Mon 11:00", steps))

    told = rows(plan)
    assert told["Facts as of"][0].endswith("; 1 assumed, reported by nobody (b)")
    assert told["Facts that break rules"] == [
        "b came 2 h too early after a (hard link); b must wait for it"
    ]
    facts = explain(plan, "b", counterfactuals=False).facts
    assert facts == (
        "b is under way since Mon 02 Mar 10:00; its rest waits for a: 5 h left, from Mon 02 Mar "
        "12:00 to Tue 03 Mar 09:00.",
        "A fact breaks a rule: b came 2 h too early after a (hard link); b must wait for it.",
        "What is recorded of it was assumed: nobody has reported it.",
    )
    assert explain(plan, "d", counterfactuals=False).facts == ()


def test_suspended_step_says_from_when_it_may_go_on():
    """It keeps the hall, and the load hangs there: c waits for its end."""
    steps = {
        "lift": LIFT,
        "c": "{hours: 3, crew: {ELE: 2}, facility: HALL}",
        "go": "{hours: 1, all_hands: true, crew: {ELE: 2}, facility: PAD, after: [lift, c]}",
    }
    stopped = begun("Mon 08:00", "2h", suspended="Mon 10:00", resume="Tue 08:00")
    campaign = campaign_of(graph(steps, HAZARDS))
    plan = planned(campaign, progress("Mon 10:00", {"lift": stopped}))

    told = explain(plan, "lift", counterfactuals=False)
    assert told.facts == (
        "lift is suspended, begun on Mon 02 Mar 08:00: 2 h left, from Tue 03 Mar 08:00 to Tue 03 "
        "Mar 10:00.",
    )
    assert told.why[0] == "It has been stopped, and may go on from Tue 03 Mar 08:00 on."
    assert explain(plan, "c", counterfactuals=False).why == (
        "It must not run beside lift, which ends on Tue 03 Mar 10:00 (hazard: load under the "
        "hook).",
    )


def test_milestone_that_nobody_recorded_lies_at_the_data_date():
    """Announced for Mon 12:00, it is still to come on Tue 09:00, and holds back b."""
    plan = planned(altered(**MILESTONE), progress("Tue 09:00", A | C))

    assert plan.schedule["m"].start == plan.schedule["b"].start == 25 * 60
    assert rows(plan)["Not recorded"] == [
        "m is not recorded: it lies at Tue 03 Mar 09:00 at the earliest, as does what follows"
    ]


def test_recorded_milestone_is_not_called_unrecorded():
    """It was passed at noon; b is free from the data date on."""
    plan = planned(
        altered(**MILESTONE),
        progress("Tue 09:00", A | C | {"m": done("Mon 12:00", "Mon 12:00")}),
    )
    assert "Not recorded" not in rows(plan)


def test_link_with_a_lag_from_a_fact_is_named():
    """D waits for 30 h after a, which ended Mon 12:00: from Tue 18:00 on, so Wed 08:00."""
    campaign = altered(d="{hours: 2, crew: {MEC: 4}, facility: PAD, after: [b, c, a+30h]}")
    b = {"b": done("Mon 12:00", "Tue 08:00", complete="Lee")}
    plan = planned(campaign, progress("Tue 08:00", A | C | b))

    (why, *_) = explain(plan, "d", counterfactuals=False).why
    assert why == "It waits for a fact: a, which ended on Mon 02 Mar 12:00."
    (piece, *_) = [x for x in plan.chain if x.task == "d" and x.kind == "work"]
    assert piece_reason(plan, piece).startswith("waits for a fact: the end of a")


def test_limit_that_counts_from_a_fact_is_told_with_what_is_left():
    """36 h after the battery was charged; it flies with 4 h to spare."""
    facts = {"bat": done("Mon 08:00", "Mon 10:00"), "w": done("Mon 10:00", "Mon 16:00")}
    plan = planned(campaign_of(BATTERY), progress("Tue 08:00", facts))

    line = "bat end to go end: 36 h from Mon 02 Mar 10:00, runs out Tue 03 Mar 22:00, 4 h left"
    assert rows(plan)["Limits that count"] == [line]
    assert explain(plan, "go", counterfactuals=False).facts == (
        f"A limit counts from a fact: {line}.",
    )


@pytest.mark.parametrize(
    ("name", "text", "is_whole"),
    [
        (
            "",
            "NOT KEPT: 1 test done in less than the hours, 0 confirmed as done whole (b: 5 h of "
            "6 h)",
            False,
        ),
        (
            "Lee",
            "1 test done in less than the hours, 1 confirmed as done whole (b: 5 h of 6 h, "
            "shorter, confirmed by Lee)",
            True,
        ),
    ],
)
def test_short_test_is_listed_with_who_confirmed_it(name, text, is_whole):
    """B ended Tue 09:00 after 5 h of its 6 h."""
    b = {"b": done("Mon 12:00", "Tue 09:00", **({"complete": name} if name else {}))}
    plan = planned(m1(), progress("Tue 10:00", A | C | b))
    sections = {each.topic: each for each in statement(plan.situation, plan.integrity)}

    assert sections["Tests done"].text == text
    assert sections["Done before"].text == (
        "3 steps (1 test) finished before the data date, with 4 hard links"
    )
    assert kept_text(plan.integrity).startswith("NOT WHOLE") is not is_whole
    entry = plan_document(plan).integrity
    assert entry.whole is is_whole
    assert [(x.step, x.worked_minutes, x.minutes, x.confirmed_by) for x in entry.short_tests] == [
        ("b", 300, 360, name)
    ]


def test_limit_that_facts_exceeded_is_told():
    """The battery waited 26 h for w to end; 20 h were allowed."""
    text = BATTERY.replace("limits: [", "limits: [{from: bat end, to: w end, max: 20h}, ")
    text = text.replace("max: 36h", "max: 60h")
    facts = {"bat": done("Mon 08:00", "Mon 10:00"), "w": done("Mon 10:00", "Tue 12:00")}
    plan = planned(campaign_of(text), progress("Tue 12:00", facts))

    assert rows(plan)["Facts that break rules"] == [
        "bat end to w end within 20 h: the limit was exceeded by 6 h"
    ]


def test_people_whom_steps_under_way_overdraw_are_told():
    """Both need the two electricians at once."""
    steps = {
        "k": "{hours: 6, crew: {ELE: 2}}",
        "j": "{hours: 3, crew: {ELE: 2}}",
        "go": "{hours: 1, all_hands: true, crew: {ELE: 2}, after: [k, j]}",
    }
    both = {"k": begun("Mon 09:00", "4h"), "j": begun("Mon 09:00", "2h")}
    plan = planned(campaign_of(graph(steps)), progress("Mon 10:00", both))

    assert rows(plan)["Facts that break rules"] == [
        "k and j need 2 more people in ELE than there are"
    ]
