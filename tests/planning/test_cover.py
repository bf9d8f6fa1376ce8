"""Cover: vehicles that others wait for stand by as early as launch allows."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.errors import InputError
from scheduler.planning.interface.options import Prefer
from scheduler.planning.interface.result import Status
from scheduler.planning.lists.list_schedule import activate
from scheduler.planning.preferences.cover import EarlyStandby
from scheduler.planning.vehicles.covering import standbys_to_come
from scheduler.schedule.checks import check
from tests.analyse.two_vehicles import HEAD, two_vehicles
from tests.builders import (
    ONE_WORKER,
    hours,
    make_campaign,
    make_situation,
    make_task,
    solve_campaign,
)
from tests.living.m1 import begun, done, progress, situation_of, solve_quickly
from tests.planning.campaigns import REPEATABLE
from tests.planning.test_preference_optimum import sites
from tests.planning.test_preferences import encoded, some_schedule

COVER = replace(ONE_WORKER, prefer=Prefer.COVER)
LATE = {"for": "start", "daily": "20:00"}
ONE = {"MEC": 1}
SITE = {
    "V0": {"flows": ["mission"], "launch": "L", "standby": {"tag": "ready"}},
    "V1": {"flows": ["next"], "standby": "B"},
}


def site(*tasks, vehicles=SITE, **fields):
    """Return a campaign of a mission with lift-off L and a next vehicle that stands by with B."""
    flows = {name: {"name": name} for name in ("mission", "next", "third")}
    settings = {"crews": {"MEC": 1}, "flows": flows, "vehicles": vehicles}
    return make_campaign(*tasks, **{**settings, **fields})


def launch(*after):
    """Return the lift-off, which waits for steps until 20:00."""
    return make_task("L", "1h", after=after, windows=[LATE], flow="mission")


def starts(result):
    """Return the starts of a result in hours."""
    return {step: start / 60 for step, start in result.require_schedule().starts.items()}


def test_standby_step_goes_before_shorter_work():
    """A of 2 h and B of 4 h share one person: early starts put A first, cover puts B first."""
    tasks = (
        make_task("A", "2h", crew=ONE, flow="mission"),
        make_task("B", "4h", crew=ONE, flow="next", loose_end=True),
        launch("A"),
    )
    early, cover = solve_campaign(site(*tasks)), solve_campaign(site(*tasks), options=COVER)

    assert starts(early) == {"A": 0, "B": 2, "L": 12}
    assert starts(cover) == {"A": 4, "B": 0, "L": 12}
    assert cover.preference is not None
    assert (cover.preference.value, cover.preference.proved) == (hours(4), True)


def test_launch_is_not_put_off_for_a_standby():
    """Launch at 10:00 needs A at once: B waits for it, and stands by 6 h after the start."""
    soon = {"for": "start", "from": "2025-11-10T10:00", "to": "2025-11-14T10:00"}
    result = solve_campaign(
        site(
            make_task("A", "2h", crew=ONE, flow="mission"),
            make_task("B", "4h", crew=ONE, flow="next", loose_end=True),
            make_task("L", "1h", after=["A"], windows=[soon], flow="mission"),
        ),
        options=COVER,
    )

    assert (result.launch_minute, result.status) == (hours(3), Status.OPTIMAL)
    assert result.preference is not None
    assert (result.preference.value, result.preference.proved) == (hours(6), True)


def test_another_mode_is_taken_for_an_earlier_standby():
    """B takes 4 h as it stands and 3 h otherwise: standby ranks before the usual mode."""
    result = solve_campaign(
        site(
            make_task("B", "4h", crew=ONE, flow="next", loose_end=True, options=[{"hours": 3}]),
            make_task("C", "1h", flow="next", loose_end=True, options=[{"hours": "30min"}]),
            launch(),
            scenario={"options": "any"},
        ),
        options=COVER,
    )

    assert result.preference is not None
    assert (result.preference.value, result.preference.proved) == (hours(3), True)
    assert result.require_schedule().options == {"B": 1, "C": 0, "L": 0}


def test_last_step_with_the_tag_counts():
    """B and C of one hour have the tag, A of 1 h has not: A comes last, standby is at hour 2."""
    built = {"crew": ONE, "flow": "next", "tags": "built", "loose_end": True}
    vehicles = {**SITE, "V1": {"flows": ["next"], "standby": {"tag": "built"}}}
    result = solve_campaign(
        site(
            make_task("A", "1h", crew=ONE, flow="next", loose_end=True),
            make_task("B", "1h", **built),
            make_task("C", "1h", **built),
            launch(),
            vehicles=vehicles,
        ),
        options=COVER,
    )

    assert starts(result)["A"] == 2
    assert result.preference is not None
    assert result.preference.value == hours(2)


def test_standbys_of_several_vehicles_add_up():
    """B of 1 h and C of 3 h bring one vehicle each on standby: at hours 1 and 4, 5 in sum."""
    vehicles = {**SITE, "V2": {"flows": ["third"], "standby": "C"}}
    tasks = (
        make_task("B", "1h", crew=ONE, flow="next", loose_end=True),
        make_task("C", "3h", crew=ONE, flow="third", loose_end=True),
        launch(),
    )
    result = solve_campaign(site(*tasks, vehicles=vehicles), options=COVER)
    promised = site(*tasks, vehicles=vehicles, cover={"vehicles": ["V2"], "promise": "9d"})
    other = solve_campaign(promised, options=COVER)

    assert (result.preference.value, other.preference.value) == (hours(5), hours(3))
    assert starts(other) == {"C": 0, "B": 3, "L": 12}


def coming(*tasks, vehicles, **fields):
    """Return the vehicles whose standby is still to come for others."""
    situation = make_situation(site(*tasks, vehicles=vehicles, **fields))
    return [each.vehicle.id for each in standbys_to_come(situation)]


SEASON = {
    "V0": {"flows": ["mission"], "launch": "L", "standby": "A"},
    "V1": {"flows": ["next"], "launch": "M", "standby": "B"},
}


def season(after="L", **fields):
    """Return the steps of a mission and of a second launch, which waits for a step."""
    return (
        make_task("A", flow="mission"),
        make_task("B", flow="next"),
        make_task("L", after=["A"], flow="mission"),
        make_task("M", after=["B", after], flow="next", **fields),
    )


def test_first_vehicle_to_lift_off_stands_by_for_nobody():
    """M waits for L, so that V0 goes first: only the standby of V1 counts."""
    assert coming(*season(), vehicles=SEASON) == ["V1"]


def test_every_vehicle_counts_where_no_lift_off_is_first():
    """No link says which of the two goes first."""
    assert coming(*season(after="A"), vehicles=SEASON) == ["V0", "V1"]


def test_habit_that_is_set_aside_puts_no_lift_off_first():
    """M waits for L by habit alone."""
    tasks = (*season(after="A")[:3], make_task("M", after="B", usually_after="L", flow="next"))

    assert coming(*tasks, vehicles=SEASON) == ["V1"]
    assert coming(*tasks, vehicles=SEASON, scenario={"habits": "relaxed"}) == ["V0", "V1"]


def test_vehicle_that_stands_by_already_does_not_count():
    """B was done before the start."""
    assert coming(*season(), vehicles=SEASON, scenario={"done": "B"}) == []


def test_nothing_is_preferred_where_nobody_comes_on_standby():
    """The value is nothing, and proved."""
    campaign = site(*season(), vehicles=SEASON, scenario={"done": "B"})
    result = solve_campaign(campaign, options=COVER)

    assert result.preference is not None
    assert (result.preference.value, result.preference.proved) == (0, True)


def test_first_vehicle_counts_no_more_once_it_has_left():
    """By the facts V1's n1 is done; n2 is left, and of V1 nothing: n2 counts."""
    facts = progress(
        "Tue 09:00", {"n1": done("Mon 08:00", "Mon 16:00"), "k": begun("Mon 08:00", "2h")}
    )
    (found,) = standbys_to_come(situation_of(two_vehicles(), facts))

    assert (found.vehicle.id, found.steps) == ("V2", ("n2",))


