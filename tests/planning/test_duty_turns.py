"""Binding and priced duty rules in the model of a situation and in list schedules."""

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from ortools.sat.python.cp_model import CpModel, CpSolver

from scheduler.model.notation.durations import HOUR
from scheduler.planning.constraints.duty import add_duty, add_duty_price
from scheduler.planning.encoding.variables import Variables
from scheduler.planning.interface.result import Status
from scheduler.planning.lists.list_schedule import activate, list_schedules
from scheduler.schedule.checks import check
from tests.builders import (
    ONE_WORKER,
    PLAN,
    make_campaign,
    make_schedule,
    make_situation,
    make_task,
    solve_campaign,
)
from tests.duty_by_hours import fewest_deviations
from tests.planning.campaigns import REPEATABLE

DAYS_OF_WORK = [{"days_in_row": 2}, {"hours_per_week": "16h"}, {"days_in_row": 1, "rest": "17h"}]


def crew_on_duty(*tasks, rules, use="rule", **fields):
    """Return a campaign of tasks under duty rules."""
    scenario = {"duty": {**rules, "as": use}}
    return make_campaign(
        *tasks, **{"crews": {"MEC": 4}, "horizon": "191h", "scenario": scenario, **fields}
    )


def chain(count):
    """Return tasks of eight hours that follow each other, one a day."""
    names = [chr(ord("A") + i) for i in range(count)]
    return [
        make_task(name, "8h", crew={"MEC": 1}, after=before)
        for name, before in zip(names, [(), *names], strict=False)
    ]


def solved(situation, starts, add):
    """Return the verdict and the objective of a model with fixed starts."""
    model = CpModel()
    windows = dict.fromkeys(situation.modes, (0, situation.horizon))
    variables = Variables(situation, model, windows)
    count = add(situation, model, variables)
    if count is not None:
        model.minimize(count)
    for task_id, start in starts.items():
        model.add(variables.start(task_id) == variables.ticks(start * HOUR))
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False
    return solver.status_name(solver.solve(model)), round(solver.objective_value)


@st.composite
def work_on_days(draw):
    """Draw days of work, teams and duty rules."""
    days = sorted(draw(st.sets(st.integers(0, 7), min_size=1, max_size=5)))
    limits = {
        "days_in_row": draw(st.none() | st.integers(1, 3)),
        "hours_per_week": draw(st.none() | st.sampled_from(("8h", "16h", "20h", "24h"))),
        "rest": draw(st.none() | st.sampled_from(("15h", "16h", "17h"))),
    }
    rules = {rule: limit for rule, limit in limits.items() if limit is not None}
    span = draw(st.sampled_from(("08:00-16:00", "08:00-16:00", "00:00-24:00")))
    return days, draw(st.integers(1, 2)), rules, span


@settings(REPEATABLE, max_examples=80)
@given(work_on_days())
def test_model_agrees_with_every_way_of_taking_turns(work):
    """With the starts fixed, the least price is the fewest deviations; bound, none is allowed."""
    days, teams, rules, span = work
    names = [chr(ord("A") + i) for i in range(len(days))]
    tasks = [make_task(name, "2h", crew={"MEC": 1}) for name in names]
    starts = dict(zip(names, (24 * day for day in days), strict=True))
    runs = [
        set(range(start, start + 8))
        if span.startswith("08")
        else set(range(max(start - 8, 0), start + 16))
        for start in starts.values()
    ]
    shifts = {"shifts": {"day": span}, "horizon": "239h"}
    priced = make_situation(crew_on_duty(*tasks, rules=rules, use="cost", teams=teams, **shifts))
    bound = make_situation(crew_on_duty(*tasks, rules=rules, teams=teams, **shifts))
    stated = priced.scenario.duty

    least = fewest_deviations(stated, priced.campaign.start, runs, teams)

    event(f"{min(least, 3)} deviations")
    assert solved(priced, starts, add_duty_price) == ("OPTIMAL", least)
    assert solved(bound, starts, add_duty)[0] == ("INFEASIBLE" if least else "OPTIMAL")


@pytest.mark.parametrize("use", ["report", "cost"])
def test_nothing_is_added_where_duty_rules_do_not_bind(use):
    """Reported or priced rules leave the model of the other rules as it is."""
    situation = make_situation(crew_on_duty(*chain(3), rules={"days_in_row": 1}, use=use))
    model = CpModel()

    add_duty(situation, model, Variables(situation, model, {}))

    assert len(model.proto.constraints) == 0


def test_nothing_is_priced_where_duty_rules_are_not_a_cost():
    """Binding rules have no price."""
    situation = make_situation(crew_on_duty(*chain(3), rules={"days_in_row": 1}))
    model = CpModel()

    assert add_duty_price(situation, model, Variables(situation, model, {})) == 0


