"""Duty rules of one team in a CP-SAT model: kept, or each deviation counted."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ortools.sat.python.cp_model import BoolVarT, CpModel, IntVar, LinearExprT

from scheduler.calendars.shifts.duties import WINDOWS, Slot
from scheduler.model.duty import DutyRules
from scheduler.model.notation.base import Minutes


@dataclass
class TeamRules:
    """
    The duty rules on teams that may be on duty in the same slots.

    Slots are disjoint and in order of time; those that touch make one duty. With ``is_soft`` every
    deviation of a duty is allowed and has a literal in ``deviations``; otherwise there is none.

    A literal is forced up by a deviation and free otherwise, so a model should have fewer of them
    as its aim, or a limit on their number.

    Of a ``given`` slot, manned whatever is decided, each rule that is broken there has a literal in
    ``breaches`` instead, hours counted at the end of the slot. What is ``unjudged`` may break all.
    """

    model: CpModel
    rules: DutyRules
    slots: Sequence[Slot]
    is_soft: bool
    given: Collection[Slot] = ()
    unjudged: Collection[Slot] = ()
    deviations: list[IntVar] = field(default_factory=list)
    breaches: list[IntVar] = field(default_factory=list)

    def add(self, present: Sequence[BoolVarT]) -> None:
        """
        Add the rules on one team.

        With :math:`p_i` for duty in slot i, :math:`b_i` and :math:`e_i` for a duty that begins or
        ends with it, and :math:`d` for its deviations:

        * the sum of :math:`p_j` times the minutes of slot j in the 24 hours, or seven times 24
          hours, up to the end of slot i is within the limit, or :math:`e_i` implies :math:`d`;
        * :math:`b_i` and :math:`p_j` with less than the rest between them imply :math:`d`;
        * a beginning in slot i and on each of the days before it, as many as are allowed in a
          row, imply :math:`d`.
        """
        begins = [self._edge(present, i, -1) for i in range(len(self.slots))]
        ends = [self._edge(present, i, +1) for i in range(len(self.slots))]
        for rule, length in WINDOWS:
            limit = getattr(self.rules, rule)
            if limit is not None:
                self._limit_window(present, ends, limit, length)
        if self.rules.rest is not None:
            self._rest(present, begins, self.rules.rest)
        if self.rules.days_in_row is not None:
            self._limit_days(begins, self.rules.days_in_row)

    def _edge(self, present: Sequence[BoolVarT], i: int, step: int) -> BoolVarT:
        """Return a literal that is up when a duty begins (or ends) with a slot."""
        j = i + step
        first, second = sorted((i, j))
        if j in {-1, len(self.slots)} or self.slots[first].end < self.slots[second].start:
            return present[i]
        edge = self.model.new_bool_var("")
        self.model.add_bool_or(edge, ~present[i], present[j])
        return edge

    def _permits(self, slot: Slot) -> list[BoolVarT]:
        """Return the literal that permits one deviation, or nothing when none is permitted."""
        if slot not in self.given and not self.is_soft:
            return []
        permit = self.model.new_bool_var("")
        (self.breaches if slot in self.given else self.deviations).append(permit)
        return [permit]

    def _limit_window(
        self, present: Sequence[BoolVarT], ends: Sequence[BoolVarT], limit: Minutes, length: Minutes
    ) -> None:
        for i, slot in enumerate(self.slots):
            parts = list(self._overlaps(i, slot.end - length))
            if slot in self.unjudged or sum(minutes for _, minutes in parts) <= limit:
                continue
            worked: LinearExprT = sum(present[j] * minutes for j, minutes in parts)
            bound = self.model.add(worked <= limit)
            permits = self._permits(slot)
            if self.is_soft and slot not in self.given:
                bound.only_enforce_if(ends[i], *(~each for each in permits))
            elif self.given:
                bound.only_enforce_if(present[i], *(~each for each in permits))

    def _overlaps(self, i: int, since: Minutes) -> Iterator[tuple[int, Minutes]]:
        """Yield the slots up to one, with their minutes after a minute."""
        for j in range(i, -1, -1):
            if self.slots[j].end <= since:
                return
            yield j, self.slots[j].end - max(self.slots[j].start, since)

    def _rest(self, present: Sequence[BoolVarT], begins: Sequence[BoolVarT], rest: Minutes) -> None:
        for i, slot in enumerate(self.slots):
            if slot in self.unjudged:
                continue
            near = [j for j in range(i) if 0 < slot.start - self.slots[j].end < rest]
            permit = self._permits(slot) if near else []
            for j in near:
                self.model.add_bool_or(~begins[i], ~present[j], *permit)

    def _limit_days(self, begins: Sequence[BoolVarT], most: int) -> None:
        of_day: dict[int, list[BoolVarT]] = {}
        for slot, begin in zip(self.slots, begins, strict=True):
            of_day.setdefault(slot.day, []).append(begin)
        is_begun = {day: self._any(found) for day, found in of_day.items()}
        for slot, begin in zip(self.slots, begins, strict=True):
            row = range(slot.day - most, slot.day)
            if slot not in self.unjudged and all(day in is_begun for day in row):
                before = [~is_begun[day] for day in row]
                self.model.add_bool_or(~begin, *before, *self._permits(slot))

    def _any(self, literals: list[BoolVarT]) -> BoolVarT:
        """Return a literal that is up when one of some is."""
        if len(literals) == 1:
            return literals[0]
        either = self.model.new_bool_var("")
        for literal in literals:
            self.model.add_implication(literal, either)
        return either


def separate(model: CpModel, turns: Sequence[Sequence[BoolVarT]]) -> None:
    """Give equal teams numbers in the order in which they first come on duty."""
    for before, after in pairwise(turns):
        for i, literal in enumerate(after):
            model.add_bool_or(~literal, *before[:i])
