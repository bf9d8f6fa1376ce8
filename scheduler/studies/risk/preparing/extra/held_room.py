"""Extra work in places that holds keep: in their room, before them, or after them."""

from scheduler.calendars.rules.holds import TimedHold
from scheduler.calendars.starts.job import Job
from scheduler.errors import InputError, Problem, Where
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.risk.mishap import AddedWork
from scheduler.studies.risk.preparing.extra.triggers import Trigger
from scheduler.studies.risk.preparing.extra.waiting import Waiting


class HeldRoom(Waiting):
    """The order of a plan in which work finds its place beside holds."""

    def holds_of(self, work: AddedWork, trigger: Trigger) -> list[TimedHold]:
        """Return the holds for which new work is done: of the mishap's step, or of who waits."""
        return [
            hold
            for hold in self.situation.holds
            if hold.facility == work.facility
            and self.comes_after(trigger, hold.target)
            and self._has_begun(hold, trigger)
            and (
                trigger.step in {hold.source, *hold.steps}
                or any(self.is_before(x, hold.target) for x in self.waiting(work, trigger))
            )
        ]

    def waiting(self, work: AddedWork, trigger: Trigger) -> list[TaskId]:
        """Return the steps that wait for new work: those that come after the mishap."""
        known = (step for step in work.before if step in self.situation.jobs)
        return [step for step in known if self.comes_after(trigger, step)]

    def is_before(self, step: TaskId, target: TaskId) -> bool:
        """Whether a step is another one, or comes before it by the order."""
        return step == target or self.order.leads(step, target)

    def _has_begun(self, hold: TimedHold, trigger: Trigger) -> bool:
        """Whether a hold begins before a mishap in any timing."""
        return hold.source is None or self.is_before(hold.source, trigger.step)

    def keep_out_of_holds(self, job: Job, trigger: Trigger) -> Minutes:
        """
        Let work take room in full places before a hold there begins, or once it is over.

        Returns
        -------
        Minutes
            From when on it could be done in the plan.
        """
        since, full = trigger.since, set(self.company.full_places(job))
        for hold in (each for each in self.situation.holds if each.facility in full):
            if self._comes_first(job, hold, trigger):
                self.hand_over(job.id, hold.source or "")
                self.wait_to_know(trigger, hold.source or "")
            elif self.order.leads(job.id, hold.target):
                raise InputError([no_room(job, hold)], "no draw was played")
            else:
                self.hand_over(hold.target, job.id)
                since = max(since, self.schedule[hold.target].end)
        return since

    def _comes_first(self, job: Job, hold: TimedHold, trigger: Trigger) -> bool:
        """Whether work comes before a hold rather than after it."""
        if hold.source is None or self.is_before(hold.source, job.id):
            return False
        return self.order.leads(job.id, hold.target) or self.starts[hold.source] >= trigger.since


def no_room(job: Job, hold: TimedHold) -> Problem:
    """Return why work that has to be done before the end of a hold has no room there."""
    until = f"until {hold.target} has ended"
    return Problem(
        where=Where("risk file"),
        code="no-room",
        message=f"{job.id} has no room in {hold.facility}, which is kept {until}, and "
        f"{hold.target} waits for {job.id}",
        hint=f"Let it happen at a step that the hold of {hold.facility} names.",
    )


def kept_away(job: Job, keeper: TaskId) -> Problem:
    """Return why work can never be done that a step begun keeps away, and that it waits for."""
    step = job.task.id
    return Problem(
        where=Where("risk file"),
        code="no-room",
        message=f"{step} cannot be done beside {keeper}, which has begun and was not made safe, "
        f"and {keeper} waits for {step}",
        hint=f"If {keeper} was made safe when it stopped, record that.",
    )
