"""What facts leave: rests and their windows, limits, links and people, worked out by hand."""

import pytest

from scheduler.analyse.floats.floats import floats
from scheduler.analyse.resource_order.partial_order import partial_order
from scheduler.errors import InputError
from scheduler.model.progress.announced_options import with_announced_options
from scheduler.model.scenario import Options
from scheduler.planning.interface.result import Status
from scheduler.planning.lists.list_schedule import best_list_schedule
from scheduler.schedule.checks import check
from tests.living.m1 import (
    HEAD,
    STEPS,
    altered,
    begun,
    campaign_of,
    done,
    graph,
    m1,
    minute,
    moment,
    progress,
    said,
    schedule_of,
    situation_of,
    solve_quickly,
)

EVENING = "windows: {evening: {for: end, daily: 18:00}}\n"
GO = "{hours: 1, all_hands: true, crew: {ELE: 2}, facility: PAD, after: [%s], windows: [evening]}"


def planned(campaign, facts):
    """Return the pieces of every step of the best list schedule after some facts."""
    schedule = best_list_schedule(situation_of(campaign, facts))
    assert schedule is not None
    return {name: said(schedule, name) for name in schedule.tasks}


@pytest.mark.parametrize("remaining", [None, "2h"])
def test_step_of_which_nothing_is_left_needs_a_word(remaining):
    """The four hours of a are over by Mon 12:00, or what remained at 10:00; nobody guesses more."""
    fields = {} if remaining is None else {"as_of": "Mon 10:00"}
    facts = progress("Mon 12:00", {"a": begun("Mon 08:00", remaining, **fields)})

    with pytest.raises(InputError, match="'a' is not finished, and by its working time") as error:
        situation_of(m1(), facts)

    assert [each.code for each in error.value.problems] == ["remaining-missing"]


def test_one_minute_is_enough_to_go_on():
    """A minute earlier, a minute is left."""
    facts = progress("Mon 11:59", {"a": begun("Mon 08:00")})

    assert planned(m1(), facts)["a"] == "Mon 11:59-12:00"


def test_milestone_that_has_started_is_passed():
    """It was passed on Mon 12:30: nothing of it is planned, and d waits 20 h from then."""
    campaign = altered(m="{hours: 0, after: [a]}", d=STEPS["d"].replace("[b, c]", "[b, c, m+20h]"))
    steps = {
        "a": done("Mon 08:00", "Mon 12:00"),
        "b": done("Mon 12:00", "Tue 08:00"),
        "c": done("Mon 12:00", "Mon 15:00"),
        "m": {"started": moment("Mon 12:30")},
    }
    facts = progress("Tue 08:00", steps)

    plan = best_list_schedule(situation_of(campaign, facts))

    assert plan is not None
    assert {name: said(plan, name) for name in plan.tasks} == {
        "d": "Tue 09:00-11:00",
        "go": "Tue 17:00-18:00",
    }
    assert check(campaign, campaign.resolve_scenario("plan"), plan, facts) == []


TWO_WAYS = altered(
    a="{hours: 4, crew: {MEC: 4}, facility: HALL, "
    "options: [{name: slow, hours: 8, crew: {MEC: 2}}]}"
)


def test_way_in_which_a_step_was_begun_has_to_be_said():
    """Where a scenario permits two ways, nobody guesses which; announced ones are filled in."""
    any_way = TWO_WAYS.altered(
        {"scenarios": {"plan": TWO_WAYS.scenarios["plan"].altered({"options": Options.ANY})}}
    )
    facts = progress("Mon 10:00", {"a": begun("Mon 08:00")})

    with pytest.raises(InputError, match="'a' has begun, and may be done in 2 ways") as error:
        situation_of(any_way, facts)
    assert error.value.problems[0].hint == (
        "Write 'option: 0' for the step as it stands, or the number of the option: 1 (slow)."
    )
    slow = with_announced_options(facts, {"a": 1, "b": 1})
    assert planned(any_way, slow)["a"] == "Mon 10:00-16:00"
    assert planned(TWO_WAYS, facts)["a"] == "Mon 10:00-12:00"
    assert with_announced_options(slow, {"a": 0}) == slow


