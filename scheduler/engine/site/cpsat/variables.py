"""
The variables of a task on a site: its start and end, and those of each way of doing it.

The legal starts of a way are its start domain; for starts that cross breaks one literal says that
they were chosen, and fixes how long the task takes and where its pieces lie.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ortools.sat.python.cp_model import (
    CpModel,
    Domain,
    IntervalVar,
    IntVar,
    LinearExpr,
    LinearExprT,
)

from scheduler.engine.site.problem import Site, Starts, Way
from scheduler.engine.site.windows import Window, classes_within

Crossing = Sequence[tuple[Starts, IntVar]]
"""Starts that pause, each with the literal that says that they were chosen."""


@dataclass
class WayVariables:
    """
    The variables of one way of doing a task.

    ``present`` says that it was chosen, nothing where there is no choice. ``crossing`` has the
    starts that pause; ``pieces`` are the stretches worked, once asked for.
    """

    way: Way
    classes: list[Starts]
    present: IntVar | None
    crossing: Crossing
    span: IntervalVar
    pieces: list[IntervalVar] = field(default_factory=list)

    @property
    def chosen(self) -> tuple[IntVar, ...]:
        """The literals that hold if this way was chosen."""
        return () if self.present is None else (self.present,)


@dataclass
class TaskVariables:
    """The variables of a task; ``ways`` has the possible ones by place."""

    name: str
    window: Window
    start: IntVar
    end: LinearExpr
    ways: dict[int, WayVariables]

    def event(self, *, is_end: bool) -> LinearExpr:
        """Return its end or its start."""
        return self.end if is_end else self.start


def make_task(model: CpModel, site: Site, task: int, window: Window) -> TaskVariables:
    """Return the variables of a task whose window leaves it a legal start."""
    name = str(task)
    found = (list(classes_within(site, task, way, window)) for way in range(len(site.ways[task])))
    classes = {way: each for way, each in enumerate(found) if each}
    start = model.new_int_var_from_domain(
        _domain(each for some in classes.values() for each in some), f"start {name}"
    )
    present = _choose_way(model, name, list(classes))
    crossing = {
        way: _choose_class(model, start, some, present[way]) for way, some in classes.items()
    }
    durations = {way: site.ways[task][way].duration for way in classes}
    end = _make_end(model, start, window, durations, present, crossing)
    ways = {
        way: WayVariables(
            site.ways[task][way],
            some,
            present[way],
            crossing[way],
            _make_span(model, (start, end), durations[way], crossing[way], present[way]),
        )
        for way, some in classes.items()
    }
    return TaskVariables(name, window, start, end, ways)


def _choose_way(model: CpModel, name: str, ways: list[int]) -> dict[int, IntVar | None]:
    """Return a literal for each way, of which exactly one holds; none where there is no choice."""
    if len(ways) == 1:
        return {ways[0]: None}
    literals = {way: model.new_bool_var(f"way {name} {way}") for way in ways}
    model.add_exactly_one(literals.values())
    return {**literals}


def _choose_class(
    model: CpModel, start: IntVar, classes: list[Starts], present: IntVar | None
) -> Crossing:
    """Tie the start to the legal ones of a way: none crossed, or one of those that pause."""
    straight = [each for each in classes if not each.breaks]
    crossing = [
        (each, model.new_bool_var(f"{start.name} {each.low}")) for each in classes if each.breaks
    ]
    parts = [([each], literal) for each, literal in crossing]
    if straight and crossing:
        parts.append((straight, model.new_bool_var(f"{start.name} whole")))
        literals = [literal for _, literal in parts]
        model.add(sum(literals) == (1 if present is None else present))
    elif crossing:
        model.add(sum(literal for _, literal in crossing) == (1 if present is None else present))
    elif present is not None:
        parts = [(straight, present)]
    for some, literal in parts:
        model.add_linear_expression_in_domain(start, _domain(some)).only_enforce_if(literal)
    return crossing


def _make_end(
    model: CpModel,
    start: IntVar,
    window: Window,
    durations: dict[int, int],
    present: dict[int, IntVar | None],
    crossing: dict[int, Crossing],
) -> LinearExpr:
    worked: list[LinearExprT] = []
    for way, duration in durations.items():
        literal = present[way]
        worked.append(duration if literal is None else duration * literal)
    pauses = [each.pause * literal for some in crossing.values() for each, literal in some]
    if len(durations) == 1 and not pauses:
        return start + next(iter(durations.values()))
    end = model.new_int_var(window.end_low, window.end_high, start.name.replace("start", "end"))
    model.add(end == start + LinearExpr.sum([*worked, *pauses]))
    return end


def _make_span(
    model: CpModel,
    ends: tuple[IntVar, LinearExpr],
    duration: int,
    crossing: Crossing,
    present: IntVar | None,
) -> IntervalVar:
    start, end = ends
    name = f"span {start.name}"
    if not crossing:
        if present is None:
            return model.new_fixed_size_interval_var(start, duration, name)
        return model.new_optional_fixed_size_interval_var(start, duration, present, name)
    longest = max(each.pause for each, _ in crossing)
    size = model.new_int_var(duration, duration + longest, f"size {start.name}")
    if present is None:
        return model.new_interval_var(start, size, end, name)
    return model.new_optional_interval_var(start, size, end, present, name)


def _domain(classes: Iterable[Starts]) -> Domain:
    return Domain.from_intervals(sorted([each.low, each.high] for each in classes))
