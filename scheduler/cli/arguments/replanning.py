"""What the options of `replan` ask for, and where its results go by default."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.errors import ExportError, InputError, Problem, Where

if TYPE_CHECKING:
    from scheduler.pipeline.replanning.replan import Replanning

STAMP = re.compile(r"-\d{4}-\d{2}-\d{2}-\d{4}$")
"""How the names of folders of replans end: the data date."""


def pins_meant(pins: Iterable[str]) -> dict[str, str]:
    """
    Return the date, still a text, of each step that is pinned by ``STEP=DATE``.

    Raises
    ------
    InputError
        If one is not of that form, or a step is pinned twice.
    """
    found: dict[str, str] = {}
    for text in pins:
        step, sign, date = (part.strip() for part in text.partition("="))
        if not (step and sign and date):
            hint = "Write --pin STEP=DATE, such as G10=2025-11-17T14:00."
            raise _refuse("bad-pin", f"{text!r} pins nothing", "--pin", hint)
        if step in found:
            raise _refuse("twin-pins", f"{step!r} is pinned twice", "--pin", "Keep one of them.")
        found[step] = date
    return found


def _refuse(code: str, message: str, option: str, hint: str) -> InputError:
    return InputError([Problem(code=code, message=message, where=Where(option), hint=hint)])


def new_place(plan: Path, out: Path | None, run: "Replanning") -> Path:
    """
    Return the folder named, or one beside that of the announced plan, named for the data date.

    Raises
    ------
    ExportError
        If it is the folder of the announced plan, which is only read.
    """
    home = plan if plan.is_dir() else plan.parent
    home = home.resolve() if home.name in {"", ".", ".."} else home
    if out is not None and out.resolve() != home.resolve():
        return out
    if out is not None:
        message = f"{out} holds the announced plan, which is only read\n    Name another folder."
        raise ExportError(message)
    return home.with_name(f"{STAMP.sub('', home.name)}-{run.progress.data_date:%Y-%m-%d-%H%M}")
