"""
Steps that are repeated: a test that fails, its repair, and the test again.

What came after the original comes after the copy, unless facts say that it has begun; limits that
counted from it count from the copy.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from scheduler.errors import did_you_mean
from scheduler.model.campaign import Campaign
from scheduler.model.link import Event, Limit, Link
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import ExactMinutes, format_minutes
from scheduler.model.progress.recorded_campaign import begun_steps
from scheduler.model.progress.repeating import Repetition
from scheduler.model.resource import Hold
from scheduler.model.task import Task
from scheduler.studies.changes.meant_steps import id_of
from scheduler.studies.loosening.base.change import refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Redo:
    """
    Steps to repeat together, some time after the last of them has ended.

    Each copy has the hours, people, place and kind of its original. Links among the steps hold
    among the copies, too; the first copies begin at the earliest ``after`` minutes after the end of
    the last originals. Holds that ended with an original end with its copy.
    """

    steps: tuple[TaskId, ...]
    after: Minutes = 0

    def __str__(self) -> str:
        later = f" {format_minutes(self.after)} after" if self.after else ""
        return f"redo {', '.join(self.steps)}{later}"

    def apply(self, campaign: Campaign, scenario: str) -> Campaign:
        """
        Return the campaign with the steps repeated.

        Raises
        ------
        InputError
            If one of them is no step, is the launch, or is named twice.
        """
        del scenario
        meant = replace(self, steps=tuple(id_of(campaign, step) for step in self.steps))
        return meant.repeat(campaign)

    def repeat(self, campaign: Campaign) -> Campaign:
        """Return the campaign with the steps, named by their ids, repeated."""
        self._require_steps(campaign)
        names = {step: _free_name(campaign, step) for step in self.steps}
        begun = begun_steps(campaign)
        if begun:
            return self._later(Repetition(names, begun).repeat(campaign), names)
        earlier = _leading_to(campaign, self.steps)
        tasks: dict[TaskId, Task] = {}
        for task in campaign.tasks.values():
            tasks[task.id] = task if task.id in earlier else _after_copies(task, names)
            if task.id in names:
                tasks[names[task.id]] = self._copy(campaign, task, names)
        return campaign.altered(
            update={
                "tasks": tasks,
                "limits": tuple(_limits(campaign, names)),
                "holds": tuple(_held_longer(hold, names) for hold in campaign.holds),
            }
        )

    def _later(self, campaign: Campaign, names: Mapping[TaskId, TaskId]) -> Campaign:
        """Return a campaign whose first copies begin some time after the last originals."""
        tasks = dict(campaign.tasks)
        for name in names.values():
            links = tuple(
                link.altered({"lag": ExactMinutes(self.after)}) if link.task in names else link
                for link in tasks[name].after
            )
            tasks[name] = tasks[name].altered({"after": links})
        return campaign.altered({"tasks": tasks}) if self.after else campaign

    def _require_steps(self, campaign: Campaign) -> None:
        for step in self.steps:
            if step not in campaign.tasks:
                raise refusal(
                    "unknown-task", f"unknown step {step!r}", did_you_mean(step, campaign.tasks)
                )
            if step == campaign.launch:
                raise refusal("bad-redo", f"{step!r} is the launch itself", "Name an earlier step.")
        if len(set(self.steps)) < len(self.steps):
            raise refusal("bad-redo", "a step is named twice", "Name each step once.")

    def _copy(self, campaign: Campaign, task: Task, names: Mapping[TaskId, TaskId]) -> Task:
        """Return the copy of a step: it follows other copies, or the last of the originals."""
        own = tuple(_to_copy(link, names) for link in task.after if link.task in names)
        last = [
            Link(task=step, lag=ExactMinutes(self.after))
            for step in self.steps
            if not own and not _leads_on(campaign, step, names)
        ]
        ends = {name for entry in campaign.scenarios.values() for name in entry.done or ()}
        return task.altered(
            update={
                "id": names[task.id],
                "name": f"{task.title} again",
                "after": (*own, *last),
                "usually_after": tuple(
                    _to_copy(link, names) for link in task.usually_after if link.task in names
                ),
                "at": None,
                "tags": tuple(tag for tag in task.tags if tag not in ends),
            }
        )


def _free_name(campaign: Campaign, step: TaskId) -> TaskId:
    """Return ``G06/2``, or the next number that no step has."""
    numbers = range(2, len(campaign.tasks) + 3)
    return next(name for n in numbers if (name := f"{step}/{n}") not in campaign.tasks)


def _to_copy(link: Link, names: Mapping[TaskId, TaskId]) -> Link:
    return link.altered({"task": names[link.task]})


def _leads_on(campaign: Campaign, step: TaskId, names: Mapping[TaskId, TaskId]) -> bool:
    """Whether another of the repeated steps comes after one by a link."""
    return any(link.task == step for other in names for link in campaign.tasks[other].after)


def _leading_to(campaign: Campaign, steps: Iterable[TaskId]) -> set[TaskId]:
    """Return the steps and all that they wait for: done once the last of them has ended."""
    found: set[TaskId] = set()
    waiting = list(steps)
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            task = campaign.tasks[step]
            waiting += [link.task for link in (*task.after, *task.usually_after)]
    return found


def _after_copies(task: Task, names: Mapping[TaskId, TaskId]) -> Task:
    """Return a step that waits for the copies, too, where it waits for originals."""
    update = {
        field: (*links, *(_to_copy(link, names) for link in links if link.task in names))
        for field, links in (("after", task.after), ("usually_after", task.usually_after))
    }
    exempt = tuple(names[each] for each in task.exempt_from if each in names)
    return task.altered({**update, "exempt_from": (*task.exempt_from, *exempt)})


def _limits(campaign: Campaign, names: Mapping[TaskId, TaskId]) -> Iterator[Limit]:
    """Yield the limits, from the copies where they counted from originals."""
    for limit in campaign.limits:
        source, target = limit.from_event, limit.to_event
        if source.task not in names:
            yield limit
            continue
        copied = Event(task=names[source.task], point=source.point)
        if target.task in names:
            yield limit
            again = Event(task=names[target.task], point=target.point)
            yield limit.altered({"from_event": copied, "to_event": again})
        else:
            yield limit.altered({"from_event": copied})


def _held_longer(hold: Hold, names: Mapping[TaskId, TaskId]) -> Hold:
    last = names.get(hold.to_task)
    return hold if last is None else hold.altered({"to_task": last})
