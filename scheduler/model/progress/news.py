"""Events: named news that change the campaign from some moment on."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field, model_validator

from scheduler.model.link import Limit
from scheduler.model.not_before import NotBeforeText
from scheduler.model.notation.base import CrewId, FacilityId, Listed, Part, ShiftName, TaskId
from scheduler.model.notation.clock import Moment
from scheduler.model.notation.durations import Work
from scheduler.model.notation.numbers import Count
from scheduler.model.resource import Hold
from scheduler.model.task import Task, Window


class NewStep(Task):
    """A step that the task graph lacks; ``before`` names the steps that wait for its end."""

    before: Listed[TaskId] = ()

    @property
    def task(self) -> Task:
        """The step as a task graph would have it."""
        return Task.model_construct(**{name: getattr(self, name) for name in Task.model_fields})


class NewWork(Part):
    """Steps, limits and holds that come on top of those of the task graph, in its form."""

    tasks: Mapping[TaskId, NewStep] = Field(default_factory=dict)
    limits: Listed[Limit] = ()
    holds: Listed[Hold] = ()

    @model_validator(mode="before")
    @classmethod
    def _name_steps(cls, data: Any) -> Any:
        """Write the key of each step into it, so that it knows its name."""
        tasks = data.get("tasks") if isinstance(data, Mapping) else None
        if not isinstance(tasks, Mapping):
            return data
        return {**data, "tasks": {key: _named(key, entry) for key, entry in tasks.items()}}


def _named(key: str, entry: Any) -> Any:
    return {**entry, "id": key} if isinstance(entry, Mapping) else entry


class News(Part):
    """
    An event: what became known, when, and what it changes.

    From ``start`` to ``end`` the head-counts in ``people`` stand in place of the scenario's, surge
    included, the places in ``closed`` are shut, and with ``stand_down`` the site rests. ``hours``
    are new estimates, in minutes, of steps not begun, ``not_before`` their earliest starts.
    ``redo`` are steps to be done again, together. ``limits`` and ``windows`` replace those between
    the same events, or of the same name; ``by`` says who allowed that.
    """

    known: Moment
    why: str = ""
    by: str = ""
    people: Mapping[CrewId, Mapping[ShiftName, Count]] = Field(default_factory=dict)
    closed: Listed[FacilityId] = ()
    stand_down: bool = False
    start: Moment | None = Field(default=None, alias="from")
    end: Moment | None = Field(default=None, alias="to")
    hours: Mapping[TaskId, Work] = Field(default_factory=dict)
    not_before: Mapping[TaskId, NotBeforeText] = Field(default_factory=dict)
    add: NewWork = NewWork()
    redo: Listed[TaskId] = ()
    limits: Listed[Limit] = ()
    windows: Mapping[str, Window] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _name_windows(cls, data: Any) -> Any:
        """Write the key of each window into it, so that it knows its name."""
        windows = data.get("windows") if isinstance(data, Mapping) else None
        if not isinstance(windows, Mapping):
            return data
        return {**data, "windows": {key: _named(key, entry) for key, entry in windows.items()}}

    @property
    def needs_period(self) -> bool:
        """Whether the event changes something for a time only."""
        return bool(self.people or self.closed or self.stand_down)
