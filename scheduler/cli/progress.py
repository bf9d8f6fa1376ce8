"""One calm line while a search runs: best launch, bound, gap and time."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.status import Status

from scheduler.cli.wording import short_date
from scheduler.model.durations import format_minutes
from scheduler.solve.engine import Progress

STAGES = {
    "known": "known plan",
    "list": "by lists",
    "solver": "by the solver",
    "settle": "settling early starts",
}


class ProgressLine:
    """
    Shows the progress of a search; give it to the planner as its listener.

    On a terminal the line is renewed in place, elsewhere each better plan gets a line.
    """

    def __init__(self, console: Console) -> None:
        self.console = console
        self.status: Status | None = None
        self.last: tuple[int | None, int] | None = None

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

    def __call__(self, progress: Progress) -> None:
        """Show a sign of progress."""
        text = self.wording(progress)
        if self.status is not None:
            self.status.update(text)
        elif (progress.launch, progress.bound) != self.last:
            self.console.print(text, highlight=False)
        self.last = (progress.launch, progress.bound)

    def wording(self, progress: Progress) -> str:
        """Return the line for a sign of progress."""
        axis = progress.axis
        found = STAGES[progress.stage]
        bound = short_date(axis, progress.bound)
        if progress.launch is None:
            return f"no plan yet, bound {bound}, {progress.seconds:.1f} s"
        gap = format_minutes(progress.launch - progress.bound)
        launch = short_date(axis, progress.launch)
        return (
            f"{progress.scenario}: best launch {launch}, bound {bound}, gap {gap}, "
            f"{progress.seconds:.1f} s ({found})"
        )
