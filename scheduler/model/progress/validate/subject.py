"""What the checks of progress judge: the facts beside the campaign that they are of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.moments import file_text, instant
from scheduler.model.progress.extended import all_steps
from scheduler.model.progress.news import News
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.step_facts import StepFacts
from scheduler.model.task import Task

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Subject:
    """Progress and its campaign, whose clocks all dates are of."""

    progress: Progress
    campaign: Campaign

    @cached_property
    def steps(self) -> dict[TaskId, Task]:
        """Every step that facts can be about."""
        return all_steps(self.progress, self.campaign)

    @cached_property
    def data_date(self) -> datetime:
        """The moment up to which everything is known, in UTC."""
        return self.instant(self.progress.data_date)

    def instant(self, moment: datetime) -> datetime:
        """Return a local date and time as a moment by which others are compared."""
        return instant(moment, self.campaign.zone) if moment.tzinfo is not UTC else moment

    def say(self, moment: datetime) -> str:
        """Return a local date and time as files state it."""
        return file_text(moment, self.campaign.zone)

    def known_facts(self) -> Iterator[tuple[TaskId, StepFacts, Task]]:
        """Yield the facts of every step that is there."""
        for step, facts in self.progress.steps.items():
            if step in self.steps:
                yield step, facts, self.steps[step]

    def events(self) -> Iterator[tuple[str, News]]:
        """Yield the events in file order."""
        yield from self.progress.events.items()
