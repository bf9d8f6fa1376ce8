"""Plans that go on from facts: the examples worked out by hand, as lists make them."""

from scheduler.analyse.driving.chain import driving_chain
from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.obstacles.blocking import Cause
from scheduler.planning.lists.list_schedule import best_list_schedule
from tests.living.m1 import (
    STEPS,
    altered,
    begun,
    campaign_of,
    done,
    graph,
    m1,
    minute,
    progress,
    said,
    situation_of,
    solve_quickly,
    waived,
)

GO = "{hours: 1, all_hands: true, crew: {ELE: 2}, facility: PAD, after: [%s], windows: [evening]}"
LIFT = campaign_of(
    graph(
        {
            "lift": "{hours: 4, crew: {MEC: 4}, facility: HALL, hazards: [lifting]}",
            "c": "{hours: 3, crew: {ELE: 2}, facility: HALL}",
            "go": GO % "c, lift",
        },
        "hazards: {lifting: {scope: facility, clears: true}}\n",
    )
)
CHAIN = campaign_of(
    graph(
        {
            "p": "{hours: 4, crew: {MEC: 2}}",
            "q": "{hours: 2, crew: {ELE: 2}, after: [p]}",
            "r": "{hours: 2, crew: {ELE: 2}, after: [q]}",
            "go": GO % "r",
        }
    )
)


def planned(campaign, facts):
    """Return the pieces of every step of the best list schedule after some facts."""
    schedule = best_list_schedule(situation_of(campaign, facts))
    assert schedule is not None
    return {name: said(schedule, name) for name in schedule.tasks}


def test_facts_as_planned_leave_the_plan():
    """Example 1: what is under way goes on, and what follows stays."""
    steps = {"a": done("Mon 08:00", "Mon 12:00"), "b": begun("Mon 12:00"), "c": begun("Mon 12:00")}

    assert planned(m1(), progress("Mon 14:00", steps)) == {
        "b": "Mon 14:00-16:00, Tue 08:00-10:00",
        "c": "Mon 14:00-15:00",
        "d": "Tue 10:00-12:00",
        "go": "Tue 17:00-18:00",
    }


def test_more_work_of_a_step_under_way_moves_what_follows():
    """Example 2: b has 3 h left, and d waits for it."""
    steps = {
        "a": done("Mon 08:00", "Mon 12:00"),
        "b": begun("Mon 12:00", "3h"),
        "c": done("Mon 12:00", "Mon 15:00"),
    }

    assert planned(m1(), progress("Tue 09:00", steps)) == {
        "b": "Tue 09:00-12:00",
        "d": "Tue 12:00-14:00",
        "go": "Tue 17:00-18:00",
    }


def test_step_that_runs_over_goes_on_with_the_next_shift():
    """Example 3: people go home, a goes on on Tuesday, and launch slips by a day."""
    facts = progress("Mon 15:00", {"a": begun("Mon 08:00", "2h")})

    assert planned(m1(), facts) == {
        "a": "Mon 15:00-16:00, Tue 08:00-09:00",
        "b": "Tue 09:00-15:00",
        "c": "Tue 09:00-12:00",
        "d": "Wed 08:00-10:00",
        "go": "Wed 17:00-18:00",
    }
    assert situation_of(m1(), facts).facts.interrupted == {
        "a": ((minute("Mon 16:00"), minute("Tue 08:00")),)
    }


def test_people_who_stay_finish_a_step_and_nobody_else_uses_them():
    """Example 4: a goes on to 17:00 with four of the two people of the late shift; then c."""
    facts = progress("Mon 15:00", {"a": begun("Mon 08:00", "2h", people_stay=True)})

    assert planned(m1(), facts) == {
        "a": "Mon 15:00-17:00",
        "b": "Tue 08:00-14:00",
        "c": "Mon 17:00-20:00",
        "d": "Tue 14:00-16:00",
        "go": "Tue 17:00-18:00",
    }
    (departure,) = situation_of(m1(), facts).facts.departures
    assert (departure.rule, departure.subject, departure.amount) == ("crews", "MEC", 2)


