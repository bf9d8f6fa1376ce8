"""Head-counts of a crew over time: as usual, or as its changes have them meanwhile."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.shifts.shifts import People, Profile, ShiftRun, head_count
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId, Minutes, ShiftName
from scheduler.model.scenario import Scenario


def roster_of(
    campaign: Campaign, scenario: Scenario, axis: Axis, crew: CrewId, until: Minutes
) -> Profile:
    """Return the people of a crew over all shifts of a scenario, from minute 0 on."""
    pieces = (
        piece
        for shift in scenario.shifts
        for piece in people_of_shift(campaign, scenario, axis, crew, (0, until, shift))
    )
    return head_count(pieces, ())


def people_in(
    campaign: Campaign, scenario: Scenario, axis: Axis, crew: CrewId, runs: Iterable[ShiftRun]
) -> Iterator[People]:
    """Yield the people of a crew on worked shifts, in pieces with one head-count each."""
    if not campaign.crews[crew].changes:
        usual = {name: campaign.head_count(scenario, crew, name) for name in scenario.shifts}
        yield from ((run.start, run.end, usual[run.shift]) for run in runs)
        return
    for run in runs:
        span = run.start, run.end, run.shift
        yield from people_of_shift(campaign, scenario, axis, crew, span)


def people_of_shift(
    campaign: Campaign,
    scenario: Scenario,
    axis: Axis,
    crew: CrewId,
    span: tuple[Minutes, Minutes, ShiftName],
) -> Iterator[People]:
    """Yield the people of a crew on a shift from one minute to another, changes counted."""
    start, end, shift = span
    changes = [
        (axis.minute(change.start), axis.minute(change.end), change.people[shift])
        for change in campaign.crews[crew].changes
        if shift in change.people
    ]
    usual = campaign.head_count(scenario, crew, shift)
    cuts = sorted({start, end, *(m for a, b, _ in changes for m in (a, b) if start < m < end)})
    for first, last in pairwise(cuts):
        there = [people for a, b, people in changes if a <= first and last <= b]
        yield first, last, there[-1] if there else usual
