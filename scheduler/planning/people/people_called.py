"""How many people of each crew have to come in to each worked shift, as variables of a model."""

from collections.abc import Iterator, Sequence

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

from scheduler.calendars.shifts.shifts import ShiftRun, most_people
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import CrewId, Minutes, ShiftName, TaskId
from scheduler.planning.constraints.crews import demands
from scheduler.planning.encoding.variables import ModeVariables, Variables, Window
from scheduler.planning.people.labour import people_called, work_of
from scheduler.planning.people.shift_meetings import ShiftMeetings
from scheduler.schedule.scheduled import Schedule

Ways = Sequence[ModeVariables]
Called = list[tuple[ShiftRun, IntVar]]


class PeopleCalled:
    """
    Adds the people called in; each variable may be greater than it has to be.

    A ``known`` schedule is suggested to the search.
    """

    def __init__(
        self, situation: Situation, model: CpModel, variables: Variables, known: Schedule | None
    ) -> None:
        self.situation = situation
        self.model = model
        self.variables = variables
        self.known = known
        self.meetings = ShiftMeetings(situation, model, variables, known)

    def all_crews(self) -> Iterator[tuple[ShiftRun, IntVar]]:
        """Yield each worked shift within reach with the people of one crew who come in."""
        for crew in self.situation.profiles:
            modes = [mode for mode in self.variables.all_modes() if crew in mode.job.task.crew]
            if modes:
                called: Called = []
                for shift in self.situation.scenario.shifts:
                    called += self._add_shift(crew, modes, shift)
                self._add_energy(crew, called)
                self._hint(crew, called)
                yield from called

    def _hint(self, crew: CrewId, called: Called) -> None:
        if self.known is not None:
            there = people_called(self.situation, work_of(self.situation, self.known, crew))
            for run, people in called:
                self.model.add_hint(people, there.get(run, 0))

    def _add_shift(self, crew: CrewId, modes: Ways, shift: ShiftName) -> Called:
        """
        Return the people called in to every run of a shift.

        In each run an interval takes the people not called in, out of all there are: those at work
        there at once are no more than those called in.
        """
        intervals, needs = demands(self.variables, crew, modes)
        needed = sum(mode.job.task.crew[crew] for mode in modes)
        most = min(most_people(self.situation.rosters[crew]), needed)
        called: Called = []
        for run in sorted({run for mode in modes for run in self.meetings.runs(mode)}):
            if run.shift != shift:
                continue
            start, end = self.variables.ticks(run.start), self.variables.ticks(run.end)
            intervals.append(self.model.new_fixed_size_interval_var(start, end - start, "home"))
            called.append((run, self.model.new_int_var(0, most, f"{crew} called")))
            self._come_one_by_one(crew, modes, called[-1])
        at_home = [most - people for _, people in called]
        self.model.add_cumulative(intervals, [*needs, *at_home], most)
        return called

    def _come_one_by_one(self, crew: CrewId, modes: Ways, called: tuple[ShiftRun, IntVar]) -> None:
        """Say again, for each task alone, that its people come in; it makes bounds better."""
        run, people = called
        for mode in modes:
            met = self.meetings.literal(mode, run)
            if met is not None:
                self.model.add(people >= mode.job.task.crew[crew] * met)

    def _add_energy(self, crew: CrewId, called: Called) -> None:
        """
        Say again, for the tasks within a span of time, that their work needs people; for bounds.

        The people called in, each for the minutes of the shift within the span, do no less than
        the work of all tasks whose windows lie in it.
        """
        work = self._least_work(crew)
        windows = {task_id: self.variables.windows[task_id] for task_id in work}
        for first, last in _spans(windows):
            inside = [t for t, (low, high) in windows.items() if first <= low and high <= last]
            there = [
                (people, minutes)
                for run, people in called
                for minutes in [min(run.end, last) - max(run.start, first)]
                if minutes > 0
            ]
            supply = LinearExpr.weighted_sum([p for p, _ in there], [m for _, m in there])
            self.model.add(supply >= sum(work[task_id] for task_id in inside))

    def _least_work(self, crew: CrewId) -> dict[TaskId, Minutes]:
        """Return the person-minutes of a crew that each task takes at least, on its shifts."""
        least = {
            task_id: min(
                0 if job.task.all_hands else job.duration * job.task.crew.get(crew, 0)
                for job in modes
            )
            for task_id, modes in self.situation.modes.items()
        }
        return {task_id: minutes for task_id, minutes in least.items() if minutes}


def _spans(windows: dict[TaskId, Window]) -> Iterator[Window]:
    """Yield the spans that begin with one window and end with another."""
    lows = sorted({low for low, _ in windows.values()})
    highs = sorted({high for _, high in windows.values()})
    return ((low, high) for low in lows for high in highs if low < high)
