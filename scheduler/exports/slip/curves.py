"""What a slip chart shows: a curve for launch and for each hold point, on two scales of dates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from scheduler.exports.page.chart import Point
from scheduler.formats.history import HistoryRow

LAUNCH = "launch"
MINUTE = timedelta(minutes=1)
ROOM = 0.03
"""The scales have this share of their length before the earliest date and after the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """
    The forecasts of launch or a hold point: data dates, each with the date that it told.

    What is ``passed`` ends at its recorded date, told at that date.
    """

    name: str
    points: tuple[tuple[datetime, datetime], ...]
    passed: bool = False

    @property
    def first(self) -> datetime:
        """What was told first."""
        return self.points[0][1]

    @property
    def last(self) -> datetime:
        """What was told last."""
        return self.points[-1][1]


def curves(rows: Sequence[HistoryRow]) -> tuple[Curve, ...]:
    """Return the curve of launch, and those of the hold points in order of their dates."""
    told = tuple((row.data_date, row.launch) for row in rows)
    names = dict.fromkeys(name for row in rows for name in row.holds)
    holds = sorted((_hold(rows, name) for name in names), key=lambda each: (each.last, each.name))
    return (Curve(name=LAUNCH, points=told), *holds)


def _hold(rows: Sequence[HistoryRow], name: str) -> Curve:
    points: list[tuple[datetime, datetime]] = []
    for row in rows:
        moment = row.holds.get(name)
        if moment is None:
            continue
        if name in row.passed:
            return Curve(name=name, points=(*points, (moment, moment)), passed=True)
        points.append((row.data_date, moment))
    return Curve(name=name, points=tuple(points))


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipFrame:
    """
    Where dates stand: data dates from left to right, forecasts from the floor up, both as long.

    ``left``, ``top``, ``right`` and ``bottom`` are the edges in points.
    """

    start: datetime
    end: datetime
    left: float
    top: float
    right: float
    bottom: float

    def x(self, moment: datetime) -> float:
        """Return the abscissa of a data date."""
        return self.left + self._share(moment) * (self.right - self.left)

    def y(self, moment: datetime) -> float:
        """Return the ordinate of a forecast."""
        return self.bottom - self._share(moment) * (self.bottom - self.top)

    def place(self, told: tuple[datetime, datetime]) -> Point:
        """Return where a data date and its forecast meet."""
        return self.x(told[0]), self.y(told[1])

    def days(self) -> Iterator[datetime]:
        """Yield the midnights on the scales."""
        day = self.start.replace(hour=0, minute=0)
        while day <= self.end:
            if day >= self.start:
                yield day
            day += timedelta(days=1)

    def _share(self, moment: datetime) -> float:
        return (moment - self.start) / max(self.end - self.start, MINUTE)


def frame_of(rows: Sequence[HistoryRow], edges: tuple[float, float, float, float]) -> SlipFrame:
    """Return the frame of a history between edges: left, top, right and bottom."""
    shown = curves(rows)
    moments = [moment for curve in shown for told in curve.points for moment in told]
    moments += [row.target for row in rows if row.target is not None]
    start, end = min(moments), max(moments)
    left, top, right, bottom = edges
    room = max((end - start) * ROOM, timedelta(hours=1))
    start, end = start - room, end + room
    start = start.astimezone(rows[0].data_date.tzinfo)
    return SlipFrame(start=start, end=end, left=left, top=top, right=right, bottom=bottom)
