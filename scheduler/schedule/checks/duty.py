"""Where duty rules bind, the teams of every shift can man it without breaking them."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import numpy as np

from scheduler.model.duty import DutyRules, DutyUse
from scheduler.model.notation.base import CrewId, ShiftName, TaskId
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.days import EPOCH, Counts
from scheduler.schedule.turns import WEEK, MannedShift, first_unmanned
from scheduler.schedule.violation import Violation

RULE = "duty"


def check_duty(evidence: Evidence) -> Iterator[Violation]:
    """
    Report each crew and shift whose teams cannot take turns without breaking the rules.

    Shifts in which work is recorded of the last seven days are manned already, and so are those in
    which steps under way go on: they may break what they cannot keep, all others nothing.
    """
    rules = evidence.scenario.duty
    if rules is None or rules.use is not DutyUse.RULE:
        return
    for crew in evidence.campaign.crews:
        for shift in dict.fromkeys(evidence.scenario.shifts):
            if evidence.hours.heads(crew, shift).any():
                yield from _judge(evidence, rules, crew, shift)


def _judge(
    evidence: Evidence, rules: DutyRules, crew: CrewId, shift: ShiftName
) -> Iterator[Violation]:
    at_work = shifts_at_work(evidence, crew, shift)
    recorded = _recorded(evidence, crew, shift)
    given = {run for run, steps in at_work.items() if any(map(evidence.goes_on, steps))} | recorded
    runs, teams = sorted(at_work.keys() | given), evidence.campaign.crews[crew].teams_on(shift)
    stuck = first_unmanned(rules, runs, teams, given)
    if stuck is not None:
        message = (
            f"{teams} team{'s' if teams != 1 else ''} of {crew} cannot man every {shift} shift "
            f"up to {evidence.clock.say(stuck.start)} within the duty rules"
        )
        yield Violation(rule=RULE, tasks=at_work.get(stuck, ()), message=message)


def shifts_at_work(
    evidence: Evidence, crew: CrewId, shift: ShiftName
) -> dict[MannedShift, tuple[TaskId, ...]]:
    """Return the runs of a shift in which the crew does ordinary work, with the tasks."""
    days = _days(evidence, crew, shift)
    found: dict[int, dict[TaskId, None]] = {}
    for task, placed in evidence.placed:
        if crew not in task.crew or task.all_hands:
            continue
        for start, end in placed.pieces:
            for day in np.unique(days[start:end]).tolist():
                if day >= 0:
                    found.setdefault(day, {})[task.id] = None
    before = _recorded_days(evidence, crew, shift)
    return {
        _run(evidence, shift, day, 0 if day in before else evidence.since): tuple(tasks)
        for day, tasks in found.items()
    }


def _days(evidence: Evidence, crew: CrewId, shift: ShiftName) -> Counts:
    """Return for every minute the day of the shift that a crew works then, or -1."""
    days = evidence.hours.shifts[shift]
    return np.where(evidence.hours.comes(crew, days), days, -1)


def _recorded(evidence: Evidence, crew: CrewId, shift: ShiftName) -> set[MannedShift]:
    """Return the whole runs of a shift in which ordinary work of a crew is recorded."""
    return {_run(evidence, shift, day, 0) for day in _recorded_days(evidence, crew, shift)}


def _recorded_days(evidence: Evidence, crew: CrewId, shift: ShiftName) -> set[int]:
    facts = evidence.facts
    if facts is None:
        return set()
    days, since = _days(evidence, crew, shift), max(facts.since - WEEK, 0)
    found: set[int] = set()
    for step in facts.done.keys() | facts.begun.keys():
        task = facts.task(step)
        if crew in task.crew and not task.all_hands:
            worked = facts.minutes_worked(step, since)
            found.update(np.unique(days[worked]).tolist())
    return found - {-1}


def _run(evidence: Evidence, shift: ShiftName, day: int, since: int) -> MannedShift:
    """Return a whole shift, cut where duties begin to count and where the horizon ends."""
    midnight = datetime.combine(EPOCH + timedelta(days=day), time())
    span = evidence.campaign.shifts[shift]
    start = evidence.clock.minute_of(midnight + timedelta(minutes=span.start))
    end = evidence.clock.minute_of(midnight + timedelta(minutes=span.end))
    start, end = max(start, since, 0), min(end, evidence.campaign.horizon)
    local = (evidence.clock.begin + timedelta(minutes=start)).astimezone(evidence.campaign.zone)
    return MannedShift((local.date() - EPOCH).days, start, end)
