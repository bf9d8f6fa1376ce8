"""Where duty rules bind, the teams of every shift can man it without breaking them."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import NamedTuple

import numpy as np

from scheduler.model.duty import DutyRules, DutyUse
from scheduler.model.notation.base import CrewId, Minutes, ShiftName, TaskId
from scheduler.model.notation.durations import DAY
from scheduler.schedule.checks.base import EPOCH, Evidence, Violation

RULE = "duty"
WEEK = 7 * DAY


class MannedShift(NamedTuple):
    """One shift that is manned: the day it belongs to by the calendar, from and to."""

    day: int
    start: Minutes
    end: Minutes


class CheckedTeam(NamedTuple):
    """
    What a team has done as far as it still matters.

    ``begun`` is the last day on which it began a duty, ``row`` the days in a row up to then.
    """

    begun: int
    row: int
    runs: tuple[MannedShift, ...]


FRESH = CheckedTeam(-1, 0, ())


def check_duty(evidence: Evidence) -> Iterator[Violation]:
    """Report each crew and shift whose teams cannot take turns without breaking the rules."""
    rules = evidence.scenario.duty
    if rules is None or rules.use is not DutyUse.RULE:
        return
    for crew in evidence.campaign.crews:
        for shift in dict.fromkeys(evidence.scenario.shifts):
            if evidence.heads(crew, shift).any():
                yield from _judge(evidence, rules, crew, shift)


def _judge(
    evidence: Evidence, rules: DutyRules, crew: CrewId, shift: ShiftName
) -> Iterator[Violation]:
    at_work = _at_work(evidence, crew, shift)
    runs, teams = sorted(at_work), evidence.campaign.crews[crew].teams_on(shift)
    stuck = _first_unmanned(rules, runs, teams)
    if stuck is not None:
        message = (
            f"{teams} team{'s' if teams != 1 else ''} of {crew} cannot man every {shift} shift "
            f"up to {evidence.say(stuck.start)} within the duty rules"
        )
        yield Violation(rule=RULE, tasks=at_work[stuck], message=message)


def _first_unmanned(rules: DutyRules, runs: list[MannedShift], teams: int) -> MannedShift | None:
    """Return the run that no way of taking turns gets past, or nothing if one mans them all."""
    if not runs:
        return None
    seen: set[tuple[int, tuple[CheckedTeam, ...]]] = set()
    open_: list[Iterator[tuple[CheckedTeam, ...]]] = [_manned(rules, (FRESH,) * teams, runs[0])]
    furthest = 0
    while open_:
        state, depth = next(open_[-1], None), len(open_)
        if state is None:
            open_.pop()
        elif depth == len(runs):
            return None
        elif (depth, state) not in seen:
            seen.add((depth, state))
            furthest = max(furthest, depth)
            open_.append(_manned(rules, state, runs[depth]))
    return runs[furthest]


def _at_work(
    evidence: Evidence, crew: CrewId, shift: ShiftName
) -> dict[MannedShift, tuple[TaskId, ...]]:
    """Return the runs of a shift in which the crew does ordinary work, with the tasks."""
    days = evidence.shifts[shift]
    days = np.where(evidence.comes(crew, days), days, -1)
    found: dict[int, dict[TaskId, None]] = {}
    for task, placed in evidence.placed:
        if crew not in task.crew or task.all_hands:
            continue
        for start, end in placed.pieces:
            for day in np.unique(days[start:end]).tolist():
                if day >= 0:
                    found.setdefault(day, {})[task.id] = None
    return {_run(evidence, shift, day): tuple(tasks) for day, tasks in found.items()}


def _run(evidence: Evidence, shift: ShiftName, day: int) -> MannedShift:
    """Return a whole shift, cut where the campaign starts and where its horizon ends."""
    midnight = datetime.combine(EPOCH + timedelta(days=day), time())
    span = evidence.campaign.shifts[shift]
    start = evidence.minute_of(midnight + timedelta(minutes=span.start))
    end = evidence.minute_of(midnight + timedelta(minutes=span.end))
    start, end = max(start, 0), min(end, evidence.campaign.horizon)
    local = (evidence.begin + timedelta(minutes=start)).astimezone(evidence.campaign.zone)
    return MannedShift((local.date() - EPOCH).days, start, end)


def _manned(
    rules: DutyRules, state: tuple[CheckedTeam, ...], run: MannedShift
) -> Iterator[tuple[CheckedTeam, ...]]:
    """Yield what becomes of the teams when one of them mans a run and no rule is broken."""
    since = run.end - max(WEEK, rules.rest or 0)
    teams = [_forget(team, run.day, since) for team in state]
    for team in sorted(set(teams), key=lambda each: (each.runs[-1:], each)):
        after = _after(rules, team, run)
        if after is not None:
            others = list(teams)
            others.remove(team)
            yield tuple(sorted([*others, after]))


def _forget(team: CheckedTeam, day: int, since: Minutes) -> CheckedTeam:
    """Drop what can no longer matter, so that equal teams look equal."""
    runs = tuple(run for run in team.runs if run.end > since)
    return (
        CheckedTeam(team.begun, team.row, runs)
        if team.begun >= day - 1
        else CheckedTeam(-1, 0, runs)
    )


def _after(rules: DutyRules, team: CheckedTeam, run: MannedShift) -> CheckedTeam | None:
    """Return a team after one more run, or nothing if that breaks a rule."""
    runs = (*team.runs, run)
    gap = run.start - team.runs[-1].end if team.runs else None
    begun, row = team.begun, team.row
    if gap != 0:
        row = {run.day - 1: row + 1, run.day: row}.get(begun, 1)
        begun = run.day
    breaks = (
        _exceeds(_worked(runs, run.end - DAY), rules.hours_per_day),
        _exceeds(_worked(runs, run.end - WEEK), rules.hours_per_week),
        _exceeds(row, rules.days_in_row),
        bool(gap) and _exceeds(rules.rest or 0, gap),
    )
    return None if any(breaks) else CheckedTeam(begun, row, runs)


def _worked(runs: tuple[MannedShift, ...], since: Minutes) -> Minutes:
    return sum(run.end - max(run.start, since) for run in runs if run.end > since)


def _exceeds(value: int, limit: int | None) -> bool:
    return limit is not None and value > limit
