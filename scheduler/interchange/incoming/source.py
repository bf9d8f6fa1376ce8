"""The project that is imported, looked at from all sides that its steps need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.formats.foreign.steps import ForeignTask
from scheduler.formats.foreign.words import ForeignKind, SourceForm
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.incoming.words import plain
from scheduler.interchange.uses import InactiveUse

BY_ROW = frozenset({SourceForm.MSPDI})
"""Programs whose people know a step by the number of its row rather than by a code."""


@dataclass(frozen=True)
class Source:
    """A project with the choices that it is imported by."""

    form: SourceForm
    project: ForeignProject
    choices: ImportChoices

    @cached_property
    def tasks(self) -> Mapping[str, ForeignTask]:
        """Its rows by uid, in the order of the source."""
        return {task.uid: task for task in self.project.tasks}

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """The rows right below each summary, by uid."""
        found: dict[str, list[str]] = {}
        for task in self.project.tasks:
            if task.parent in self.tasks and task.parent != task.uid:
                found.setdefault(str(task.parent), []).append(task.uid)
        return {uid: tuple(each) for uid, each in found.items()}

    @cached_property
    def steps(self) -> Mapping[str, ForeignTask]:
        """The rows that become steps."""
        return {uid: task for uid, task in self.tasks.items() if not self.left_out(task)}

    def is_summary(self, task: ForeignTask) -> bool:
        """Whether a row only sums up others."""
        return task.kind is ForeignKind.SUMMARY or task.uid in self.children

    def is_off(self, task: ForeignTask) -> bool:
        """Whether a row, or a summary around it, is switched off and stays out."""
        if self.choices.inactive is InactiveUse.KEEP:
            return False
        return any(each.is_inactive for each in (task, *self.around(task)))

    def left_out(self, task: ForeignTask) -> str:
        """Return why a row becomes no step, or nothing if it does."""
        if task.kind is ForeignKind.BLANK:
            return "a blank row"
        if self.is_summary(task):
            return "a summary"
        if task.is_external:
            return "in another project"
        if self.is_off(task):
            return "inactive"
        return "level of effort" if task.kind is ForeignKind.LEVEL_OF_EFFORT else ""

    def around(self, task: ForeignTask) -> Iterator[ForeignTask]:
        """Yield the summaries around a row, the nearest first."""
        seen = {task.uid}
        while task.parent in self.tasks and task.parent not in seen:
            task = self.tasks[str(task.parent)]
            seen.add(task.uid)
            yield task

    def headings(self, task: ForeignTask) -> tuple[str, ...]:
        """Return the names of the summaries around a row, the outermost first."""
        return tuple(plain(each.title) for each in self.around(task) if each.level > 0)[::-1]

    def steps_below(self, uid: str) -> tuple[str, ...]:
        """Return the steps below a summary, at any depth."""
        found: list[str] = []
        waiting, seen = [uid], {uid}
        while waiting:
            for child in self.children.get(waiting.pop(), ()):
                if child not in seen:
                    seen.add(child)
                    waiting.append(child)
                    found += [child] if child in self.steps else []
        order = list(self.tasks)
        return tuple(sorted(found, key=order.index)) if len(found) > 1 else tuple(found)

    def label(self, uid: str) -> str:
        """Return a row as the source calls it: ``12 Leak test``."""
        task = self.tasks.get(uid)
        if task is None:
            return uid
        number = "" if task.row is None else str(task.row)
        first = (number or task.code) if self.form in BY_ROW else (task.code or number)
        return plain(f"{first or task.uid} {task.name}")

    @property
    def labels(self) -> Mapping[str, str]:
        """All rows as the source calls them, by uid."""
        return {uid: self.label(uid) for uid in self.tasks}

    def arrow(self, predecessor: str, successor: str) -> str:
        """Return a link as people say it."""
        return f"{self.label(predecessor)} > {self.label(successor)}"
