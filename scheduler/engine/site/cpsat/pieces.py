"""Cutting a task that may pause into the intervals in which it is worked on."""

from collections.abc import Iterator
from itertools import pairwise

from ortools.sat.python.cp_model import CpModel, Domain, IntervalVar, IntVar

from scheduler.engine.site.cpsat.variables import Alike, SiteModeVariables, TaskVariables


def worked_pieces(
    model: CpModel, task: TaskVariables, mode: SiteModeVariables
) -> list[IntervalVar]:
    """Return the intervals in which a mode is worked on: its pieces, or its whole span."""
    if not mode.crossing:
        return mode.spans
    if not mode.pieces:
        cut = _cut if mode.present is None else _cut_by_class
        mode.pieces = cut(model, task, mode)
    return mode.pieces


def _cut(model: CpModel, task: TaskVariables, mode: SiteModeVariables) -> list[IntervalVar]:
    """Return a first piece, a last one if a break is crossed, and fixed ones in between."""
    name, duration = task.name, mode.mode.duration
    crosses = model.new_bool_var(f"crosses {name}")
    model.add(sum(each.literal for each in mode.crossing) == crosses)
    first, first_end = _first(model, task, mode, crosses)
    resumes = sorted({each.breaks[-1][1] for each in mode.crossing})
    last_start = model.new_int_var_from_domain(Domain.from_values(resumes), f"resume {name}")
    rest = model.new_int_var(0, duration, f"last size {name}")
    last = model.new_optional_interval_var(last_start, rest, task.end, crosses, f"last {name}")
    pieces = [first, last]
    for each in mode.crossing:
        model.add(first_end == each.breaks[0][0]).only_enforce_if(each.literal)
        model.add(last_start == each.breaks[-1][1]).only_enforce_if(each.literal)
        pieces += _middle(model, name, each)
    return pieces


def _first(
    model: CpModel, task: TaskVariables, mode: SiteModeVariables, crosses: IntVar
) -> tuple[IntervalVar, IntVar]:
    """Return the first piece and its end, which is that of the task if nothing is crossed."""
    name = f"first {task.name}"
    end = model.new_int_var(task.window.start_low, task.window.end_high, f"{name} end")
    size = model.new_int_var(1, mode.mode.duration, f"{name} size")
    model.add(end == task.end).only_enforce_if(~crosses)
    return model.new_interval_var(task.start, size, end, name), end


def _cut_by_class(
    model: CpModel, task: TaskVariables, mode: SiteModeVariables
) -> list[IntervalVar]:
    """Return the pieces of a mode among others, which follow from the start alone."""
    pieces: list[IntervalVar] = []
    for each, span in zip(mode.groups, mode.spans, strict=True):
        if not each.breaks:
            pieces.append(span)
            continue
        stop, resume, literal = each.breaks[0][0], each.breaks[-1][1], each.literal
        start, end = task.start, task.start + mode.mode.duration + each.pause
        pieces += [
            model.new_optional_interval_var(start, stop - start, stop, literal, "first"),
            *_middle(model, task.name, each),
            model.new_optional_interval_var(resume, end - resume, end, literal, "last"),
        ]
    return pieces


def _middle(model: CpModel, name: str, each: Alike) -> Iterator[IntervalVar]:
    """Yield the stretches worked between the first and the last break of a class."""
    for before, after in pairwise(each.breaks):
        yield model.new_optional_fixed_size_interval_var(
            before[1], after[0] - before[1], each.literal, f"middle {name}"
        )
