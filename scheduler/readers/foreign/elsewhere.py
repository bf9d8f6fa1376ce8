"""A schedule of another program where a task graph was meant: how to make one of it."""

from pathlib import Path
from shlex import quote

from scheduler.errors import Problem, Where
from scheduler.formats.foreign.words import SourceForm
from scheduler.readers.foreign.forms.recognised import Recognised
from scheduler.readers.foreign.forms.recognising import recognise

LISTS = frozenset({".csv", ".tsv", ".txt"})
HEAD = 2_000_000
"""Bytes by which a file is known."""


def find_schedule(path: Path) -> tuple[Problem, ...]:
    """Return the one problem of a file that is a schedule of another program; none for others."""
    try:
        if not path.is_file():
            return ()
        with path.open("rb") as stream:
            found = recognise(stream.read(HEAD))
    except OSError:
        return ()
    if not _is_schedule(found, path):
        return ()
    command = f"launch-scheduler import {quote(str(path))}"
    extra = f"Or, with the extra 'mpp' installed: {command}"
    problem = Problem(
        code="schedule-elsewhere",
        message=f"it is {found.what}, and no task graph yet",
        where=Where(str(path)),
        hint=f"Make one of it: {command}" if found.form else f"{found.way_out} {extra}",
    )
    return (problem,)


def _is_schedule(found: Recognised, path: Path) -> bool:
    """Whether a file can be imported; any text may be a list, so that needs its ending."""
    if found.form is SourceForm.CSV:
        return path.suffix.lower() in LISTS
    return found.form is not None or found.is_mpp or found.by_mpxj
