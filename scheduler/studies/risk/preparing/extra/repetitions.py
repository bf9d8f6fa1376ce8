"""What is done again after a scrub, or once a limit has run out."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from scheduler.calendars.rules.holds import TimedHold
from scheduler.calendars.starts.job import Job
from scheduler.errors import InputError
from scheduler.model.notation.base import TaskId
from scheduler.replay.drawn.playbook import Repetition
from scheduler.studies.risk.preparing.extra.extra_work import Extras
from scheduler.studies.risk.preparing.extra.held_room import no_room
from scheduler.studies.risk.preparing.extra.neighbours_in_need import ancestors, descendants
from scheduler.studies.risk.preparing.extra.triggers import Trigger


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
        behind += [x for x in self._holds_beside(work, event) if x not in behind]
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

    def _holds_beside(self, work: Collection[Job], event: Trigger) -> Iterator[TaskId]:
        """
        Yield the last steps of holds that have to be over before some work.

        Raises
        ------
        InputError
            If a hold leaves no room for it.
        """
        for job in work:
            full = set(self.extras.company.full_places(job))
            for hold in (x for x in self.extras.situation.holds if x.facility in full):
                source, order = hold.source, self.extras.order
                if hold.target == event.step or order.leads(event.step, hold.target):
                    self._keep_room(job, hold, event)
                elif source is None or not self.extras.comes_after(event, source):
                    yield hold.target
                else:
                    self.extras.wait_to_know(event, source)

    def _keep_room(self, job: Job, hold: TimedHold, event: Trigger) -> None:
        """Let a hold that ends later begin later too, or refuse work that it leaves no room."""
        source, order = hold.source, self.extras.order
        if source is not None and self.extras.comes_after(event, source):
            self.extras.wait_to_know(event, source)
        elif source is None or source == event.step or order.leads(source, event.step):
            room = self.extras.situation.campaign.facilities[hold.facility].room
            if room is not None and hold.room + 1 > room:
                raise InputError([no_room(job, hold)], "no draw was played")
