"""Opening times of places without a length."""

from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign


def find_empty_openings(campaign: Campaign) -> Iterator[Finding]:
    """Yield opening times of facilities that end when they start."""
    for facility in campaign.facilities.values():
        for place, span in enumerate(facility.open):
            if span.length == 0:
                yield Finding(
                    code="opening-empty",
                    message=f"{facility.id!r} opens and closes at {str(span)[:5]}",
                    path=("facilities", facility.id, "open", place),
                    hint="Write a span: 06:00-22:00; leave open out if it never closes.",
                )
