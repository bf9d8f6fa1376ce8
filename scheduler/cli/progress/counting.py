"""The progress of a study of many plans: how many are made, of how many."""

from typing import Self

from rich.console import Console

from scheduler.cli.progress.live_line import LiveLine


class CountLine(LiveLine):
    """Shows what is going on, and how much of it is done."""

    def __init__(self, console: Console, doing: str) -> None:
        super().__init__(console)
        self.doing = doing

    def __enter__(self) -> Self:
        super().__enter__()
        self.show(self.doing, self.doing)
        return self

    def __call__(self, done: int, every: int) -> None:
        """Show how many of all are done."""
        self.show(f"{self.doing}: {done} of {every}", self.doing if done < every else every)
