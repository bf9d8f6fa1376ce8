"""The steps of a file that come back, each with what was written of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil

from scheduler.formats.foreign.steps import ForeignTask
from scheduler.interchange.incoming.network.links import StepLink
from scheduler.interchange.incoming.source import Source
from scheduler.interchange.own.written import WrittenStep, written_step
from scheduler.model.notation.base import CrewId
from scheduler.model.task import Task


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
    def own(self) -> Mapping[str, tuple[Task, WrittenStep]]:
        """The steps that this program wrote under the key that they still have, by uid."""
        found = {uid: written_step(task) for uid, task in self.source.steps.items()}
        return {
            uid: written
            for uid, written in found.items()
            if written is not None and written[0].id == self.keys[uid]
        }

    @cached_property
    def links_into(self) -> Mapping[str, tuple[StepLink, ...]]:
        """The links into each step, by uid."""
        found: dict[str, list[StepLink]] = {}
        for link in self.links:
            found.setdefault(link.successor, []).append(link)
        return {uid: tuple(links) for uid, links in found.items()}

    @cached_property
    def crews(self) -> Mapping[str, Mapping[CrewId, int]]:
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

    @cached_property
    def present(self) -> frozenset[str]:
        """The keys of all steps."""
        return frozenset(self.keys.values())

    def flow(self, task: ForeignTask) -> str | None:
        """Return the flow that a step lies under now, none where no summary says so."""
        above = next(iter(self.source.around(task)), None)
        if above is None:
            return ""
        flow = above.extras.get("flow")
        return None if flow is None else str(flow)


def without_done(source: Source) -> Source:
    """Return the file without the actual dates of steps that were done before the campaign."""
    tasks = tuple(map(_undone, source.project.tasks))
    return replace(source, project=replace(source.project, tasks=tasks))


def _undone(task: ForeignTask) -> ForeignTask:
    written = written_step(task)
    if written is None or not written[1].done:
        return task
    return replace(
        task,
        actual_start=None,
        actual_finish=None,
        percent=None,
        remaining=None,
        is_finished=False,
    )
