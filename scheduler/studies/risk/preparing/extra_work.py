"""
The work that mishaps bring, in its fixed place in the order of the plan.

It comes after what was announced to begin before the mishap and needs the same people or place, and
before what was announced to begin later; the latter waits until it is known whether the work is
needed. So nothing uses what nobody can know, and a later mishap never lets anybody go ahead.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from scheduler.analyse.resource_order.before_after import Precedence
from scheduler.calendars.rules.links import TimedLink, stated_links
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.jobs import make_job
from scheduler.calendars.starts.job import Job
from scheduler.model.link import LinkKind, Point
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import ExactMinutes
from scheduler.model.progress.options import option_number
from scheduler.model.risk.mishap import AddedWork, Mishap
from scheduler.model.risk.risks import Risks
from scheduler.model.task import Task
from scheduler.replay.drawn.playbook import ExtraWork, Repetition
from scheduler.replay.order import HandOver
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.risk.preparing.neighbours_in_need import Company, ancestors, descendants


@dataclass
class Extras:
    """
    Extra work, and what it adds to the order of a plan.

    ``first`` are pairs of which the first is played before the second, without more being meant.
    """

    situation: ChosenSituation
    schedule: Schedule
    precedence: Precedence
    handed: tuple[HandOver, ...]
    jobs: dict[TaskId, Job] = field(default_factory=dict)
    works: dict[TaskId, ExtraWork] = field(default_factory=dict)
    links: list[TimedLink] = field(default_factory=list)
    more_handed: list[HandOver] = field(default_factory=list)
    first: list[HandOver] = field(default_factory=list)
    times: dict[TaskId, Minutes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.starts = {step: self.schedule[step].start for step in self.situation.jobs}
        self.company = Company(self.situation, self.precedence, self.starts)
        facts = self.situation.facts
        self.over = frozenset[TaskId]() if facts is None else facts.undated.union(facts.done)
        self.stated = self._stated_links()

    def _stated_links(self) -> tuple[TimedLink, ...]:
        """Return the links among the steps that are left, and those with steps that are done."""
        campaign = self.situation.campaign
        known = {step: campaign.tasks[step] for step in (*self.situation.jobs, *self.over)}
        with_done = (
            link
            for link in stated_links(campaign, self.situation.scenario, known)
            if self.over & {link.source, link.target}
        )
        return (*self.situation.links, *with_done)

    def add(self, risks: Risks) -> None:
        """Add the work of all mishaps that can still happen."""
        for number, mishap in enumerate(risks.events.values()):
            if mishap.at is not None and self._task(mishap) in self.situation.jobs:
                self._add(number, mishap)
        self._order_among_extras()

    def _task(self, mishap: Mishap) -> TaskId:
        task = "" if mishap.at is None else mishap.at.task
        return self.situation.launch if task == "launch" else task

    def _add(self, number: int, mishap: Mishap) -> None:
        trigger = self._task(mishap)
        at_end = mishap.at is not None and mishap.at.point is Point.END
        known = self.situation.jobs.keys() | self.over
        copies = {step: self._copy(step) for step in mishap.redo if step in known}
        own = list(copies.values())
        own += [self._added(name, work, trigger) for name, work in mishap.add.items()]
        originals = {job.id: step for step, job in copies.items()}
        span = self.schedule[trigger]
        for job in own:
            self.jobs[job.id] = job
            self.times[job.id] = span.end if at_end else span.start
            self.works[job.id] = ExtraWork(
                id=job.id,
                mishap=number,
                trigger=trigger,
                at_end=at_end,
                original=originals.get(job.id),
            )
            self._link(trigger, job.id, LinkKind.FS if at_end else LinkKind.SS)
        for step, job in copies.items():
            names = {each: made.id for each, made in copies.items()}
            self._place_copy(step, job.id, names, trigger, at_end=at_end)
        for name, work in mishap.add.items():
            for step in work.before:
                if step in self.situation.jobs:
                    self._link(name, step, LinkKind.FS)
                    self._wait_to_know(trigger, step, at_end=at_end)
        apart = [job for job in own if not (at_end and originals.get(job.id) == trigger)]
        if apart:
            self._set_apart(apart, trigger, at_end=at_end)

    def _copy(self, step: TaskId) -> Job:
        """Return the job that does a step again: all of it, however much is done already."""
        number = 2
        taken = self.situation.campaign.tasks.keys() | self.jobs.keys()
        while f"{step}/{number}" in taken:
            number += 1
        named = {"id": f"{step}/{number}"}
        job = self.situation.jobs.get(step)
        if job is not None and not self.has_begun(step):
            return replace(job, task=job.task.altered(named))
        task = self._as_recorded(step) if job is None else job.task
        times = self.situation.working_times
        whole = make_job(times, task.altered(named), self.situation.tick)
        return replace(whole, in_hold=times.held.get(step, frozenset()))

    def _as_recorded(self, step: TaskId) -> Task:
        """Return a step that is done in the way in which that was."""
        task = self.situation.campaign.tasks[step]
        option = self.situation.require_facts.progress.facts_of(step).option
        return task if option is None else task.in_way(option_number(task, option) or 0)

    def has_begun(self, step: TaskId) -> bool:
        """Whether a step is under way or suspended, so that only a part of it is left."""
        facts = self.situation.facts
        return facts is not None and (step in facts.under_way or step in facts.rests)

    def _added(self, name: TaskId, work: AddedWork, trigger: TaskId) -> Job:
        """Return the job of new work; in a place that the trigger's hold keeps it is done there."""
        hours = work.hours if isinstance(work.hours, int) else work.hours[1]
        task = Task(
            id=name,
            name=work.name,
            duration=ExactMinutes(hours),
            pausable=True,
            crew=dict(work.crew),
            facility=work.facility,
        )
        job = make_job(self.situation.working_times, task, self.situation.tick)
        held = {hold.facility for hold in self.situation.holds if trigger in hold.steps}
        return replace(job, in_hold=frozenset(held & set(task.places)))

    def _link(self, source: TaskId, target: TaskId, kind: LinkKind) -> None:
        self.links.append(
            TimedLink(
                source=source, target=target, kind=kind, lag=0, working=False, reason="mishap"
            )
        )

    def _wait_to_know(self, trigger: TaskId, step: TaskId, *, at_end: bool) -> None:
        """Let a step wait until it is known whether a mishap has happened."""
        if step != trigger and not self.precedence.holds(trigger, step):
            self._link(trigger, step, LinkKind.FS if at_end else LinkKind.SS)

    def _place_copy(
        self,
        step: TaskId,
        copy: TaskId,
        copies: Mapping[TaskId, TaskId],
        trigger: TaskId,
        *,
        at_end: bool,
    ) -> None:
        """Let a copy follow its step and the other copies, and what follows the step follow it."""
        if step not in self.over and (step != trigger or not at_end):
            self._link(step, copy, LinkKind.FS)
        for link in self.stated:
            if link.target == step and link.source in copies:
                self.links.append(replace(link, source=copies[link.source], target=copy))
            is_left = link.target not in copies and link.target in self.starts
            if link.source == step and is_left:
                self._let_wait(link, copy, trigger, at_end=at_end)
        if step == trigger and at_end:
            self.more_handed += [(copy, taker) for giver, taker in self.handed if giver == step]

    def _let_wait(self, link: TimedLink, copy: TaskId, trigger: TaskId, *, at_end: bool) -> None:
        """Let what follows a step by a link wait for its copy, if it comes after the mishap."""
        if self._comes_after(trigger, link.target, at_end=at_end):
            self.links.append(replace(link, source=copy))
            self._wait_to_know(trigger, link.target, at_end=at_end)

    def _comes_after(self, trigger: TaskId, step: TaskId, *, at_end: bool) -> bool:
        """Whether a step begins after a mishap: by the order, or as it is announced."""
        span = self.schedule[trigger]
        known = span.end if at_end else span.start
        return self.precedence.holds(trigger, step) or self.starts[step] >= known

    def _set_apart(self, work: list[Job], trigger: TaskId, *, at_end: bool) -> None:
        """Give work its place among the steps that it cannot run beside."""
        behind, ahead = self.company_of(work, trigger, at_end=at_end)
        for job in work:
            self.more_handed += [(other, job.id) for other in behind]
            self.more_handed += [(job.id, other) for other in ahead]
        for other in ahead:
            self._wait_to_know(trigger, other, at_end=at_end)

    def company_of(
        self, work: Collection[Job], trigger: TaskId, *, at_end: bool
    ) -> tuple[list[TaskId], list[TaskId]]:
        """Return the steps that some work comes after, and those that it comes before."""
        span = self.schedule[trigger]
        minute = span.end if at_end else span.start
        over = ancestors(self.precedence, trigger)
        over |= {trigger} if at_end else set()
        found = self.company.apart_from(work, minute, over)
        behind = [x for x in found if self.starts[x] < minute or x == trigger]
        return sorted(behind), sorted(found.difference(behind))

    def _order_among_extras(self) -> None:
        """Put the works of different mishaps that share anything one after the other."""
        ranked = sorted(self.works.values(), key=lambda each: (self.times[each.id], each.mishap))
        for place, early in enumerate(ranked):
            for late in ranked[place + 1 :]:
                if early.mishap != late.mishap and _share(self.jobs[early.id], self.jobs[late.id]):
                    self.more_handed.append((early.id, late.id))
                    if early.trigger != late.trigger:
                        kind = LinkKind.FS if early.at_end else LinkKind.SS
                        self._link(early.trigger, late.id, kind)

    def repetition(
        self,
        steps: Collection[TaskId],
        trigger: TaskId,
        order: Mapping[TaskId, int],
        *,
        at_end: bool,
    ) -> Repetition:
        """Return steps that are done again before one succeeds, behind those in their way."""
        known = sorted((x for x in steps if x in self.situation.jobs), key=order.__getitem__)
        work = [self.situation.jobs[step] for step in known]
        if not work:
            return Repetition()
        behind, ahead = self.company_of(work, trigger, at_end=at_end)
        after = descendants(self.precedence, trigger)
        behind = [x for x in behind if x not in known and x != trigger]
        for other in ahead:
            if other not in known and other not in after:
                self._wait_to_know(trigger, other, at_end=at_end)
        self.first += [(other, trigger) for other in behind]
        return Repetition(steps=tuple(known), behind=tuple(behind))


def _share(first: Job, second: Job) -> bool:
    """Whether two jobs need the same crew or the same place."""
    crews = set(first.task.crew) & set(second.task.crew)
    return bool(crews or set(first.task.places) & set(second.task.places))


def links_by(
    links: Collection[TimedLink], jobs: Collection[TaskId], end: str
) -> "dict[TaskId, tuple[TimedLink, ...]]":
    """Return for each job the links whose source, or target, it is."""
    found: dict[TaskId, list[TimedLink]] = {job: [] for job in jobs}
    for link in links:
        found[getattr(link, end)].append(link)
    return {job: tuple(own) for job, own in found.items()}


def iter_pairs(links: Collection[TimedLink]) -> Iterator[HandOver]:
    """Yield who comes before whom by links."""
    yield from ((link.source, link.target) for link in links)
