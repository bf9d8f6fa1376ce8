"""
The resource order of a plan: who hands crew members, bays, cleared zones and holds to whom.

A partial-order schedule (Policella, Cesta, Oddi and Smith 2004): arcs from the end of one task to
the start of another, so that *every* timing that keeps links, limits, calendars and arcs keeps
crews, rooms, hazards and holds, too. Where two tasks share a crew in ways that no end-to-start
arc describes (one works in the other's pause, or both only fit on a large shift), one of them
keeps out of some minutes instead: its ``kept_out``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from scheduler.analyse.antichain import heaviest_antichain
from scheduler.analyse.blocking import Cause
from scheduler.calendars.avoidance import avoid
from scheduler.calendars.intervals import Interval, Intervals, intersect, measure, merge, subtract
from scheduler.calendars.situation import Situation
from scheduler.model.base import Minutes, TaskId
from scheduler.model.link import LinkKind
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, order=True)
class Arc:
    """``target`` starts after ``source`` has ended, because of a crew, facility, hazard or hold."""

    source: TaskId
    target: TaskId
    cause: Cause
    resource: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialOrder:
    """
    The arcs of a plan, minutes that single tasks keep out of, and the situation that says so.

    ``situation`` is the plan's own with fewer legal starts for the tasks in ``kept_out``.
    """

    situation: Situation
    schedule: Schedule
    arcs: tuple[Arc, ...]
    kept_out: Mapping[TaskId, Intervals]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """
    A task or a hold that takes so much of a resource from one task's start to another's end.

    A hold without a ``first`` task began before the campaign.
    """

    first: TaskId | None
    last: TaskId
    amount: int


class Builder:
    """Adds arcs until no timing can overdraw a resource."""

    def __init__(self, situation: Situation, schedule: Schedule) -> None:
        self.situation = situation
        self.schedule = schedule
        self.arcs: list[Arc] = []
        self.kept_out: dict[TaskId, Intervals] = {}
        self.after: dict[TaskId, set[TaskId]] = {task_id: set() for task_id in situation.jobs}
        self.before: dict[TaskId, set[TaskId]] = {task_id: set() for task_id in situation.jobs}
        for link in situation.links:
            if link.kind is LinkKind.FS and link.lag >= 0:
                self._order(link.source, link.target)

    def _order(self, first: TaskId, second: TaskId) -> None:
        """Note that one task ends before another starts, and all that follows from it."""
        if second in self.after[first]:
            return
        late = {second} | self.after[second]
        for early in {first} | self.before[first]:
            self.after[early] |= late
        for task_id in late:
            self.before[task_id] |= {first} | self.before[first]

    def build(self) -> PartialOrder:
        """Return the order of all resources."""
        self._hazards()
        self._rooms()
        for crew in self.situation.profiles:
            self._crew(crew)
        jobs = {
            task_id: replace(job, classes=avoid(job.classes, job.duration, self.kept_out[task_id]))
            if task_id in self.kept_out
            else job
            for task_id, job in self.situation.jobs.items()
        }
        return PartialOrder(
            situation=replace(self.situation, jobs=jobs),
            schedule=self.schedule,
            arcs=tuple(sorted(self._needed())),
            kept_out=dict(self.kept_out),
        )

    def _add(self, source: TaskId, target: TaskId, cause: Cause, resource: str) -> None:
        self.arcs.append(Arc(source, target, cause, resource))
        self._order(source, target)

    def _hazards(self) -> None:
        pairs = {
            (task_id, other, hazard) if task_id < other else (other, task_id, hazard)
            for task_id, others in self.situation.apart.items()
            for other, hazard in others.items()
        }
        placed = self.schedule.tasks
        for first, second, hazard in sorted(
            pairs, key=lambda pair: (abs(placed[pair[0]].start - placed[pair[1]].start), pair)
        ):
            early, late = sorted((first, second), key=lambda each: placed[each].start)
            if late not in self.after[early]:
                title = self.situation.campaign.hazards[hazard].title
                self._add(early, late, Cause.HAZARD, title)

    def _rooms(self) -> None:
        for name, facility in self.situation.campaign.facilities.items():
            if facility.room is None:
                continue
            uses = {
                job.id: Use(first=job.id, last=job.id, amount=1)
                for job in self.situation.jobs.values()
                if name in job.task.places
            }
            room = facility.room
            for number, hold in enumerate(self.situation.holds):
                if hold.facility != name:
                    continue
                if hold.source == hold.target and self._is_instant(hold.target):
                    continue
                use = Use(first=hold.source, last=hold.target, amount=hold.room)
                uses[f"hold {number}"] = use
            cause = Cause.HOLD if any(key.startswith("hold ") for key in uses) else Cause.FACILITY
            self._order_uses(uses, room, cause, facility.title)

    def _order_uses(self, uses: Mapping[str, Use], room: int, cause: Cause, title: str) -> None:
        """Add arcs until spans that may overlap never need more than the room."""
        while True:
            heaviest, free = self._free(uses, room)
            if heaviest <= room:
                return
            pair = self._widest(uses, free)
            if pair is None:
                message = f"the plan overfills {title}"
                raise AssertionError(message)
            self._add(*pair, cause, title)

    def _free(self, uses: Mapping[str, Use], room: int) -> tuple[int, list[str]]:
        if sum(use.amount for use in uses.values()) <= room:
            return 0, []
        weights = {key: use.amount for key, use in uses.items()}
        return heaviest_antichain(weights, lambda a, b: self._hands_over(uses[a], uses[b]))

    def _hands_over(self, early: Use, late: Use) -> bool:
        """Whether one use is over in any timing when the other begins."""
        if late.first in self.after[early.last]:
            return True
        return early.last == late.first and self._is_instant(early.last)

    def _is_instant(self, task_id: TaskId) -> bool:
        return self.situation.jobs[task_id].task.is_milestone

    def _widest(self, uses: Mapping[str, Use], free: Iterable[str]) -> tuple[TaskId, TaskId] | None:
        """Return the end and the start that the plan keeps furthest apart within a set."""
        placed = self.schedule.tasks
        chosen = [uses[name] for name in free]
        gaps = [
            (placed[b.first].start - placed[a.last].end, a.last, b.first)
            for a in chosen
            for b in chosen
            if b.first is not None and a is not b and a.last != b.first
        ]
        gap, first, second = max(gaps, default=(-1, "", ""))
        return (first, second) if gap >= 0 else None

    def _crew(self, crew: str) -> None:
        jobs = [job for job in self.situation.jobs.values() if crew in job.task.crew]
        uses = {job.id: Use(first=job.id, last=job.id, amount=job.task.crew[crew]) for job in jobs}
        if any(job.task.all_hands for job in jobs):
            self._share(crew, uses, roster=True)
        ordinary = {job.id: uses[job.id] for job in jobs if not job.task.all_hands}
        self._share(crew, ordinary, roster=False)

    def _share(self, crew: str, uses: Mapping[str, Use], *, roster: bool) -> None:
        """Order a crew's tasks, for each head-count among those that may work under it."""
        is_settled = False
        while not is_settled:
            is_settled = True
            done: list[tuple[int, frozenset[str]]] = []
            for (people, members), minutes in self._constellations(crew, uses, roster=roster):
                if any(less <= people and members <= more for less, more in done):
                    continue
                done.append((people, members))
                chosen = {key: uses[key] for key in sorted(members)}
                if not self._order_crew(crew, chosen, people, minutes):
                    is_settled = False

    def _order_crew(
        self, crew: str, chosen: Mapping[str, Use], people: int, minutes: Intervals
    ) -> bool:
        """Add arcs until some tasks never overdraw a crew; tell whether arcs were enough."""
        title = self.situation.campaign.crews[crew].title
        heaviest, free = self._free(chosen, people)
        while heaviest > people:
            pair = self._widest(chosen, free)
            if pair is None:
                self._keep_out(free, minutes)
                return False
            self._add(*pair, Cause.CREW, title)
            heaviest, free = self._free(chosen, people)
        return True

    def _constellations(
        self, crew: str, uses: Mapping[str, Use], *, roster: bool
    ) -> list[tuple[tuple[int, frozenset[str]], Intervals]]:
        """Return head-counts with the tasks that may work under them, and when that is."""
        horizon = self.situation.horizon
        steps = self.situation.profiles[crew]
        if roster:
            steps = ((0, horizon, self.situation.rosters[crew]),)
        allowed = {
            key: subtract(self.situation.jobs[key].working, self.kept_out.get(key, ()))
            for key in uses
        }
        edges = {minute for start, end, _ in steps for minute in (start, end)}
        edges |= {m for spans in allowed.values() for span in spans for m in span}
        found: dict[tuple[int, frozenset[str]], list[Interval]] = {}
        cuts = sorted(edges)
        members: dict[int, set[str]] = {minute: set() for minute in cuts}
        position = {minute: index for index, minute in enumerate(cuts)}
        for key, spans in allowed.items():
            for start, end in spans:
                for index in range(position[start], position[end]):
                    members[cuts[index]].add(key)
        for start, end, people in steps:
            for index in range(position[start], position[end]):
                here = frozenset(members[cuts[index]])
                if len(here) > 1:
                    found.setdefault((people, here), []).append((cuts[index], cuts[index + 1]))
        return sorted(
            ((key, merge(spans)) for key, spans in found.items()),
            key=lambda item: (item[0][0], -len(item[0][1]), sorted(item[0][1])),
        )

    def _keep_out(self, free: Iterable[str], minutes: Intervals) -> None:
        """Keep one task out of minutes in which it does not work in the plan."""
        candidates: list[tuple[Minutes, Minutes, str, Intervals]] = []
        for key in free:
            spare = subtract(minutes, self.schedule[key].pieces)
            gained = intersect(
                spare, subtract(self.situation.jobs[key].working, self.kept_out.get(key, ()))
            )
            if gained:
                touched = measure(intersect(minutes, self.schedule[key].pieces))
                candidates.append((touched, self.schedule[key].worked, key, gained))
        if not candidates:
            message = "the plan overdraws a crew"
            raise AssertionError(message)
        _, _, key, gained = min(candidates)
        self.kept_out[key] = merge((*self.kept_out.get(key, ()), *gained))

    def _needed(self) -> list[Arc]:
        """Drop arcs that follow from links and other arcs."""
        direct: dict[TaskId, set[TaskId]] = {task_id: set() for task_id in self.situation.jobs}
        for link in self.situation.links:
            if link.kind is LinkKind.FS and link.lag >= 0:
                direct[link.source].add(link.target)
        linked = {(source, target) for source, targets in direct.items() for target in targets}
        for arc in self.arcs:
            direct[arc.source].add(arc.target)
        return [
            arc
            for arc in {(arc.source, arc.target): arc for arc in reversed(self.arcs)}.values()
            if (arc.source, arc.target) not in linked
            and not any(
                arc.target in self.after[step] for step in direct[arc.source] - {arc.target}
            )
        ]


def partial_order(situation: Situation, schedule: Schedule) -> PartialOrder:
    """Return the resource order of a sound schedule."""
    return Builder(situation, schedule).build()
