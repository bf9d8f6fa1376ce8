"""Calm: as little work at night and at weekends as possible."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from ortools.sat.python.cp_model import CpModel, Domain, LinearExpr, LinearExprT

from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes
from scheduler.planning.encoding.variables import ModeVariables, Variables
from scheduler.planning.lists.ledger import Ledger
from scheduler.planning.people.labour import calm_of
from scheduler.planning.people.unsocial_hours import LinearPiece, burden, linear_pieces
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True)
class _Part:
    """Ranges of starts: the least value in them, and from which tick on it rises, how steeply."""

    value: int
    lowest: int
    slope: int
    starts: Domain

    @property
    def most(self) -> int:
        """The greatest rise."""
        ends: tuple[int, int] = (self.starts.min(), self.starts.max())
        return max(self.slope * (end - self.lowest) for end in ends)


def _divide(found: Sequence[LinearPiece]) -> list[_Part]:
    """Return one part for each constant value, and one for each piece that rises or falls."""
    levels: dict[int, list[list[int]]] = {}
    parts = []
    for piece in found:
        span = [piece.first, piece.last]
        if piece.slope:
            value, lowest = min((piece.at(tick), tick) for tick in span)
            parts.append(_Part(value, lowest, piece.slope, Domain.from_intervals([span])))
        else:
            levels.setdefault(piece.value, []).append(span)
    flat = [_Part(value, 0, 0, Domain.from_intervals(spans)) for value, spans in levels.items()]
    return flat + parts


class Calm:
    """Person-minutes of night work and of weekend work; what is both counts twice."""

    before_modes: ClassVar[bool] = False

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.burden = burden(situation.axis, situation.horizon)

    @property
    def floor(self) -> int:
        """Nothing: what links alone ask for is not known."""
        return 0

    def value(self, schedule: Schedule) -> int:
        """Return the person-minutes at night and at weekends."""
        return calm_of(self.situation, schedule)

    def add_aim(self, model: CpModel, variables: Variables, known: Schedule | None) -> LinearExprT:
        """Add the burden of every mode of a task that has people."""
        return LinearExpr.sum(
            [
                _add_mode(
                    model, mode, self._parts(variables, mode), _start_in(mode, known, variables)
                )
                for mode in variables.all_modes()
                if mode.job.task.crew
            ]
        )

    def _parts(self, variables: Variables, mode: ModeVariables) -> list[_Part]:
        classes = variables.classes(mode.job)
        return _divide(list(linear_pieces(self.burden, mode.job, classes, variables.tick)))

    def first_kept(self, ledger: Ledger, job: Job, before: Minutes, minute: Minutes) -> Minutes:
        """Return the first start from a minute on with no more night and weekend work."""
        tick = ledger.tick
        limit = self._burden_at(job, before, tick)
        if minute > before:
            return minute if self._burden_at(job, minute, tick) <= limit else before
        classes = [each for each in job.classes if minute <= each.high and each.low <= before]
        found = list(linear_pieces(self.burden, job, classes, tick))
        return next(_no_greater(found, -(-minute // tick), limit)) * tick

    def _burden_at(self, job: Job, start: Minutes, tick: Minutes) -> int:
        """Return the night and weekend work of a task that starts there."""
        classes = [each for each in job.classes if each.low <= start <= each.high]
        found = linear_pieces(self.burden, job, classes, tick)
        there = next(piece for piece in found if piece.first <= start // tick <= piece.last)
        return there.at(start // tick)


def _start_in(mode: ModeVariables, known: Schedule | None, variables: Variables) -> int | None:
    """Return the tick at which a known schedule has a mode start, if it is the one chosen there."""
    if known is None or known[mode.job.id].option != mode.job.option:
        return None
    return variables.ticks(known[mode.job.id].start)


def _no_greater(found: Sequence[LinearPiece], since: int, limit: int) -> Iterator[int]:
    """Yield the first tick of each piece from which the value is within a limit."""
    for piece in found:
        first = max(piece.first, since)
        if piece.slope < 0:
            first = max(first, piece.first + -((limit - piece.value) // -piece.slope))
        if first <= piece.last and piece.at(first) <= limit:
            yield first


def _add_mode(
    model: CpModel, mode: ModeVariables, parts: Sequence[_Part], known: int | None
) -> LinearExprT:
    r"""
    Return the burden of one mode, none if it is not chosen; ``known`` is a start to be suggested.

    Its starts are divided among literals :math:`p`, one for each constant value :math:`v_p` and one
    for each piece on which the burden rises or falls,

    .. math:: w = \sum_p v_p p + x, \qquad p \Rightarrow x = s_p (t - t_p),

    with the least value :math:`v_p` of the piece, its slope :math:`s_p`, and :math:`t_p` where it
    has that value.
    """
    present = LinearExpr.sum([1 if mode.present is None else mode.present])
    if len(parts) <= 1 and not any(part.slope for part in parts):
        return present * sum(part.value for part in parts)
    rise = model.new_int_var(0, max(part.most for part in parts), "rise")
    literals = [model.new_bool_var("") for _ in parts]
    model.add(LinearExpr.sum(literals) == present)
    if mode.present is not None:
        model.add(rise == 0).only_enforce_if(~mode.present)
    for part, literal in zip(parts, literals, strict=True):
        model.add_linear_expression_in_domain(mode.start, part.starts).only_enforce_if(literal)
        climb = part.slope * (mode.start - part.lowest) if part.slope else 0
        model.add(rise == climb).only_enforce_if(literal)
        if known is not None:
            model.add_hint(literal, part.starts.contains(known))
            if part.starts.contains(known):
                model.add_hint(rise, part.slope * (known - part.lowest))
    return rise + LinearExpr.weighted_sum(literals, [part.value for part in parts])
