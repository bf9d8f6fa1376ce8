"""The model of everything that is permitted, with the cost of what is used of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from ortools.sat.python.cp_model import BoolVarT, CpModel, IntVar, LinearExpr, LinearExprT

from scheduler.calendars.facts.facts import Release
from scheduler.calendars.permits.decisions import Decisions
from scheduler.calendars.permits.variants import Condition, Loosened
from scheduler.model.costs import in_cents
from scheduler.model.notation.base import FacilityId, Minutes, TaskId
from scheduler.model.progress.neighbour_moves import NeighbourMove
from scheduler.planning.constraints import CONSTRAINTS
from scheduler.planning.constraints.links import WorkedBefore, keep
from scheduler.planning.encoding.variables import ModeVariables, Variables
from scheduler.planning.pricing.staffing import Staffing
from scheduler.planning.search.horizon import finish_behind, windows_within
from scheduler.schedule.scheduled import Schedule

REPLACED = ("crews",)
"""Rules that the staffing encodes in its own way."""

Key = TypeVar("Key")


@dataclass
class Priced:
    """The model of all plans that launch by a date, and the variables of its decisions."""

    loosened: Loosened
    model: CpModel
    variables: Variables
    staffing: Staffing
    dropped: dict[tuple[TaskId, TaskId], IntVar]
    widened: dict[str, IntVar]
    moved: dict[NeighbourMove, IntVar]
    cost: LinearExprT

    @property
    def all_variables(self) -> list[IntVar]:
        """Every variable of the model, in the order in which `read` takes their values."""
        count = len(self.model.proto.variables)
        return [self.model.get_int_var_from_proto_index(index) for index in range(count)]

    def read(self, values: Sequence[int]) -> Decisions:
        """Return the decisions that values of ``all_variables`` mean."""
        people = {key: values[each.index] for key, each in self.staffing.people.items()}
        return Decisions(
            people={**self.loosened.permitted.least, **people},
            days=_chosen(self.staffing.days, values),
            habits=_chosen(self.dropped, values),
            windows=_chosen(self.widened, values),
            moves=_chosen(self.moved, values),
        )

    def seek_fewest(self, values: Sequence[int], cost: int) -> None:
        """
        Ask for the fewest changes, then the fewest people, at no more than a cost.

        A change is a crew with more people on a shift, a further day of a crew, a habit set aside,
        a step in another mode, a wider window or the move of a neighbour.

        Parameters
        ----------
        values
            The solution to begin with: the values of ``all_variables``.
        cost
            Its cost in hundredths.
        """
        self.model.proto.solution_hint.vars.clear()
        self.model.proto.solution_hint.values.clear()
        for variable, value in zip(self.all_variables, values, strict=True):
            self.model.add_hint(variable, value)
        self.model.add(self.cost <= cost)
        changes: list[LinearExprT] = [
            *self.staffing.grown(),
            *self.staffing.days.values(),
            *self.dropped.values(),
            *self.widened.values(),
            *self.moved.values(),
        ]
        if self.loosened.permitted.options:
            changes.append(self.variables.other_ways)
        added, most = self.staffing.added()
        weighted = LinearExpr.weighted_sum([LinearExpr.sum(changes), added], [most + 1, 1])
        self.model.minimize(weighted)

    def hint(self, schedule: Schedule, decisions: Decisions) -> None:
        """Suggest a schedule and the decisions under which it holds."""
        modes, permitted = self.loosened.situation.modes, self.loosened.permitted
        fitting = {
            id(job)
            for task_id, own in modes.items()
            for job, condition in zip(own, self.loosened.conditions[task_id], strict=True)
            if decisions.fit(permitted, job, condition)
        }
        self.variables.hint(schedule, lambda job: id(job) in fitting)
        for key, count in self.staffing.people.items():
            self.model.add_hint(count, decisions.people[key])
        for crew_day, works in self.staffing.days.items():
            self.model.add_hint(works, crew_day in decisions.days)
        for pair, dropped in self.dropped.items():
            self.model.add_hint(dropped, pair in decisions.habits)
        for name, widened in self.widened.items():
            self.model.add_hint(widened, name in decisions.windows)
        for move, moved in self.moved.items():
            self.model.add_hint(moved, move in decisions.moves)


def build_priced(loosened: Loosened, by: Minutes) -> Priced:
    """Return the model of all plans that launch by a minute, its objective the cost of each."""
    situation, permitted = loosened.situation, loosened.permitted
    model = CpModel()
    windows = windows_within(situation, by, finish_behind(situation, by))
    variables = Variables(situation, model, windows)
    for task_id in situation.modes:
        variables.job(task_id)
    for name, add_constraint in CONSTRAINTS.items():
        if name not in REPLACED:
            add_constraint(situation, model, variables)
    staffing = Staffing(loosened, model)
    staffing.limit_crews(variables)
    widened = {name: model.new_bool_var(f"{name} is widened") for name in permitted.windows}
    moved = _moved(loosened, model)
    parts = Parts(staffing, widened, moved, permitted.neighbours)
    _tie_modes(loosened, model, variables, parts)
    dropped = _add_habits(loosened, model, variables)
    kept_open = _open_facilities(loosened, model, variables, by)
    costs = permitted.campaign.costs
    terms: list[LinearExprT] = list(staffing.cost(by))
    terms += [in_cents(costs.habit) * each for each in dropped.values()]
    terms += [in_cents(costs.window) * each for each in widened.values()]
    terms += [move.cents * each for move, each in moved.items()]
    terms += [in_cents(costs.facility_day) * each for each in kept_open.values()]
    if permitted.options:
        terms.append(in_cents(costs.option) * variables.other_ways)
    cost = LinearExpr.sum(terms)
    model.minimize(cost)
    return Priced(loosened, model, variables, staffing, dropped, widened, moved, cost)


def _chosen(variables: Mapping[Key, IntVar], values: Sequence[int]) -> frozenset[Key]:
    return frozenset(key for key, each in variables.items() if values[each.index])


def _moved(loosened: Loosened, model: CpModel) -> dict[NeighbourMove, IntVar]:
    """Return whether neighbours make each of their moves; one at most, else they stay."""
    found: dict[NeighbourMove, IntVar] = {}
    for flow, (_, *others) in loosened.permitted.neighbours.items():
        own = {move: model.new_bool_var(f"{flow} moves: {move}") for move in others}
        model.add_at_most_one(own.values())
        found |= own
    return found


class Parts(NamedTuple):
    """What the parts of conditions are made of."""

    staffing: Staffing
    widened: Mapping[str, IntVar]
    moved: Mapping[NeighbourMove, IntVar]
    neighbours: Mapping[str, Sequence[NeighbourMove]]


def _tie_modes(loosened: Loosened, model: CpModel, variables: Variables, made_of: Parts) -> None:
    """Let a task lie on a calendar exactly if its crews have the shifts and days of it."""
    for task_id, own in loosened.situation.modes.items():
        beside = {id(job): c for job, c in zip(own, loosened.conditions[task_id], strict=True)}
        for mode in variables.modes(task_id):
            for there, parts in _parts(beside[id(mode.job)], mode, made_of):
                _tie(model, mode.present, parts, there=there)


def _parts(
    condition: Condition, mode: ModeVariables, made_of: Parts
) -> Iterator[tuple[bool, list[BoolVarT]]]:
    """Yield for each part of a condition whether it must hold, and what all must hold for it."""
    needs, staffing = mode.job.task.crew, made_of.staffing
    for shift, there in condition.shifts.items():
        if condition.by_site:
            yield there, [staffing.site_works(shift)]
        else:
            yield there, [staffing.at_least(crew, shift, need) for crew, need in needs.items()]
    for day, there in condition.days.items():
        if condition.by_site:
            yield there, [staffing.site_works_on(day)]
        else:
            crews = [crew for crew in needs if (crew, day) in staffing.days]
            yield there, [staffing.days[crew, day] for crew in crews]
    for name, there in condition.windows.items():
        yield there, [made_of.widened[name]]
    for flow, moves in condition.moves.items():
        stays, *others = made_of.neighbours[flow]
        if stays in moves:
            yield True, [~made_of.moved[move] for move in others if move not in moves]
        else:
            yield False, [~made_of.moved[move] for move in others if move in moves]


def _tie(
    model: CpModel, present: BoolVarT | None, literals: list[BoolVarT], *, there: bool
) -> None:
    """Require that all literals hold, or that one does not, if a mode is chosen."""
    if there:
        kept = model.add_bool_and(literals)
    else:
        kept = model.add_bool_or([~literal for literal in literals])
    if present is not None:
        kept.only_enforce_if(present)


def _add_habits(
    loosened: Loosened, model: CpModel, variables: Variables
) -> dict[tuple[TaskId, TaskId], IntVar]:
    """Keep each habit unless it is set aside."""
    dropped: dict[tuple[TaskId, TaskId], IntVar] = {}
    counts = WorkedBefore(model, variables)
    for link in loosened.habits:
        pair = (link.source, link.target)
        if pair not in dropped:
            dropped[pair] = model.new_bool_var(f"{link.source} > {link.target} set aside")
        keep(link, model, variables, counts, dropped[pair])
    for step, release in loosened.releases:
        pair = (release.source, step)
        if pair not in dropped:
            dropped[pair] = model.new_bool_var(f"{release.source} > {step} set aside")
        for mode in variables.modes(step):
            _keep_release(model, variables, release, mode, dropped[pair])
    return dropped


def _keep_release(
    model: CpModel,
    variables: Variables,
    release: Release,
    mode: ModeVariables,
    dropped: IntVar,
) -> None:
    """Let a step wait for a recorded event as it does by habit, unless that is set aside."""
    minute = release.minute(mode.job.working)
    until = variables.situation.horizon if minute is None else minute
    waits = mode.end if release.holds_end else mode.start
    kept = model.add(waits >= -(-until // variables.tick))
    kept.only_enforce_if([~dropped, *([] if mode.present is None else [mode.present])])


def _open_facilities(
    loosened: Loosened, model: CpModel, variables: Variables, by: Minutes
) -> dict[tuple[FacilityId, int], IntVar]:
    """
    Open a facility on each day on which the site would rest and crews work in it.

    A closed facility is one full of fixed intervals, which leave no room for ordinary work.
    """
    opened: dict[tuple[FacilityId, int], IntVar] = {}
    rest_days = list(_rest_days(loosened, by))
    for name in loosened.situation.campaign.facilities if rest_days else ():
        modes = [mode for mode in variables.all_modes() if _is_ordinary_in(mode, name)]
        intervals = [piece for mode in modes for piece in variables.worked_in(mode)]
        needs = [1] * len(intervals)
        for start, end, day in rest_days if modes else ():
            key = (name, day)
            if key not in opened:
                opened[key] = model.new_bool_var(f"{name} kept open on day {day}")
            first, size = variables.ticks(start), variables.ticks(end - start)
            closed = model.new_optional_fixed_size_interval_var(first, size, ~opened[key], "closed")
            intervals.append(closed)
            needs.append(len(modes))
        if modes:
            model.add_cumulative(intervals, needs, len(modes))
    return opened


def _is_ordinary_in(mode: ModeVariables, place: FacilityId) -> bool:
    task = mode.job.task
    return place in task.places and bool(task.crew) and not task.all_hands


def _rest_days(loosened: Loosened, by: Minutes) -> Iterator[tuple[Minutes, Minutes, int]]:
    """Yield the shifts up to a date on days on which the site rests in the base, with the day."""
    week, begin = loosened.permitted.base.site_week, loosened.situation.begin
    for run in loosened.situation.shift_runs:
        if begin < run.end and run.start < by and run.day.weekday() not in week:
            yield run.start, run.end, run.day.toordinal()
