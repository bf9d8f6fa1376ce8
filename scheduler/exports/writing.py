"""Files that are whole or not there: written beside their place, then renamed."""

import os
from contextlib import suppress
from pathlib import Path

from scheduler.errors import ExportError


def require_folder(folder: Path) -> None:
    """
    Make a folder for results, before a long search rather than after it.

    Raises
    ------
    ExportError
        If it cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{folder} cannot be written: {error.strerror or error}"
        raise ExportError(message) from error
    if not os.access(folder, os.W_OK):
        message = f"{folder} cannot be written: no right to"
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
