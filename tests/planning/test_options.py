"""Options: other ways of doing a step, chosen by the planner where the scenario permits them."""

from itertools import product

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from scheduler.calendars.situation.choices import chosen
from scheduler.errors import Infeasible
from scheduler.model.notation.durations import HOUR
from scheduler.model.task import Mode
from scheduler.planning.interface.result import Status
from scheduler.planning.lists.list_schedule import list_schedules
from scheduler.schedule.checks import check
from tests.brute_force import BruteForce, TooLarge
from tests.builders import (
    PLAN,
    hours,
    make_campaign,
    make_schedule,
    make_situation,
    make_task,
    solve_campaign,
)
from tests.planning.campaigns import CREWS, PLACES, REPEATABLE, campaigns, people_needed, sometimes

ANY = {"options": "any"}


def test_an_option_is_taken_where_it_brings_launch_forward():
    """Twice the people do six hours of work in three: launch at hour 3."""
    task = make_task("A", "6h", crew={"MEC": 2}, options=[{"hours": 3, "crew": {"MEC": 4}}])
    campaign = make_campaign(task, crews={"MEC": 4}, scenario=ANY)

    result = solve_campaign(campaign)

    assert (result.launch_minute, result.status) == (hours(3), Status.OPTIMAL)
    assert result.require_schedule()["A"].option == 1


def test_options_stay_unused_where_the_scenario_permits_none():
    """The same step takes its six hours."""
    task = make_task("A", "6h", crew={"MEC": 2}, options=[{"hours": 3, "crew": {"MEC": 4}}])

    result = solve_campaign(make_campaign(task, crews={"MEC": 4}))

    assert result.launch_minute == hours(6)
    assert result.require_schedule()["A"].option == 0


def test_no_step_is_done_in_another_mode_without_need():
    """B could be quicker, but launch waits for A: B stays as it stands, A does not."""
    campaign = make_campaign(
        make_task("A", "6h", options=[{"hours": 5}]),
        make_task("B", "3h", options=[{"hours": 2}]),
        make_task("L", after=["A", "B"]),
        scenario=ANY,
    )

    options = solve_campaign(campaign).require_schedule().options

    assert options == {"A": 1, "B": 0, "L": 0}


def test_an_option_in_another_place_is_out_of_reach_of_a_hazard():
    """A lift clears the hall for 4 h; B, done on the pad instead, need not wait for it."""
    campaign = make_campaign(
        make_task("A", "4h", facility="HALL", hazards="lift"),
        make_task("B", "4h", facility="HALL", options=[{"facility": "PAD"}]),
        make_task("L", "0h", after=["A", "B"]),
        facilities={"HALL": 2, "PAD": 2},
        hazards={"lift": {"clears": True}},
        scenario=ANY,
    )

    result = solve_campaign(campaign)

    assert result.launch_minute == hours(4)
    assert result.require_schedule()["B"].option == 1


def test_what_an_option_leaves_out_stays_as_it_is():
    """An option that states hours alone keeps crew and place, and carries its name."""
    task = make_task(
        "A", "6h", name="Cables", crew={"MEC": 2}, options=[{"hours": 3, "name": "two teams"}]
    )

    mode = task.in_way(1)

    assert (mode.duration, mode.crew, mode.name) == (hours(3), {"MEC": 2}, "Cables (two teams)")
    assert task.in_way(0) is task


@pytest.mark.parametrize("option", [2, -1])
def test_there_are_no_options_beyond_those_stated(option):
    """A task with one option has the ways 0 and 1."""
    task = make_task("A", "6h", options=[{"hours": 3}])

    with pytest.raises(IndexError, match=f"{option}|out of range"):
        task.in_way(option)


def test_a_step_that_no_shift_can_do_as_it_stands_is_done_in_its_option():
    """Ten hours fit no shift of eight; with more people five hours do."""
    task = make_task("A", "10h", crew={"MEC": 1}, options=[{"hours": 5, "crew": {"MEC": 2}}])

    result = solve_campaign(make_campaign(task, crews={"MEC": 2}, scenario=ANY))

    assert result.launch_minute == hours(5)


