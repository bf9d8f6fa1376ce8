"""Cutting a pausing task into the intervals in which it is worked on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ortools.sat.python.cp_model import CpModel, Domain, IntervalVar, IntVar

Breaks = tuple[tuple[int, int], ...]
Crossing = Sequence[tuple[Breaks, IntVar]]
"""For each class that pauses, its breaks in ticks and the literal that says it was chosen."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The worked pieces of a task, and the variables that say where the first and last lie."""

    pieces: list[IntervalVar]
    first_end: IntVar
    last_start: IntVar


def cut(
    model: CpModel,
    ends: tuple[IntVar, IntVar],
    duration: int,
    crossing: Crossing,
) -> Cut:
    """
    Return the pieces of a pausing task: a first, a last if it crosses, fixed ones in between.

    Parameters
    ----------
    model
        The model to which they are added.
    ends
        Start and end of the task.
    duration
        Its working time in ticks.
    crossing
        The classes that pause.
    """
    start, end = ends
    name = start.name.removeprefix("start ")
    crosses = model.new_bool_var(f"{name} crosses")
    model.add(sum(literal for _, literal in crossing) == crosses)
    first, first_end = _first(model, ends, duration, crosses)
    resumes = sorted({breaks[-1][1] for breaks, _ in crossing})
    last_start = model.new_int_var_from_domain(Domain.from_values(resumes), f"resume {name}")
    rest = model.new_int_var(0, duration, f"last size {name}")
    last = model.new_optional_interval_var(last_start, rest, end, crosses, f"last {name}")
    pieces = [first, last]
    for breaks, literal in crossing:
        model.add(first_end == breaks[0][0]).only_enforce_if(literal)
        model.add(last_start == breaks[-1][1]).only_enforce_if(literal)
        pieces += _middle(model, name, breaks, literal)
    return Cut(pieces, first_end, last_start)


def _first(
    model: CpModel, ends: tuple[IntVar, IntVar], duration: int, crosses: IntVar
) -> tuple[IntervalVar, IntVar]:
    """Return the first piece and its end, which is that of the task if nothing is crossed."""
    start, end = ends
    first_end = model.new_int_var(min(start.proto.domain), max(end.proto.domain), "first end")
    size = model.new_int_var(1, duration, "first size")
    model.add(first_end == end).only_enforce_if(~crosses)
    return model.new_interval_var(start, size, first_end, "first"), first_end


def pieces_by_class(
    model: CpModel, start: IntVar, duration: int, crossing: Crossing
) -> list[IntervalVar]:
    """
    Return the pieces of a mode among others: a first, a last and those between for each class.

    All of them follow from the start alone, which is why each class has pieces of its own.
    """
    name = start.name.removeprefix("start ")
    pieces: list[IntervalVar] = []
    for breaks, literal in crossing:
        stop, resume = breaks[0][0], breaks[-1][1]
        end = start + duration + sum(after - before for before, after in breaks)
        first = model.new_optional_interval_var(start, stop - start, stop, literal, f"first {name}")
        last = model.new_optional_interval_var(resume, end - resume, end, literal, f"last {name}")
        pieces += [first, *_middle(model, name, breaks, literal), last]
    return pieces


def _middle(model: CpModel, name: str, breaks: Breaks, literal: IntVar) -> list[IntervalVar]:
    """Return the full stretches worked between the first and the last break of a class."""
    stretches = [(before[1], after[0]) for before, after in pairwise(breaks)]
    return [
        model.new_optional_fixed_size_interval_var(start, end - start, literal, f"middle {name}")
        for start, end in stretches
    ]


def breaks_of(pieces: Iterable[tuple[int, int]]) -> Breaks:
    """Return the breaks between worked pieces."""
    return tuple((before[1], after[0]) for before, after in pairwise(pieces))
