"""
Whether a stated cause is true: take it away alone, and the step could start earlier.

The independent check judges the earlier start, with all other steps in their places.
"""

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis.strategies import sampled_from

from scheduler.analyse.driving.chain import driving_chain
from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.obstacles.blocking import Cause
from scheduler.errors import Infeasible
from scheduler.model.duty import DutyRules, DutyUse
from scheduler.model.scenario import Holidays
from scheduler.planning.lists.list_schedule import list_schedules
from scheduler.schedule.checks import check, working_time
from scheduler.studies.loosening.base.copies import with_crew
from tests.analyse.reasons import move
from tests.builders import (
    PLAN,
    make_campaign,
    make_milestone,
    make_schedule,
    make_situation,
    make_task,
)
from tests.planning.campaigns import REPEATABLE, campaigns

ALL_WEEK = tuple(range(7))


def scenario_with(campaign, **changes):
    """Return the campaign with another way of working."""
    entry = campaign.scenarios[PLAN].altered(changes)
    return campaign.altered({"scenarios": {PLAN: entry}})


def with_task(campaign, task_id, **changes):
    """Return the campaign with one task changed."""
    task = campaign.tasks[task_id].altered(changes)
    return campaign.altered({"tasks": {**campaign.tasks, task_id: task}})


def with_place(campaign, place, **changes):
    """Return the campaign with one facility changed."""
    facility = campaign.facilities[place].altered(changes)
    return campaign.altered({"facilities": {**campaign.facilities, place: facility}})


def without(items, number):
    """Return all but one."""
    return tuple(item for n, item in enumerate(items) if n != number)


def without_window(campaign, step, cause):
    """Leave out the windows of one purpose."""
    windows = campaign.task_windows(campaign.tasks[step])
    purposes = {cause.subject}
    if campaign.tasks[step].is_milestone and cause.subject == "run":
        purposes = {"run"}
    kept = tuple(each for each in windows if each.applies_to.value not in purposes)
    return with_task(campaign, step, windows=kept)


def without_closure(campaign, step, cause):
    """Leave out one dated closure."""
    del step
    place, number = cause.subject.rsplit(" ", 1)
    return with_place(
        campaign, place, closed=without(campaign.facilities[place].closed, int(number))
    )


def without_stand_down(campaign, step, cause):
    """Leave out one stand-down, of the campaign or of the scenario."""
    del step
    number, own = int(cause.subject), campaign.stand_downs
    if number < len(own):
        return campaign.altered({"stand_downs": without(own, number)})
    rests = campaign.scenarios[PLAN].stand_downs
    return scenario_with(campaign, stand_downs=without(rests, number - len(own)))


def without_days_off(campaign, step, cause):
    """Let a crew, or those without days of their own, work on every day."""
    del step
    if not cause.subject:
        return scenario_with(campaign, week=ALL_WEEK)
    weeks = {**campaign.scenarios[PLAN].weeks, cause.subject: ALL_WEEK}
    return scenario_with(campaign, weeks=weeks)


def without_need_for(campaign, step, cause):
    """Let a step do without a crew, as if a shift of it were always on."""
    crew = {name: n for name, n in campaign.tasks[step].crew.items() if name != cause.subject}
    return with_task(campaign, step, crew=crew, same_shift=False)


def without_link(campaign, step, cause):
    """Leave out what links a step to the one that drives it."""
    task = campaign.tasks[step]
    return with_task(
        campaign,
        step,
        after=tuple(link for link in task.after if link.task != cause.task),
        usually_after=tuple(link for link in task.usually_after if link.task != cause.task),
    )


def without_limit(campaign, step, cause):
    """Leave out the limits from a step to the one that it follows."""
    kept = tuple(
        limit
        for limit in campaign.limits
        if limit.from_event.task != step
        or campaign.event_task(limit.to_event.task) != (cause.task or step)
    )
    return campaign.altered({"limits": kept})


