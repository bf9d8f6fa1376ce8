"""A model of plans beside the announced one: which steps stay, and which shifts are new."""

from functools import cached_property

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr, LinearExprT

from scheduler.calendars.shifts.own_days import crew_works
from scheduler.calendars.situation.manned_shifts import heads_of
from scheduler.model.notation.base import TaskId
from scheduler.planning.encoding.variables import ModeVariables, Variables
from scheduler.planning.people.shift_meetings import ShiftMeetings
from scheduler.planning.steady.comparing.case import SteadyCase
from scheduler.schedule.disturbance import SOON, CrewShift
from scheduler.schedule.scheduled import Schedule


class SteadyFrame:
    """
    The variables of a model that compare its plans with the announced one, each made once.

    They are no less than what they stand for, and meant to be made small. A ``known`` schedule is
    suggested to the search.
    """

    def __init__(
        self, case: SteadyCase, model: CpModel, variables: Variables, known: Schedule | None
    ) -> None:
        self.case = case
        self.model = model
        self.variables = variables
        self.known = known
        self._moved: dict[TaskId, LinearExprT] = {}
        self._away: dict[TaskId, LinearExprT] = {}

    def moved(self, step: TaskId) -> LinearExprT:
        """Return 1 unless a step stays as announced."""
        if step not in self._moved:
            self._moved[step] = self._make_moved(step)
        return self._moved[step]

    def _make_moved(self, step: TaskId) -> LinearExprT:
        start, option = self.case.place_of(step)
        mode = self._mode_at(step)
        if mode is None:
            return 1
        kept = self.model.new_bool_var(f"{step} stays")
        self.model.add(mode.start == self.variables.ticks(start)).only_enforce_if(kept)
        if mode.present is not None:
            self.model.add_implication(kept, mode.present)
        if self.known is not None:
            placed = self.known[step]
            self.model.add_hint(kept, (placed.start, placed.option) == (start, option))
        return 1 - kept

    def _mode_at(self, step: TaskId) -> ModeVariables | None:
        """Return the mode in which a step was announced, if it may start there in this model."""
        start, option = self.case.place_of(step)
        if start % self.variables.tick:
            return None
        for mode in self.variables.modes(step):
            classes = self.variables.classes(mode.job)
            if mode.job.option == option and any(x.low <= start <= x.high for x in classes):
                return mode
        return None

    def minutes(self, step: TaskId) -> LinearExprT:
        """Return the minutes by which the start of a step moves, either way."""
        if step not in self._away:
            self._away[step] = self._make_away(step)
        return self._away[step]

    def _make_away(self, step: TaskId) -> LinearExprT:
        announced, tick = self.case.announced[step].start, self.variables.tick
        start = self.variables.start(step)
        domain = start.proto.domain
        most = max(abs(tick * each - announced) for each in (min(domain), max(domain)))
        away = self.model.new_int_var(0, most, f"{step} away")
        self.model.add(away >= tick * start - announced)
        self.model.add(away >= announced - tick * start)
        if self.known is not None:
            self.model.add_hint(away, abs(self.known[step].start - announced))
        return away

    @cached_property
    def new_shifts(self) -> LinearExprT:
        """The number of shifts that begin soon and have ordinary work of a crew that had none."""
        return LinearExpr.sum(list(self._called.values())) if self._called else 0

    @cached_property
    def _called(self) -> dict[CrewShift, IntVar]:
        situation = self.case.situation
        meetings = ShiftMeetings(situation, self.model, self.variables, self.known)
        called: dict[CrewShift, IntVar] = {}
        for crew in situation.profiles:
            heads = heads_of(situation, crew)
            for mode in self._ordinary(crew):
                for run in meetings.runs(mode):
                    each = CrewShift(crew, run.shift, run.start)
                    works = crew_works(situation.campaign, situation.scenario, crew, run.day)
                    if works and run.shift in heads and self._is_new(each):
                        if each not in called:
                            called[each] = self.model.new_bool_var(f"{crew} {run.start}")
                        met = meetings.literal(mode, run)
                        if met is not None:
                            self.model.add_implication(met, called[each])
        self._hint_called(called)
        return called

    def _hint_called(self, called: dict[CrewShift, IntVar]) -> None:
        if self.known is not None and called:
            new = set(self.case.disturbance(self.known).new_shifts)
            for each, literal in called.items():
                self.model.add_hint(literal, each in new)

    def _ordinary(self, crew: str) -> list[ModeVariables]:
        """Return the modes of steps in which a crew does ordinary work."""
        return [
            mode
            for mode in self.variables.all_modes()
            if crew in mode.job.task.crew and not mode.job.task.all_hands
        ]

    def _is_new(self, each: CrewShift) -> bool:
        begin = self.case.as_of.begin
        return begin <= each.start <= begin + SOON and each not in self.case.shifts
