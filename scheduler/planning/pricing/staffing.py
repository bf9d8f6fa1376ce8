"""
Who comes when: people of each crew on each shift, and the days on which each crew works.

People of a crew are the same on a shift all along. Where fewer are called than a crew could have,
fixed intervals stand for those missing, as in the rule for crews.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from ortools.sat.python.cp_model import BoolVarT, CpModel, IntVar, LinearExpr, LinearExprT

from scheduler.calendars.clock.intervals import Intervals, clip, subtract
from scheduler.calendars.permits.variants import Loosened
from scheduler.calendars.shifts.rates import price_of_shift
from scheduler.calendars.shifts.shifts import ShiftRun
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import CrewId, Minutes, ShiftName
from scheduler.planning.constraints.crews import demands, users
from scheduler.planning.encoding.variables import ModeVariables, Variables


class Staffing:
    """
    Variables of people and days, and what they cost.

    ``people`` holds the head-count of each crew on each shift, ``days`` whether a crew works on a
    weekday beyond those of the base.
    """

    def __init__(self, loosened: Loosened, model: CpModel) -> None:
        permitted, situation = loosened.permitted, loosened.situation
        self.permitted = permitted
        self.situation = situation
        self.off = loosened.off
        self.model = model
        self.crews = _crews_that_matter(loosened)
        self.people = {key: self._count(*key) for key in permitted.least if key[0] in self.crews}
        self.days = {
            (crew, day): model.new_bool_var(f"{crew} works on day {day}")
            for crew in self.crews
            for day in permitted.days_of(crew)
        }
        self.at_least = cache(self._at_least)
        self.on_day = cache(self._on_day)

    def _count(self, crew: CrewId, shift: ShiftName) -> IntVar:
        key = (crew, shift)
        least, most = self.permitted.least[key], self.permitted.most[key]
        return self.model.new_int_var(least, most, f"{crew} on {shift}")

    def _at_least(self, crew: CrewId, shift: ShiftName, need: int) -> BoolVarT:
        """Return the literal that says whether that many people of a crew are on a shift."""
        key = (crew, shift)
        there = self.model.new_bool_var(f"{crew} has {need} on {shift}")
        self.model.add(self.people[key] >= need).only_enforce_if(there)
        self.model.add(self.people[key] < need).only_enforce_if(~there)
        return there

    def grown(self) -> Iterator[BoolVarT]:
        """Yield for each crew and shift that may grow the literal that says whether it does."""
        least, most = self.permitted.least, self.permitted.most
        for crew, shift in self.people:
            if most[crew, shift] > least[crew, shift]:
                yield self.at_least(crew, shift, least[crew, shift] + 1)

    def added(self) -> tuple[LinearExprT, int]:
        """Return the people beyond the base over all crews and shifts, and the most there can."""
        least, most = self.permitted.least, self.permitted.most
        added = LinearExpr.sum([count - least[key] for key, count in self.people.items()])
        return added, sum(most[key] - least[key] for key in self.people)

    def site_works(self, shift: ShiftName) -> BoolVarT:
        """Return the literal that says whether anybody works a shift beyond those of the base."""
        crews = [crew for crew in self.crews if self.permitted.most[crew, shift]]
        return self._any([self.at_least(crew, shift, 1) for crew in crews])

    def site_works_on(self, day: int) -> BoolVarT:
        """Return the literal that says whether anybody works on a weekday beyond the base."""
        return self._any([works for (_, own), works in self.days.items() if own == day])

    def _any(self, literals: list[BoolVarT]) -> BoolVarT:
        found = self.model.new_bool_var("any")
        self.model.add_max_equality(found, literals)
        return found

    def _on_day(self, crew: CrewId, shift: ShiftName, day: int) -> IntVar:
        """Return the people of a crew on a shift of a weekday beyond those of the base."""
        key = (crew, shift)
        there = self.model.new_int_var(0, self.permitted.most[key], f"{crew} {shift} day {day}")
        works = self.days[crew, day]
        self.model.add(there == self.people[key]).only_enforce_if(works)
        self.model.add(there == 0).only_enforce_if(~works)
        return there

    def called(self, crew: CrewId, run: ShiftRun) -> LinearExprT:
        """Return the people of a crew on one shift of one day."""
        day = run.day.weekday()
        if day in self.permitted.base.week_of(crew):
            return self.people[crew, run.shift]
        return self.on_day(crew, run.shift, day) if (crew, day) in self.days else 0

    def limit_crews(self, variables: Variables) -> None:
        """Keep the people at work within those on shift, and all within the roster."""
        going = self.situation.facts.under_way if self.situation.facts is not None else {}
        for crew in self.crews:
            at_work, everyone = users(variables, crew)
            under_way = [mode for mode in at_work if mode.job.id in going]
            ordinary = [mode for mode in at_work if mode.job.id not in going]
            if ordinary:
                intervals, fixed = demands(variables, crew, ordinary)
                needs: list[LinearExprT] = [*fixed]
                until = max(variables.windows[mode.job.id][1] for mode in ordinary)
                most = max(self.permitted.most[crew, shift] for shift in self.permitted.shifts)
                for start, end, missing in self._missing(crew, most, until):
                    first, size = variables.ticks(start), variables.ticks(end - start)
                    intervals.append(self.model.new_fixed_size_interval_var(first, size, "absent"))
                    needs.append(missing)
                for start, end, taken in self._taken(crew, under_way, until):
                    first, size = variables.ticks(start), variables.ticks(end - start)
                    intervals.append(self.model.new_fixed_size_interval_var(first, size, "going"))
                    needs.append(taken)
                self.model.add_cumulative(intervals, needs, most)
            if everyone:
                to_come = [mode for mode in at_work + everyone if mode.job.id not in going]
                intervals, fixed = demands(variables, crew, to_come)
                roster, needs = self._roster(crew), [*fixed]
                called = [mode for mode in at_work + everyone if mode.job.id in going]
                for start, end, taken in self._called_in(crew, called, roster):
                    first, size = variables.ticks(start), variables.ticks(end - start)
                    intervals.append(self.model.new_fixed_size_interval_var(first, size, "going"))
                    needs.append(taken)
                self.model.add_cumulative(intervals, needs, roster)

    def _roster(self, crew: CrewId) -> IntVar:
        own = [count for (name, _), count in self.people.items() if name == crew]
        most = sum(self.permitted.most[crew, shift] for shift in self.permitted.shifts)
        roster = self.model.new_int_var(0, most, f"roster {crew}")
        self.model.add(roster == LinearExpr.sum(own))
        return roster

    def _missing(
        self, crew: CrewId, most: int, until: Minutes
    ) -> Iterator[tuple[Minutes, Minutes, LinearExprT]]:
        """Yield the stretches with fewer than ``most`` on shift, and how many are missing."""
        worked: list[tuple[Minutes, Minutes]] = []
        for run in self.situation.shift_runs:
            if run.start >= until:
                break
            for start, end in self._in_force(run):
                worked.append((start, end))
                yield start, end, most - self.called(crew, run)
        for start, end in subtract(((0, until),), clip(worked, 0, until)):
            yield start, end, most

    def _taken(
        self, crew: CrewId, under_way: Sequence[ModeVariables], until: Minutes
    ) -> Iterator[tuple[Minutes, Minutes, LinearExprT]]:
        """
        Yield when steps under way have people of a crew, and how many of those on shift.

        They may need more than there are; then nobody is left to others.
        """
        spans = [(mode, start, end) for mode in under_way for start, end in _in_ticks(mode.job)]
        shifts = [
            (*piece, run) for run in self.situation.shift_runs for piece in self._in_force(run)
        ]
        edges = {minute for _, *piece in spans for minute in piece}
        edges |= {minute for *piece, _ in shifts for minute in piece}
        for start, end in pairwise(sorted(edge for edge in edges if edge <= until)):
            runs = [run for low, high, run in shifts if low <= start and end <= high]
            going = [mode for mode, low, high in spans if low <= start and end <= high]
            if not going or not runs:
                continue
            most = sum(self.permitted.most[crew, run.shift] for run in runs)
            needed = LinearExpr.sum([_need(mode, crew) for mode in going])
            there = LinearExpr.sum([self.called(crew, run) for run in runs])
            taken = self.model.new_int_var(0, most, f"{crew} under way")
            self.model.add_min_equality(taken, [needed, there])
            yield start, end, taken

    def _called_in(
        self, crew: CrewId, under_way: Sequence[ModeVariables], roster: IntVar
    ) -> Iterator[tuple[Minutes, Minutes, LinearExprT]]:
        """Yield when steps under way have people of a roster, and how many, all of it at most."""
        spans = [(mode, start, end) for mode in under_way for start, end in _in_ticks(mode.job)]
        most = sum(self.permitted.most[crew, shift] for shift in self.permitted.shifts)
        for start, end in pairwise(sorted({minute for _, *piece in spans for minute in piece})):
            going = [_need(mode, crew) for mode, low, high in spans if low <= start and end <= high]
            if going:
                taken = self.model.new_int_var(0, most, f"{crew} called in")
                self.model.add_min_equality(taken, [LinearExpr.sum(going), roster])
                yield start, end, taken

    def _in_force(self, run: ShiftRun) -> Intervals:
        return subtract(((run.start, run.end),), self.off)

    def cost(self, by: Minutes) -> Iterator[LinearExprT]:
        """Yield what the people beyond the base cost, shift by shift up to a date."""
        begin = self.situation.begin
        for crew in sorted(self.crews):
            for price, extra in self._extra(
                crew, (r for r in self.situation.shift_runs if begin < r.end and r.start < by)
            ):
                yield price * extra

    def _extra(self, crew: CrewId, runs: Iterable[ShiftRun]) -> Iterator[tuple[int, LinearExprT]]:
        """Yield price and number of people beyond the base: per shift, and per day beyond it."""
        totals: dict[tuple[ShiftName, int | None], int] = {}
        base = self.permitted.base.week_of(crew)
        for run in runs:
            day = run.day.weekday()
            key = (run.shift, None if day in base else day)
            price = price_of_shift(self.permitted.campaign, self.situation.axis, run)
            totals[key] = totals.get(key, 0) + price
        for (shift, weekday), price in totals.items():
            if weekday is None:
                yield price, self.people[crew, shift] - self.permitted.least[crew, shift]
            elif (crew, weekday) in self.days:
                yield price, self.on_day(crew, shift, weekday)


def _in_ticks(job: Job) -> Iterator[tuple[Minutes, Minutes]]:
    """Yield when a step under way is worked on, in whole ticks."""
    for start, end in job.working:
        yield start // job.tick * job.tick, -(-end // job.tick) * job.tick


def _need(mode: ModeVariables, crew: CrewId) -> LinearExprT:
    """Return the people that a step needs of a crew if it is done in a mode."""
    people = mode.job.task.crew[crew]
    return people if mode.present is None else people * mode.present


def _crews_that_matter(loosened: Loosened) -> tuple[CrewId, ...]:
    """Return the crews that some task needs; all, where it matters whether anybody is there."""
    crews = tuple(loosened.permitted.campaign.crews)
    if any(condition.by_site for own in loosened.conditions.values() for condition in own):
        return crews
    modes = loosened.situation.modes.values()
    needed = {crew for own in modes for job in own for crew in job.task.crew}
    return tuple(crew for crew in crews if crew in needed)
