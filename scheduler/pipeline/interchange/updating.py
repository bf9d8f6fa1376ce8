"""A task graph brought up to date with a new export of the schedule that it was imported from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scheduler.errors import InputError, Problem, Where
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.text.editing import GraphText
from scheduler.interchange.text.graph_text import graph_text
from scheduler.interchange.updating.canonical import canonical
from scheduler.interchange.updating.updating import Updated, update
from scheduler.pipeline.interchange.memory import Memory, read_memory
from scheduler.pipeline.interchange.reading import ImportedFile, read_import
from scheduler.pipeline.load import problems_of
from scheduler.pipeline.opened import opened_draft
from scheduler.readers.task_graph import parse_task_graph
from scheduler.readers.yaml.file_text import decode, read_bytes
from scheduler.readers.yaml.nodes import read_nodes

THEREFORE = "nothing was written"


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatedFile:
    """A graph brought up to date: what the source says now, what changed, and the new text."""

    imported: ImportedFile
    before: Memory
    updated: Updated
    text: str
    has_comments: bool

    def has_progress_as_before(self, path: Path) -> bool:
        """Whether a file holds the very facts that the last import wrote."""
        return bool(self.before.progress) and path.read_text("utf-8") == self.before.progress


def read_update(source: Path, graph: Path, choices: ImportChoices) -> UpdatedFile:
    """
    Read a new export, and bring a graph up to date with it.

    Raises
    ------
    InputError
        If the source cannot be imported, the graph was not imported, or is not sound after it.
    """
    before = read_memory(graph)
    text = decode(read_bytes(graph), str(graph))
    nodes = read_nodes(text, str(graph))
    if nodes.problems or nodes.data is None:
        raise InputError(nodes.problems, THEREFORE)
    imported = read_import(source, choices)
    updated = update(before.graph, imported.imported.graph, nodes.data)
    new, has_comments = _text(text, updated, imported)
    _require_sound(new, graph, updated)
    return UpdatedFile(
        imported=imported, before=before, updated=updated, text=new, has_comments=has_comments
    )


def _text(text: str, updated: Updated, imported: ImportedFile) -> tuple[str, bool]:
    """Return the new text, and whether comments of the old one are kept."""
    if not updated.entries and not updated.fields:
        return text, True
    written = GraphText(text)
    if written.can_change(updated.entries, updated.fields):
        return written.changed(updated.entries, updated.fields), True
    made = imported.imported
    return graph_text(updated.graph, made.comments, made.headings), False


def _require_sound(text: str, graph: Path, updated: Updated) -> None:
    """See that what comes out is a task graph, and says what was meant."""
    draft = parse_task_graph(text.encode(), str(graph))
    if draft.problems:
        raise InputError(draft.problems, THEREFORE)
    problems = problems_of(opened_draft(graph, draft))
    if problems:
        raise InputError(problems, THEREFORE)
    nodes = read_nodes(text, str(graph))
    if not _says(nodes.data or {}, updated.graph):
        problem = Problem(
            code="import-update-unclear",
            message="the changes have no plain place in the text",
            where=Where(str(graph)),
            hint="Write tables and their entries on lines of their own, and try again.",
        )
        raise InputError([problem], THEREFORE)


def _says(data: Mapping[str, Any], graph: Mapping[str, Any]) -> bool:
    return bool(canonical(data) == canonical(graph))
