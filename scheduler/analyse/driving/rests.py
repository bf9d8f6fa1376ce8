"""The starts of a step that duty rules forbid, all other steps in their places."""

from collections.abc import Iterator

from scheduler.analyse.obstacles.blocking import Blocker, Cause
from scheduler.analyse.obstacles.trial_runs import run_from
from scheduler.calendars.clock.intervals import Interval
from scheduler.calendars.shifts.duties import Slot
from scheduler.calendars.situation.manned_shifts import (
    given_slots,
    heads_of,
    manned_slots,
    shift_slots,
)
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import CrewId, Minutes, ShiftName, TaskId
from scheduler.planning.duty.rostering_search import can_take_turns
from scheduler.planning.duty.work import binding_rules
from scheduler.schedule.scheduled import Schedule


class Rests:
    """Tells which starts leave the teams of a plan no lawful way of taking turns."""

    def __init__(self, situation: Situation, schedule: Schedule) -> None:
        self.situation = situation
        self.schedule = schedule
        self.rules = binding_rules(situation)
        self.slots: dict[tuple[CrewId, ShiftName], tuple[Slot, ...]] = {}

    def missed(
        self, job: Job, start: Minutes, before: Minutes, *, without: Blocker | None = None
    ) -> tuple[Blocker, ...]:
        """
        Return the duty rules as what is in the way of a start until a minute, if they are.

        They stay in the way of earlier starts at which the last shift that they forbid is manned.
        Where the need of another task for a crew is taken away, it mans no shift of that crew.
        """
        if self.rules is None or job.task.all_hands:
            return ()
        pieces = run_from(job, start).pieces
        begun = [
            slot.start
            for crew in job.task.crew
            for shift in heads_of(self.situation, crew)
            for slot in self._unlawful(job.id, crew, shift, pieces, without)
        ]
        if not begun:
            return ()
        return (Blocker(cause=Cause.DUTY, since=max(begun), event=before, until=before),)

    def _unlawful(
        self,
        task_id: TaskId,
        crew: CrewId,
        shift: ShiftName,
        pieces: tuple[Interval, ...],
        without: Blocker | None,
    ) -> frozenset[Slot]:
        """Return the shifts that nobody else mans, if no team may man them as well."""
        away = {task_id, self._spared(crew, without)}
        given, slots = given_slots(self.situation, shift, crew), self._slots(crew, shift)
        others = given.union(manned_slots(slots, self._work(crew, away)))
        added = frozenset(manned_slots(slots, pieces)) - others
        teams = self.situation.campaign.crews[crew].teams_on(shift)
        together = tuple(sorted(others | added))
        if self.rules is None or can_take_turns(self.rules, together, teams, given):
            return frozenset()
        return added

    def _spared(self, crew: CrewId, without: Blocker | None) -> TaskId | None:
        """Return the task that is taken to do without a crew."""
        is_spared = without is not None and without.cause is Cause.CREW and without.subject == crew
        return without.task if without is not None and is_spared else None

    def _slots(self, crew: CrewId, shift: ShiftName) -> tuple[Slot, ...]:
        if (crew, shift) not in self.slots:
            self.slots[crew, shift] = shift_slots(self.situation, shift, crew)
        return self.slots[crew, shift]

    def _work(self, crew: CrewId, away: set[TaskId | None]) -> Iterator[Interval]:
        """Yield the ordinary work of a crew, that of some tasks left out."""
        for placed in self.schedule.tasks.values():
            task = self.situation.campaign.tasks[placed.id].in_way(placed.option)
            if crew in task.crew and not task.all_hands and placed.id not in away:
                yield from placed.pieces
