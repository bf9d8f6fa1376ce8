"""The steps of a file that come back, each with what was written of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil
from typing import Any

from scheduler.formats.foreign.steps import ForeignTask
from scheduler.interchange.incoming.links import StepLink
from scheduler.interchange.incoming.source import Source

CrewSizes = Mapping[str, int]


@dataclass(frozen=True)
class StepsBack:
    """
    The steps of a file of this program.

    ``keys`` are those of its steps by uid, ``links`` the links between them as they stand now.
    """

    source: Source
    keys: Mapping[str, str]
    links: tuple[StepLink, ...]

    @cached_property
    def links_into(self) -> Mapping[str, tuple[StepLink, ...]]:
        """The links into each step, by uid."""
        found: dict[str, list[StepLink]] = {}
        for link in self.links:
            found.setdefault(link.successor, []).append(link)
        return {uid: tuple(links) for uid, links in found.items()}

    @cached_property
    def crews(self) -> Mapping[str, CrewSizes]:
        """The people of each crew on each step now, whatever their shift, by uid."""
        crews = {x.uid: x.crew for x in self.source.project.resources if x.crew}
        found: dict[str, dict[str, int]] = {}
        for each in self.source.project.assignments:
            if each.resource in crews:
                own = found.setdefault(each.task, {})
                crew = crews[each.resource]
                people = max(ceil(each.units or 1), 1)
                own[crew] = max(own.get(crew, 0), people)
        return found

    def is_own(self, task: ForeignTask) -> bool:
        """Whether a step was written by this program, under the key that it still has."""
        return bool(task.extras) and task.fields.get("Key") == self.keys[task.uid]

    def flow(self, task: ForeignTask) -> str | None:
        """Return the flow that a step lies under now, none where no summary says so."""
        above = next(iter(self.source.around(task)), None)
        if above is None:
            return ""
        flow = above.extras.get("flow")
        return None if flow is None else str(flow)

    def present(self) -> frozenset[str]:
        """Return the keys of all steps."""
        return frozenset(self.keys.values())


def written_of(task: ForeignTask) -> Mapping[str, Any]:
    """Return what was written of a step otherwise than its task graph says."""
    written = task.extras.get("exported")
    return written if isinstance(written, Mapping) else {}


def words_of(task: ForeignTask) -> dict[str, Any]:
    """Return what the task graph states of a step."""
    return {k: v for k, v in task.extras.items() if k not in {"pinned", "exported"}}


def without_done(source: Source) -> Source:
    """Return the file without the actual dates of steps that were done before the campaign."""
    tasks = tuple(
        _undone(task) if written_of(task).get("done") is True else task
        for task in source.project.tasks
    )
    return replace(source, project=replace(source.project, tasks=tasks))


def _undone(task: ForeignTask) -> ForeignTask:
    return replace(
        task,
        actual_start=None,
        actual_finish=None,
        percent=None,
        remaining=None,
        is_finished=False,
    )