def without_hold(campaign, step, cause):
    """Keep no room any more in the hold that ties a step to its first or its last."""
    ends = {(cause.task, step), (step, cause.task)}
    holds = (
        hold.altered({"room": 0})
        if hold.facility == cause.subject and ends & within(campaign, hold)
        else hold
        for hold in campaign.holds
    )
    return campaign.altered({"holds": tuple(holds)})


def within(campaign, hold):
    """Return what must lie within a hold: pairs of what begins or ends it, and a step."""
    steps = campaign.steps_in(hold)
    return {(hold.from_task, step) for step in steps} | {(hold.to_task, step) for step in steps}


def with_people_of_its_own(campaign, step, cause):
    """Give the one who has the people of a crew others, as many and on the same shifts."""
    del step
    own = f"{cause.subject}-2"
    holder = campaign.tasks[cause.task]
    crew = {own if name == cause.subject else name: n for name, n in holder.crew.items()}
    copy = campaign.crews[cause.subject].altered({"id": own})
    changed = with_task(campaign, cause.task, crew=crew)
    changed = changed.altered({"crews": {**campaign.crews, own: copy}})
    entry = changed.scenarios[PLAN]
    given = {"weeks": entry.weeks, "surge": entry.surge, "people": entry.people or {}}
    same = {
        field: {**crews, own: crews[cause.subject]}
        for field, crews in given.items()
        if cause.subject in crews
    }
    return scenario_with(changed, **same)


def beside_each_other(campaign, step, cause):
    """Let a step and the one that it must not run beside do without hazards."""
    return with_task(with_task(campaign, cause.task, hazards=()), step, hazards=())


def with_more_room(campaign, step, cause):
    """Give a place room without limit."""
    del step
    return with_place(campaign, cause.subject, room=None)


def always_open(campaign, step, cause):
    """Open a place day and night."""
    del step
    return with_place(campaign, cause.subject, open=())


def on_holidays(campaign, step, cause):
    """Work on holidays."""
    del step, cause
    return scenario_with(campaign, holidays=Holidays.WORKED)


def without_change(campaign, step, cause):
    """Let the people of a crew be as they are without one of its changes."""
    del step
    crew, number = cause.subject.rsplit(" ", 1)
    changes = list(campaign.crews[crew].changes)
    del changes[int(number)]
    return with_crew(campaign, crew, {"changes": tuple(changes)})


def without_own_days_off(campaign, step, cause):
    """Let a crew work on the days on which it alone is free."""
    del step
    return with_crew(campaign, cause.subject, {"days_off": ()})


def without_promise(campaign, step, cause):
    """Let a step start at any other date."""
    del cause
    return with_task(campaign, step, at=None)


def across_shifts(campaign, step, cause):
    """Let a step reach from one shift into the next."""
    del cause
    return with_task(campaign, step, same_shift=False)


def without_date(campaign, step, cause):
    """Let a step start on any date."""
    del cause
    return with_task(campaign, step, not_before=None)


RELAXED = {
    Cause.NOT_BEFORE: without_date,
    Cause.PROMISED: without_promise,
    Cause.CHANGE: without_change,
    Cause.LEAVE: without_own_days_off,
    Cause.WINDOW: without_window,
    Cause.CLOSURE: without_closure,
    Cause.STAND_DOWN: without_stand_down,
    Cause.OPENING: always_open,
    Cause.HOLIDAY: on_holidays,
    Cause.WEEK: without_days_off,
    Cause.SHIFT: without_need_for,
    Cause.SAME_SHIFT: across_shifts,
    Cause.LINK: without_link,
    Cause.HABIT: without_link,
    Cause.HELD: without_hold,
    Cause.LIMIT: without_limit,
    Cause.HAZARD: beside_each_other,
    Cause.CREW: with_people_of_its_own,
    Cause.FACILITY: with_more_room,
    Cause.HOLD: with_more_room,
}


