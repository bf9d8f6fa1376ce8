"""Who mans which shift, as variables of the model of a situation."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import cast

from ortools.sat.python.cp_model import BoolVarT, CpModel, IntervalVar, IntVar, LinearExpr

from scheduler.calendars.shifts.duties import Slot
from scheduler.calendars.situation.manned_shifts import (
    given_slots,
    heads_of,
    lawful_slots,
    recorded_slots,
    shift_slots,
)
from scheduler.calendars.situation.situation import Situation
from scheduler.model.duty import DutyRules
from scheduler.model.notation.base import CrewId, ShiftName
from scheduler.planning.duty.given import fewest_breaches
from scheduler.planning.duty.team_rules import TeamRules, separate
from scheduler.planning.encoding.variables import Variables

Work = list[tuple[IntervalVar, int]]
"""The intervals in which a crew does ordinary work, with its people."""


def take_turns(
    situation: Situation, model: CpModel, variables: Variables, *, is_soft: bool
) -> list[IntVar]:
    """
    Let the teams of every shift take turns, and return a literal for each deviation they may have.

    A literal says for each run of a shift whether it is manned; unmanned, it is closed to the
    ordinary work of the crew by an interval that takes all people. One team mans each manned run.
    More runs manned than there is work in never help, unless the runs touch.
    Shifts on which the teams could man every run without a deviation need no turns. Unless
    ``is_soft``, no deviation is allowed. What facts give is manned, and where rules bind, so is
    what steps under way work in: there only as many rules are broken as have to be.
    """
    rules = situation.scenario.duty
    deviations: list[IntVar] = []
    if rules is None:
        return deviations
    for crew in situation.profiles:
        work = list(_work(situation, variables, crew))
        slots = _within_reach(situation, variables, crew) if work else {}
        for shift, reached in slots.items():
            teams = situation.campaign.crews[crew].teams_on(shift)
            if _is_free(rules, reached, teams):
                continue
            given = _given(situation, shift, crew, is_soft=is_soft)
            manned = _manned(model, variables, work, reached, _most_people(situation, crew))
            team_rules = TeamRules(model, rules, reached, is_soft, given)
            _divide(model, team_rules, manned, min(teams, len(reached)))
            _give(model, team_rules, manned, teams)
            deviations += team_rules.deviations
    return deviations


def _given(
    situation: Situation, shift: ShiftName, crew: CrewId, *, is_soft: bool
) -> frozenset[Slot]:
    """Return the runs of a shift that facts give; where breaking rules has a price, the past."""
    if is_soft:
        return frozenset(recorded_slots(situation, shift, crew))
    return given_slots(situation, shift, crew)


def _give(model: CpModel, team_rules: TeamRules, manned: Sequence[BoolVarT], teams: int) -> None:
    """Man the runs that facts give, and let only the rules be broken there that have to be."""
    forced = tuple(slot for slot in team_rules.slots if slot in team_rules.given)
    if not forced:
        return
    for slot, literal in zip(team_rules.slots, manned, strict=True):
        if slot in team_rules.given:
            model.add(literal == 1)
    model.add(sum(team_rules.breaches) <= fewest_breaches(team_rules.rules, forced, teams))


def _work(
    situation: Situation, variables: Variables, crew: CrewId
) -> Iterator[tuple[IntervalVar, int]]:
    for task_id in situation.modes:
        for mode in variables.modes(task_id):
            task = mode.job.task
            if crew in task.crew and not task.all_hands:
                for piece in variables.worked_in(mode):
                    yield piece, task.crew[crew]


def _within_reach(
    situation: Situation, variables: Variables, crew: CrewId
) -> dict[str, tuple[Slot, ...]]:
    """Return the runs of each shift that ordinary work of a crew may touch, or has."""
    windows = [
        variables.windows[task_id]
        for task_id, modes in situation.modes.items()
        if any(crew in job.task.crew and not job.task.all_hands for job in modes)
    ]
    first, last = min(low for low, _ in windows), max(high for _, high in windows)
    begin = 0 if situation.facts is None else situation.facts.begin
    return {
        shift: tuple(
            slot
            for slot in shift_slots(situation, shift, crew)
            if (slot.start < last and slot.end > first) or slot.start < begin
        )
        for shift in heads_of(situation, crew)
    }


def _is_free(rules: DutyRules, slots: tuple[Slot, ...], teams: int) -> bool:
    """Whether any of the runs can be manned; where they touch, fewer can be worse."""
    return not _touch(slots) and lawful_slots(rules, slots, teams) == slots


def _touch(slots: Sequence[Slot]) -> bool:
    return any(before.end >= after.start for before, after in pairwise(slots))


def _most_people(situation: Situation, crew: CrewId) -> int:
    return max((people for _, _, people in situation.profiles[crew]), default=0)


def _manned(
    model: CpModel, variables: Variables, work: Work, slots: Sequence[Slot], people: int
) -> list[IntVar]:
    """Return for each run whether it is manned, and close it to work if it is not."""
    manned = [model.new_bool_var("") for _ in slots]
    closed = [
        model.new_optional_fixed_size_interval_var(
            variables.ticks(slot.start),
            variables.ticks(slot.end) - variables.ticks(slot.start),
            ~literal,
            "unmanned",
        )
        for slot, literal in zip(slots, manned, strict=True)
    ]
    intervals = [interval for interval, _ in work]
    demands = [need for _, need in work]
    model.add_cumulative([*intervals, *closed], [*demands, *[people] * len(closed)], people)
    if _touch(slots):
        facts = variables.situation.facts
        begin = 0 if facts is None else facts.begin
        free = {x: y for x, y in zip(slots, manned, strict=True) if x.start >= begin}
        _man_for_work_only(model, variables, intervals, free)
    return manned


def _man_for_work_only(
    model: CpModel,
    variables: Variables,
    intervals: Sequence[IntervalVar],
    manned: Mapping[Slot, IntVar],
) -> None:
    """Let a run be manned only for work in it: else it could make one duty of those around it."""
    for slot, literal in manned.items():
        reasons = [model.new_bool_var("") for _ in intervals]
        for interval, reason in zip(intervals, reasons, strict=True):
            begins = cast("LinearExpr", interval.start_expr())
            ends = cast("LinearExpr", interval.end_expr())
            model.add(begins < variables.ticks(slot.end)).only_enforce_if(reason)
            model.add(ends > variables.ticks(slot.start)).only_enforce_if(reason)
            for present in interval.presence_literals():
                model.add_implication(reason, present)
        model.add_bool_or(~literal, *reasons)


def _divide(model: CpModel, team_rules: TeamRules, manned: Sequence[BoolVarT], teams: int) -> None:
    """Let exactly one team man each manned run, and every team keep the rules."""
    turns = [[model.new_bool_var("") for _ in manned] for _ in range(teams)]
    for i, literal in enumerate(manned):
        model.add(sum(turn[i] for turn in turns) == literal)
    for turn in turns:
        team_rules.add(turn)
    separate(model, turns)
