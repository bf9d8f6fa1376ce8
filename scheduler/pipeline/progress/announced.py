"""The announced plan as progress sees it: when each step was to begin and to end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from scheduler.calendars.clock.axis import Axis, make_axis
from scheduler.formats.plan_parts import TaskEntry
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.moments import file_text
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import original_of, progress_of
from scheduler.pipeline.reopen import open_document


@dataclass(frozen=True)
class AnnouncedSteps:
    """
    The plan last told to the crews; nothing here ever writes to its folder.

    ``campaign`` is as its task graph states it, ``living`` with the events that the plan knows, and
    ``known`` its facts, if it has any. ``file`` is the name of the task graph.
    """

    campaign: Campaign
    living: Campaign
    known: Progress | None
    scenario: str
    file: str
    steps: Mapping[TaskId, TaskEntry]

    @cached_property
    def axis(self) -> Axis:
        """The axis of the plan's minutes."""
        return make_axis(self.campaign)

    def text(self, minute: Minutes) -> str:
        """Return a minute as files state it."""
        return file_text(self.local(minute), self.campaign.zone)

    def local(self, minute: Minutes) -> datetime:
        """Return a minute as a local date and time without its offset."""
        return self.axis.moment(minute).replace(tzinfo=None)

    def begun_by(self, minute: Minutes) -> list[TaskEntry]:
        """Return the steps that should have begun by a minute, the first ones first."""
        due = [step for step in self.steps.values() if step.start_minute <= minute]
        return sorted(due, key=lambda step: (step.start_minute, step.end_minute, step.id))


def read_announced(path: Path) -> AnnouncedSteps:
    """
    Return the plan in a plan file or a folder of results.

    Raises
    ------
    InputError
        If it is no plan, or carries another task graph than the one it was made for.
    """
    document, campaign = open_document(path)
    return AnnouncedSteps(
        campaign=original_of(campaign),
        living=campaign,
        known=progress_of(campaign),
        scenario=document.scenario,
        file=document.graph.file,
        steps={step.id: step for step in document.tasks},
    )