def forbids(violation, step):
    """Whether what is broken forbids a step, rather than another to pause where it did."""
    return violation.rule != working_time.RULE or step in violation.tasks


def could_start(campaign, schedule, step, low, high):
    """
    Whether a step could start between two minutes, all others in place.

    Without a closure or a day off others may have more time to work than they use: they stay in
    their places all the same, so nobody asks why they pause.
    """
    situation = make_situation(campaign)
    job = situation.jobs[step]
    here = job.previous_start(high - situation.tick)
    while here is not None and here >= low:
        moved = move(situation, schedule, step, here)
        if not any(forbids(each, step) for each in check(campaign, situation.scenario, moved)):
            return True
        here = job.previous_start(here - situation.tick)
    return False


def single_causes(driver):
    """Yield the causes that are stated alone, with the starts that they are said to forbid."""
    for each in driver.waits:
        if len(each.causes) == 1 and each.first.task is None:
            yield each.first, each.start, each.end
    is_alone = not driver.beside and not any(each.cause is driver.cause for each in driver.also)
    if driver.task is not None and is_alone and not driver.is_freed:
        yield driver, 0, driver.until


def has_no_earlier_start(situation, schedule, step):
    """Whether the calendar of a step allows no start before its own, whoever is in the way."""
    job = situation.jobs[step]
    return job.previous_start(schedule[step].start - situation.tick) is None


def false_causes(situation, schedule):
    """Yield the single causes without which a step could start no earlier."""
    drivers = Drivers(situation, schedule)
    for step in situation.jobs:
        if drivers.freed_for(step) is not None:
            continue
        for cause, low, high in single_causes(drivers.of(step)):
            if cause.task is not None and has_no_earlier_start(situation, schedule, step):
                continue
            if cause.cause in RELAXED and (cause.subject or cause.cause is not Cause.SHIFT):
                relaxed = RELAXED[cause.cause](situation.campaign, step, cause)
                if not could_start(relaxed, schedule, step, low, high):
                    yield step, cause


def gaps_in_waits(situation, schedule):
    """Yield the steps whose wait does not reach from the end of the obstacle to the start."""
    drivers = Drivers(situation, schedule)
    for step in situation.jobs:
        driver = drivers.of(step)
        here = driver.until
        for each in driver.waits:
            if each.start != here or each.length <= 0:
                yield step, driver
            here = each.end
        if here != schedule[step].start:
            yield step, driver


def schedules_of(campaign, duty=None):
    """Return a few active schedules of a campaign under other duty rules, or none."""
    entry = campaign.scenarios[PLAN].altered({"duty": duty, "order": None})
    campaign = campaign.altered({"scenarios": {PLAN: entry}})
    situation = make_situation(campaign)
    assume(situation.launch in situation.jobs)
    try:
        return situation, list(list_schedules(situation))[:2]
    except Infeasible:
        return situation, []


def judge(campaign, duty=None):
    """Judge every cause and every wait of a few schedules of a campaign."""
    situation, schedules = schedules_of(campaign, duty)
    for schedule in schedules:
        assert list(gaps_in_waits(situation, schedule)) == []
        assert list(false_causes(situation, schedule)) == []
        pieces = driving_chain(Drivers(situation, schedule))
        assert sum(piece.length for piece in pieces) == schedule[situation.launch].end


def test_hours_of_a_place_are_the_cause_although_another_pauses_for_them():
    """The pad opens at 09:00: without its hours A could start at 08:00, where B pauses or not."""
    campaign = make_campaign(
        make_task("A", "4h", facility="HALL", equipment=["PAD"]),
        make_task("B", "2h", pausable=True, facility="HALL", equipment=["PAD"]),
        make_task("C"),
        facilities={"HALL": 1, "PAD": {"room": 1, "open": "09:00-14:00"}},
    )
    schedule = make_schedule(A=[(1, 5)], B=[(5, 6), (25, 26)], C=[(0, 1)])
    situation = make_situation(campaign)
    driver = Drivers(situation, schedule).of("A")
    assert driver.waits[0].first.cause is Cause.OPENING
    assert list(false_causes(situation, schedule)) == []


