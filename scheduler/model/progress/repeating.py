"""Steps that are done again because of what became known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from scheduler.model.campaign import Campaign
from scheduler.model.link import Event, Limit, Link, LinkKind, Point
from scheduler.model.notation.base import TaskId
from scheduler.model.resource import Hold
from scheduler.model.scenario import ScenarioEntry
from scheduler.model.task import Task


@dataclass(frozen=True)
class Repetition:
    """
    Steps that are repeated together, with the names of their copies.

    A copy has the hours, people, place and kind of its original. Links among the steps hold among
    the copies, too; the first copies follow the last originals. What had not begun, in ``begun``,
    and came after an original comes after its copy, also where a step that had begun lies between.
    """

    names: Mapping[TaskId, TaskId]
    begun: frozenset[TaskId]

    def repeat(self, campaign: Campaign) -> Campaign:
        """Return a campaign with the steps repeated."""
        return _Repeating(self.names, self.begun, campaign).result()


@dataclass(frozen=True)
class _Repeating(Repetition):
    """A repetition in one campaign."""

    campaign: Campaign

    def result(self) -> Campaign:
        """Return the campaign with the copies in it, each behind its original."""
        campaign = self.campaign
        tasks: dict[TaskId, Task] = {}
        for task in campaign.tasks.values():
            tasks[task.id] = self._behind_copies(task) if self._waits_too(task.id) else task
            if task.id in self.names:
                tasks[self.names[task.id]] = self._copy(task)
        return campaign.altered(
            {
                "tasks": tasks,
                "limits": tuple(limit for each in campaign.limits for limit in self._limits(each)),
                "holds": tuple(hold for each in campaign.holds for hold in self._holds(each)),
                "scenarios": {
                    key: self._set_aside(entry) for key, entry in campaign.scenarios.items()
                },
            }
        )

    @cached_property
    def leading(self) -> set[TaskId]:
        """The steps and all that they wait for, which cannot wait for the copies."""
        found: set[TaskId] = set()
        waiting = list(self.names)
        while waiting:
            step = waiting.pop()
            if step not in found and step in self.campaign.tasks:
                found.add(step)
                task = self.campaign.tasks[step]
                waiting += [link.task for link in (*task.after, *task.usually_after)]
        return found

    def _waits_too(self, step: TaskId) -> bool:
        return step not in self.leading and step not in self.begun

    def _behind_copies(self, task: Task) -> Task:
        """Return a step that comes after the copies of whatever it came after."""
        after = (*task.after, *self._to_copies(task.after))
        linked = {link.task for link in after}
        for link in self._beyond_begun(task.after):
            if link.task not in linked:
                after += (link,)
                linked.add(link.task)
        for source, kind in self._limited_from(task.id):
            if source not in linked:
                after += (Link(task=source, type=kind),)
        usually = (*task.usually_after, *self._to_copies(task.usually_after))
        update = {"after": after, "usually_after": usually, "exempt_from": self._exempt(task)}
        return task.altered(update)

    def _to_copies(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        return tuple(
            link.altered({"task": self.names[link.task]})
            for link in links
            if link.task in self.names
        )

    def _beyond_begun(self, links: tuple[Link, ...]) -> Iterator[Link]:
        """Yield links to the copies of what a step came after by way of steps that had begun."""
        seen: set[tuple[TaskId, LinkKind]] = set()
        waiting = [(link.task, link.type) for link in links]
        while waiting:
            step, kind = waiting.pop()
            if (step, kind) in seen or step not in self.begun or step in self.names:
                continue
            seen.add((step, kind))
            before = tuple(
                Link(task=each.task, type=LinkKind(each.type.value[0] + kind.value[1]))
                for each in self.campaign.tasks[step].after
                if (each.type.to_point, kind.from_point) != (Point.END, Point.START)
            )
            yield from self._to_copies(before)
            waiting += [(link.task, link.type) for link in before]

    def _limited_from(self, target: TaskId) -> Iterator[tuple[TaskId, LinkKind]]:
        """Yield the copies from which a limit to a step counts now that it came after for sure."""
        for limit in self.campaign.limits:
            source = self.campaign.event_task(limit.from_event.task)
            is_target = self.campaign.event_task(limit.to_event.task) == target
            if is_target and source in self.names and source in self.begun:
                is_end = limit.from_event.point is Point.END
                yield self.names[source], LinkKind.FS if is_end else LinkKind.SS

    def _exempt(self, task: Task) -> tuple[TaskId, ...]:
        copies = (self.names[each] for each in task.exempt_from if each in self.names)
        return (*task.exempt_from, *copies)

    def _copy(self, task: Task) -> Task:
        """Return the copy of a step: it follows other copies, or the last of the originals."""
        own = self._to_copies(task.after)
        last = [Link(task=step) for step in self.names if not own and not self._leads_on(step)]
        ends = {name for entry in self.campaign.scenarios.values() for name in entry.done or ()}
        return task.altered(
            {
                "id": self.names[task.id],
                "name": f"{task.title} again",
                "after": (*own, *last),
                "usually_after": self._to_copies(task.usually_after),
                "exempt_from": self._exempt(task),
                "tags": tuple(tag for tag in task.tags if tag not in ends),
            }
        )

    def _leads_on(self, step: TaskId) -> bool:
        """Whether another of the repeated steps comes after one by a link."""
        tasks = self.campaign.tasks
        return any(link.task == step for other in self.names for link in tasks[other].after)

    def _limits(self, limit: Limit) -> Iterator[Limit]:
        """Yield a limit, from the copy if it counted from an original to what had not begun."""
        source = self.campaign.event_task(limit.from_event.task)
        target = self.campaign.event_task(limit.to_event.task)
        if source not in self.names:
            yield limit
            return
        copied = Event(task=self.names[source], point=limit.from_event.point)
        if target in self.names:
            yield limit
            again = Event(task=self.names[target], point=limit.to_event.point)
            yield limit.altered({"from_event": copied, "to_event": again})
        elif self._waits_too(target):
            yield limit.altered({"from_event": copied})
        else:
            yield limit

    def _holds(self, hold: Hold) -> Iterator[Hold]:
        """
        Yield a hold and what it becomes for the copies.

        One that ended with an original ends with its copy; one that begins as well with an original
        is kept once more, from copy to copy.
        """
        inside = self.campaign.steps_in(hold)
        copies = tuple(self.names[step] for step in inside if step in self.names)
        last = self.names.get(hold.to_task)
        if last is not None and hold.from_task in self.names:
            yield hold.altered({"steps": inside})
            first = self.names[hold.from_task]
            yield hold.altered({"from_task": first, "to_task": last, "steps": copies})
            return
        steps = dict.fromkeys([*hold.steps, *copies])
        yield hold.altered({"steps": tuple(steps), "to_task": last or hold.to_task})

    def _set_aside(self, entry: ScenarioEntry) -> ScenarioEntry:
        """Return a scenario that sets aside the habits of copies as it does their originals'."""
        pairs = entry.set_aside or ()
        more = []
        for source, target in pairs:
            if source in self.names:
                later = self.names.get(target, target if self._waits_too(target) else None)
                more += [] if later is None else [(self.names[source], later)]
        return entry.altered({"set_aside": (*pairs, *more)}) if more else entry
