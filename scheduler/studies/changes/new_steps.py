"""New steps in a campaign, with limits and holds: what was forgotten, or has come up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from scheduler.errors import did_you_mean
from scheduler.model.campaign import Campaign
from scheduler.model.link import Limit, Link
from scheduler.model.notation.base import TaskId
from scheduler.model.resource import Hold
from scheduler.model.task import Task
from scheduler.studies.loosening.base.change import refusal

PARTS = ("tasks", "limits", "holds")
BEFORE = "before"
HINT = (
    "Write {X: {hours: 4, after: A, before: B}}, or tasks, limits and holds as in a task graph; "
    "'before' names the steps that have to wait for the new one."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """
    Steps, limits and holds to add, as plain data in the form of a task graph.

    A step may say ``before``, the steps that then wait for its end.
    """

    tasks: Mapping[str, Any]
    limits: tuple[Any, ...] = ()
    holds: tuple[Any, ...] = ()

    def __str__(self) -> str:
        what = [
            *self.tasks,
            *(["limits"] if self.limits else []),
            *(["holds"] if self.holds else []),
        ]
        return f"add {', '.join(what)}"

    def apply(self, campaign: Campaign, scenario: str) -> Campaign:
        """
        Return the campaign with everything that is added.

        Raises
        ------
        InputError
            If a step is there already, names one that is not, or says what no step can.
        """
        del scenario
        for task_id, fields in self.tasks.items():
            campaign = _with_step(campaign, task_id, fields)
        try:
            limits = (*campaign.limits, *map(Limit.model_validate, self.limits))
            holds = (*campaign.holds, *map(Hold.model_validate, self.holds))
        except ValidationError as error:
            raise refusal("bad-addition", f"{self}: {_words(error)}", HINT) from error
        return campaign.altered({"limits": limits, "holds": holds})


def read_addition(data: Any) -> Addition:
    """
    Return an addition from plain data: tasks, limits and holds, or the tasks alone.

    Raises
    ------
    InputError
        If the data has another form.
    """
    if not isinstance(data, Mapping) or not data:
        raise refusal("bad-addition", "there is nothing to add", HINT)
    parts = dict(data) if set(data) <= set(PARTS) else {"tasks": data}
    tasks = parts.get("tasks", {})
    others = [parts.get(name, []) for name in PARTS[1:]]
    wrong = [each for each in others if not isinstance(each, list)]
    if not isinstance(tasks, Mapping) or wrong:
        raise refusal("bad-addition", "tasks must be a table, limits and holds must be lists", HINT)
    return Addition(tasks=dict(tasks), limits=tuple(others[0]), holds=tuple(others[1]))


def _with_step(campaign: Campaign, task_id: TaskId, fields: Any) -> Campaign:
    if task_id in campaign.tasks:
        raise refusal("bad-addition", f"step {task_id!r} already exists", HINT)
    if not isinstance(fields, Mapping):
        raise refusal("bad-addition", f"step {task_id!r} has no fields", HINT)
    stated = {key: value for key, value in fields.items() if key != BEFORE}
    try:
        task = Task.model_validate({**stated, "id": task_id})
    except ValidationError as error:
        raise refusal("bad-addition", f"step {task_id!r}: {_words(error)}", HINT) from error
    before = fields.get(BEFORE, ())
    names = [before] if isinstance(before, str) else before
    tasks = {**campaign.tasks, task_id: task}
    return campaign.altered({"tasks": _holding_up(tasks, task_id, names)})


def _holding_up(
    tasks: Mapping[TaskId, Task], task_id: TaskId, names: Iterable[str]
) -> Mapping[TaskId, Task]:
    """Return tasks of which those named wait for the end of one, too."""
    changed = dict(tasks)
    for name in names:
        if name not in changed:
            hint = did_you_mean(name, changed)
            raise refusal(
                "bad-addition", f"{task_id!r} is to come before the unknown step {name!r}", hint
            )
        after = (*changed[name].after, Link(task=task_id))
        changed[name] = changed[name].altered({"after": after})
    return changed


def _words(error: ValidationError) -> str:
    found = error.errors()[0]
    place = ".".join(str(part) for part in found["loc"])
    return f"{place}: {found['msg']}" if place else str(found["msg"])