def test_link_and_room_of_a_hold_are_told_apart():
    """E waits for A by a link, and as the end of the hold that A is done in: both or nothing."""
    campaign = make_campaign(
        make_task("A", facility="HALL"),
        make_milestone("E", after="A"),
        facilities={"HALL": 1},
        holds={"facility": "HALL", "from": "A", "to": "E", "steps": ["A"]},
    )
    driver = Drivers(make_situation(campaign), make_schedule(A=[(0, 1)], E=[(1, 1)])).of("E")
    assert (driver.cause, driver.task) == (Cause.LINK, "A")
    assert [(each.cause, each.task) for each in driver.beside] == [(Cause.HELD, "A")]


TUESDAY = {"from": "2025-11-11T00:00", "to": "2025-11-12T00:00"}
NOBODY = [{**TUESDAY, "people": {"day": 0}}]
TUESDAYS_OFF: dict[Cause, dict[str, Any]] = {
    Cause.CLOSURE: {"facilities": {"PAD": {"room": 2, "closed": [TUESDAY]}}},
    Cause.STAND_DOWN: {"stand_downs": [TUESDAY]},
    Cause.HOLIDAY: {"holidays": ["2025-11-11"]},
    Cause.WEEK: {"scenario": {"week": ["mon", "wed", "thu", "fri"]}},
    Cause.LEAVE: {"crews": {"MEC": {"people": {"day": 2}, "days_off": "2025-11-11"}}},
    Cause.CHANGE: {"crews": {"MEC": {"people": {"day": 2}, "changes": NOBODY}}},
}


@pytest.mark.parametrize("cause", TUESDAYS_OFF)
def test_a_tuesday_off_is_the_cause_although_another_pauses_for_it(cause):
    """A waits for P and the Tuesday, over which B pauses: without it A could start on Tuesday."""
    crew = {"crew": {"MEC": 1}, "facility": "PAD"}
    fields = {"facilities": {"PAD": 2}, "crews": {"MEC": 2}, **TUESDAYS_OFF[cause]}
    campaign = make_campaign(
        make_task("P", "8h"),
        make_task("A", after=["P"], **crew),
        make_task("B", "10h", pausable=True, **crew),
        make_task("C", after=["A", "B"]),
        **fields,
    )
    schedule = make_schedule(P=[(0, 8)], A=[(48, 49)], B=[(0, 8), (48, 50)], C=[(50, 51)])
    situation = make_situation(campaign)
    waits = Drivers(situation, schedule).of("A").waits
    assert cause in {each.first.cause for each in waits if len(each.causes) == 1}
    assert list(false_causes(situation, schedule)) == []


NINE = "2025-11-10T09:00"
UNTIL_NINE: dict[Cause, tuple[dict[str, Any], dict[str, Any]]] = {
    Cause.NOT_BEFORE: ({"not_before": NINE}, {}),
    Cause.WINDOW: ({"windows": [{"for": "start", "from": NINE, "to": "2025-11-10T12:00"}]}, {}),
    Cause.CLOSURE: (
        {"facility": "PAD"},
        {"facilities": {"PAD": {"closed": [{"from": "2025-11-10T08:00", "to": NINE}]}}},
    ),
}


@pytest.mark.parametrize("cause", UNTIL_NINE)
@pytest.mark.parametrize("pausable", [False, True])
def test_people_are_missed_at_the_start_that_a_rule_forbids_as_well(cause, pausable):
    """At 08:00 A has both people: C would not start then even if the rule were gone."""
    needs, fields = UNTIL_NINE[cause]
    campaign = make_campaign(
        make_task("A", crew={"MEC": 2}),
        make_task("C", pausable=pausable, crew={"MEC": 2}, **needs),
        crews={"MEC": 2},
        **fields,
    )
    driver = Drivers(make_situation(campaign), make_schedule(A=[(0, 1)], C=[(1, 2)])).of("C")
    assert (driver.cause, driver.task) == (Cause.CREW, "A")
    assert [each.cause for each in driver.beside] == [cause]


