"""The holds of a campaign that are not over."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scheduler.calendars.facts.facts import Facts
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import FacilityId, Minutes, TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedHold:
    """
    Room of a facility kept from the start of one job, or ``since``, to the end of another.

    ``steps`` are the jobs that are done in that room.
    """

    facility: FacilityId
    source: TaskId | None
    target: TaskId
    room: int
    reason: str
    steps: tuple[TaskId, ...] = ()
    since: Minutes = 0


def holds_left(
    campaign: Campaign, active: Collection[TaskId], facts: Facts | None
) -> Iterator[TimedHold]:
    """Yield the holds that end with a step still to be done; begun ones are kept from now on."""
    begun = () if facts is None else facts.begun
    for hold in campaign.holds:
        if hold.to_task in active and hold.room:
            has_begun = hold.from_task not in active or hold.from_task in begun
            yield TimedHold(
                facility=hold.facility,
                source=None if has_begun else hold.from_task,
                target=hold.to_task,
                room=hold.room,
                reason=hold.reason or str(hold),
                steps=tuple(step for step in campaign.steps_in(hold) if step in active),
                since=facts.begin if has_begun and facts is not None else 0,
            )
