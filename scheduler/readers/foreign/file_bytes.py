"""The bytes of a schedule of another program, refused before they are read when there are many."""

import stat
from pathlib import Path

from scheduler.errors import InputError
from scheduler.readers.foreign.refusing import refused
from scheduler.readers.foreign.xml.parsing import MOST_BYTES

SUFFIXES = {".xml", ".xer", ".xlsx", ".xlsm", ".csv", ".txt", ".tsv", ".mpp"}


def schedule_bytes(path: Path) -> bytes:
    """
    Return the bytes of a file.

    Raises
    ------
    InputError
        If there is no such file, it cannot be read, or it is too large.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _refused(path, "is-a-folder", "is a folder", "Name the file in it.")
        if not stat.S_ISREG(status.st_mode):
            what, hint = "is a device, a pipe or the like", "Save the schedule into a file first."
            raise _refused(path, "no-plain-file", what, hint)
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _refused(path, "no-such-file", "does not exist", _nearest(path)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        hint = "Check its permissions."
        raise _refused(path, "unreadable", f"cannot be read: {why}", hint) from error
    if len(content) > MOST_BYTES:
        what = f"has more than {MOST_BYTES:,} bytes"
        hint = "Export one project, without timephased data and baselines that are not needed."
        raise _refused(path, "foreign-too-large", what, hint)
    return content


def _nearest(path: Path) -> str:
    if not path.parent.is_dir():
        return f"There is no folder {str(path.parent)!r} either."
    found = (each.name for each in path.parent.iterdir() if each.suffix.lower() in SUFFIXES)
    names = sorted(found)[:5]
    return f"Schedules there: {', '.join(names)}." if names else "Check the name."


def _refused(path: Path, code: str, what: str, hint: str) -> InputError:
    return refused(str(path), code, f"{str(path)!r} {what}", hint)
