"""
Reading published projects.

PSPLIB's ``.sm`` and Patterson's ``.rcp`` hold textbook projects, PSPLIB's ``.mm`` several modes to
a task and resources that are used up, ProGen/max's ``.sch`` least and greatest time lags. MMLIB's
projects are laid out like PSPLIB's, some copies of them end in ``.txt``.
"""

from pathlib import Path
from typing import Any

import psplib

from scheduler.engine.problem import PlainProject, make_problem, refusal
from scheduler.engine.site.problem import Site
from scheduler.engine.site.published import site_of_lags, site_of_modes

FORMATS = {".sm": "psplib", ".rcp": "patterson"}
SITE_FORMATS = {".mm": "psplib", ".txt": "psplib", ".sch": "rcpsp_max"}
SOURCE, HEAD = b"supersource", 1000
SUFFIXES = frozenset({*FORMATS, *SITE_FORMATS} - {".txt"})


def is_project(path: Path) -> bool:
    """Tell whether a file is a project by its ending or, if that is ``.txt``, its first lines."""
    if path.suffix != ".txt":
        return path.suffix in SUFFIXES
    with path.open("rb") as file:
        return SOURCE in file.read(HEAD)


def read_project(path: Path) -> PlainProject | Site:
    """
    Read a project: the textbook's as a problem, any other as a site.

    Raises
    ------
    InputError
        If the file cannot be read, or is no such project.
    """
    instance = _parse(path)
    if path.suffix == ".sch":
        return site_of_lags(path.name, instance)
    if path.suffix in SITE_FORMATS or _has_modes(instance) or _has_stores(instance):
        return site_of_modes(path.name, instance)
    return _problem(path, instance)


def _has_modes(instance: Any) -> bool:
    return any(activity.num_modes != 1 for activity in instance.activities)


def _has_stores(instance: Any) -> bool:
    return not all(resource.renewable for resource in instance.resources)


def _problem(path: Path, instance: Any) -> PlainProject:
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
    formats = FORMATS | SITE_FORMATS
    if path.suffix not in formats:
        hint = f"Known endings: {', '.join(sorted(formats))}."
        raise refusal("project-format", f"unknown ending {path.suffix!r}", str(path), hint)
    try:
        return psplib.parse(path, formats[path.suffix])
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise refusal("unreadable-file", message, str(path)) from error
    except (ValueError, IndexError, StopIteration, UnicodeError, RuntimeError) as error:
        message = f"this is not a project in {formats[path.suffix]} format"
        raise refusal("project-format", message, str(path)) from error
