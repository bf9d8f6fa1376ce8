"""The facts that a plan leaves up to a moment if every step goes exactly as planned."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import ExactMinutes
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import progress_of
from scheduler.model.progress.step_facts import StepFacts, WorkStop
from scheduler.schedule.scheduled import Schedule, ScheduledTask


@dataclass(frozen=True)
class AsPlanned:
    """A plan that goes on exactly as it stands."""

    situation: Situation
    schedule: Schedule

    @property
    def begin(self) -> datetime:
        """The data date of the plan, or the start of its campaign, local."""
        facts = self.situation.facts
        return self._local(0 if facts is None else facts.begin)

    def begun(self, moment: Minutes) -> frozenset[TaskId]:
        """Return the steps that have begun before a moment, or were done before the start."""
        begun = (task.id for task in self.schedule.tasks.values() if self._has_begun(task, moment))
        return self.situation.done.union(begun)

    def _has_begun(self, task: ScheduledTask, moment: Minutes) -> bool:
        facts = self.situation.facts
        return task.start < moment or (facts is not None and task.id in facts.begun)

    def progress(self, moment: Minutes) -> Progress:
        """Return all that would be recorded at a moment, with the events known to the plan."""
        known = progress_of(self.situation.campaign)
        steps = dict(known.steps if known is not None else {})
        steps |= dict(self._recorded(moment))
        found = Progress(data_date=self._local(moment), steps=steps)
        if known is None:
            return found
        return found.altered({"events": known.events, "waived": known.waived})

    def _recorded(self, moment: Minutes) -> Iterator[tuple[TaskId, StepFacts]]:
        for task in self.schedule.tasks.values():
            if self._has_begun(task, moment):
                yield task.id, self._facts(task, moment)

    def _facts(self, task: ScheduledTask, moment: Minutes) -> StepFacts:
        facts = self._so_far(task, moment)
        if task.end > moment:
            return facts
        over = {"finished": self._local(task.end), "suspended": None, "resume": None}
        return facts.altered({**over, "remaining": None, "as_of": None})

    def _so_far(self, task: ScheduledTask, moment: Minutes) -> StepFacts:
        """Return how a step began and went on."""
        facts = self.situation.facts
        if facts is None or task.id not in facts.begun:
            return StepFacts(started=self._local(task.start), option=task.option)
        known = facts.progress.facts_of(task.id)
        rest = facts.rests.get(task.id)
        if rest is None:
            since = known.as_of or facts.progress.data_date
            return known if known.remaining is None else known.altered({"as_of": since})
        if task.start >= moment:
            return known
        gone_on = self._local(task.start)
        left = {"remaining": ExactMinutes(rest.left), "as_of": gone_on}
        if known.suspended is None:
            return known.altered(left)
        stop = WorkStop(start=known.suspended, end=gone_on)
        over = {"stops": (*known.stops, stop), "suspended": None, "resume": None}
        return known.altered({**left, **over})

    def _local(self, minute: Minutes) -> datetime:
        return self.situation.axis.moment(minute).replace(tzinfo=None)