def test_a_plan_may_not_take_an_option_that_is_not_permitted():
    """The check refuses an option in a scenario that permits none, and one that is not there."""
    task = make_task("A", "6h", options=[{"hours": 3}])
    placed = make_schedule(A=[(0, 3)]).tasks["A"]
    nominal, free = make_campaign(task), make_campaign(task, scenario=ANY)

    def broken(campaign, option):
        schedule = make_schedule(A=[(0, 3)])
        schedule.tasks["A"] = type(placed)(
            id="A", start=0, end=hours(3), pieces=placed.pieces, option=option
        )
        found = check(campaign, campaign.resolve_scenario(PLAN), schedule)
        return [each.message for each in found]

    assert broken(free, 1) == []
    assert broken(nominal, 1) == ["is done by option 1, though the scenario permits none"]
    assert broken(free, 2) == ["is done by option 2, which it does not have"]


def test_a_test_cut_short_by_an_option_is_refused_by_the_check():
    """Even if a graph offered it, a plan with fewer hours of a test is not whole."""
    task = make_task("A", "6h", test=True, options=[{"hours": 3}])
    campaign = make_campaign(task, scenario=ANY)
    schedule = solve_campaign(campaign.altered({"tasks": {"A": untested(task)}}))

    found = check(campaign, campaign.resolve_scenario(PLAN), schedule.require_schedule())

    assert [each.message for each in found] == ["is a test procedure of 6 h, cut to 3 h"]


def untested(task):
    """Return a task that is no test."""
    return task.altered({"test": False})


def test_a_plan_is_explained_in_the_ways_that_it_chose():
    """The situation of the chosen ways has one way for each task, under its own name."""
    task = make_task("A", "6h", name="Cables", options=[{"hours": 3}])
    situation = make_situation(make_campaign(task, scenario=ANY))

    fixed = chosen(situation, {"A": 1})

    assert fixed.jobs["A"].duration == hours(3)
    assert fixed.jobs["A"].task.title == "Cables (option 1)"
    assert not fixed.has_choice


def test_settled_means_the_least_sum_of_starts_over_all_choices_of_modes():
    """
    One person, launch from 16:00 on: one of A (3 or 1 h), B (2 or 1 h), C (4 or 2 h) must hurry.

    The least sum of starts with launch in hour 8 is had by the option of A: 0 + 1 + 3 + 8.
    """
    options = {"A": 1, "B": 1, "C": 2}
    campaign = make_campaign(
        *(
            make_task(name, length, crew={"MEC": 1}, options=[{"hours": options[name]}])
            for name, length in (("A", "3h"), ("B", "2h"), ("C", "4h"))
        ),
        make_task(
            "L",
            elapsed=True,
            after=["A", "B", "C"],
            windows=[{"for": "start", "from": "2025-11-10T16:00", "to": "2025-11-13T08:00"}],
        ),
        shifts={"all": "08:00-08:00"},
        crews={"MEC": 1},
        horizon="3d",
        scenario=ANY,
    )

    result = solve_campaign(campaign)

    best = best_of_all_modes(campaign)
    starts = result.require_schedule().starts
    assert best == (hours(9), 1, hours(12))
    assert (result.settled, sum(starts.values())) == (True, hours(12))


def test_a_step_that_brings_nothing_stays_as_it_stands_beside_one_that_must_hurry():
    """In a hall for one, A, B (2 h each) and L (5 or 4 h) take 8 h; C could be quicker, too."""
    campaign = make_campaign(
        make_task("A", "2h", facility="HALL"),
        make_task("C", "3h", options=[{"hours": 2}]),
        make_task("B", "2h", facility="HALL"),
        make_task("L", "5h", facility="HALL", after=["A", "B"], options=[{"hours": 4}]),
        facilities={"HALL": 1},
        scenario=ANY,
        horizon="8d",
    )

    result = solve_campaign(campaign)

    assert (result.launch_minute, result.status, result.settled) == (hours(8), Status.OPTIMAL, True)
    assert result.require_schedule().options == {"A": 0, "C": 0, "B": 0, "L": 1}


def test_starts_are_as_early_as_can_be_behind_a_step_done_in_another_mode():
    """
    One person, 16 h a day; L (4 or 2 h) ends in hour 39: D, C, A fill the first day, then B, G, F.

    The least sum of starts is 0 + 5 + 10 + 24 + 26 + 28 + 37.
    """
    people = {"crew": {"MEC": 1}}
    campaign = make_campaign(
        make_task("A", "6h", **people),
        make_task("C", "5h", **people),
        make_task("D", "5h", **people),
        make_task("B", "2h", after=["C"], **people),
        make_task("F", "9h", after=["A"], **people),
        make_task("G", "2h", **people),
        make_task("L", "4h", after=["G", "F", "D", "B"], options=[{"hours": 2}], **people),
        start="2025-11-10T07:00",
        shifts={"day": "07:00-23:00"},
        crews={"MEC": 1},
        horizon="10d",
        scenario=ANY,
    )

    result = solve_campaign(campaign)

    assert (result.launch_minute, result.settled) == (hours(39), True)
    assert sum(result.require_schedule().starts.values()) == hours(130)


