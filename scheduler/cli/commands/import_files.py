"""The files of ``launch-scheduler import``: a graph, its progress, and the choices kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scheduler.cli.arguments.facts import refuse
from scheduler.errors import ExportError
from scheduler.interchange.choices import ImportChoices
from scheduler.pipeline.interchange.choices_file import choices_of, choices_path, choices_text
from scheduler.pipeline.interchange.memory import memory_of, memory_path, memory_text, source_of
from scheduler.pipeline.interchange.reading import ImportedFile, read_import
from scheduler.pipeline.interchange.updating import UpdatedFile, read_update
from scheduler.pipeline.interchange.writing import (
    OutFile,
    graph_path,
    progress_path,
    write_files,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """What was asked for on the command line."""

    source: Path | None
    to: Path | None
    replace: bool
    choices: Path | None
    keep_choices: bool
    stated: Mapping[str, Any]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDone:
    """What was imported, by which choices, and where it is."""

    imported: ImportedFile
    choices: ImportChoices
    graph: Path
    progress: Path | None
    kept: Path | None = None
    used: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateDone:
    """What was brought up to date; facts that were changed by hand are kept."""

    updated: UpdatedFile
    graph: Path
    progress: Path | None
    is_progress_kept: bool
    used: Path | None = None


def import_files(request: ImportRequest) -> ImportDone:
    """
    Import a schedule, and write the files.

    Raises
    ------
    InputError
        If it cannot be read or makes no sound task graph; then nothing is written.
    ExportError
        If a file cannot be written.
    """
    source = request.source
    if source is None:
        raise refuse("import", "no schedule is named", "Write launch-scheduler import FILE.")
    choices, beside, used = _choices(request, source)
    graph = request.to or graph_path(source)
    if graph.resolve() == source.resolve():
        message = f"{graph} is read here, and is not written over\n    Name another file with --to."
        raise ExportError(message)
    imported = read_import(source, choices)
    files = [OutFile(graph, imported.text)]
    if imported.progress is not None:
        files.append(OutFile(progress_path(graph), imported.progress_text))
    written = write_files(files, replace=request.replace)
    write_files(
        [OutFile(memory_path(graph), memory_text(memory_of(imported, graph)))], replace=True
    )
    _keep(request, choices, source, beside)
    return ImportDone(
        imported=imported,
        choices=choices,
        graph=graph,
        progress=written[1] if imported.progress is not None else None,
        kept=beside if request.keep_choices else None,
        used=used,
    )


def _choices(request: ImportRequest, source: Path) -> tuple[ImportChoices, Path, Path | None]:
    """Return the choices of an import, where they are kept, and the file they were read from."""
    beside = request.choices or choices_path(source)
    used = beside if beside.exists() or (request.choices and not request.keep_choices) else None
    stated = {**request.stated, **_columns(request.columns)}
    return choices_of(stated, used), beside, used


def _keep(request: ImportRequest, choices: ImportChoices, source: Path, beside: Path) -> None:
    if request.keep_choices:
        write_files([OutFile(beside, choices_text(choices, source))], replace=True)


def update_files(request: ImportRequest, graph: Path) -> UpdateDone:
    """
    Bring a graph up to date, and write it, the facts of the day and what was imported.

    Raises
    ------
    InputError
        If the source or the graph cannot be read, or no sound graph comes out.
    ExportError
        If a file cannot be written.
    """
    if request.to is not None:
        raise refuse("--to", "--update writes the graph that it names", "Leave out --to.")
    source = request.source or source_of(graph)
    choices, beside, used = _choices(request, source)
    updated = read_update(source, graph, choices)
    files = [OutFile(graph, updated.text)]
    progress = progress_path(graph)
    is_ours = not progress.exists() or request.replace or updated.has_progress_as_before(progress)
    if updated.imported.progress is not None and is_ours:
        files.append(OutFile(progress, updated.imported.progress_text))
    files.append(OutFile(memory_path(graph), memory_text(memory_of(updated.imported, graph))))
    write_files(files, replace=True)
    _keep(request, choices, source, beside)
    return UpdateDone(
        updated=updated,
        graph=graph,
        progress=progress if updated.imported.progress is not None else None,
        is_progress_kept=not is_ours,
        used=used,
    )


def _columns(texts: tuple[str, ...]) -> dict[str, Any]:
    """Return what columns hold, from texts such as ``Std=duration``."""
    columns: dict[str, str] = {}
    for text in texts:
        heading, sign, name = text.rpartition("=")
        if not sign or not heading.strip() or not name.strip():
            hint = "Write HEADING=FIELD, such as --column 'Std=duration'."
            raise refuse("--column", f"{text!r} does not say what a column holds", hint)
        columns[heading.strip()] = name.strip()
    return {"columns": columns} if columns else {}
