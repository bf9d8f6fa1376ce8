"""Teams that man what facts give them, and the rules that they cannot help breaking there."""

from collections.abc import Sequence
from functools import lru_cache

from ortools.sat.python.cp_model import BoolVarT, CpModel

from scheduler.calendars.shifts.duties import Slot, breaches
from scheduler.calendars.situation.manned_shifts import lawful_slots
from scheduler.engine.cpsat_solver import make_solver, solve_at_once
from scheduler.model.duty import DutyRules
from scheduler.planning.duty.team_rules import TeamRules, separate

EFFORT = 4.0
"""Deterministic seconds for one question."""


@lru_cache(maxsize=4096)
def fewest_breaches(rules: DutyRules, slots: tuple[Slot, ...], teams: int) -> int:
    """
    Return how many rules at least are broken, slot by slot, when teams man what facts give them.

    Nobody records who manned a shift: it is taken that the teams took turns as well as they could.
    """
    if lawful_slots(rules, slots, teams) == slots:
        return 0
    if teams == 1:
        return sum(breaches(rules, slots[:i], slot) for i, slot in enumerate(slots))
    model = CpModel()
    team_rules = _take_turns(model, rules, slots, teams, frozenset(slots))
    model.minimize(sum(team_rules.breaches))
    solver = make_solver(deterministic=EFFORT)
    solve_at_once(solver, model)
    return round(solver.objective_value)


def has_turns_beside(
    rules: DutyRules, slots: tuple[Slot, ...], teams: int, given: frozenset[Slot]
) -> bool:
    """Tell whether teams are known to man slots, breaking no rule but what those given demand."""
    forced = tuple(slot for slot in slots if slot in given)
    spared = fewest_breaches(rules, forced, teams)
    if teams == 1:
        found = {slot: breaches(rules, slots[:i], slot) for i, slot in enumerate(slots)}
        beyond = sum(number for slot, number in found.items() if slot not in given)
        return not beyond and sum(found.values()) <= spared
    model = CpModel()
    team_rules = _take_turns(model, rules, slots, teams, given)
    model.add(sum(team_rules.breaches) <= spared)
    return solve_at_once(make_solver(deterministic=EFFORT), model).has_solution


def keep_given(
    model: CpModel,
    rules: DutyRules,
    slots: Sequence[Slot],
    turns: Sequence[Sequence[BoolVarT]],
) -> None:
    """Let teams, by their literals in the slots that facts give, break there what they have to."""
    team_rules = TeamRules(model, rules, slots, is_soft=False, given=frozenset(slots))
    for turn in turns:
        team_rules.add(turn)
    model.add(sum(team_rules.breaches) <= fewest_breaches(rules, tuple(slots), len(turns)))


def _take_turns(
    model: CpModel,
    rules: DutyRules,
    slots: Sequence[Slot],
    teams: int,
    given: frozenset[Slot],
) -> TeamRules:
    """Let exactly one team man each slot, within the rules but for what facts give."""
    turns = [[model.new_bool_var("") for _ in slots] for _ in range(min(teams, len(slots)))]
    for mans in zip(*turns, strict=True):
        model.add_exactly_one(mans)
    team_rules = TeamRules(model, rules, slots, is_soft=False, given=given)
    for turn in turns:
        team_rules.add(turn)
    separate(model, turns)
    return team_rules
