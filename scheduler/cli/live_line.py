"""One calm line while something runs."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.status import Status


class LiveLine:
    """
    Shows one line that changes.

    On a terminal it is renewed in place; elsewhere a new line is printed when its subject changes.
    """

    def __init__(self, console: Console) -> None:
        self.console = console
        self.status: Status | None = None
        self.subject: object = None

    def __enter__(self) -> Self:
        if self.console.is_terminal:
            self.status = self.console.status("reading the task graph")
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
            self.status.update(text)
        elif subject != self.subject:
            self.console.print(text, soft_wrap=True)
        self.subject = subject
