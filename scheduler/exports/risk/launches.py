"""Launches on a picture of risk: bars of instants, the curve over them, and what is marked."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter

from scheduler.exports.page.chart import Align, Box, Diamond, Line, Shape, Words
from scheduler.exports.page.grid.grid import Grid
from scheduler.exports.page.grid.marks import LAUNCH, PERCENTILE, TARGET, Mark
from scheduler.exports.risk.frame import LaunchFrame
from scheduler.formats.risk.document import RiskDocument
from scheduler.wording.risk.chances import percentile_name, share_text

SIZE = 9.0
LEVELS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
MARK = 6.5
WIDEST, THINNEST = 26.0, 1.5
EDGE = 72.0
"""Room right of the scale for a bar of launches beyond it."""
EDGE_BAR = 26.0


def marks_of_risk(told: RiskDocument) -> tuple[Mark, ...]:
    """
    Return what is marked on the scale of launches: announced date, target and percentiles.

    What falls on one date has one name.
    """
    named = [(told.announced.by_minute, LAUNCH, f"announced {share_text(told.announced.share)}")]
    if told.target is not None:
        text = f"target {share_text(told.target.share)}"
        named.append((told.target.by_minute, TARGET, text))
    named += [
        (each.launch_minute, PERCENTILE, percentile_name(each.share))
        for each in told.percentiles
        if each.launch_minute is not None
    ]
    found = []
    for minute, own in groupby(sorted(named, key=itemgetter(0)), itemgetter(0)):
        _, roles, texts = zip(*own, strict=True)
        role = min(roles, key=(LAUNCH, TARGET, PERCENTILE).index)
        found.append(Mark(minute=minute, text=", ".join(texts), role=role))
    return tuple(found)


def scale_shapes(frame: LaunchFrame, grid: Grid, gutter: float) -> Iterator[Shape]:
    """Yield the frame, the rests of the site, the dates and the shares."""
    across, top, bottom = frame.across, frame.top, frame.bottom
    yield from grid.backdrop(top, bottom)
    width = across.right - across.left
    yield Box(x=across.left, y=top, width=width, height=bottom - top, role="frame")
    for level in LEVELS:
        y = frame.y(level)
        yield Line(points=((across.left, y), (across.right, y)), role="row")
        text = f"{level:.0%}".replace("%", " %")
        yield Words(x=across.left - 5, y=y, text=text, size=SIZE, role="quiet", align=Align.RIGHT)
    yield from grid.calendar(bottom + 3, gutter)


def bar_shapes(frame: LaunchFrame) -> Iterator[Shape]:
    """Yield the bars, each with its share if there is room, and those beyond the scale."""
    across = frame.across
    width = _bar_width(frame)
    for bar in frame.bars:
        left, right = across.x(bar.start), across.x(bar.end)
        middle, own = (left + right) / 2, max(width, right - left)
        y = frame.y(bar.share)
        height = max(frame.bottom - y, 0.4)
        yield Box(
            x=middle - own / 2, y=frame.bottom - height, width=own, height=height, role="plan"
        )
    x = across.right
    for share, lines, role in _beyond(frame):
        left = x + (EDGE - EDGE_BAR) / 2
        y = frame.y(share)
        height = max(frame.bottom - y, 0.4)
        yield Box(x=left, y=frame.bottom - height, width=EDGE_BAR, height=height, role=role)
        middle = x + EDGE / 2
        yield Words(
            x=middle,
            y=frame.bottom - height - 7,
            text=share_text(share),
            size=SIZE,
            bold=True,
            align=Align.CENTRE,
        )
        for number, line in enumerate(lines):
            yield Words(
                x=middle,
                y=frame.bottom + 8 + number * 10.8,
                text=line,
                size=SIZE,
                align=Align.CENTRE,
            )
        x += EDGE


def edge_room(later: float, outside: float) -> float:
    """Return the room right of the scale that bars beyond it take."""
    return EDGE * sum(1 for share in (later, outside) if share)


def _beyond(frame: LaunchFrame) -> Iterator[tuple[float, tuple[str, str], str]]:
    if frame.later:
        yield frame.later, ("later", "still"), "plan"
    if frame.outside:
        yield frame.outside, ("outside", "the rules"), "impossible"


def _bar_width(frame: LaunchFrame) -> float:
    """Return how wide bars of instants can be without meeting."""
    xs = [frame.across.x(bar.start) for bar in frame.bars]
    least = min((after - before for before, after in pairwise(xs)), default=WIDEST)
    return min(WIDEST, max(THINNEST, 0.62 * least))


def curve_shapes(told: RiskDocument, frame: LaunchFrame) -> Iterator[Shape]:
    """Yield the share that has launched by each date, and the percentiles on it."""
    yield Line(points=tuple(frame.curve()), role="s-curve")
    for each in told.percentiles:
        if each.launch_minute is not None and each.launch_minute <= frame.across.end:
            share = min(each.share, 1.0)
            x, y = frame.across.x(each.launch_minute), frame.y(share)
            yield Diamond(x=x, y=y, size=MARK, role="point")