@pytest.mark.parametrize("kind", ["elapsed: true", "all_hands: true, crew: {ELE: 2}"])
def test_what_goes_by_the_clock_keeps_its_run_windows(kind):
    """Two hours are left at 11:00, and quiet hours end at noon: the second hour is next morning."""
    windows = "windows: {quiet: {for: run, daily: 08:00-12:00}}\n"
    steps = {
        "e": f"{{hours: 4, windows: [quiet], {kind}}}",
        "go": "{hours: 1, elapsed: true, after: [e]}",
    }
    campaign = campaign_of(graph(steps, head=HEAD.replace(EVENING, windows)))
    facts = progress("Mon 11:00", {"e": begun("Mon 08:00", "2h")})

    plan = best_list_schedule(situation_of(campaign, facts))

    assert plan is not None
    assert said(plan, "e") == "Mon 11:00-12:00, Tue 08:00-09:00"
    assert check(campaign, campaign.resolve_scenario("plan"), plan, facts) == []
    break_ = (minute("Mon 12:00"), minute("Tue 08:00"))
    assert situation_of(campaign, facts).facts.interrupted == {"e": (break_,)}


def limited(most, facts):
    """Return the situation of M1 with a limit from the end of a to the start of b."""
    limits = f"limits: [{{from: a end, to: b start, max: {most}}}]\n"
    return situation_of(campaign_of(graph(STEPS, limits)), facts)


def test_limit_that_facts_have_broken_is_listed_and_holds_nobody_up():
    """An hour passes between a and b, half an hour is allowed: it is over, by 30 minutes."""
    steps = {"a": done("Mon 08:00", "Mon 12:00"), "b": begun("Mon 13:00"), "c": begun("Mon 12:00")}
    facts = progress("Mon 14:00", steps)

    situation = limited("30min", facts)

    assert situation.limits == ()
    assert [
        (each.rule, each.steps, each.amount) for each in situation.require_facts.departures
    ] == [("limits", ("a", "b"), 30)]
    plan = best_list_schedule(situation)
    assert plan is not None
    assert check(situation.campaign, situation.scenario, plan, facts) == []
    assert limited("1h", facts).require_facts.departures == ()


def test_limit_whose_end_is_still_to_come_has_to_be_kept():
    """A step under way ends on Tue 10:00, 22 h after a; 21 h make the plan impossible."""
    steps = {"a": done("Mon 08:00", "Mon 12:00"), "b": begun("Mon 12:00"), "c": begun("Mon 12:00")}
    facts = progress("Mon 14:00", steps)
    limits = "limits: [{from: a end, to: b end, max: %s}]\n"

    short, long = (campaign_of(graph(STEPS, limits % most)) for most in ("21h", "22h"))

    assert solve_quickly(situation_of(short, facts)).status is Status.INFEASIBLE
    plan = solve_quickly(situation_of(long, facts)).require_schedule()
    assert {each.rule for each in check(short, short.resolve_scenario("plan"), plan, facts)} == {
        "limits"
    }


def test_limit_to_the_end_of_a_step_under_way_counts_from_what_is_still_to_come():
    """It ends on Tue 10:00, and c at most 18 h before: not Mon 14-17, but at 16:00 or later."""
    steps = {"a": done("Mon 08:00", "Mon 12:00"), "b": begun("Mon 12:00")}
    limits = "limits: [{from: c start, to: b end, max: 18h}]\n"
    campaign, facts = campaign_of(graph(STEPS, limits)), progress("Mon 14:00", steps)

    plan = solve_quickly(situation_of(campaign, facts)).require_schedule()

    assert plan["c"].start >= minute("Mon 16:00")
    assert check(campaign, campaign.resolve_scenario("plan"), plan, facts) == []


def test_all_hands_under_way_call_in_more_than_there_are():
    """Two all-hands steps need three of two of ELE until Mon 12:00; n needs one, and waits."""
    steps = {
        "e": "{hours: 4, all_hands: true, crew: {ELE: 2}}",
        "f": "{hours: 4, all_hands: true, crew: {ELE: 1}}",
        "n": "{hours: 1, crew: {ELE: 1}}",
        "go": "{hours: 1, elapsed: true, after: [e, f, n]}",
    }
    campaign = campaign_of(graph(steps))
    facts = progress("Mon 10:00", {"e": begun("Mon 08:00"), "f": begun("Mon 08:00")})
    situation = situation_of(campaign, facts)

    (departure,) = situation.require_facts.departures
    assert (departure.rule, departure.steps, departure.amount) == ("crews", ("e", "f"), 1)
    listed = best_list_schedule(situation)
    assert listed is not None
    for plan in (listed, solve_quickly(situation).require_schedule()):
        assert said(plan, "n") == "Mon 12:00-13:00"
        assert check(campaign, campaign.resolve_scenario("plan"), plan, facts) == []


