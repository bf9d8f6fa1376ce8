"""The time grid of a campaign: the largest step that loses nothing, the same in every scenario."""

from collections.abc import Iterator
from datetime import datetime
from math import gcd

from scheduler.calendars.clock.axis import Axis
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.clock import ClockSpan
from scheduler.model.notation.durations import DAY, HOUR
from scheduler.model.progress.recorded_campaign import grain_of
from scheduler.model.task import Window


def grid(campaign: Campaign, axis: Axis) -> Minutes:
    """
    Return the largest step in minutes of which every time of a campaign is a multiple.

    What only some scenarios use counts for all, so that a looser scenario never has a coarser grid.
    """
    own = gcd(*_lengths(campaign), *_clock_marks(campaign, axis), *_dates(campaign, axis))
    return gcd(own, grain_of(campaign)) or 1


def _lengths(campaign: Campaign) -> Iterator[Minutes]:
    """Yield every length of time that the campaign states."""
    yield campaign.horizon
    yield from (limit.max for limit in campaign.limits)
    for task in campaign.tasks.values():
        yield from (task.in_way(option).duration for option in task.modes)
        yield from (abs(link.lag) for link in (*task.after, *task.usually_after))


def _clock_marks(campaign: Campaign, axis: Axis) -> Iterator[Minutes]:
    """Yield how far each time of day lies from the start, and what clock changes add."""
    spans = list(_clock_spans(campaign))
    if not spans:
        return
    yield DAY
    start = axis.start.hour * HOUR + axis.start.minute
    for span in spans:
        yield from (abs(span.start - start), abs(span.end - start))
    offsets = [axis.moment(day * DAY).utcoffset() for day in range(campaign.horizon // DAY + 2)]
    first = offsets[0]
    for offset in set(offsets) - {None}:
        if offset is not None and first is not None:
            yield abs(int((offset - first).total_seconds())) // 60


def _clock_spans(campaign: Campaign) -> Iterator[ClockSpan]:
    yield from campaign.shifts.values()
    for facility in campaign.facilities.values():
        yield from facility.open
    for window in _windows(campaign):
        yield from (span for span in (window.daily, window.at_widest.daily) if span is not None)


def _windows(campaign: Campaign) -> Iterator[Window]:
    yield from campaign.windows.values()
    for task in campaign.tasks.values():
        yield from (window for window in task.windows if isinstance(window, Window))


def _dates(campaign: Campaign, axis: Axis) -> Iterator[Minutes]:
    """Yield how far every date and time that the campaign states lies from the start."""
    closures = [*campaign.stand_downs]
    for facility in campaign.facilities.values():
        closures += facility.closed
    for scenario in campaign.scenarios.values():
        closures += scenario.stand_downs or ()
    moments: list[datetime | None] = [m for each in closures for m in (each.start, each.end)]
    for crew in campaign.crews.values():
        moments += [moment for each in crew.changes for moment in (each.start, each.end)]
    for window in _windows(campaign):
        moments += [window.start, window.end, window.earliest, window.latest]
    for flow in campaign.flows.values():
        moments += [
            m for each in campaign.squeezes_of(flow.id).values() for m in (each.start, each.end)
        ]
    yield from (abs(axis.minute(moment)) for moment in moments if moment is not None)
