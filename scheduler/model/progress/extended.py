"""The steps of a campaign together with those that events add or repeat."""

from collections.abc import Iterator, Mapping

from scheduler.model.campaign import Campaign
from scheduler.model.link import Link
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.moments import instant
from scheduler.model.progress.news import News
from scheduler.model.progress.progress import Progress
from scheduler.model.task import Task

FIRST_COPY = 2


def in_order_of_knowledge(progress: Progress, campaign: Campaign) -> Iterator[tuple[str, News]]:
    """Yield the events as they became known, those of one minute in file order."""
    zone = campaign.zone
    yield from sorted(progress.events.items(), key=lambda each: instant(each[1].known, zone))


def copy_name(step: TaskId, taken: Mapping[TaskId, object]) -> TaskId:
    """Return the name of the next repetition of a step: ``G06/2``, or the next number free."""
    numbers = range(FIRST_COPY, len(taken) + FIRST_COPY + 1)
    return next(name for number in numbers if (name := f"{step}/{number}") not in taken)


def copy_names(progress: Progress, campaign: Campaign) -> dict[str, dict[TaskId, TaskId]]:
    """
    Return the name of the copy of each step that an event repeats, by event and step.

    Steps to repeat that are not there have no copy.
    """
    steps = _with_added(progress, campaign)
    found: dict[str, dict[TaskId, TaskId]] = {}
    for event, news in in_order_of_knowledge(progress, campaign):
        for step in news.redo:
            if step in steps:
                name = copy_name(step, steps)
                steps[name] = steps[step]
                found.setdefault(event, {})[step] = name
    return found


def all_steps(progress: Progress, campaign: Campaign) -> dict[TaskId, Task]:
    """
    Return every step that facts can be about, by its id.

    To the steps of the campaign come those that events add, and the copies of those that events
    repeat, whose hours, people, place and kind are those of their originals.
    """
    steps = _with_added(progress, campaign)
    for copies in copy_names(progress, campaign).values():
        for step, name in copies.items():
            steps[name] = steps[step].altered({"id": name})
    return steps


def _with_added(progress: Progress, campaign: Campaign) -> dict[TaskId, Task]:
    steps = dict(campaign.tasks)
    for _, news in in_order_of_knowledge(progress, campaign):
        for name, new in news.add.tasks.items():
            steps.setdefault(name, new.task)
    return steps


def with_new_work(progress: Progress, campaign: Campaign) -> Campaign:
    """
    Return the campaign with the steps, limits and holds that events add, as they state them.

    Steps named in ``before`` wait for the new one; copies of repeated steps are not in it.
    """
    tasks = dict(campaign.tasks)
    limits, holds = list(campaign.limits), list(campaign.holds)
    events = [news for _, news in in_order_of_knowledge(progress, campaign)]
    added = {name: new for news in events for name, new in news.add.tasks.items()}
    for name, new in added.items():
        tasks.setdefault(name, new.task)
    for name, new in added.items():
        for successor in new.before:
            hold_back(tasks, successor, name)
    for news in events:
        limits += news.add.limits
        holds += news.add.holds
    update = {"tasks": tasks, "limits": tuple(limits), "holds": tuple(holds)}
    return campaign.altered(update)


def hold_back(tasks: dict[TaskId, Task], successor: TaskId, step: TaskId) -> None:
    """Let a step wait for the end of another, if it is there and does not yet."""
    task = tasks.get(successor)
    if task is not None and Link(task=step) not in task.after:
        tasks[successor] = task.altered({"after": (*task.after, Link(task=step))})
