"""Files that are whole or not there: written beside their place, then renamed."""

import os
from contextlib import suppress
from pathlib import Path

from scheduler.errors import ExportError


def require_folder(folder: Path) -> None:
    """
    See that a folder for results can be made and written to, before a long search.

    Raises
    ------
    ExportError
        If it cannot.
    """
    nearest = next(
        place for place in (folder.absolute(), *folder.absolute().parents) if place.exists()
    )
    if not nearest.is_dir():
        message = f"{folder} cannot be written: {nearest.name} is a file"
        raise ExportError(message)
    if not os.access(nearest, os.W_OK):
        message = f"{folder} cannot be written: no right to write there"
        raise ExportError(message)


def write_whole(path: Path, content: bytes) -> Path:
    """
    Write a file so that nobody ever sees half of it.

    Raises
    ------
    ExportError
        If the place cannot be written.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        message = f"{path} cannot be written: {error.strerror or error}"
        raise ExportError(message) from error
    return path