def test_nothing_is_taken_as_done_because_its_time_has_passed():
    """Example 5: without any line, all of it is still to be done."""
    assert planned(m1(), progress("Tue 12:00")) == {
        "a": "Tue 12:00-16:00",
        "b": "Wed 08:00-14:00",
        "c": "Tue 16:00-19:00",
        "d": "Wed 14:00-16:00",
        "go": "Wed 17:00-18:00",
    }


def test_rest_of_a_step_out_of_sequence_waits_for_its_predecessor():
    """Example 7: b began before a was done; it waits for a, unless the link is waived."""
    steps = {"a": begun("Mon 08:00", "1h"), "b": begun("Mon 10:00", "5h")}
    facts = progress("Mon 11:00", steps)
    free = progress("Mon 11:00", steps, waived=waived("a>b"))

    assert planned(m1(), facts)["b"] == "Mon 12:00-16:00, Tue 08:00-09:00"
    assert planned(m1(), free)["b"] == "Mon 11:00-16:00"
    (departure,) = situation_of(m1(), facts).facts.departures
    assert (departure.rule, departure.steps, departure.amount) == ("links", ("a", "b"), 120)
    assert departure.holds_up == ("b",)
    assert situation_of(m1(), facts).facts.waiting == {"b": ("a",)}


def test_successors_of_a_step_done_too_early_wait_for_its_predecessor():
    """Example 8: q is done before p, so r waits for p, unless the link is waived."""
    steps = {"p": begun("Mon 08:00", "2h"), "q": done("Mon 08:00", "Mon 10:00")}

    assert planned(CHAIN, progress("Mon 10:00", steps))["r"] == "Mon 12:00-14:00"
    free = progress("Mon 10:00", steps, waived=waived("p>q"))
    assert planned(CHAIN, free)["r"] == "Mon 10:00-12:00"


def test_limit_counts_from_the_recorded_minute():
    """Example 9: 36 h from Mon 10:00 are over before the next launch after Wed 10:00; 56 h do."""
    steps = {
        "bat": "{hours: 2, crew: {ELE: 2}}",
        "w": "{hours: 6, pausable: true, crew: {ELE: 2}}",
        "go": GO % "bat, w",
    }
    limits = "limits: [{from: bat end, to: launch end, max: %s}]\n"
    facts = progress(
        "Tue 12:00", {"bat": done("Mon 08:00", "Mon 10:00"), "w": begun("Tue 10:00", "6h")}
    )

    short, long = (campaign_of(graph(steps, limits % most)) for most in ("36h", "56h"))

    assert best_list_schedule(situation_of(short, facts)) is None
    assert planned(long, facts)["w"] == "Tue 12:00-16:00, Wed 08:00-10:00"
    assert planned(long, facts)["go"] == "Wed 17:00-18:00"
    (limit,) = situation_of(short, facts).limits
    assert (limit.source, limit.fact, limit.since) == (None, "bat", minute("Mon 10:00"))


def test_suspended_step_keeps_its_place_and_its_hazards_unless_made_safe():
    """Example 10: c waits for the lift, which is under way since Monday, or goes on beside it."""
    lift = {"started": "Mon 08:00", "remaining": "2h", "suspended": "Mon 10:00"}
    facts, safe = (
        progress("Mon 10:00", {"lift": begun(**lift, resume="Tue 08:00", made_safe=is_safe)})
        for is_safe in (False, True)
    )

    assert planned(LIFT, facts)["c"] == "Tue 10:00-13:00"
    assert planned(LIFT, safe)["c"] == "Mon 10:00-13:00"
    assert planned(LIFT, safe)["lift"] == "Tue 08:00-10:00"


