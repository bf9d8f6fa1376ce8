"""
The variables of a task on a site: its start and end, and those of each mode of doing it.

The legal starts of a mode are its start domain. Starts that cross breaks have literals that say
that they were chosen, and fix how long the task takes and where its pieces lie: one for all
that pause equally long where nothing is released in a pause, else one for each class.

Where a mode need not be chosen, its intervals follow from the start alone, one for each such
literal: CP-SAT 9.15 calls some sound plans impossible where an optional interval has an end, or a
size, that is a variable of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from ortools.sat.python.cp_model import (
    CpModel,
    Domain,
    IntervalVar,
    IntVar,
    LinearExpr,
    LinearExprT,
)

from scheduler.engine.site.problem import Breaks, Site, SiteMode, Starts
from scheduler.engine.site.windows import TimeWindow, classes_within


class Alike(NamedTuple):
    """Starts that pause equally long, and the literal that says that one of them was chosen."""

    starts: tuple[Starts, ...]
    literal: IntVar

    @property
    def pause(self) -> int:
        """Ticks between start and end that are not worked."""
        return self.starts[0].pause

    @property
    def breaks(self) -> Breaks:
        """The breaks that are crossed, of starts that have a literal of their own."""
        return self.starts[0].breaks

    def has(self, start: int) -> bool:
        """Tell whether a start is one of these."""
        return any(each.low <= start <= each.high for each in self.starts)


Crossing = Sequence[Alike]


@dataclass
class SiteModeVariables:
    """
    The variables of one mode of doing a task.

    ``present`` says that it was chosen, nothing where there is no choice. ``groups`` has the starts
    by how long they pause, nothing if none does. Of the ``spans`` exactly one is there if the mode
    is chosen; ``pieces`` are the stretches worked, once asked for.
    """

    mode: SiteMode
    classes: list[Starts]
    present: IntVar | None
    groups: Sequence[Alike]
    spans: list[IntervalVar]
    pieces: list[IntervalVar] = field(default_factory=list)

    @property
    def chosen(self) -> tuple[IntVar, ...]:
        """The literals that hold if this way was chosen."""
        return () if self.present is None else (self.present,)

    @property
    def crossing(self) -> Crossing:
        """The starts that pause."""
        return _pausing(self.groups)


@dataclass
class TaskVariables:
    """The variables of a task; ``modes`` has the possible ones by place."""

    name: str
    window: TimeWindow
    start: IntVar
    end: LinearExpr
    modes: dict[int, SiteModeVariables]

    def event(self, *, is_end: bool) -> LinearExpr:
        """Return its end or its start."""
        return self.end if is_end else self.start


def make_task(model: CpModel, site: Site, task: int, window: TimeWindow) -> TaskVariables:
    """Return the variables of a task whose window leaves it a legal start."""
    name = str(task)
    found = (
        list(classes_within(site, task, mode, window)) for mode in range(len(site.modes[task]))
    )
    classes = {mode: each for mode, each in enumerate(found) if each}
    start = model.new_int_var_from_domain(
        _domain(each for some in classes.values() for each in some), f"start {name}"
    )
    present = _choose_mode(model, name, list(classes))
    groups = {
        mode: _choose_class(
            model, start, _grouped(site, site.modes[task][mode], some), present[mode]
        )
        for mode, some in classes.items()
    }
    durations = {mode: site.modes[task][mode].duration for mode in classes}
    end = _make_end(model, start, window, durations, present, groups)
    modes = {
        mode: SiteModeVariables(
            site.modes[task][mode],
            some,
            present[mode],
            groups[mode],
            list(_make_spans(model, (start, end), durations[mode], groups[mode], present[mode])),
        )
        for mode, some in classes.items()
    }
    return TaskVariables(name, window, start, end, modes)


def _choose_mode(model: CpModel, name: str, modes: list[int]) -> dict[int, IntVar | None]:
    """Return a literal for each mode, of which exactly one holds; none where there is no choice."""
    if len(modes) == 1:
        return {modes[0]: None}
    literals = {mode: model.new_bool_var(f"way {name} {mode}") for mode in modes}
    model.add_exactly_one(literals.values())
    return {**literals}


def _grouped(site: Site, mode: SiteMode, classes: list[Starts]) -> list[tuple[Starts, ...]]:
    """Return the starts that need no telling apart: all of one pause, unless resources see more."""
    ordered = sorted(classes, key=lambda each: (each.pause, each.low))
    groups = [tuple(some) for _, some in groupby(ordered, key=lambda each: each.pause)]
    if all(site.resources[place].kept for place, amount in mode.demands if amount):
        return groups
    return [some for some in groups if not some[0].breaks] + [
        (each,) for some in groups if some[0].breaks for each in some
    ]


def _choose_class(
    model: CpModel, start: IntVar, groups: list[tuple[Starts, ...]], present: IntVar | None
) -> list[Alike]:
    """Tie the start to one group of the legal ones; return the groups if any of them pauses."""
    if len(groups) == 1 and not groups[0][0].breaks:
        if present is not None:
            domain = _domain(groups[0])
            model.add_linear_expression_in_domain(start, domain).only_enforce_if(present)
        return []
    chosen = [Alike(some, model.new_bool_var(f"{start.name} {some[0].low}")) for some in groups]
    model.add(sum(each.literal for each in chosen) == (1 if present is None else present))
    for each in chosen:
        domain = _domain(each.starts)
        model.add_linear_expression_in_domain(start, domain).only_enforce_if(each.literal)
    return chosen


def _pausing(groups: Iterable[Alike]) -> Crossing:
    return [each for each in groups if each.breaks]


def _make_end(
    model: CpModel,
    start: IntVar,
    window: TimeWindow,
    durations: dict[int, int],
    present: dict[int, IntVar | None],
    groups: dict[int, list[Alike]],
) -> LinearExpr:
    worked: list[LinearExprT] = []
    for mode, duration in durations.items():
        literal = present[mode]
        worked.append(duration if literal is None else duration * literal)
    pauses = [each.pause * each.literal for some in groups.values() for each in _pausing(some)]
    if len(durations) == 1 and not pauses:
        return start + next(iter(durations.values()))
    end = model.new_int_var(window.end_low, window.end_high, start.name.replace("start", "end"))
    model.add(end == start + LinearExpr.sum([*worked, *pauses]))
    return end


def _make_spans(
    model: CpModel,
    ends: tuple[IntVar, LinearExpr],
    duration: int,
    groups: Sequence[Alike],
    present: IntVar | None,
) -> Iterator[IntervalVar]:
    """Yield one interval from start to end, or one for each group of a mode among others."""
    start, end = ends
    name = f"span {start.name}"
    if present is None and groups:
        longest = max(each.pause for each in groups)
        size = model.new_int_var(duration, duration + longest, f"size {start.name}")
        yield model.new_interval_var(start, size, end, name)
    elif present is None:
        yield model.new_fixed_size_interval_var(start, duration, name)
    elif not groups:
        yield model.new_optional_fixed_size_interval_var(start, duration, present, name)
    for each in groups if present is not None else ():
        length = duration + each.pause
        yield model.new_optional_fixed_size_interval_var(start, length, each.literal, name)


def _domain(classes: Iterable[Starts]) -> Domain:
    return Domain.from_intervals(sorted([each.low, each.high] for each in classes))
