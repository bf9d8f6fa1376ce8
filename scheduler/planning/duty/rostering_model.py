"""The CP-SAT model that divides the duties of one crew among its teams."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ortools.sat.python.cp_model import BoolVarT, CpModel, LinearExprT

from scheduler.calendars.shifts.duties import Slot
from scheduler.engine.confirming import BareEnding, BaseEffort, confirm
from scheduler.engine.cpsat_solver import make_solver, solve_at_once
from scheduler.engine.verdict import Verdict
from scheduler.model.duty import DutyRules
from scheduler.model.notation.base import ShiftName
from scheduler.planning.duty.given import keep_given
from scheduler.planning.duty.team_rules import TeamRules, separate
from scheduler.planning.duty.teams import Call, Team, TeamDuty, Turn

EFFORT = 4.0
"""Deterministic seconds for one question."""

AT_ONCE = 12
"""Decisions that are put in order in one search; more would need very large weights."""

Who = dict[Team, BoolVarT]
"""Literals that say for some teams whether a duty is theirs."""


class RosterDecision(NamedTuple):
    """Something to decide: when, and the choice as a number below another."""

    slot: Slot
    number: LinearExprT
    below: int


def _when(decision: RosterDecision) -> Slot:
    return decision.slot


class RosteringModel:
    """
    The model of one crew; turns that are ``recorded`` are manned as well as they could be.

    Time is cut into cells in which nobody comes or goes. A team is on duty in a cell if it mans a
    shift or is called to a piece of work there; called in or not, those on duty must be enough.
    """

    def __init__(
        self,
        rules: DutyRules,
        teams: Sequence[Team],
        turns: Sequence[Turn],
        calls: Sequence[Call],
        recorded: frozenset[Turn] = frozenset(),
    ) -> None:
        self.teams, self.turns, self.calls = teams, turns, calls
        self.model = CpModel()
        self.cells = _cells([turn.slot for turn in turns] + [call.slot for call in calls], calls)
        self.mans = [self._who_mans(turn) for turn in turns]
        self.answers = [self._who_answers() for _ in calls]
        before = self._cells_before(recorded)
        self.team_rules = TeamRules(self.model, rules, self.cells, is_soft=True, unjudged=before)
        present = {team: [self._on_duty(team, cell) for cell in self.cells] for team in teams}
        for literals in present.values():
            self.team_rules.add(literals)
        self._call_enough(present)
        for shift in dict.fromkeys(team.shift for team in teams):
            order = [[m[t] for m in self.mans if t in m] for t in teams if t.shift == shift]
            separate(self.model, order)
            self._keep_recorded(rules, shift, recorded)
        self.solver = make_solver(deterministic=EFFORT)
        self.found: list[set[Team]] = []

    def _cells_before(self, recorded: frozenset[Turn]) -> frozenset[Slot]:
        """Return the cells of recorded turns in which nobody is called."""
        return frozenset(
            cell
            for cell in self.cells
            if any(_covers(turn.slot, cell) for turn in recorded)
            and not any(_covers(call.slot, cell) for call in self.calls)
        )

    def _keep_recorded(self, rules: DutyRules, shift: ShiftName, recorded: frozenset[Turn]) -> None:
        """Let the teams of a shift have broken in what is recorded only what they had to."""
        own = [i for i, x in enumerate(self.turns) if x in recorded and x.shift == shift]
        teams = [team for team in self.teams if team.shift == shift]
        turns = [[self.mans[i][team] for i in own] for team in teams]
        if own:
            keep_given(self.model, rules, [self.turns[i].slot for i in own], turns)

    def _who_mans(self, turn: Turn) -> Who:
        """Return for each team of a shift whether it is the one that mans it."""
        own = [team for team in self.teams if team.shift == turn.shift]
        literals: Who = {team: self.model.new_bool_var("") for team in own}
        self.model.add_exactly_one(literals.values())
        return literals

    def _who_answers(self) -> Who:
        """Return for each team whether it is called to a piece of all-hands work."""
        return {team: self.model.new_bool_var("") for team in self.teams}

    def _on_duty(self, team: Team, cell: Slot) -> BoolVarT:
        """Return a literal that is up if and only if a team is on duty in a cell."""
        reasons = [
            who[team]
            for turn, who in zip(self.turns, self.mans, strict=True)
            if team in who and _covers(turn.slot, cell)
        ]
        reasons += [
            answer[team]
            for call, answer in zip(self.calls, self.answers, strict=True)
            if _covers(call.slot, cell)
        ]
        if len(reasons) == 1:
            return reasons[0]
        present = self.model.new_bool_var("")
        self.model.add_bool_or(~present, *reasons)
        for reason in reasons:
            self.model.add_implication(reason, present)
        return present

    def _call_enough(self, present: dict[Team, list[BoolVarT]]) -> None:
        for call in self.calls:
            for (start, end), people in call.levels:
                for i, cell in enumerate(self.cells):
                    if start <= cell.start and cell.end <= end:
                        there: LinearExprT = sum(
                            literals[i] * team.people for team, literals in present.items()
                        )
                        self.model.add(there >= people)

    def called_in(self) -> LinearExprT:
        """Return the person-minutes of all calls, those of people on shift anyway among them."""
        return sum(
            literal * team.people * (call.slot.end - call.slot.start)
            for call, answer in zip(self.calls, self.answers, strict=True)
            for team, literal in answer.items()
        )

    def in_order_of_time(self) -> Iterator[LinearExprT]:
        """Yield sums whose least values, one after the other, leave a single manning."""
        decisions = [*sorted(self._who_is_on(), key=_when), *sorted(self._who_comes(), key=_when)]
        for first in range(0, len(decisions), AT_ONCE):
            weight = 1
            weighed = []
            for each in reversed(decisions[first : first + AT_ONCE]):
                weighed.append(weight * each.number)
                weight *= each.below
            yield sum(weighed)

    def _who_is_on(self) -> Iterator[RosterDecision]:
        """Yield which team mans each shift, by its number."""
        for turn, who in zip(self.turns, self.mans, strict=True):
            number = sum(i * literal for i, literal in enumerate(who.values()))
            yield RosterDecision(turn.slot, number, len(who))

    def _who_comes(self) -> Iterator[RosterDecision]:
        """Yield which teams stay at home for each piece of all-hands work."""
        for call, answer in zip(self.calls, self.answers, strict=True):
            yield from (RosterDecision(call.slot, 1 - literal, 2) for literal in answer.values())

    def lessen(self, aim: LinearExprT) -> bool:
        """Find the least value of a sum and keep to it; tell whether it is proved."""
        if isinstance(aim, int):
            return True
        self.model.minimize(aim)
        verdict = solve_at_once(self.solver, self.model)
        if verdict.has_solution:
            self._keep(aim, round(self.solver.objective_value))
        return verdict is Verdict.OPTIMAL

    def _keep(self, aim: LinearExprT, value: int) -> None:
        self.model.add(aim <= value)
        self.model.proto.clear_solution_hint()
        self.found = [
            {team for team, literal in who.items() if self.solver.boolean_value(literal)}
            for who in (*self.mans, *self.answers)
        ]
        for who, found in zip((*self.mans, *self.answers), self.found, strict=True):
            for team, literal in who.items():
                self.model.add_hint(literal, team in found)

    def verdict(self) -> Verdict:
        """Tell whether there is a manning, in a way that repeats itself."""
        effort = BaseEffort(seconds=math.inf, deterministic=EFFORT)
        return confirm(self._search(effort), effort, self._search).verdict

    def _search(self, effort: BaseEffort) -> BareEnding:
        solver = make_solver(seed=effort.seed, deterministic=effort.deterministic)
        solver.parameters.cp_model_presolve = effort.presolve
        return BareEnding(solve_at_once(solver, self.model))

    def read(self) -> tuple[TeamDuty, ...]:
        """Return what each team is on duty for in the best manning so far."""
        mans, answers = self.found[: len(self.turns)], self.found[len(self.turns) :]
        return tuple(
            TeamDuty(
                team,
                tuple(t.slot for t, who in zip(self.turns, mans, strict=True) if team in who),
                tuple(c.slot for c, who in zip(self.calls, answers, strict=True) if team in who),
            )
            for team in self.teams
        )


def _cells(slots: Sequence[Slot], calls: Sequence[Call]) -> list[Slot]:
    """Cut the slots wherever one begins or ends, or the need for people changes."""
    parts = [part for call in calls for part, _ in call.levels]
    edges = sorted({minute for span in (*[s.span for s in slots], *parts) for minute in span})
    day_of = {slot.start: slot.day for slot in slots}
    cells = []
    day = 0
    for start, end in pairwise(edges):
        day = day_of.get(start, day)
        if any(slot.start <= start and end <= slot.end for slot in slots):
            cells.append(Slot(start, end, day))
    return cells


def _covers(slot: Slot, cell: Slot) -> bool:
    return slot.start <= cell.start and cell.end <= slot.end
