"""Facts that break rules: each is listed with the rule, the steps and by how much."""

from scheduler.analyse.departures.listing import departures
from scheduler.wording.departures import amount_text
from tests.living.m1 import (
    HEAD,
    altered,
    begun,
    campaign_of,
    done,
    graph,
    m1,
    progress,
    situation_of,
)

GO = "{hours: 1, elapsed: true}"


def listed(campaign, facts, rule=None):
    """Return rule, steps, subject and amount in words of what facts have broken."""
    return [
        (each.rule, each.steps, each.subject, amount_text(each))
        for each in departures(situation_of(campaign, facts))
        if rule in {None, each.rule}
    ]


def small(more="", head=HEAD, **steps):
    """Return a campaign of some steps and an hour for launch."""
    return campaign_of(graph({**steps, "go": GO}, more, head))


def test_plan_that_was_kept_breaks_nothing():
    """The announced dates up to Tue 10:00 break no rule."""
    steps = {
        "a": done("Mon 08:00", "Mon 12:00"),
        "b": done("Mon 12:00", "Tue 10:00"),
        "c": done("Mon 12:00", "Mon 15:00"),
    }

    assert listed(m1(), progress("Tue 10:00", steps)) == []


def test_links_limits_and_windows_that_facts_broke_are_listed_together():
    """Work on b began an hour before a was done, c an hour too soon; go is not looked at yet."""
    campaign = altered(c="{hours: 3, crew: {MEC: 2}, facility: HALL, after: [a+1h]}")
    steps = {
        "a": done("Mon 08:00", "Mon 12:00"),
        "b": begun("Mon 11:00", "2h"),
        "c": done("Mon 12:00", "Mon 15:00"),
    }

    assert listed(campaign, progress("Mon 15:00", steps)) == [
        ("links", ("a", "b"), "", "1 h"),
        ("links", ("a", "c"), "", "1 h"),
    ]


def test_people_at_work_beyond_those_on_shift():
    """From 10:00 on six of four of MEC were at work."""
    campaign = small(x="{hours: 4, crew: {MEC: 4}}", y="{hours: 2, crew: {MEC: 2}}")
    steps = {"x": done("Mon 08:00", "Mon 12:00"), "y": done("Mon 10:00", "Mon 12:00")}

    assert listed(campaign, progress("Mon 12:00", steps)) == [
        ("crews", ("x", "y"), "MEC", "2 people")
    ]


def test_people_who_stayed_are_more_than_the_next_shift_has():
    """At 17:00 two of MEC are on shift; x has four, who stayed."""
    campaign = small(x="{hours: 4, crew: {MEC: 4}}")
    facts = progress("Mon 18:00", {"x": {**done("Mon 13:00", "Mon 17:30"), "people_stay": True}})

    assert listed(campaign, facts) == [("crews", ("x",), "MEC", "2 people")]


def test_steps_beyond_the_room_of_a_place():
    """The pad has room for one; y came an hour before x left."""
    campaign = small(
        x="{hours: 4, crew: {ELE: 1}, facility: PAD}", y="{hours: 2, crew: {ELE: 1}, facility: PAD}"
    )
    steps = {"x": done("Mon 08:00", "Mon 12:00"), "y": done("Mon 11:00", "Mon 13:00")}

    assert listed(campaign, progress("Mon 13:00", steps)) == [
        ("facilities", ("x", "y"), "PAD", "1 slot")
    ]


def test_step_in_held_room():
    """From x to z the pad is held, and y went in between."""
    campaign = small(
        "holds: [{facility: PAD, from: x, to: z}]\n",
        x="{hours: 1, crew: {ELE: 1}}",
        y="{hours: 1, crew: {ELE: 1}, facility: PAD}",
        z="{hours: 1, crew: {ELE: 1}, after: [x]}",
    )
    steps = {"x": done("Mon 08:00", "Mon 09:00"), "y": done("Mon 10:00", "Mon 11:00")}

    assert listed(campaign, progress("Mon 12:00", steps)) == [
        ("holds", ("y", "x", "z"), "PAD", "1 slot")
    ]


HAZARD = small(
    "hazards: {up: {scope: facility, clears: true}}\n",
    lift="{hours: 4, crew: {MEC: 4}, facility: HALL, hazards: [up]}",
    c="{hours: 3, crew: {ELE: 2}, facility: HALL}",
)


