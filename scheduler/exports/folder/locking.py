"""One writer at a time in a folder of results; a lock ends with its process, however that dies."""

import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scheduler.errors import ExportError

LOG = logging.getLogger(__name__)

PATIENCE = 120.0
"""Seconds to wait for another run to end writing."""
PAUSE = 0.05
LOCK_FILE = ".launch-scheduler.lock"

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        """Lock an open file unless another process has done so."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        """Lock an open file or folder unless another process has done so."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """
    Wait until no other run writes into a folder, and keep others waiting.

    Raises
    ------
    ExportError
        If another run still writes there when the patience, in seconds, is at its end.
    OSError
        If there is no such folder.
    """
    descriptor, is_held = _lockable(folder)
    try:
        if descriptor is not None and not is_held:
            _wait(folder, descriptor, patience)
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _wait(folder: Path, descriptor: int, patience: float) -> None:
    began = time.monotonic()
    LOG.warning("waiting for another run to finish writing to %s", folder)
    while not _take(descriptor):
        if time.monotonic() - began > patience:
            message = f"{folder} cannot be written: another run has been writing there for too long"
            raise ExportError(message)
        time.sleep(PAUSE)


def _lockable(folder: Path) -> tuple[int | None, bool]:
    """Open what can be locked, the folder or else a file in it, and tell whether it now is."""
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY)
        with suppress(OSError):
            return descriptor, _take(descriptor)
        os.close(descriptor)
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    with suppress(OSError):
        descriptor = os.open(folder / LOCK_FILE, flags, 0o666)
        with suppress(OSError):
            return descriptor, _take(descriptor)
        os.close(descriptor)
    LOG.warning("%s does not support locks: make sure that no other run writes there", folder)
    return None, False
