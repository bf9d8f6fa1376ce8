"""Files that are whole or not there: written beside their place, then renamed."""

from contextlib import suppress
from pathlib import Path

from scheduler.errors import ExportError


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