def test_standby_that_facts_put_off_the_grid_counts_at_the_next_tick():
    """n2 has 2 h 20 left at Tuesday 09:10 on a grid of an hour: it ends at 11:30, counted as 12."""
    facts = progress(
        "Tue 09:10",
        {
            "n1": done("Mon 08:00", "Mon 16:00"),
            "n2": begun("Tue 08:00", "2h20"),
            "k": begun("Mon 08:00", "2h"),
        },
    )
    situation = situation_of(two_vehicles(), facts)
    cover = EarlyStandby(situation)

    assert situation.tick == hours(1)
    assert cover.value(solve_quickly(situation).require_schedule()) == hours(28) == cover.floor


def test_bound_knows_what_links_alone_ask_for():
    """Without any search for it, standby is no earlier than n1 and n2 in a row: Tuesday 16:00."""
    options = replace(COVER, settle=0.0)
    result = solve_campaign(two_vehicles(), options=options)

    assert result.preference is not None
    assert result.preference.bound == hours(32)


def test_step_wanted_late_does_not_put_off_a_standby():
    """The mission waits for B, which is wanted late, but the next vehicle stands by with it."""
    tasks = (
        make_task("B", "1h", crew=ONE, flow="next", as_late_as_possible=True),
        launch("B"),
    )

    assert starts(solve_campaign(site(*tasks)))["B"] == 7
    assert starts(solve_campaign(site(*tasks), options=COVER))["B"] == 0


@settings(REPEATABLE, max_examples=16)
@given(sites(), st.data())
def test_encoding_says_what_the_value_says(campaign, data):
    """With all starts fixed, the least aim of the model is the value of the schedule."""
    situation, schedule = some_schedule(campaign, data)

    aim, value = encoded(situation, schedule, COVER)

    assert aim == value


@settings(REPEATABLE, max_examples=12)
@given(sites(), st.data())
def test_moving_left_never_raises_the_value(campaign, data):
    """Nor does any plan stand by before the sum that links alone ask for."""
    situation, schedule = some_schedule(campaign, data)
    cover = EarlyStandby(situation)

    moved = activate(situation, schedule, cover.first_kept)

    assert check(campaign, situation.scenario, moved) == []
    assert cover.floor <= cover.value(moved) <= cover.value(schedule)


def test_cover_needs_vehicles():
    """Where the graph names none, the planner is told what to write."""
    campaign = two_vehicles(vehicles={"V1": "", "V2": ""}, head=HEAD)

    with pytest.raises(InputError, match="names no vehicles") as raised:
        solve_campaign(campaign, options=COVER)

    assert "Name them under `vehicles`" in raised.value.problems[0].hint
