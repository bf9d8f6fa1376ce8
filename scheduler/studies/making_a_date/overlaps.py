"""Shifts that overlap have no price apart."""

from scheduler.errors import InputError, Problem, Where
from scheduler.model.campaign import Campaign
from scheduler.model.notation.durations import DAY


def refuse_overlaps(campaign: Campaign, base: str) -> None:
    """
    Refuse shifts that overlap.

    Raises
    ------
    InputError
        Since people of two shifts would add up, so that none could be priced by itself.
    """
    spans = sorted((span.start, span.end, name) for name, span in campaign.shifts.items())
    laps = [
        (one[2], other[2])
        for place, one in enumerate(spans)
        for other in spans[place + 1 :]
        if other[0] < one[1] or one[0] + DAY < other[1]
    ]
    if laps:
        first, second = laps[0]
        problem = Problem(
            code="target-overlapping-shifts",
            message=f"shifts {first!r} and {second!r} overlap: their people cannot be priced apart",
            where=Where(base),
            hint="Give shifts that do not overlap.",
        )
        raise InputError([problem])