def test_window_for_the_end_is_the_cause_in_the_night_before_as_well():
    """B may end from Wednesday 03:00 on: at work from Monday night on it would end on Tuesday."""
    window = {"for": "end", "from": "2025-11-12T03:00", "to": "2025-11-12T11:00"}
    campaign = make_campaign(
        make_task("B", "9h", pausable=True, crew={"MEC": 1}, windows=window), crews={"MEC": 1}
    )
    situation = make_situation(campaign)
    schedule = make_schedule(B=[(24, 32), (48, 49)])
    (wait,) = Drivers(situation, schedule).of("B").waits
    assert (wait.start, wait.end) == (0, 24 * 60)
    assert [each.cause for each in wait.causes] == [Cause.WINDOW]
    assert list(false_causes(situation, schedule)) == []


def test_a_working_lag_of_none_is_waited_for_whatever_the_shifts():
    """A ends on Tuesday at 08:00, before the first shift: B starts then because of A alone."""
    campaign = make_campaign(
        make_task("A", windows={"for": "end", "daily": "08:00-08:00"}),
        make_task("B", crew={"MEC": 1}, after=["A+0h working"]),
        crews={"MEC": 1},
    )
    situation = make_situation(campaign)
    schedule = make_schedule(A=[(23, 24)], B=[(24, 25)])
    driver = Drivers(situation, schedule).of("B")
    assert (driver.cause, driver.task, driver.waits) == (Cause.LINK, "A", ())
    assert list(false_causes(situation, schedule)) == []


@settings(REPEATABLE, max_examples=40)
@given(campaigns())
def test_without_a_single_cause_its_step_could_start_earlier(campaign):
    """Whatever the rules, the cause of a wait is true, and waits have no gaps."""
    judge(campaign)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=600)
@given(campaigns())
def test_without_a_single_cause_its_step_could_start_earlier_in_hundreds(campaign):
    """The same for hundreds of campaigns."""
    judge(campaign)


RESTS = (
    {"hours_per_week": "8h"},
    {"hours_per_day": "16h", "hours_per_week": "16h"},
    {"days_in_row": 1},
    {"rest": "17h"},
)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=300)
@given(campaigns(), sampled_from(RESTS))
def test_without_a_single_cause_its_step_could_start_earlier_where_duty_rules_bind(campaign, rests):
    """Nor do duty rules forbid each of those starts as well, unless they are named besides."""
    judge(campaign, DutyRules(use=DutyUse.RULE, **rests))


def test_duty_rules_are_named_with_a_date_that_is_not_the_only_reason():
    """
    B may not start before Wednesday noon; A works all of Tuesday, and nobody two days in a row.

    So B could not start on Monday either, date or not, unless people may work every day.
    """
    campaign = make_campaign(
        make_task("A", "8h", crew={"MEC": 1}, at="2025-11-11T08:00"),
        make_task("B", crew={"MEC": 1}, not_before="2025-11-12T12:00"),
        make_task("C", after=["A", "B"]),
        crews={"MEC": 1},
    )
    found = []
    for duty, start in ((DutyRules(use=DutyUse.RULE, days_in_row=1), 72), (None, 52)):
        schedule = make_schedule(A=[(24, 32)], B=[(start, start + 1)], C=[(start + 1, start + 2)])
        situation = make_situation(scenario_with(campaign, duty=duty))
        found.append(Drivers(situation, schedule).of("B").waits[0])
    assert [(each.start, [x.cause for x in each.causes]) for each in found] == [
        (0, [Cause.NOT_BEFORE, Cause.DUTY]),
        (0, [Cause.NOT_BEFORE]),
    ]
