"""What is done again after a scrub, or once a limit has run out."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from scheduler.calendars.rules.holds import TimedHold
from scheduler.calendars.starts.job import Job
from scheduler.errors import InputError
from scheduler.model.notation.base import FacilityId, TaskId
from scheduler.replay.drawn.playbook import Repetition
from scheduler.studies.risk.preparing.extra.extra_work import Extras
from scheduler.studies.risk.preparing.extra.held_room import kept_away, no_room
from scheduler.studies.risk.preparing.extra.neighbours_in_need import ancestors, descendants
from scheduler.studies.risk.preparing.extra.triggers import Trigger
from scheduler.studies.risk.preparing.extra.whole_steps import WholeSteps
from scheduler.studies.risk.preparing.extra.work_jobs import has_begun


@dataclass
class Repetitions:
    """Finds what is in the way of steps done again; ``rank`` is their place in the plan."""

    extras: Extras
    rank: Mapping[TaskId, int]

    def __post_init__(self) -> None:
        self.whole = WholeSteps(self.extras)

    def of(
        self,
        steps: Collection[TaskId],
        trigger: TaskId,
        *,
        at_end: bool,
    ) -> Repetition:
        """
        Return steps that are done again before one succeeds, behind those in their way.

        That one is done as a whole after them, and behind those in its own way, if it has begun.

        Raises
        ------
        InputError
            If one keeps them away that waits for that step.
        """
        extras, jobs = self.extras, self.extras.situation.jobs
        known = [x for x in steps if x in jobs or x in extras.over]
        own = [trigger] if has_begun(extras.situation, trigger) else []
        if not known and not own:
            return Repetition()
        span = extras.schedule[trigger]
        minute = span.end if at_end else span.start
        event = Trigger(mishap=-1, step=trigger, at_end=at_end, known=minute, since=minute)
        known = self._keep_order(known, event)
        work = [self._job(step, event) for step in (*known, *own)]
        behind = [*self._neighbours_beside(known, work, event), *self._extras_beside(work, trigger)]
        behind += [x for x in self._holds_beside(work, event) if x not in behind]
        for other in behind:
            extras.order.add(other, trigger)
        again = tuple(self.whole.names.get(step, step) for step in known)
        return Repetition(steps=again, behind=tuple(behind))

    def _keep_order(self, steps: Collection[TaskId], event: Trigger) -> list[TaskId]:
        """Let steps that are done again follow each other as they do, whoever stands between."""
        names = {step: self.whole.played(step, event.known) for step in (*steps, event.step)}
        self.whole.link([*steps, event.step], event)
        order, left = list[TaskId](), sorted(steps, key=self._rank)
        while left:
            following = (x for x in left if any(self._leads(y, x, names) for y in left))
            behind = set(following)
            first = next((x for x in left if x not in behind), left[0])
            left.remove(first)
            order.append(first)
        work = [self.whole.job_of(step) for step in order]
        for one, other in combinations(order, 2):
            if self._are_apart(one, other, work):
                self.extras.hand_over(names[one], names[other])
        return order

    def _rank(self, step: TaskId) -> tuple[bool, int]:
        """Put what is done first, by its recorded date, then the others by the plan."""
        facts = self.extras.situation.facts
        if step in self.rank or facts is None:
            return True, self.rank[step]
        return False, facts.done.get(step, (0, 0))[0]

    def _leads(self, one: TaskId, other: TaskId, names: Mapping[TaskId, TaskId]) -> bool:
        """Whether one step comes before another by the order, when both are done again."""
        first = one if one in self.extras.situation.jobs else names[one]
        return one != other and self.extras.order.leads(first, names[other])

    def _are_apart(self, one: TaskId, other: TaskId, work: Collection[Job]) -> bool:
        """Whether two steps that are done again have to be so one after the other."""
        jobs = self.extras.situation.jobs
        if one in jobs and other in jobs and self.extras.precedence.holds(one, other):
            return True
        is_whole = {one, other} & self.whole.names.keys()
        first, last = (self.whole.job_of(step) for step in (one, other))
        return bool(is_whole) and self.extras.company.collide(first, last, work)

    def _job(self, step: TaskId, event: Trigger) -> Job:
        """Return the job of a step done again, in the room of the holds that last till then."""
        job, over = self.whole.job_of(step), set[FacilityId]()
        for hold in self.extras.situation.holds:
            if hold.facility in job.in_hold and step in hold.steps and hold.target != event.step:
                if self.extras.comes_after(event, hold.target):
                    self.extras.wait_to_know(event, hold.target)
                else:
                    over.add(hold.facility)
        return replace(job, in_hold=job.in_hold - over)

    def _neighbours_beside(
        self, steps: Collection[TaskId], work: Collection[Job], event: Trigger
    ) -> list[TaskId]:
        """Return the steps in the way that end before; those that come later wait to know."""
        extras, trigger = self.extras, event.step
        over = ancestors(extras.precedence, trigger) | descendants(extras.precedence, trigger)
        found = extras.company.apart_from(work, event.known, over.difference(steps))
        found = found.difference(steps) | {x for x in steps if self._is_open(x, trigger)}
        behind = list[TaskId]()
        for other in sorted(found - {trigger}):
            if extras.comes_after(event, other) or extras.order.leads(trigger, other):
                self._let_wait(other, work, event)
            else:
                behind.append(other)
        return behind

    def _let_wait(self, step: TaskId, work: Collection[Job], event: Trigger) -> None:
        """Let a step wait until it is known what is done again, unless it stands in the way."""
        for job in work:
            if step in self.extras.company.kept_from([job]):
                raise InputError([kept_away(job, step)], "no draw was played")
        self.extras.wait_to_know(event, step)

    def _is_open(self, step: TaskId, trigger: TaskId) -> bool:
        """Whether a step that has begun need not be over when it is done again."""
        return step in self.extras.company.still_there.begun and not self.extras.precedence.holds(
            step, trigger
        )

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
            for hold in (x for x in self._holds() if x.facility in full):
                source, order = hold.source, self.extras.order
                if hold.target == event.step or order.leads(event.step, hold.target):
                    self._keep_room(job, hold, event)
                elif source is None or not self.extras.comes_after(event, source):
                    yield hold.target
                else:
                    self.extras.wait_to_know(event, source)

    def _holds(self) -> Iterator[TimedHold]:
        """Yield the holds without those in which a step begun keeps its own place."""
        keeps = self.extras.company.still_there.keeps
        yield from (x for x in self.extras.situation.holds if not keeps(x.target, x.facility))

    def _keep_room(self, job: Job, hold: TimedHold, event: Trigger) -> None:
        """Let a hold that ends later begin later too, or refuse work that it leaves no room."""
        source, order = hold.source, self.extras.order
        if source is not None and self.extras.comes_after(event, source):
            self.extras.wait_to_know(event, source)
        elif source is None or source == event.step or order.leads(source, event.step):
            room = self.extras.situation.campaign.facilities[hold.facility].room
            if room is not None and hold.room + 1 > room:
                raise InputError([no_room(job, hold)], "no draw was played")
