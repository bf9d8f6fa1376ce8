"""One calm line while the cheapest way to make a date is sought."""

import time
from types import TracebackType
from typing import Self

from rich.console import Console

from scheduler.calendars.axis import Axis
from scheduler.cli.conflict_progress import ConflictProgress
from scheduler.cli.progress import ProgressLine
from scheduler.cli.wording import short_date
from scheduler.model.base import Minutes
from scheduler.pipeline.target_files import Listeners
from scheduler.studies.target.words import cost_text


class TargetProgress:
    """
    Shows the cheapest plan so far, its bound, the gap and the time, one date after the other.

    On a terminal the line is renewed in place, elsewhere each better plan gets a line.
    """

    def __init__(self, console: Console, axis: Axis) -> None:
        self.console = console
        self.axis = axis
        self.plans = ProgressLine(console)
        self.conflicts = ConflictProgress(console)
        self.by: Minutes | None = None
        self.began = time.monotonic()
        self.last = ""

    def __enter__(self) -> Self:
        self.plans.__enter__()
        self.conflicts.status = self.plans.status
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.plans.__exit__(kind, error, trace)

    @property
    def listeners(self) -> Listeners:
        """What to give to the search."""
        return Listeners(price=self.price, plan=self.plans, conflict=self.conflicts)

    def price(self, by: Minutes, cost: int | None, bound: int) -> None:
        """Show a better price or bound."""
        if by != self.by:
            self.by, self.began = by, time.monotonic()
        text = self.wording(by, cost, bound)
        line = f"{text}, {time.monotonic() - self.began:.1f} s"
        if self.plans.status is not None:
            self.plans.status.update(line)
        elif text != self.last:
            self.console.print(line, highlight=False)
        self.last = text

    def wording(self, by: Minutes, cost: int | None, bound: int) -> str:
        """Return what is known about a date."""
        date, least = f"launch by {short_date(self.axis, by)}", cost_text(bound)
        if cost is None:
            return f"{date}: no plan yet, at least {least}"
        gap = cost_text(max(cost - bound, 0))
        return f"{date}: cheapest so far {cost_text(cost)}, at least {least}, gap {gap}"
