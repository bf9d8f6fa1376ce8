"""Whether a folder can take results: tried before a long search, not guessed."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scheduler.errors import ExportError
from scheduler.exports.folder.holdings import require_free
from scheduler.exports.folder.writing import WAY_OUT, refusal, write_new


def require_folder(folder: Path, kind: str | None = None) -> None:
    """
    Make a folder and a file in it, and take both away again.

    Parameters
    ----------
    folder
        The folder.
    kind
        The kind of results, whose names must not be taken by files of other origin.

    Raises
    ------
    ExportError
        If it cannot be made or written to, or has files of other origin in the way.
    """
    try:
        with _made(folder):
            probe = folder / f".{secrets.token_hex(8)}.partial"
            write_new(probe, b"\n")
            probe.unlink(missing_ok=True)
            if kind is not None:
                require_free(folder, kind)
    except (OSError, ValueError) as error:
        raise ExportError(f"{refusal(folder, _told(folder, error))}\n    {WAY_OUT}") from error


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make a folder, and take away again what of it was not there."""
    missing = [place for place in (folder, *folder.parents) if not os.path.lexists(place)]
    made: list[Path] = []
    try:
        for place in reversed(missing):
            place.mkdir(exist_ok=True)
            made.append(place)
        yield
    finally:
        for place in reversed(made):
            with suppress(OSError):
                place.rmdir()


def _told(folder: Path, error: Exception) -> Exception:
    """Return an error in words, where a file stands in the way of the folder."""
    if isinstance(error, NotADirectoryError | FileExistsError):
        blocking = next((p for p in (folder, *folder.parents) if os.path.lexists(p)), folder)
        return ValueError(f"{blocking.name} is a file")
    return error
