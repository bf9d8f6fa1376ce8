"""
Whether a stated cause is true: take it away alone, and the step could start earlier.

The independent check judges the earlier start, with all other steps in their places.
"""

import pytest
from hypothesis import assume, given, settings

from scheduler.analyse.driving.blocking import Cause
from scheduler.analyse.driving.chain import driving_chain
from scheduler.analyse.driving.drivers import Drivers
from scheduler.errors import Infeasible
from scheduler.model.scenario import Holidays
from scheduler.planning.lists.list_schedule import list_schedules
from scheduler.schedule.checks import check
from tests.analyse.reasons import move
from tests.builders import PLAN, make_situation
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


def with_people_of_its_own(campaign, step, cause):
    """Give the one who has the people of a crew others, as many and on the same shifts."""
    del step
    own = f"{cause.subject}-2"
    holder = campaign.tasks[cause.task]
    crew = {own if name == cause.subject else name: n for name, n in holder.crew.items()}
    copy = campaign.crews[cause.subject].altered({"id": own})
    changed = with_task(campaign, cause.task, crew=crew)
    changed = changed.replace(crews={**campaign.crews, own: copy})
    weeks = changed.scenarios[PLAN].weeks
    if cause.subject not in weeks:
        return changed
    return scenario_with(changed, weeks={**weeks, own: weeks[cause.subject]})


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
    Cause.LIMIT: without_limit,
    Cause.HAZARD: beside_each_other,
    Cause.CREW: with_people_of_its_own,
    Cause.FACILITY: with_more_room,
    Cause.HOLD: with_more_room,
}


def could_start(campaign, schedule, step, low, high):
    """Whether a step could start between two minutes, all others in place."""
    situation = make_situation(campaign)
    job = situation.jobs[step]
    here = job.previous_start(high - situation.tick)
    while here is not None and here >= low:
        moved = move(situation, schedule, step, here)
        if not check(campaign, situation.scenario, moved):
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


def schedules_of(campaign):
    """Return a few active schedules of a campaign without duty rules."""
    entry = campaign.scenarios[PLAN].altered({"duty": None, "order": None})
    campaign = campaign.altered({"scenarios": {PLAN: entry}})
    situation = make_situation(campaign)
    assume(situation.launch in situation.jobs)
    try:
        return situation, list(list_schedules(situation))[:2]
    except Infeasible:
        return situation, []


def judge(campaign):
    """Judge every cause and every wait of a few schedules of a campaign."""
    situation, schedules = schedules_of(campaign)
    for schedule in schedules:
        assert list(gaps_in_waits(situation, schedule)) == []
        assert list(false_causes(situation, schedule)) == []
        pieces = driving_chain(Drivers(situation, schedule))
        assert sum(piece.length for piece in pieces) == schedule[situation.launch].end


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
