"""Read ``plan.json`` back."""

import shlex
import stat
from pathlib import Path

from pydantic import ValidationError

from scheduler.errors import InputError, Problem, Where
from scheduler.formats.plan_document import PlanDocument

PLAN_FILE = "plan.json"
MAX_BYTES = 200_000_000
MOST_NAMED = 6
HINT = "Name a plan.json, or a folder of results, written by `launch-scheduler plan`."


def find_plan_file(path: Path) -> Path:
    """
    Return the plan file meant: the file itself, that of a folder, or the only one below it.

    Raises
    ------
    InputError
        If several plans lie below the folder, or the file is a task graph.
    """
    found = find_plans(path)
    if len(found) > 1:
        raise InputError([several_plans(path, [shlex.quote(str(each.parent)) for each in found])])
    return found[0] if found else path / PLAN_FILE


def find_plans(path: Path) -> list[Path]:
    """
    Return the plan files that a path can mean: the file, that of a folder, or those below it.

    Raises
    ------
    InputError
        If the file is a task graph.
    """
    if path.is_dir():
        here = path / PLAN_FILE
        below = {*path.glob(f"*/{PLAN_FILE}"), *path.glob(f"*/*/{PLAN_FILE}")}
        return [here] if here.exists() else sorted(below)
    if path.suffix in {".yaml", ".yml"}:
        command = f"`launch-scheduler plan {shlex.quote(str(path))}`"
        hint = f"Plan it with {command}, then name the folder of results."
        raise InputError([_problem("not-a-plan", "is a task graph, not a plan", path, hint)])
    return [path]


def several_plans(path: Path, ways_out: list[str]) -> Problem:
    """Return the problem of a folder above several plans, with what to write instead."""
    more = ["..."] if ways_out[MOST_NAMED:] else []
    lines = "\n    ".join(["Name one:", *ways_out[:MOST_NAMED], *more])
    return _problem("several-plans", f"holds {len(ways_out)} plans", path, lines)


def read_content(file: Path) -> bytes:
    """
    Return the bytes of a plan file.

    Raises
    ------
    InputError
        If it cannot be read, is too large, or is not a regular file.
    """
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError([_problem("not-a-plan", "is not a regular file", file)])
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise InputError([_problem("no-such-file", reason, file)]) from error
    if len(content) > MAX_BYTES:
        raise InputError([_problem("file-too-large", f"has more than {MAX_BYTES} bytes", file)])
    return content


def read_plan_json(path: Path) -> PlanDocument:
    """
    Read a plan file, or the one in a folder of results.

    Raises
    ------
    InputError
        With every place at which the file is not a plan.
    """
    file = find_plan_file(path)
    content = read_content(file)
    try:
        return PlanDocument.model_validate_json(content)
    except ValidationError as error:
        problems = [
            _problem("not-a-plan", f"{_place(entry['loc'])}{entry['msg']}", file)
            for entry in error.errors()
        ]
        raise InputError(problems) from error


def _place(location: tuple[int | str, ...]) -> str:
    return "".join(f"{part}: " for part in location)


def _problem(code: str, message: str, file: Path, hint: str = HINT) -> Problem:
    return Problem(code=code, message=message, where=Where(str(file)), hint=hint)
