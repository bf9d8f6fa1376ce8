"""When mishaps happen in a plan."""

from dataclasses import dataclass

from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.link import LinkKind, Point
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.risk.mishap import Mishap
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.risk.preparing.extra.work_jobs import has_begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """
    The event at which a mishap happens: the start or the end of a ``step``.

    ``known`` is its announced minute; ``since`` that from which its work can be done, which is
    later where a step that is done again has not ended by then.
    """

    mishap: int
    step: TaskId
    at_end: bool
    known: Minutes
    since: Minutes

    @property
    def kind(self) -> LinkKind:
        """The link by which others wait for it."""
        return LinkKind.FS if self.at_end else LinkKind.SS


def trigger_of(
    situation: ChosenSituation, schedule: Schedule, number: int, mishap: Mishap
) -> Trigger | None:
    """Return the event at which a mishap happens, nothing if it has none or it is past."""
    step = "" if mishap.at is None else situation.campaign.event_task(mishap.at.task)
    if mishap.at is None or step not in situation.jobs:
        return None
    at_end = mishap.at.point is Point.END
    if not at_end and has_begun(situation, step):
        return None
    known = schedule[step].end if at_end else schedule[step].start
    again = (schedule[each].end for each in mishap.redo if each in situation.jobs)
    return Trigger(
        mishap=number, step=step, at_end=at_end, known=known, since=max(known, *again, 0)
    )
