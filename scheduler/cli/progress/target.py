"""The progress of a search for the cheapest way to make a date."""

import time

from rich.console import Console

from scheduler.calendars.clock.axis import Axis
from scheduler.cli.progress.conflicts import step_words
from scheduler.cli.progress.live_line import LiveLine
from scheduler.cli.progress.plan import launch_words
from scheduler.model.notation.base import Minutes
from scheduler.pipeline.making_a_date.likely import Trial
from scheduler.pipeline.making_a_date.likely_words import reserve_words
from scheduler.pipeline.making_a_date.target_files import Listeners
from scheduler.planning.interface.progress import SearchProgress
from scheduler.studies.conflicts.oracle import OracleProgress
from scheduler.studies.making_a_date.words import cost_text
from scheduler.wording.risk.chances import share_text
from scheduler.wording.verdicts.moments import short_date
from scheduler.wording.verdicts.proofs import price_verdict


class TargetProgress(LiveLine):
    """Shows the cheapest plan so far, what is proved of others, and the time, date by date."""

    def __init__(self, console: Console, axis: Axis) -> None:
        super().__init__(console)
        self.axis = axis
        self.by: Minutes | None = None
        self.began = time.monotonic()

    @property
    def listeners(self) -> Listeners:
        """What to give to the search."""
        return Listeners(
            price=self.price,
            point=self.point,
            plan=self.plan,
            trial=self.trial,
            conflict=self.conflict,
        )

    def plan(self, progress: SearchProgress) -> None:
        """Show a better plan of a scenario."""
        self.show(launch_words(progress), (progress.launch, progress.bound))

    def trial(self, trial: Trial) -> None:
        """Show what a reserve led to."""
        words = reserve_words(trial.reserve)
        found = "no plan" if trial.chance is None else f"chance {share_text(trial.chance)}"
        self.show(f"searched with {words}: {found}", (words, found))

    def conflict(self, step: OracleProgress) -> None:
        """Show what is looked for where the date cannot be made."""
        self.show(step_words(step), step.stage)

    def price(self, by: Minutes, cost: int | None, bound: int) -> None:
        """Show a better price or bound."""
        if by != self.by:
            self.by, self.began = by, time.monotonic()
        text = self.wording(by, cost, bound)
        self.show(f"{text}, {time.monotonic() - self.began:.1f} s", text)

    def point(self, done: int, every: int) -> None:
        """Show how many dates of the price curve are done with."""
        self.show(f"price curve: {done} of {every} dates", (done, every))

    def wording(self, by: Minutes, cost: int | None, bound: int) -> str:
        """Return what is known about a date."""
        date, least = f"launch by {short_date(self.axis, by)}", cost_text(bound)
        if cost is None:
            return f"{date}: no plan yet, none costs less than {least}"
        gap = cost_text(cost - bound) if cost > bound else ""
        return f"{date}: {price_verdict(cost_text(cost), least, gap)}"