@pytest.mark.parametrize(("rules", "days"), [*zip(DAYS_OF_WORK, (4, 8, 5), strict=True)])
def test_launch_waits_for_rested_teams(rules, days):
    """
    Three days of work need a day off in between, or a second week.

    Two days in a row leave Wednesday free, so that the third day of work is Thursday, the fourth
    day; sixteen hours in a week leave it to the next Monday, the eighth; with rest each day of work
    is followed by one off.
    """
    result = solve_campaign(crew_on_duty(*chain(3), rules=rules))

    assert result.status is Status.OPTIMAL
    assert result.launch_minute == (24 * (days - 1) + 8) * HOUR


def test_second_team_launches_as_early_as_without_rules():
    """Two teams on turns of a day keep a crew at work on every day."""
    result = solve_campaign(crew_on_duty(*chain(4), rules={"days_in_row": 1}, teams=2))

    assert result.status is Status.OPTIMAL
    assert result.launch_minute == (3 * 24 + 8) * HOUR


def test_rules_that_leave_too_few_days_are_infeasible():
    """Eight hours a week are one day of work within eight days; two are needed."""
    campaign = crew_on_duty(*chain(2), rules={"hours_per_week": "8h"}, horizon="119h")

    assert solve_campaign(campaign, options=ONE_WORKER).status is Status.INFEASIBLE


def test_all_hands_work_is_never_held_back():
    """A countdown on the third day goes on although its crew has been on duty for two."""
    *work, launch = chain(3)
    countdown = launch.altered({"all_hands": True})

    result = solve_campaign(crew_on_duty(*work, countdown, rules={"days_in_row": 2}))

    assert result.launch_minute == (24 + 8 + 8) * HOUR


@pytest.mark.parametrize("rules", DAYS_OF_WORK)
def test_list_schedules_keep_binding_rules(rules):
    """Lists alone find plans that keep the rules, so that the search starts with one."""
    campaign = crew_on_duty(*chain(3), rules=rules)
    found = list(list_schedules(make_situation(campaign)))

    assert found != []
    assert [check(campaign, campaign.resolve_scenario(PLAN), each) for each in found] == [[]] * len(
        found
    )


def shifted(rules, **pieces):
    """Return the starts in hours, and the rules broken, when all steps of a plan move left."""
    tasks = [make_task(name, "8h", crew={"MEC": 1}) for name in pieces]
    campaign = crew_on_duty(*tasks, rules=rules, crews={"MEC": 1})
    moved = activate(make_situation(campaign), make_schedule(**pieces))
    broken = check(campaign, campaign.resolve_scenario(PLAN), moved)
    return {name: start // HOUR for name, start in moved.starts.items()}, broken


def test_step_moves_left_as_far_as_duty_rules_allow():
    """B may move to Tuesday; C may then not follow on Wednesday, the third day in a row."""
    starts, broken = shifted({"days_in_row": 2}, A=[(0, 8)], B=[(48, 56)], C=[(96, 104)])

    assert broken == []
    assert starts == {"A": 0, "B": 24, "C": 72}


def test_step_passes_over_a_shift_that_it_may_not_man():
    """With a day off between duties, B skips Tuesday and stops on Wednesday."""
    starts, broken = shifted({"days_in_row": 1}, A=[(0, 8)], B=[(96, 104)])

    assert broken == []
    assert starts == {"A": 0, "B": 48}


def test_pausing_step_passes_over_the_first_shift_alone():
    """B of ten hours would man Tuesday and Wednesday, after Monday one day too many."""
    tasks = [
        make_task("A", "8h", crew={"MEC": 1}),
        make_task("B", "10h", crew={"MEC": 1}, pausable=True),
    ]
    campaign = crew_on_duty(*tasks, rules={"days_in_row": 2}, crews={"MEC": 1})
    plan = make_schedule(A=[(0, 8)], B=[(96, 104), (120, 122)])

    moved = activate(make_situation(campaign), plan)

    assert moved.starts == {"A": 0, "B": 48 * HOUR}


def test_shift_that_nobody_mans_can_break_a_rest():
    """
    Round-the-clock shifts on three days are one duty; without the second, two with a gap.

    On 29 March 2026 the clocks skip an hour in Berlin, so that the gap has 23 hours, too few.
    """
    names = ("A", "B")
    tasks = [make_task(name, "2h", crew={"MEC": 1}) for name in names]
    campaign = crew_on_duty(
        *tasks,
        rules={"rest": "23h30"},
        shifts={"day": "00:00-24:00"},
        start="2026-03-28T00:00",
        time_zone="Europe/Berlin",
    )
    situation = make_situation(campaign)
    apart, together = (0, 47), (0, 24)

    verdicts = [
        solved(situation, dict(zip(names, starts, strict=True)), add_duty)[0]
        for starts in (apart, together)
    ]
    broken = [
        [each.rule for each in check(campaign, campaign.resolve_scenario(PLAN), plan)]
        for plan in (make_schedule(A=[(a, a + 2)], B=[(b, b + 2)]) for a, b in (apart, together))
    ]

    assert verdicts == ["INFEASIBLE", "OPTIMAL"]
    assert broken == [["duty"], []]
