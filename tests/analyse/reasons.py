"""Whether a stated reason is true: move the step, then ask the independent check."""

import numpy as np

from scheduler.analyse.driving.chain import PieceKind, driving_chain
from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.obstacles.blocking import LINKED, Cause
from scheduler.schedule.checks import check
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.scheduled import Schedule, ScheduledTask

SHARED = {Cause.CREW, Cause.FACILITY, Cause.HOLD}
RULES = {
    Cause.LINK: {"links"},
    Cause.HABIT: {"links"},
    Cause.ORDER: {"order"},
    Cause.HELD: {"held-steps"},
    Cause.CREW: {"crews"},
    Cause.FACILITY: {"facilities", "holds"},
    Cause.HOLD: {"holds"},
    Cause.HAZARD: {"hazards"},
    Cause.LIMIT: {"limits"},
}


def move(situation, schedule, task_id, start):
    """Return the schedule with one task started elsewhere."""
    job = situation.jobs[task_id]
    placed = ScheduledTask(
        id=task_id,
        start=start,
        end=job.end_after(start),
        pieces=job.pieces_from(start),
        option=job.option,
    )
    return Schedule(scenario=schedule.scenario, tasks={**schedule.tasks, task_id: placed})


def false_reasons(situation, schedule, task_ids=None):
    """Yield what is wrong with the drivers of an active schedule."""
    drivers = Drivers(situation, schedule)
    for task_id in task_ids or situation.jobs:
        complaint = _complaint(situation, schedule, task_id, drivers.of(task_id))
        if complaint:
            yield f"{task_id}: {complaint}; {drivers.of(task_id)}"


def _complaint(situation, schedule, task_id, driver):
    job, start = situation.jobs[task_id], schedule[task_id].start
    rested = [each for each in driver.waits if each.first.cause is Cause.DUTY]
    for each in rested:
        held = job.previous_start(each.end - situation.tick)
        if "duty" not in _rules(_broken_by(situation, schedule, task_id, held)):
            return f"breaks no duty rule at {held}"
    begun = min((each.start for each in rested), default=start)
    if driver.until > start or (driver.wait is not None and driver.until == start):
        return "waits without time to wait"
    earlier = job.previous_start(begun - situation.tick)
    if earlier is None or earlier < 0:
        return _without_earlier_start(driver, start)
    if driver.is_freed:
        return ""
    broken = _broken_by(situation, schedule, task_id, earlier)
    if driver.task is None:
        return f"is not held by the start: {broken}"
    return _judge(situation, move(situation, schedule, task_id, earlier), task_id, driver, broken)


def _rules(broken):
    return {each.rule for each in broken}


def _without_earlier_start(driver, start):
    """Only what comes before a step, or what ends as its calendar opens, can be named then."""
    is_at_once = driver.task is not None and driver.until == start
    is_known = driver.cause is Cause.START or driver.cause in LINKED
    return "" if is_known or is_at_once else "has no earlier start, so nobody holds it"


def _broken_by(situation, schedule, task_id, start):
    moved = move(situation, schedule, task_id, start)
    return check(situation.campaign, situation.scenario, moved)


def _judge(situation, moved, task_id, driver, broken):
    broken = [each for each in broken if each.rule in RULES[driver.cause]]
    if driver.cause is Cause.HELD:
        step = {task_id, driver.task}
        return "" if any(step & set(each.tasks) for each in broken) else "is in no hold with it"
    if driver.cause not in SHARED:
        named = any({task_id, driver.task} <= set(each.tasks) for each in broken)
        return "" if named else f"breaks no rule with the driver: {broken}"
    if not broken:
        return "breaks no rule"
    if driver.event > driver.until:
        return "the driver is still there when the step starts"
    evidence = Evidence(situation.campaign, situation.scenario, moved)
    find = _crew_clash if driver.cause is Cause.CREW else _room_clash
    return "" if find(situation, evidence, task_id, driver) else "the driver is not in the way"


def _meets(evidence, uses, supply, mine, theirs):
    over = evidence.count(uses) > supply
    return np.any(over & (evidence.count(mine) > 0) & (evidence.count(theirs) > 0))


def _crew_clash(situation, evidence, task_id, driver):
    schedule = evidence.schedule
    crew = next(c for c in situation.campaign.crews.values() if c.title == driver.detail)
    worked = [
        [(start, end, 1) for start, end in schedule[name].pieces] for name in (task_id, driver.task)
    ]
    for everyone in (False, True):
        supply = evidence.hours.rosters[crew.id] if everyone else evidence.hours.on_shift[crew.id]
        uses = [
            (start, end, task.crew[crew.id])
            for task, placed in evidence.placed
            if crew.id in task.crew and (everyone or not task.all_hands)
            for start, end in placed.pieces
        ]
        if _meets(evidence, uses, supply, *worked):
            return True
    return False


def _room_clash(situation, evidence, task_id, driver):
    place = next(f for f in situation.campaign.facilities.values() if f.title == driver.detail)
    uses = [
        ((placed.start, placed.end, 1), {task.id}, Cause.FACILITY)
        for task, placed in evidence.placed
        if place.id in task.places
    ]
    for hold in situation.holds:
        if hold.facility == place.id:
            start = 0 if hold.source is None else evidence.schedule[hold.source].start
            span = (start, evidence.schedule[hold.target].end, hold.room)
            uses.append((span, {hold.source, hold.target}, Cause.HOLD))
    mine = [span for span, names, _ in uses if task_id in names]
    theirs = [span for span, names, cause in uses if driver.task in names and cause is driver.cause]
    return _meets(evidence, [span for span, _, _ in uses], place.room, mine, theirs)


def gaps_of_chain(situation, schedule):
    """Yield what is wrong with the driving chain."""
    here = 0
    for piece in driving_chain(Drivers(situation, schedule)):
        if piece.start != here or piece.length < 0:
            yield f"{piece} does not begin at {here}"
        placed = schedule[piece.task]
        inside = any(start <= piece.start and piece.end <= end for start, end in placed.pieces)
        if piece.is_freed:
            inside = piece.end <= placed.end and piece.length <= situation.jobs[piece.task].duration
        if piece.kind is PieceKind.WORK and not inside:
            yield f"{piece} is no work of {placed}"
        here = piece.end
    if here != schedule[situation.launch].end:
        yield f"ends at {here}, not at launch"
