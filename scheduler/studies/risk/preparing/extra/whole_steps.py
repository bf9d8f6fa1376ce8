"""Steps that have begun or are done, as they are done again: all of them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.studies.risk.preparing.extra.extra_work import Extras
from scheduler.studies.risk.preparing.extra.triggers import Trigger
from scheduler.studies.risk.preparing.extra.work_jobs import copy_of, has_begun


@dataclass
class WholeSteps:
    """
    What is played when steps are done again after a scrub, or once a limit has run out.

    ``names`` is the whole of each step of which facts leave only a part, or nothing; ``jobs`` and
    ``times`` are those of the whole steps, and when they are first needed in the plan.
    """

    extras: Extras
    names: dict[TaskId, TaskId] = field(default_factory=dict)
    jobs: dict[TaskId, Job] = field(default_factory=dict)
    times: dict[TaskId, Minutes] = field(default_factory=dict)
    linked: set[TimedLink] = field(default_factory=set)

    def played(self, step: TaskId, minute: Minutes) -> TaskId:
        """Return what is played when a step is done again: itself unless it has begun or ended."""
        situation = self.extras.situation
        if step in situation.jobs and not has_begun(situation, step):
            return step
        if step not in self.names:
            name = self.extras.free_id(step, self.jobs)
            self.names[step] = name
            self.jobs[name] = copy_of(situation, step, name)
            self.times[name] = minute
            self.extras.order.enter(name)
        return self.names[step]

    def job_of(self, step: TaskId) -> Job:
        """Return the job of a step that is played when it is done again."""
        name = self.names.get(step, step)
        return self.jobs[name] if name in self.jobs else self.extras.situation.jobs[name]

    def link(self, steps: Collection[TaskId], event: Trigger) -> None:
        """
        Link whole steps as their originals are, among some that are done again together.

        What follows a step that is over, and begins after the event, follows its repetition.
        """
        for link in self.extras.stated:
            for found in self._links_like(link, steps, event):
                if found not in self.linked and not self.extras.order.leads(
                    found.target, found.source
                ):
                    self.linked.add(found)
                    self.extras.add_link(found)

    def _links_like(
        self, link: TimedLink, steps: Collection[TaskId], event: Trigger
    ) -> Iterator[TimedLink]:
        """Yield the links that hold for whole steps because of one between originals."""
        is_left = link.source in self.extras.situation.jobs
        source = link.source if is_left else self.names.get(link.source, "")
        if not source or not (is_left or link.source in steps):
            return
        if link.target in steps and link.target in self.names:
            yield replace(link, source=source, target=self.names[link.target])
        elif source in self.jobs and link.target in steps:
            yield replace(link, source=source)
        elif source in self.jobs and self._follows(link.target, event):
            self.extras.wait_to_know(event, link.target)
            yield replace(link, source=source)

    def _follows(self, step: TaskId, event: Trigger) -> bool:
        """Whether a step is still to be done once an event is over, or is its own."""
        is_left = step in self.extras.situation.jobs
        return is_left and (step == event.step or self.extras.comes_after(event, step))