def test_facts_lie_between_ticks_and_planned_starts_do_not():
    """Example 16: as of 10:07 on a grid of 30 min, and a rest that ends at 10:57."""
    campaign = campaign_of(
        graph(
            {
                "a": "{hours: 4h, crew: {MEC: 4}}",
                "b": "{hours: 30min, elapsed: true, after: [a]}",
                "e": "{hours: 2h, crew: {ELE: 2}}",
                "go": "{hours: 1, elapsed: true, after: [b, e]}",
            }
        )
    )
    facts = progress("Mon 10:07", {"a": begun("Mon 08:00", "50 min")})

    assert planned(campaign, facts) == {
        "a": "Mon 10:07-10:57",
        "b": "Mon 11:00-11:30",
        "e": "Mon 10:30-12:30",
        "go": "Mon 12:30-13:30",
    }


def test_lag_counts_from_the_recorded_end():
    """Example 17: twelve hours after Mon 12:30 are over on Tue 00:30."""
    steps = {
        "a": "{hours: 4, crew: {MEC: 4}}",
        "s": "{hours: 30min, elapsed: true, after: [a+12h]}",
        "go": "{hours: 1, elapsed: true, after: [s]}",
    }
    facts = progress("Mon 20:00", {"a": done("Mon 08:00", "Mon 12:30")})

    assert planned(campaign_of(graph(steps)), facts)["s"] == "Tue 00:30-01:00"


def test_milestone_is_passed_only_when_recorded():
    """Example 18: m lies at the data date, and what follows it not before."""
    campaign = altered(m="{hours: 0, after: [a]}", d=STEPS["d"].replace("[b, c]", "[b, c, m]"))
    steps = {
        "a": done("Mon 08:00", "Mon 12:00"),
        "b": done("Mon 12:00", "Tue 09:00"),
        "c": done("Mon 12:00", "Mon 15:00"),
    }

    plan = planned(campaign, progress("Tue 09:00", steps))

    assert plan["m"] == "Tue 09:00-09:00"
    assert plan["d"] == "Tue 09:00-11:00"


def test_step_is_never_done_where_what_keeps_it_away_waits_for_it():
    """The lift began before c, which it waits for, and its hazard keeps c out of the hall."""
    lift = "{hours: 4, crew: {MEC: 4}, facility: HALL, hazards: [lifting], after: [c]}"
    steps = {
        "c": "{hours: 3, crew: {ELE: 2}, facility: HALL}",
        "lift": lift,
        "go": GO % "lift",
    }
    campaign = campaign_of(graph(steps, "hazards: {lifting: {scope: facility, clears: true}}\n"))
    facts = progress("Mon 10:00", {"lift": begun("Mon 08:00", "2h")})

    result = solve_quickly(situation_of(campaign, facts))

    assert result.reason == "c (c) is kept away by lift, which has begun and waits for it"


def test_step_under_way_past_the_windows_of_its_end_makes_the_plan_impossible():
    """The countdown began at 17:30, so it ends at 18:30, and launches are at 18:00 alone."""
    steps = {
        "a": done("Mon 08:00", "Mon 12:00"),
        "b": done("Mon 12:00", "Tue 10:00"),
        "c": done("Mon 12:00", "Mon 15:00"),
        "d": done("Tue 10:00", "Tue 12:00"),
        "go": begun("Tue 17:30", "30min"),
    }

    result = solve_quickly(situation_of(m1(), progress("Tue 18:00", steps)))

    assert result.reason.startswith("go (go) is under way and ends on Tue 03 Mar 18:30")


def test_explanations_know_what_is_under_way_and_what_waits_for_a_fact():
    """As of Mon 13:00: b waits for a, which ended then, and is the first piece of the chain."""
    facts = progress("Mon 13:00", {"a": done("Mon 08:00", "Mon 13:00"), "c": begun("Mon 12:00")})
    situation = situation_of(m1(), facts)
    schedule = solve_quickly(situation).require_schedule()

    drivers = Drivers(situation, schedule)
    first = driving_chain(drivers)[0]

    assert (drivers.of("b").cause, drivers.of("b").subject) == (Cause.FACT, "a")
    assert drivers.of("c").cause is Cause.UNDER_WAY
    assert (first.task, first.start) == ("b", minute("Mon 13:00"))
