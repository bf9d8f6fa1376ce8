"""The bytes of a task graph, refused before they are read when there are too many."""

import stat
from pathlib import Path

from scheduler.errors import InputError, Problem, Where
from scheduler.model.mistakes.file_kind import TASK_GRAPH, kind_read

PLAN_HINT = (
    "It holds a plan, which `verify`, `explain` and `gantt` take; here a task graph is meant."
)
MAX_BYTES = 5_000_000
RISK_FILES = (".risk.yaml", ".risk.yml")


def read_bytes(path: Path) -> bytes:
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
            name_one = f"Name the {kind_read().noun} in it."
            hint = PLAN_HINT if (path / "plan.json").is_file() else name_one
            raise _refusal(path, "is-a-folder", "is a folder", hint)
        if not stat.S_ISREG(status.st_mode):
            hint = f"Write the {kind_read().noun} into a file, and name that."
            raise _refusal(path, "no-plain-file", "is a device, a pipe or the like", hint)
        if status.st_size > MAX_BYTES:
            raise _too_large(path, f"has {status.st_size} bytes")
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _refusal(path, "no-such-file", "does not exist", _nearest(path)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise _refusal(
            path, "unreadable", f"cannot be read: {why}", "Check its permissions."
        ) from error
    if len(content) > MAX_BYTES:
        raise _too_large(path, f"has more than {MAX_BYTES} bytes")
    return content


def decode(content: bytes, file: str) -> str:
    """
    Return the text of a file's bytes.

    Raises
    ------
    InputError
        If the bytes are no UTF-8 text.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        shown = content[error.start : error.start + 1]
        problem = Problem(
            code="not-text",
            message=f"byte {shown!r} is not UTF-8 text",
            where=Where(file, line),
            hint="Save the file as UTF-8.",
        )
        raise InputError([problem]) from error


def _nearest(path: Path) -> str:
    folder = path.parent
    if not folder.is_dir():
        return f"There is no folder {str(folder)!r} either."
    files = sorted(found.name for found in folder.glob("[!.]*.y*ml"))
    kind = "Task graphs" if kind_read() is TASK_GRAPH else "YAML files"
    others = RISK_FILES if kind_read() is TASK_GRAPH else ()
    graphs = [name for name in files if not name.endswith(others)][:5]
    return f"{kind} there: {', '.join(graphs)}." if graphs else "Check the name."


def _too_large(path: Path, size: str) -> InputError:
    limit = f"A {kind_read().noun} has at most {MAX_BYTES} bytes; is this the right file?"
    return _refusal(path, "file-too-large", size, limit)


def _refusal(path: Path, code: str, what: str, hint: str) -> InputError:
    file = str(path)
    return InputError(
        [Problem(code=code, message=f"{file!r} {what}", where=Where(file), hint=hint)]
    )
