"""The files of ``launch-scheduler import``: a graph, its progress, and the choices kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scheduler.cli.arguments.facts import refuse
from scheduler.errors import ExportError
from scheduler.interchange.choices import ImportChoices
from scheduler.pipeline.interchange.choices_file import choices_of, choices_path, choices_text
from scheduler.pipeline.interchange.reading import ImportedFile, read_import
from scheduler.pipeline.interchange.writing import (
    OutFile,
    graph_path,
    progress_path,
    write_files,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """What was asked for on the command line."""

    source: Path
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
    beside = request.choices or choices_path(request.source)
    used = beside if beside.exists() or (request.choices and not request.keep_choices) else None
    stated = {**request.stated, **_columns(request.columns)}
    choices = choices_of(stated, used)
    graph = request.to or graph_path(request.source)
    if graph.resolve() == request.source.resolve():
        message = f"{graph} is read here, and is not written over\n    Name another file with --to."
        raise ExportError(message)
    imported = read_import(request.source, choices)
    files = [OutFile(graph, imported.text)]
    if imported.progress is not None:
        files.append(OutFile(progress_path(graph), imported.progress_text))
    written = write_files(files, replace=request.replace)
    if request.keep_choices:
        write_files([OutFile(beside, choices_text(choices, request.source))], replace=True)
    return ImportDone(
        imported=imported,
        choices=choices,
        graph=graph,
        progress=written[1] if imported.progress is not None else None,
        kept=beside if request.keep_choices else None,
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
