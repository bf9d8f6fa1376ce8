"""
The work that mishaps bring, in its fixed place in the order of the plan.

It comes after what was announced to begin before the mishap and needs the same people or place, and
before what was announced to begin later; the latter waits until it is known whether the work is
needed. So nothing uses what nobody can know, and a later mishap never lets anybody go ahead.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from scheduler.calendars.starts.job import Job
from scheduler.errors import InputError
from scheduler.model.link import LinkKind
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.risk.mishap import AddedWork, Mishap
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.playbook import ExtraWork
from scheduler.studies.risk.preparing.extra.held_room import HeldRoom, kept_away
from scheduler.studies.risk.preparing.extra.neighbours_in_need import ancestors
from scheduler.studies.risk.preparing.extra.triggers import Trigger, trigger_of
from scheduler.studies.risk.preparing.extra.work_jobs import copy_of, new_job


@dataclass
class Extras(HeldRoom):
    """
    Extra work, and what it adds to the order of a plan.

    ``jobs`` is the work, and ``times`` say from when on it could be done in the plan.
    """

    jobs: dict[TaskId, Job] = field(default_factory=dict)
    works: dict[TaskId, ExtraWork] = field(default_factory=dict)
    times: dict[TaskId, Minutes] = field(default_factory=dict)

    def add(self, risks: Risks) -> None:
        """Add the work of all mishaps that can still happen."""
        for number, mishap in enumerate(risks.events.values()):
            trigger = trigger_of(self.situation, self.schedule, number, mishap)
            if trigger is not None:
                self._add(trigger, mishap)
        self._order_among_mishaps()

    def _add(self, trigger: Trigger, mishap: Mishap) -> None:
        again = [x for x in mishap.redo if x in self.situation.jobs or x in self.over]
        copies = {step: self._copy(step, trigger) for step in again}
        added = {name: self._added(name, work, trigger) for name, work in mishap.add.items()}
        for step, job in copies.items():
            self._enter(job, trigger, step)
        for job in added.values():
            self._enter(job, trigger, None)
        names = {step: job.id for step, job in copies.items()}
        for step in names:
            self._place_copy(step, names, trigger)
        for name, work in mishap.add.items():
            self._let_wait(name, work, trigger)
        own = [*copies.values(), *added.values()]
        self._order_within(own)
        goes_on = names.get(trigger.step) if trigger.at_end else None
        apart = [job for job in own if job.id != goes_on]
        if apart:
            self._set_apart(apart, trigger)
        if goes_on is not None:
            self._wait_for_kept(self.jobs[goes_on], trigger)

    def _enter(self, job: Job, trigger: Trigger, original: TaskId | None) -> None:
        self.jobs[job.id] = job
        self.times[job.id] = trigger.since
        self.works[job.id] = ExtraWork(
            id=job.id,
            mishap=trigger.mishap,
            trigger=trigger.step,
            at_end=trigger.at_end,
            original=original,
        )
        self.order.enter(job.id)
        self.link(trigger.step, job.id, trigger.kind)

    def _copy(self, step: TaskId, trigger: Trigger) -> Job:
        """Return the job of a step done again, within the holds that last until after it."""
        job = copy_of(self.situation, step, self.free_id(step, ()))
        over = {
            hold.facility
            for hold in self.situation.holds
            if step in hold.steps and not self.comes_after(trigger, hold.target)
        }
        return replace(job, in_hold=job.in_hold - over)

    def free_id(self, step: TaskId, also: Collection[TaskId]) -> TaskId:
        """Return a name for a step done again, that neither a step nor some others have."""
        number, taken = 2, {*self.situation.campaign.tasks, *self.jobs, *also}
        while f"{step}/{number}" in taken:
            number += 1
        return f"{step}/{number}"

    def _added(self, name: TaskId, work: AddedWork, trigger: Trigger) -> Job:
        """Return the job of new work; what is done for a hold uses its room."""
        held = frozenset(hold.facility for hold in self.holds_of(work, trigger))
        return replace(new_job(self.situation, name, work), in_hold=held)

    def _place_copy(self, step: TaskId, copies: Mapping[TaskId, TaskId], trigger: Trigger) -> None:
        """Let a copy follow its step and the other copies, and what follows the step follow it."""
        copy, is_trigger = copies[step], step == trigger.step and trigger.at_end
        if not is_trigger and step not in self.over:
            self.link(step, copy, LinkKind.FS)
        for link in self.stated:
            if link.target == step and link.source in copies:
                self.add_link(replace(link, source=copies[link.source], target=copy))
            is_left = link.target not in copies and link.target in self.starts
            if link.source == step and is_left and self.comes_after(trigger, link.target):
                self.add_link(replace(link, source=copy))
                self.wait_to_know(trigger, link.target)
        for giver, taker in self.handed if is_trigger else ():
            if giver == step:
                self.hand_over(copy, taker)

    def _let_wait(self, name: TaskId, work: AddedWork, trigger: Trigger) -> None:
        """Let those wait for new work that are told to, and the holds in whose room it is done."""
        waiting = [(step, LinkKind.FS) for step in self.waiting(work, trigger)]
        waiting += [(hold.target, LinkKind.FF) for hold in self.holds_of(work, trigger)]
        for step, kind in waiting:
            self.link(name, step, kind)
            self.wait_to_know(trigger, step)

    def _order_within(self, work: Collection[Job]) -> None:
        """Put the works of one mishap that cannot run side by side one after the other."""
        for one, other in combinations(work, 2):
            first, last = (other, one) if self._leads(other.id, one.id) else (one, other)
            if self._is_ordered(first.id, last.id) or self.company.collide(first, last, work):
                self.hand_over(first.id, last.id)

    def _leads(self, one: TaskId, other: TaskId) -> bool:
        """Whether one work comes before another by the order, or as their steps do."""
        if self.order.leads(one, other):
            return True
        return self._is_ordered(one, other) and not self.order.leads(other, one)

    def _is_ordered(self, one: TaskId, other: TaskId) -> bool:
        """Whether two works repeat steps of which one ends before the other begins."""
        first, last = self.works[one].original or "", self.works[other].original or ""
        are_left = first in self.starts and last in self.starts
        return are_left and self.precedence.holds(first, last)

    def _set_apart(self, work: Collection[Job], trigger: Trigger) -> None:
        """Give work its place among the steps that it cannot run beside."""
        over = self._over_by(trigger)
        found = self.company.apart_from(work, trigger.since, over)
        kept = self.company.kept_from(work)
        for job in work:
            since = self.times[job.id] = self.keep_out_of_holds(job, trigger)
            before, after = self.order.before(job.id), self.order.after(job.id)
            for other in sorted(found):
                is_behind = other in before or self.starts[other] < since
                if other not in after and is_behind:
                    self.hand_over(other, job.id)
                    before |= {other} | self.order.before(other)
                elif other in kept:
                    raise InputError([kept_away(job, other)], "no draw was played")
                else:
                    self.hand_over(job.id, other)
                    self.wait_to_know(trigger, other)
                    after |= {other} | self.order.after(other)

    def _over_by(self, trigger: Trigger) -> set[TaskId]:
        """Return the steps that are over in any timing when a mishap happens."""
        own = {trigger.step} if trigger.at_end else set()
        return ancestors(self.precedence, trigger.step) | own

    def _wait_for_kept(self, job: Job, trigger: Trigger) -> None:
        """Let work that takes over from its step wait for those that stood beside that by fact."""
        for other in sorted(self.company.kept_from([job]) - self._over_by(trigger)):
            if self.order.leads(job.id, other):
                raise InputError([kept_away(job, other)], "no draw was played")
            self.hand_over(other, job.id)

    def _order_among_mishaps(self) -> None:
        """Put the works of different mishaps that share anything one after the other."""
        ranked = sorted(self.works.values(), key=lambda each: (self.times[each.id], each.mishap))
        for one, other in combinations(ranked, 2):
            shares = self.company.share(self.jobs[one.id], self.jobs[other.id])
            if one.mishap == other.mishap or not shares:
                continue
            first, last = (other, one) if self.order.leads(other.id, one.id) else (one, other)
            self.hand_over(first.id, last.id)
            if first.trigger != last.trigger:
                self.link(first.trigger, last.id, LinkKind.FS if first.at_end else LinkKind.SS)
