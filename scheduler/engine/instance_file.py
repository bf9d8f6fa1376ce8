"""Reading published projects: PSPLIB's ``.sm`` and Patterson's ``.rcp``."""

from pathlib import Path
from typing import Any

import psplib

from scheduler.engine.problem import Problem, make_problem, refusal

FORMATS = {".sm": "psplib", ".rcp": "patterson"}
FOREIGN = {
    ".mm": "several modes to a task",
    ".sch": "greatest time lags",
}
SUFFIXES = frozenset(FORMATS) | frozenset(FOREIGN)


def read_problem(path: Path) -> Problem:
    """
    Read a project of one mode to a task.

    Raises
    ------
    InputError
        If the file cannot be read, is no such project, or asks for what the engine cannot do.
    """
    instance = _parse(path)
    if any(activity.num_modes != 1 for activity in instance.activities):
        raise _unsupported(path, FOREIGN[".mm"])
    if not all(resource.renewable for resource in instance.resources):
        raise _unsupported(path, "resources that are used up")
    modes = [activity.modes[0] for activity in instance.activities]
    return make_problem(
        path.name,
        [mode.duration for mode in modes],
        [mode.demands for mode in modes],
        [resource.capacity for resource in instance.resources],
        [
            (task, successor)
            for task, activity in enumerate(instance.activities)
            for successor in activity.successors
        ],
    )


def _parse(path: Path) -> Any:
    if path.suffix in FOREIGN:
        raise _unsupported(path, FOREIGN[path.suffix])
    if path.suffix not in FORMATS:
        hint = f"Known endings: {', '.join(sorted(FORMATS))}."
        raise refusal("project-format", f"unknown ending {path.suffix!r}", str(path), hint)
    try:
        return psplib.parse(path, FORMATS[path.suffix])
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise refusal("unreadable-file", message, str(path)) from error
    except (ValueError, IndexError, StopIteration, UnicodeError, RuntimeError) as error:
        message = f"this is no project in {FORMATS[path.suffix]} format"
        raise refusal("project-format", message, str(path)) from error


def _unsupported(path: Path, what: str) -> Exception:
    return refusal("project-unsupported", f"the engine does not know {what}", str(path))
