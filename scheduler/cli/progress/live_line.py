"""One calm line while something runs."""

from types import TracebackType
from typing import Self

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.status import Status

SPINNER = 3
"""The columns that the turning mark takes, with the space around it."""


def fitted(text: str, room: int) -> str:
    """Return a text on one line of so many columns, with a mark where it is cut."""
    if cell_len(text) <= room:
        return text
    return f"{set_cell_size(text, max(room - 1, 0)).rstrip()}…"


class LiveLine:
    """
    Shows one line that changes.

    On a terminal it is renewed in place; elsewhere a new line is printed when its subject changes.
    """

    opening = "reading the task graph"
    """What stands there until there is something to show."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.status: Status | None = None
        self.subject: object = None

    def __enter__(self) -> Self:
        if self.console.is_terminal:
            self.status = self.console.status(self.opening)
            self.status.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.status is not None:
            self.status.stop()

    def show(self, text: str, subject: object) -> None:
        """Show a text; ``subject`` is what makes it worth a line of its own."""
        if self.status is not None:
            self.status.update(fitted(text, self.console.width - SPINNER))
        elif subject != self.subject:
            self.console.print(text, soft_wrap=True)
        self.subject = subject
