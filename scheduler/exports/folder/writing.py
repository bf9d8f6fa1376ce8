"""Files that are whole or not there: written beside their place, then renamed."""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from scheduler.errors import ExportError

FLAGS = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
READABLE = 0o666
WAY_OUT = "Name another place with --out."
NO_FSYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM})
"""What file systems say that cannot bring a folder to the disk on demand."""


def write_whole(path: Path, content: bytes) -> Path:
    """
    Write a file so that nobody ever sees half of it, and bring it to the disk.

    Raises
    ------
    ExportError
        If the place cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{secrets.token_hex(8)}.partial")
        write_new(partial, content)
        try:
            partial.replace(path)
        except BaseException:
            with suppress(OSError):
                partial.unlink()
            raise
    except (OSError, ValueError) as error:
        raise refusal(path, error) from error
    return path


def write_new(path: Path, content: bytes) -> None:
    """
    Write a file that must not be there yet, and bring it to the disk; no link is followed.

    Raises
    ------
    OSError
        If that fails; then no file is left.
    """
    descriptor = os.open(path, FLAGS, READABLE)
    try:
        try:
            _write_all(descriptor, content)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync_folder(folder: Path) -> None:
    """
    Bring the names in a folder to the disk, where the system can do that.

    Raises
    ------
    OSError
        If the disk fails.
    """
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in NO_FSYNC:
            raise
    finally:
        os.close(descriptor)


def refusal(path: Path, error: Exception) -> ExportError:
    """Return the error for a place that cannot be written, with the system's reason."""
    reason = getattr(error, "strerror", None) or str(error)
    return ExportError(f"{path} cannot be written: {reason}")
