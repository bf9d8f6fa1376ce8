"""What a task graph says of a step beyond other formats, and what was written otherwise."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from scheduler.formats.foreign.steps import ForeignConstraint
from scheduler.interchange.outgoing.civil_days import clock
from scheduler.interchange.outgoing.names import as_field, as_note, shown
from scheduler.interchange.outgoing.outgoing import Outgoing
from scheduler.interchange.outgoing.step_times import StepTime
from scheduler.model.notation.base import TaskId
from scheduler.model.task import Task

DATE = "%Y-%m-%dT%H:%M"


def words_of(
    out: Outgoing, step: TaskId, pinned: tuple[ForeignConstraint, ...], deadline: datetime | None
) -> dict[str, Any]:
    """
    Return all that the task graph states of a step, and what the file says otherwise.

    Parameters
    ----------
    out
        The plan on its way out.
    step
        The step.
    pinned
        The date that was written as binding.
    deadline
        The deadline that was written.
    """
    words = dict(out.stated(step))
    exported = dict(_otherwise(out, step))
    if deadline != out.plan.situation.campaign.tasks[step].due:
        exported["deadline"] = None if deadline is None else f"{deadline:{DATE}}"
    for pin in pinned:
        words["pinned"] = f"{pin.date:{DATE}}"
        if out.links_only:
            exported["constraint"] = f"{pin.kind} {pin.date:{DATE}}"
    return {**words, "exported": exported}


def _otherwise(out: Outgoing, step: TaskId) -> Iterator[tuple[str, Any]]:
    time = out.times[step]
    task = out.plan.situation.campaign.tasks[step]
    yield from _shortened(task)
    if time.duration != task.duration:
        yield "hours", f"{time.duration}min"
    if dict(time.task.crew) != dict(task.crew):
        yield "crew", dict(time.task.crew)
    links = [link for link in out.links.written[step] if link.task in out.times]
    if links != [*task.after, *task.usually_after]:
        yield "after", [str(link) for link in links]
    if time.undated:
        yield "done", True
    if time.begun is not None:
        yield "facts", dict(out.facts.get(step, {}))
        yield "state", dict(_state(out, time))


def _shortened(task: Task) -> Iterator[tuple[str, str]]:
    """Yield the texts that other programs do not take as they are."""
    if as_field(task.id) != task.id:
        yield "key", task.id
    if shown(task.title) != task.title:
        yield "name", shown(task.title)
    if task.note != as_note(task.note):
        yield "note", as_note(task.note)


def _state(out: Outgoing, time: StepTime) -> Iterator[tuple[str, Any]]:
    """Yield what the file says of the progress of a step that has begun."""
    axis = out.plan.situation.axis
    if time.begun is not None and not (time.is_done and time.task.is_milestone):
        yield "started", f"{clock(axis, time.begun):{DATE}}"
    if time.finished is not None:
        yield "finished", f"{clock(axis, time.finished):{DATE}}"
    else:
        yield "remaining", time.left
