"""What the options of `replan` ask for, and where its results go by default."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.errors import InputError, Problem, Where

if TYPE_CHECKING:
    from scheduler.pipeline.replanning.replan import Replanning

STAMP = re.compile(r"-\d{4}-\d{2}-\d{2}-\d{4}(-(?P<number>\d+))?$")
"""How the names of folders of replans end: the data date, and a number if there are several."""


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


def results_place(plan: Path, run: "Replanning", out: Path | None) -> Path:
    """
    Return the folder for the results of a replan, never that of the announced plan.

    Parameters
    ----------
    plan
        The announced plan: its file or folder.
    run
        The replan, once its facts are read.
    out
        The folder that was asked for, if any.

    Raises
    ------
    InputError
        If the announced plan lies in the folder that was asked for.
    """
    home = (plan if plan.is_dir() else plan.parent).resolve()
    if out is None:
        return default_place(plan, run)
    if _is_same(out, home):
        message = f"{str(out)!r} holds the announced plan, which is only read"
        hint = "Name another folder; without --out it is one beside that of the announced plan."
        raise _refuse("announced-folder", message, "--out", hint)
    return out


def _is_same(folder: Path, home: Path) -> bool:
    """Whether two paths lead to one folder."""
    return folder.resolve() == home or (folder.exists() and folder.samefile(home))


def default_place(plan: Path, run: "Replanning") -> Path:
    """
    Return the folder beside that of the announced plan, named for the data date.

    If the announced plan is of that date itself, its replans are numbered.
    """
    home = plan if plan.is_dir() else plan.parent
    home = home.resolve() if home.name in {"", ".", ".."} else home
    stamp, stem = STAMP.search(home.name), STAMP.sub("", home.name)
    name = f"{stem}-{run.progress.data_date:%Y-%m-%d-%H%M}"
    if stamp is not None and re.fullmatch(rf"{re.escape(name)}(-\d+)?", home.name):
        name = f"{name}-{int(stamp['number'] or 1) + 1}"
    return home.with_name(name)
