"""Dates of single crews that contradict themselves."""

from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.notation.moments import file_text, instant
from scheduler.model.validate.time_zones import site_zone


def find_backward_changes(campaign: Campaign) -> Iterator[Finding]:
    """Yield changes of crews that end before they start, or at once."""
    zone = site_zone(campaign)
    for crew in campaign.crews.values():
        for place, change in enumerate(crew.changes):
            if instant(change.end, zone) <= instant(change.start, zone):
                yield Finding(
                    code="change-backwards",
                    message=f"it ends {file_text(change.end, zone)}, not after its start "
                    f"{file_text(change.start, zone)}",
                    path=("crews", crew.id, "changes", place),
                    hint="Write the later moment in to:.",
                )


def find_days_on_and_off(campaign: Campaign) -> Iterator[Finding]:
    """Yield crews that are free and work on the same day."""
    for crew in campaign.crews.values():
        for place, free in enumerate(crew.days_off):
            for worked in crew.days_on:
                first, last = max(free.first, worked.first), min(free.last, worked.last)
                if first <= last:
                    yield Finding(
                        code="day-on-and-off",
                        message=f"{crew.id!r} has {first} among its days off and its days on",
                        path=("crews", crew.id, "days_off", place),
                        hint="Leave the day out of one of the two.",
                    )
