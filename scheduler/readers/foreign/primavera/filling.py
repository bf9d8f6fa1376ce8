"""What is written beside activities, nodes and resources, put where it belongs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from scheduler.formats.foreign.steps import ForeignResource, ForeignTask
from scheduler.formats.foreign.words import ForeignKind
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.rows import Tables
from scheduler.readers.foreign.primavera.fields import (
    OF_NODE,
    OF_RESOURCE,
    OF_TASK,
    read_codes,
    read_notes,
    read_user_fields,
)
from scheduler.readers.foreign.primavera.steps.outline import Outline

Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Custom fields and notes by the ids of what they belong to."""

    fields: Texts
    node_fields: Texts
    resource_fields: Texts
    notes: Mapping[str, str]
    node_notes: Mapping[str, str]

    def tasks(self, outline: Outline) -> tuple[ForeignTask, ...]:
        """Return the steps and summaries of a project with their fields and notes."""
        return tuple(self._filled(task, outline) for task in outline.tasks)

    def resources(self, people: Iterable[ForeignResource]) -> tuple[ForeignResource, ...]:
        """Return resources with their fields."""
        return tuple(
            replace(each, fields=self.resource_fields.get(each.uid, {})) for each in people
        )

    def project_notes(self, outline: Outline) -> str:
        """Return what is noted of the project itself."""
        return self.node_notes.get(outline.root, "") if outline.root else ""

    def _filled(self, task: ForeignTask, outline: Outline) -> ForeignTask:
        if task.kind is ForeignKind.SUMMARY:
            key = outline.nodes[task.uid]
            more, notes = self.node_fields.get(key, {}), self.node_notes.get(key, "")
        else:
            key = outline.ids[task.uid]
            more, notes = self.fields.get(key, {}), self.notes.get(key, "")
        return replace(task, fields={**more, **task.fields}, notes=notes)


def read_filling(tables: Tables, account: Account) -> Filling:
    """Return the custom fields and notes of a file; of two fields of one name the code counts."""
    codes = read_codes(tables, account)
    user = read_user_fields(tables, account)
    notes, node_notes = read_notes(tables)
    tasks = user[OF_TASK]
    keys = dict.fromkeys([*codes, *tasks])
    return Filling(
        fields={key: {**tasks.get(key, {}), **codes.get(key, {})} for key in keys},
        node_fields=user[OF_NODE],
        resource_fields=user[OF_RESOURCE],
        notes=notes,
        node_notes=node_notes,
    )
