"""Which step is meant by an id, a name or its beginning, however it is spelt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from scheduler.model.notation.base import TaskId
from scheduler.model.task import Task


@dataclass(frozen=True, slots=True)
class Meant:
    """The steps that a text can mean: one is found, several are to choose from, none is unknown."""

    steps: tuple[TaskId, ...]

    @property
    def only(self) -> TaskId | None:
        """The step, where it is the only one."""
        return self.steps[0] if len(self.steps) == 1 else None


def find_step(tasks: Mapping[TaskId, Task], text: str) -> Meant:
    """
    Return the steps that a text means, by the first of these that any step fits.

    Its id; its id in other letters, large or small; its name likewise; the beginning of its name.

    Parameters
    ----------
    tasks
        The steps by their ids.
    text
        What a planner typed.
    """
    if text in tasks:
        return Meant((text,))
    wanted = _plain(text)
    if not wanted:
        return Meant(())
    names = {task_id: _plain(task.title) for task_id, task in tasks.items()}
    fits: tuple[Iterable[TaskId], ...] = (
        (each for each in tasks if _plain(each) == wanted),
        (each for each, name in names.items() if name == wanted),
        (each for each, name in names.items() if name.startswith(wanted)),
    )
    return Meant(next((found for found in map(tuple, fits) if found), ()))


def _plain(text: str) -> str:
    """Return a text without what people do not tell apart: case, spaces, ways to store accents."""
    return " ".join(normalize("NFC", text).casefold().split())
