"""Read ``plan.json`` back."""

from pathlib import Path

from pydantic import ValidationError

from scheduler.errors import InputError, Problem, Where
from scheduler.formats.plan_document import PlanDocument

PLAN_FILE = "plan.json"
MAX_BYTES = 200_000_000


def find_plan_file(path: Path) -> Path:
    """Return the plan file of a folder of results, or the file itself."""
    return path / PLAN_FILE if path.is_dir() else path


def read_plan_json(path: Path) -> PlanDocument:
    """
    Read a plan file, or the one in a folder of results.

    Raises
    ------
    InputError
        With every place at which the file is not a plan.
    """
    file = find_plan_file(path)
    where = Where(str(file))
    try:
        if file.stat().st_size > MAX_BYTES:
            raise InputError(
                [_problem("file-too-large", f"has more than {MAX_BYTES} bytes", where)]
            )
        text = file.read_bytes()
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        raise InputError([_problem("no-such-file", reason, where)]) from error
    try:
        return PlanDocument.model_validate_json(text)
    except ValidationError as error:
        problems = [
            _problem("not-a-plan", f"{_place(entry['loc'])}{entry['msg']}", where)
            for entry in error.errors()
        ]
        raise InputError(problems) from error


def _place(location: tuple[int | str, ...]) -> str:
    return "".join(f"{part}: " for part in location)


def _problem(code: str, message: str, where: Where) -> Problem:
    hint = "Name a plan.json, or a folder of results, written by `launch-scheduler plan`."
    return Problem(code=code, message=message, where=where, hint=hint)
