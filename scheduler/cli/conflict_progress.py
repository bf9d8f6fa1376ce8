"""One calm line while conflicts are looked for."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.status import Status

from scheduler.studies.conflicts.judge import Step


class ConflictProgress:
    """
    Shows what is being looked for and how many plans were tried.

    On a terminal the line is renewed in place, elsewhere each new stage gets a line.
    """

    def __init__(self, console: Console) -> None:
        self.console = console
        self.status: Status | None = None
        self.stage = ""

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

    def __call__(self, step: Step) -> None:
        """Show a sign of progress."""
        plans = f"{step.trials} plan{'' if step.trials == 1 else 's'} tried"
        text = f"{step.stage}: {plans}, {step.seconds:.1f} s"
        if self.status is not None:
            self.status.update(text)
        elif step.stage != self.stage:
            self.console.print(text, highlight=False)
        self.stage = step.stage
