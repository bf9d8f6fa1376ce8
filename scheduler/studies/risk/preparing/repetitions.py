"""What is done again after a scrub, or once a limit has run out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations

from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import TaskId
from scheduler.replay.drawn.playbook import Repetition
from scheduler.studies.risk.preparing.extra_work import Extras
from scheduler.studies.risk.preparing.neighbours_in_need import ancestors, descendants
from scheduler.studies.risk.preparing.triggers import Trigger


@dataclass
class Repetitions:
    """Finds what is in the way of steps done again; ``rank`` is their place in the plan."""

    extras: Extras
    rank: Mapping[TaskId, int]

    def of(
        self,
        steps: Collection[TaskId],
        trigger: TaskId,
        *,
        at_end: bool,
    ) -> Repetition:
        """Return steps that are done again before one succeeds, behind those in their way."""
        known = sorted(
            (x for x in steps if x in self.extras.situation.jobs), key=self.rank.__getitem__
        )
        if not known:
            return Repetition()
        self._keep_order(known)
        span = self.extras.schedule[trigger]
        minute = span.end if at_end else span.start
        event = Trigger(mishap=-1, step=trigger, at_end=at_end, known=minute, since=minute)
        work = [self.extras.situation.jobs[step] for step in known]
        over = ancestors(self.extras.precedence, trigger) | descendants(
            self.extras.precedence, trigger
        )
        found = self.extras.company.apart_from(work, minute, over - set(known))
        behind = []
        for other in sorted(found.difference(known, {trigger})):
            if self.extras.comes_after(event, other) or self.extras.order.leads(trigger, other):
                self.extras.wait_to_know(event, other)
            else:
                behind.append(other)
        behind += self._extras_beside(work, trigger)
        for other in behind:
            self.extras.order.add(other, trigger)
        return Repetition(steps=tuple(known), behind=tuple(behind))

    def _keep_order(self, steps: Collection[TaskId]) -> None:
        """Let steps that are done again follow each other as they do, whoever stands between."""
        for one, other in combinations(steps, 2):
            if self.extras.precedence.holds(one, other):
                self.extras.hand_over(one, other)

    def _extras_beside(self, work: Collection[Job], trigger: TaskId) -> list[TaskId]:
        """Return the extra work that comes before a step and shares anything with some work."""
        return [
            job.id
            for job in self.extras.jobs.values()
            if not self.extras.order.leads(trigger, job.id)
            and any(self.extras.company.share(job, other) for other in work)
        ]
