"""A ledger that finds room only where binding duty rules are kept."""

from collections import Counter
from functools import cache
from typing import Self

from scheduler.calendars.shifts.duties import Slot
from scheduler.calendars.situation.manned_shifts import (
    given_slots,
    heads_of,
    manned_slots,
    shift_slots,
)
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job, Way
from scheduler.model.duty import DutyRules
from scheduler.model.notation.base import CrewId, Minutes, ShiftName, TaskId
from scheduler.planning.duty.rostering_search import can_take_turns
from scheduler.planning.duty.work import binding_rules
from scheduler.planning.lists.ledger import Ledger

Manned = dict[tuple[CrewId, ShiftName], frozenset[Slot]]


def open_ledger(situation: Situation) -> Ledger:
    """Return an empty ledger, one that knows the duty rules where they bind."""
    rules = binding_rules(situation)
    return Ledger(situation) if rules is None else LawfulLedger(situation, rules)


class LawfulLedger(Ledger):
    """
    A ledger in which no step gets a place that leaves teams no way of taking turns.

    The shifts that facts give are manned from the beginning.
    What was entered before has to keep the rules; then what is entered at a first fit keeps them.
    A task is taken out before a place is looked for.
    """

    def __init__(self, situation: Situation, rules: DutyRules) -> None:
        super().__init__(situation)
        self.rules = rules
        self.slots = cache(self._slots)
        self.manned = cache(self._manned)
        self.given = cache(self._given)
        self.at_work: dict[tuple[CrewId, ShiftName], Counter[Slot]] = {}
        self.entered: dict[TaskId, Manned] = {}
        self.forced: Manned = {}
        for crew in situation.profiles:
            for shift in self.slots(crew):
                self.at_work[crew, shift] = Counter(self.given(crew, shift))

    def blank(self) -> Self:
        """Return another ledger, in which no shifts are manned but those that facts give."""
        other = super().blank()
        given = {key: self.given(*key) for key in self.at_work}
        other.at_work = {key: Counter(slots) for key, slots in given.items() if slots}
        other.entered, other.forced = {}, {}
        return other

    def first_fit(self, job: Job, earliest: Minutes) -> Minutes | None:
        """Return the first legal start from ``earliest`` on with room and teams to work."""
        start = super().first_fit(job, earliest)
        while start is not None:
            rested = self._first_rested(job, start)
            if rested == start:
                return start
            start = super().first_fit(job, rested)
        return None

    def frees_room(self, job: Job) -> bool:
        """Whether entering this task can make room: a shift that is manned is open to others."""
        return bool(job.task.crew) or super().frees_room(job)

    def _first_rested(self, job: Job, start: Minutes) -> Minutes:
        """
        Return a start if the teams can man its shifts, or one before which they never can.

        A start can only become lawful when a shift that it mans is over.
        """
        manned = self._manned_by(job, start)
        for (crew, shift), slots in manned.items():
            others = frozenset(self.at_work.get((crew, shift), ()))
            teams = self.situation.campaign.crews[crew].teams_on(shift)
            together = tuple(sorted(others | slots))
            given = self.given(crew, shift) | self.forced.get((crew, shift), frozenset())
            if not slots <= others and not can_take_turns(self.rules, together, teams, given):
                return min(slot.end for slot in slots)
        return start

    def enter(self, job: Job, start: Minutes) -> None:
        """Book a task, and the shifts that it mans."""
        super().enter(job, start)
        self.entered[job.id] = self._manned_by(job, start)
        for key, slots in self.entered[job.id].items():
            self.at_work.setdefault(key, Counter()).update(slots)

    def enter_given(self, job: Job, start: Minutes) -> None:
        """Book what is done whatever the rules say, and the shifts that it mans, as given."""
        super().enter_given(job, start)
        for key, slots in self.entered[job.id].items():
            self.forced[key] = self.forced.get(key, frozenset()) | slots

    def remove(self, job: Job) -> None:
        """Take a booked task out again, and the shifts that only it manned."""
        for key, slots in self.entered.pop(job.id).items():
            left = self.at_work[key]
            left.subtract(slots)
            self.at_work[key] = +left
        super().remove(job)

    def _manned_by(self, job: Job, start: Minutes) -> Manned:
        """Return the shifts that a step mans from a start, one with hours of its own as well."""
        is_planned = job is self.situation.job_in(*job.mode)
        return self.manned(job.mode, start) if is_planned else self._shifts(job, start)

    def _manned(self, mode: Way, start: Minutes) -> Manned:
        return self._shifts(self.situation.job_in(*mode), start)

    def _shifts(self, job: Job, start: Minutes) -> Manned:
        """Return the shifts that a step mans from a start, by crew and shift."""
        if job.task.all_hands:
            return {}
        pieces = job.pieces_from(start)
        return {
            (crew, shift): frozenset(found)
            for crew in job.task.crew
            for shift, slots in self.slots(crew).items()
            if (found := manned_slots(slots, pieces))
        }

    def _given(self, crew: CrewId, shift: ShiftName) -> frozenset[Slot]:
        return given_slots(self.situation, shift, crew)

    def _slots(self, crew: CrewId) -> dict[ShiftName, tuple[Slot, ...]]:
        heads = heads_of(self.situation, crew)
        return {shift: shift_slots(self.situation, shift, crew) for shift in heads}
