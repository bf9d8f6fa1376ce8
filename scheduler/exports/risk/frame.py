"""Where launches stand on a picture of risk: dates across, the share of the draws up."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from scheduler.calendars.clock.axis import Axis
from scheduler.exports.page.chart import Point
from scheduler.exports.page.time import WHOLE_DAY, Scale, day_cells
from scheduler.formats.risk.document import RiskDocument
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY, HOUR

MOST_BARS = 40
LENGTHS = (15, 30, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY)
"""How long the time may be for which launches are counted as one bar, in minutes."""
TAIL = 0.995
"""Launches after this share of them have a bar of their own where they would take much room."""
FAR = 2
"""The tail is cut off if the rest would be so many times as long with it."""
ROOM = 0.04
"""The scale goes on for this share of its length on both sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchBar:
    """How large a share of the draws launches from ``start`` to ``end``, both included."""

    start: Minutes
    end: Minutes
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchFrame:
    """
    The frame of launches: dates from left to right, shares from the floor up.

    ``later`` is the share of the draws that launch beyond the scale, ``outside`` that of those that
    lie outside the rules.
    """

    bars: tuple[LaunchBar, ...]
    later: float
    outside: float
    across: Scale
    top: float
    bottom: float

    def y(self, share: float) -> float:
        """Return the ordinate of a share."""
        return self.bottom - share * (self.bottom - self.top)

    def curve(self) -> list[Point]:
        """Return the curve of the share that has launched, which rises over every bar."""
        here, points = 0.0, [(self.across.left, self.bottom)]
        for bar in self.bars:
            points.append((self.across.x(bar.start), self.y(here)))
            here += bar.share
            points.append((self.across.x(bar.end), self.y(here)))
        return [*points, (self.across.right, self.y(here))]


def last_shown(told: RiskDocument) -> Minutes | None:
    """Return the last launch that the scale shows; those far beyond all others are left out."""
    inside = sum(each.draws for each in told.launches)
    if not inside:
        return None
    first, last = told.launches[0].launch_minute, told.launches[-1].launch_minute
    most = told.launch_with(TAIL * inside / told.draws)
    if most is None or last - first <= FAR * max(most - first, DAY):
        return last
    return most


def bars_of(told: RiskDocument, axis: Axis) -> tuple[LaunchBar, ...]:
    """Return a bar for each launch instant, or for each stretch of time if these are too many."""
    until = last_shown(told)
    shown = [x for x in told.launches if until is not None and x.launch_minute <= until]
    if len(shown) <= MOST_BARS:
        return tuple(
            LaunchBar(start=x.launch_minute, end=x.launch_minute, share=x.draws / told.draws)
            for x in shown
        )
    length = _length(shown[-1].launch_minute - shown[0].launch_minute)
    first = next(day_cells(axis, shown[0].launch_minute, until or 0)).day
    midnight = axis.span_on(first, WHOLE_DAY)[0]
    grouped = groupby(shown, lambda x: (x.launch_minute - midnight) // length)
    return tuple(
        LaunchBar(
            start=midnight + number * length,
            end=midnight + (number + 1) * length,
            share=sum(x.draws for x in own) / told.draws,
        )
        for number, own in grouped
    )


def _length(whole: Minutes) -> Minutes:
    """Return the least round length by which there are few enough bars."""
    days = -(-whole // (MOST_BARS * DAY)) * DAY
    return next((each for each in LENGTHS if whole <= MOST_BARS * each), days)


def span_of(told: RiskDocument, bars: Sequence[LaunchBar]) -> tuple[Minutes, Minutes]:
    """Return the first and the last minute of the scale: all bars, and the dates held to them."""
    minutes = [minute for bar in bars for minute in (bar.start, bar.end)]
    minutes.append(told.announced.by_minute)
    minutes += [] if told.target is None else [told.target.by_minute]
    first, last = min(minutes), max(minutes)
    room = max(round((last - first) * ROOM), 12 * HOUR if _is_by_day(bars) else HOUR)
    return first - room, last + room


def _is_by_day(bars: Sequence[LaunchBar]) -> bool:
    """Whether launches are a day or more apart."""
    gaps = [after.start - before.start for before, after in pairwise(bars)]
    return min(gaps, default=DAY) >= DAY
