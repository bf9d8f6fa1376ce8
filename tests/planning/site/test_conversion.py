"""What the parts of a campaign become on its site, by hand; a tick is an hour."""

import pytest

from scheduler.engine.site.problem import NOBODY, Resource, SiteHold, SiteLimit, SiteLink, Starts
from scheduler.model.notation.durations import HOUR
from scheduler.planning.site.conversion import is_whole, site_of
from scheduler.planning.site.placements import placement_of
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from tests.builders import PLAN, hours, make_campaign, make_milestone, make_situation, make_task


def test_times_are_counted_in_ticks():
    """On a grid of hours, seven hours begun in the third hour or later stop for the night."""
    campaign = make_campaign(
        make_task("A", "7h", crew={"MEC": 1}, pausable=True), crews={"MEC": 2}, horizon="40h"
    )

    site = site_of(make_situation(campaign))

    assert site.horizon == 40
    assert site.modes[0][0].duration == 7
    assert site.tables == ((Starts(0, 1), Starts(2, 7, ((8, 24),)), Starts(24, 25)),)
    assert site.workings == (((0, 8), (24, 32)),)
    assert site.resources == (Resource(levels=((0, 2), (8, 0), (24, 2), (32, 0))),)


def test_tasks_on_the_same_calendar_share_a_table():
    """Two tasks as long as each other and on the same shifts have the same legal starts."""
    tasks = [make_task(name, "4h", crew={"MEC": 1}) for name in "ABC"]
    other = make_task("D", "5h", crew={"MEC": 1})

    site = site_of(make_situation(make_campaign(*tasks, other, crews={"MEC": 1})))

    assert [modes[0].starts for modes in site.modes] == [0, 0, 0, 1]
    assert {modes[0].working for modes in site.modes} == {0}


def test_a_crew_that_is_called_in_has_a_roster_beside_its_shifts():
    """All hands take from the roster only, others from the shift and from the roster."""
    campaign = make_campaign(
        make_task("A", "4h", crew={"MEC": 1, "ELE": 1}),
        make_task("B", "4h", crew={"MEC": 3}, all_hands=True),
        shifts={"day": "08:00-16:00", "late": "16:00-24:00"},
        crews={"MEC": 2, "ELE": 1},
    )

    site = site_of(make_situation(campaign))

    assert site.resources[1] == Resource(levels=((0, 4),))
    assert site.modes[0][0].demands == ((0, 1), (1, 1), (2, 1))
    assert site.modes[1][0].demands == ((1, 3),)


def test_rooms_are_kept_in_pauses_and_those_for_any_number_are_left_out():
    """A hall for two is a kept resource, a yard for any number is none, nor are holds there."""
    campaign = make_campaign(
        make_task("A", "4h", facility="YARD", equipment="HALL"),
        make_milestone("B", after="A"),
        make_task("C", "1h", after="B"),
        facilities={"HALL": 2, "YARD": "any"},
        holds=[
            {"facility": "YARD", "from": "A", "to": "C"},
            {"facility": "HALL", "from": "A", "to": "C"},
        ],
    )

    site = site_of(make_situation(campaign))

    assert site.resources == (Resource(levels=((0, 2),), kept=True),)
    assert [modes[0].demands for modes in site.modes] == [((0, 1),), (), ()]
    assert site.holds == (SiteHold(0, 0, 2, 1),)


def test_links_and_limits_keep_their_events_and_lags():
    """A link between ends with a working lag, and a limit from what was done before the start."""
    campaign = make_campaign(
        make_task("done", tags="standby"),
        make_task("A", "2h", crew={"MEC": 1}),
        make_task("B", "3h", crew={"MEC": 1}, after="A FF+2h working"),
        crews={"MEC": 2},
        limits=[
            {"from": "done end", "to": "A start", "max": "3h"},
            {"from": "A start", "to": "B end", "max": "6h"},
        ],
        scenario={"done": "standby"},
    )

    site = site_of(make_situation(campaign))

    assert site.labels == ("A", "B")
    assert site.links == (SiteLink(0, 1, from_end=True, to_end=True, lag=2, working=True),)
    assert site.limits == (
        SiteLimit(NOBODY, from_end=True, target=0, to_end=False, longest=3),
        SiteLimit(0, from_end=False, target=1, to_end=True, longest=6),
    )


def test_a_pair_kept_apart_by_two_hazards_stands_there_once():
    """Two lifts in one hall keep each other away: one pair of tasks."""
    lifts = [make_task(name, facility="HALL", hazards="lift") for name in "AB"]
    campaign = make_campaign(*lifts, facilities={"HALL": "any"}, hazards={"lift": {"clears": True}})

    assert site_of(make_situation(campaign)).apart == ((0, 0, 1, 0),)


@pytest.mark.parametrize(("use", "whole"), [("rule", False), ("cost", True)])
def test_only_binding_duty_rules_are_missing_on_a_site(use, whole):
    """Duty rules that bind are no part of a site; those with a price bind no plan."""
    duty = {"days_in_row": 2, "as": use}
    campaign = make_campaign(
        make_task("A", crew={"MEC": 1}), crews={"MEC": 1}, scenario={"duty": duty}
    )

    assert is_whole(make_situation(campaign)) is whole


def test_a_start_between_ticks_has_no_placement():
    """On a grid of hours nothing is placed at half past."""
    situation = make_situation(make_campaign(make_milestone("A"), make_task("B", "1h")))
    pieces = {"A": (30, 30), "B": (60, 60 + hours(1))}
    schedule = Schedule(
        scenario=PLAN,
        tasks={
            name: ScheduledTask(id=name, start=piece[0], end=piece[1], pieces=(piece,))
            for name, piece in pieces.items()
        },
    )
    assert situation.tick == HOUR

    with pytest.raises(ValueError, match="A starts at minute 30, between ticks"):
        placement_of(situation, schedule)
