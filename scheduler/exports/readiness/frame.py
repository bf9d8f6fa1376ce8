"""Where calls and lengths stand on a picture of readiness, and the scales beside them."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.calendars.situation.situation import Situation
from scheduler.exports.page.chart import Align, Box, Line, Point, Ruler, Shape, Words
from scheduler.exports.page.grid.dates import MONTH_ROOM
from scheduler.exports.page.grid.grid import Grid
from scheduler.exports.page.time import Scale, day_cells
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY, HOUR, format_minutes
from scheduler.studies.readiness.readiness import Readiness

SIZE = 9.0
LEVEL_ROOM = 26.0
DAY_ROOM = 6.0
AIR = 1.08
"""The scale of lengths goes on a little above the longest."""
IN_HOURS = 4 * DAY
"""Up to this length the scale is in hours, where days would be too few."""
STEPS = (
    *(HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR),
    *(DAY, 2 * DAY, 5 * DAY, 10 * DAY, 20 * DAY, 50 * DAY, 100 * DAY, 500 * DAY),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessFrame:
    """Calls from left to right, the time from each to launch from the floor up."""

    across: Scale
    most: Minutes
    top: float
    bottom: float

    def x(self, call: Minutes) -> float:
        """Return the abscissa of a call."""
        return self.across.x(call)

    def y(self, length: Minutes) -> float:
        """Return the ordinate of a length; what is too long stands at the upper edge."""
        share = min(max(length, 0) / self.most, 1.0)
        return self.bottom - share * (self.bottom - self.top)

    def place(self, call: Minutes, launch: Minutes) -> Point:
        """Return where a call and its launch stand."""
        return self.x(call), self.y(launch - call)


def frame_of(found: Readiness, edges: tuple[float, float, float, float]) -> ReadinessFrame:
    """Return the frame of curves and promises between edges: left, top, right and bottom."""
    curves = [each.curve for each in found.vehicles]
    spans = [span for curve in curves for span in curve.spans()]
    lengths = [each.promise for each in found.coverages]
    lengths += [span.launch - span.start for span in spans if span.launch is not None]
    lengths += [span.known.bound - span.start for span in spans if span.known.bound is not None]
    ends = [(each.begin, each.end) for each in curves]
    ends += [(each.begin, each.end) for each in found.coverages]
    begin, end = min(first for first, _ in ends), max(last for _, last in ends)
    left, top, right, bottom = edges
    return ReadinessFrame(
        across=Scale(start=begin, end=max(end, begin + 1), left=left, right=right),
        most=max(HOUR, round(max(lengths, default=DAY) * AIR)),
        top=top,
        bottom=bottom,
    )


def scale_shapes(frame: ReadinessFrame, situation: Situation, ruler: Ruler) -> Iterator[Shape]:
    """Yield the frame, the days with their dates, and the lengths."""
    across, top, bottom = frame.across, frame.top, frame.bottom
    width = across.right - across.left
    yield Box(x=across.left, y=top, width=width, height=bottom - top, role="frame")
    if across.width(DAY) >= DAY_ROOM:
        for cell in day_cells(situation.axis, across.start, across.end):
            x = frame.x(cell.start)
            yield Line(points=((x, top), (x, bottom)), role="day")
    yield from Grid(situation, across, ruler).calendar(bottom + 3, across.left - MONTH_ROOM)
    step = level_step(frame)
    for length in range(0, frame.most + 1, step):
        y = frame.y(length)
        yield Line(points=((across.left, y), (across.right, y)), role="row")
        text = format_minutes(length) if step < DAY else f"{length // DAY} d"
        yield Words(x=across.left - 5, y=y, text=text, size=SIZE, align=Align.RIGHT)


def level_step(frame: ReadinessFrame) -> Minutes:
    """Return the least round length that is high enough for a line of its own."""
    height = frame.bottom - frame.top
    steps = STEPS if frame.most <= IN_HOURS else [x for x in STEPS if x >= DAY]
    return next((x for x in steps if x * height / frame.most >= LEVEL_ROOM), STEPS[-1])