def test_meeting_that_a_hazard_forbids():
    """Below the load that hung from 08:00 to 12:00, c was worked on for an hour."""
    steps = {"lift": done("Mon 08:00", "Mon 12:00"), "c": done("Mon 11:00", "Mon 14:00")}

    assert listed(HAZARD, progress("Mon 14:00", steps)) == [("hazards", ("lift", "c"), "up", "1 h")]
    apart = {"lift": done("Mon 08:00", "Mon 12:00"), "c": done("Mon 12:00", "Mon 15:00")}
    assert listed(HAZARD, progress("Mon 15:00", apart)) == []


def test_load_that_was_made_safe_is_no_hazard_from_then_on():
    """The lift stopped at 10:00; c came at 11:00, below the load only if nobody made it safe."""
    stopped = begun("Mon 08:00", "2h", suspended="Mon 10:00")
    steps = {"lift": stopped, "c": done("Mon 11:00", "Mon 14:00")}
    safe = {**steps, "lift": {**stopped, "made_safe": True}}

    assert listed(HAZARD, progress("Mon 14:00", steps)) == [("hazards", ("lift", "c"), "up", "3 h")]
    assert listed(HAZARD, progress("Mon 14:00", safe)) == []


def test_dates_outside_windows_and_promises():
    """Each date misses what it had to lie in, or to be, by so many minutes."""
    windows = """\
windows:
  morning: {for: start, daily: 08:00-09:00}
  quiet: {for: run, daily: 08:00-12:00}
  noon: {for: end, daily: 12:00}
"""
    campaign = small(
        head=HEAD.replace("windows: {evening: {for: end, daily: 18:00}}\n", windows),
        s="{hours: 1, crew: {ELE: 1}, windows: [morning]}",
        r="{hours: 4, elapsed: true, windows: [quiet]}",
        e="{hours: 1, crew: {ELE: 1}, windows: [noon]}",
        n="{hours: 1, elapsed: true, not_before: 2026-03-02T11:00}",
        p="{hours: 1, elapsed: true, at: 2026-03-02T11:00}",
    )
    steps = {
        "s": done("Mon 09:30", "Mon 10:30"),
        "r": done("Mon 10:00", "Mon 14:00"),
        "e": done("Mon 12:00", "Mon 13:00"),
        "n": done("Mon 10:15", "Mon 11:15"),
        "p": done("Mon 11:20", "Mon 12:20"),
    }

    assert listed(campaign, progress("Mon 14:00", steps)) == [
        ("windows", ("s",), "start", "30 min"),
        ("windows", ("r",), "run", "2 h"),
        ("windows", ("e",), "end", "1 h"),
        ("not-before", ("n",), "", "45 min"),
        ("promised", ("p",), "", "20 min"),
    ]


def test_step_that_should_run_through_and_stood_still_over_night():
    """It began on Mon 14:00 and was done on Tue 10:00: 16 h of that are no working time of ELE."""
    campaign = small(x="{hours: 4, crew: {ELE: 2}}", y="{hours: 4, pausable: true, crew: {ELE: 2}}")
    night = done("Mon 14:00", "Tue 10:00")

    facts = progress("Tue 10:00", {"x": night})
    assert listed(campaign, facts) == [("working-time", ("x",), "", "16 h")]
    assert listed(campaign, progress("Tue 10:00", {"y": night})) == []


def test_steps_at_once_in_a_serial_order():
    """One step at a time: y began an hour before x was over."""
    head = HEAD.replace("{plan: {}}", "{plan: {order: serial}}")
    campaign = small(head=head, x="{hours: 2, elapsed: true}", y="{hours: 2, elapsed: true}")
    steps = {"x": done("Mon 08:00", "Mon 10:00"), "y": done("Mon 09:00", "Mon 11:00")}

    assert listed(campaign, progress("Mon 12:00", steps)) == [("order", ("x", "y"), "", "1 h")]


def test_duty_rules_broken_by_recorded_work():
    """Three days in a row where two are allowed, by the one team of ELE."""
    head = HEAD.replace("{plan: {}}", "{plan: {duty: {days_in_row: 2, as: rule}}}")
    campaign = small(head=head, **dict.fromkeys("xyz", "{hours: 1, crew: {ELE: 1}}"))
    days = zip("xyz", ("Mon", "Tue", "Wed"), strict=True)
    steps = {step: done(f"{day} 08:00", f"{day} 09:00") for step, day in days}

    assert listed(campaign, progress("Wed 12:00", steps)) == [("duty", (), "ELE day", "1 time")]


def test_without_facts_nothing_departs():
    """A campaign of which nothing is recorded has kept every rule."""
    assert departures(situation_of(m1())) == ()