@pytest.mark.parametrize("link", ["c-5h", "c SF"])
def test_step_begun_may_be_done_before_what_it_keeps_away_where_its_link_leaves_room(link):
    """The lift may begin 5 h before c ends, or end as c starts: its 2 h, and c's 3 h after them."""
    steps = {
        "c": "{hours: 3, crew: {ELE: 2}, facility: HALL}",
        "lift": f"{{hours: 4, crew: {{MEC: 4}}, facility: HALL, hazards: [up], after: [{link}]}}",
        "go": GO % "lift, c",
    }
    campaign = campaign_of(graph(steps, "hazards: {up: {scope: facility, clears: true}}\n"))
    facts = progress("Mon 10:00", {"lift": begun("Mon 08:00", "2h", suspended="Mon 09:00")})

    plan = solve_quickly(situation_of(campaign, facts)).require_schedule()

    assert said(plan, "lift") == "Mon 10:00-12:00"
    assert plan["c"].start == minute("Mon 12:00")
    assert check(campaign, campaign.resolve_scenario("plan"), plan, facts) == []


def test_lead_too_short_for_both_leaves_no_place():
    """With a lead of 4 h the lift cannot be over before the 3 h of c begin."""
    steps = {
        "c": "{hours: 3, crew: {ELE: 2}, facility: HALL}",
        "lift": "{hours: 4, crew: {MEC: 4}, facility: HALL, hazards: [up], after: [c-4h]}",
        "go": GO % "lift, c",
    }
    campaign = campaign_of(graph(steps, "hazards: {up: {scope: facility, clears: true}}\n"))
    facts = progress("Mon 10:00", {"lift": begun("Mon 08:00", "2h", suspended="Mon 09:00")})

    result = solve_quickly(situation_of(campaign, facts))

    assert result.reason == "c (c) is kept away by lift, which has begun and waits for it"


def test_rest_of_a_countdown_ends_in_the_instant_of_launch():
    """On a grid of an hour 50 minutes are left: they begin at 17:10 and end at 18:00."""
    steps = {
        "a": done("Mon 08:00", "Mon 12:00"),
        "b": done("Mon 12:00", "Tue 08:00"),
        "c": done("Mon 12:00", "Mon 15:00"),
        "d": done("Tue 08:00", "Tue 10:00"),
        "go": begun("Tue 17:00", "50min", suspended="Tue 17:10"),
    }
    facts = progress("Tue 17:10", steps)

    for until in ("Tue 17:10", "Tue 17:20"):
        now = facts.altered({"data_date": moment(until)})
        situation = situation_of(m1(), now)
        listed = best_list_schedule(situation)
        assert listed is not None
        for plan in (listed, solve_quickly(situation).require_schedule()):
            day = "Tue" if until == "Tue 17:10" else "Wed"
            assert said(plan, "go") == f"{day} 17:10-18:00"
            assert check(m1(), situation.scenario, plan, now) == []


@pytest.mark.parametrize(("finished", "rest"), [("09:50", "Mon 12:00-12:50"), ("09:49", None)])
def test_links_and_limits_know_that_a_rest_ends_between_two_ticks(finished, rest):
    """Fifty minutes of e end no earlier than n at 12:00, and at most 3 h after d was done."""
    steps = {
        "d": "{hours: 2, crew: {ELE: 2}}",
        "n": "{hours: 2, crew: {ELE: 2}}",
        "e": "{hours: 4, crew: {MEC: 4}, after: [n FF]}",
        "go": "{hours: 1, elapsed: true, after: [e]}",
    }
    limits = "limits: [{from: d end, to: e end, max: 3h}]\n"
    campaign = campaign_of(graph(steps, limits))
    stopped = begun("Mon 08:00", "50min", suspended="Mon 09:00")
    facts = progress("Mon 10:00", {"d": done("Mon 08:00", f"Mon {finished}"), "e": stopped})

    result = solve_quickly(situation_of(campaign, facts))

    if rest is None:
        assert result.status is Status.INFEASIBLE
    else:
        plan = result.require_schedule()
        assert said(plan, "e") == rest
        assert check(campaign, campaign.resolve_scenario("plan"), plan, facts) == []


def test_float_ends_where_a_limit_from_a_recorded_minute_runs_out():
    """Ten hours after Mon 10:00 the limit runs out: x, planned until 14:00, has six hours."""
    steps = {
        "bat": "{hours: 2, crew: {ELE: 2}}",
        "x": "{hours: 2, elapsed: true}",
        "w": "{hours: 8, crew: {ELE: 2}}",
        "go": GO % "bat, x, w",
    }
    campaign = campaign_of(graph(steps, "limits: [{from: bat end, to: x end, max: 10h}]\n"))
    facts = progress("Mon 12:00", {"bat": done("Mon 08:00", "Mon 10:00")})
    plan = schedule_of(
        x=[("Mon 12:00", "Mon 14:00")],
        w=[("Tue 08:00", "Tue 16:00")],
        go=[("Tue 17:00", "Tue 18:00")],
    )

    found = floats(partial_order(situation_of(campaign, facts), plan))

    assert (found["x"].total, found["x"].free) == (6 * 60, 6 * 60)
