"""The files of an import, written all or none."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from scheduler.errors import ExportError
from scheduler.exports.folder.writing import write_whole
from scheduler.formats.result_names import is_result

PROGRESS_FILE = "progress.yaml"


@dataclass(frozen=True, slots=True)
class OutFile:
    """A file to be written, and what it holds."""

    path: Path
    text: str


def graph_path(source: Path) -> Path:
    """Return where the task graph of a source goes: the folder at hand, under its name."""
    name = f"{source.stem}.yaml"
    return Path(f"{source.stem}.graph.yaml" if is_result(name) else name)


def progress_path(graph: Path) -> Path:
    """Return where the facts of a task graph go: beside it."""
    return graph.with_name(PROGRESS_FILE)


def write_files(files: Iterable[OutFile], *, replace: bool) -> list[Path]:
    """
    Write files, each whole; if one cannot be written, those that are new are taken back.

    Raises
    ------
    ExportError
        If one is there and may not be replaced, or a place cannot be written.
    """
    wanted = list(files)
    for file in wanted:
        _require_place(file.path, replace=replace)
    new = [file.path for file in wanted if not file.path.exists()]
    try:
        return [write_whole(file.path, file.text.encode()) for file in wanted]
    except BaseException:
        for path in new:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise


def _require_place(path: Path, *, replace: bool) -> None:
    if path.is_dir():
        message = f"{path} is a folder\n    Name a file with --to."
        raise ExportError(message)
    if path.exists() and not replace:
        message = f"{path} is there already\n    Name another file with --to, or add --replace."
        raise ExportError(message)