@st.composite
def options_of(draw, task):
    """Draw another way of doing a task: other hours, people or place."""
    option = {"hours": draw(st.integers(1, 6))}
    if task.crew:
        kind = "all_hands" if task.all_hands else "plain"
        option["crew"] = {draw(st.sampled_from(CREWS)): draw(people_needed(kind))}
    place = draw(sometimes(st.sampled_from(PLACES), None, of=2))
    if place is not None and place not in task.equipment:
        option["facility"] = place
    return option


@st.composite
def campaigns_with_options(draw):
    """Draw a campaign in which one or two tasks can be done in another way."""
    campaign = draw(campaigns(most=4))
    busy = [task for task in campaign.tasks.values() if not task.is_milestone]
    tasks = dict(campaign.tasks)
    for task in busy[: draw(st.integers(1, 2))]:
        stated = Mode.model_validate(draw(options_of(task)))
        tasks[task.id] = task.altered({"options": (stated,)})
    entry = campaign.scenarios[PLAN].altered({"options": "any"})
    return campaign.altered({"tasks": tasks, "scenarios": {PLAN: entry}})


def best_of_all_modes(campaign):
    """Return launch, options used and sum of starts of the best plan over every set of ways."""
    found = []
    for options in product(*(task.modes for task in campaign.tasks.values())):
        tasks = {
            task.id: task if option == 0 else rewritten(task, task.options[option - 1])
            for task, option in zip(campaign.tasks.values(), options, strict=True)
        }
        fixed = campaign.altered({"tasks": tasks})
        brute_force = BruteForce(fixed, fixed.resolve_scenario(PLAN))
        if campaign.launch not in brute_force.tasks or not all(brute_force.choices.values()):
            continue
        used = sum(
            o > 0 for o, name in zip(options, tasks, strict=True) if name in brute_force.tasks
        )
        best = brute_force.search()
        if best is not None:
            found.append((best.launch * HOUR, used, best.starts_sum * HOUR))
    return min(found, default=None)


def rewritten(task, mode):
    """Return a task with the hours, people and place of one of its options written into it."""
    stated = {
        "duration": task.duration if mode.duration is None else mode.duration,
        "crew": task.crew if mode.crew is None else mode.crew,
        "facility": mode.facility or task.facility,
    }
    return task.altered(stated)


def agree_on_the_options(campaign):
    """Compare launch, options and starts with those of an exhaustive search."""
    situation = make_situation(campaign)
    try:
        best = best_of_all_modes(campaign)
    except TooLarge:
        return
    if campaign.launch not in situation.modes:
        return
    event("feasible" if best else "infeasible")

    result = solve_campaign(campaign)

    if best is None:
        assert result.schedule is None
        return
    schedule = result.require_schedule()
    assert result.status is Status.OPTIMAL
    assert result.launch_minute == best[0]
    assert check(campaign, campaign.resolve_scenario(PLAN), schedule) == []
    used = sum(option > 0 for option in schedule.options.values())
    assert result.settled
    assert (used, sum(schedule.starts.values())) == best[1:]


@settings(REPEATABLE, max_examples=24)
@given(campaigns_with_options())
def test_chosen_options_are_the_best_of_all(campaign):
    """Launch, and where it is proved the ways and starts, are those of an exhaustive search."""
    agree_on_the_options(campaign)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=150)
@given(campaigns_with_options())
def test_chosen_options_are_the_best_of_all_at_length(campaign):
    """The same on many more campaigns."""
    agree_on_the_options(campaign)


def check_lists(campaign):
    """Check every list schedule."""
    situation = make_situation(campaign)
    if campaign.launch not in situation.modes:
        return
    try:
        schedules = list(list_schedules(situation))
    except Infeasible:
        return
    broken = [check(campaign, situation.scenario, schedule) for schedule in schedules]

    assert broken == [[]] * len(schedules)


@settings(REPEATABLE, max_examples=24)
@given(campaigns_with_options())
def test_list_schedules_with_options_are_sound(campaign):
    """Every list schedule passes the independent check."""
    check_lists(campaign)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=150)
@given(campaigns_with_options())
def test_list_schedules_with_options_are_sound_at_length(campaign):
    """The same on many more campaigns."""
    check_lists(campaign)
