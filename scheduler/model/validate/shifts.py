"""Shifts without a length."""

from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign


def find_empty_shifts(campaign: Campaign) -> Iterator[Finding]:
    """Yield shifts that end when they start."""
    for name, span in campaign.shifts.items():
        if span.length == 0:
            yield Finding(
                code="shift-empty",
                message=f"the shift {name!r} starts and ends at {str(span)[:5]}",
                path=("shifts", name),
                hint="Write a span: 08:00-16:00.",
            )
