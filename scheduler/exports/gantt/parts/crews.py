"""Crew load against head-count, on the time axis of the chart above it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scheduler.analyse.loads.load import Load
from scheduler.calendars.shifts.shifts import Profile
from scheduler.calendars.situation.situation import Situation
from scheduler.exports.page.chart import Box, Line, Point, Ruler, Shape, Words, shorten
from scheduler.exports.page.time import Scale

MOST_CREWS = 5
INSET = 1.5
SIZE = 9.0
LEAD = 10.0


def crew_shapes(
    situation: Situation,
    loads: Sequence[Load],
    scale: Scale,
    frame: tuple[float, float, float],
    ruler: Ruler,
) -> Iterator[Shape]:
    """Yield one strip for each load; ``frame`` is gutter, top and height of a strip."""
    gutter, top, height = frame
    for number, load in enumerate(loads):
        floor = top + (number + 1) * height
        yield Line(points=((gutter, floor), (scale.right, floor)), role="lane")
        profile = situation.profiles[load.id]
        yield from _strip(load, profile, scale, (floor, height - INSET))
        texts = load.title, use_text(load, profile)
        middle = floor - height / 2
        yield from _names(texts, (gutter, scale.left - gutter - 6), (middle, height), ruler)


def use_text(load: Load, profile: Profile) -> str:
    """Return how much of a crew is used; all hands can be more than are on a shift."""
    most = _most(profile)
    if load.peak > most:
        return f"peak {load.peak}, {most} on a shift, {load.share:.0%} used"
    return f"peak {load.peak} of {most}, {load.share:.0%} used"


def _strip(load: Load, profile: Profile, scale: Scale, box: tuple[float, float]) -> Iterator[Shape]:
    floor, height = box
    unit = height / max(_most(profile), load.peak, 1)
    for start, end, level in load.steps:
        edges = {edge for since, until, _ in profile for edge in (since, until)}
        cuts = sorted({start, end} | {edge for edge in edges if start < edge < end})
        for low, high in pairwise(cuts):
            role = "load-full" if level >= _people(profile, low) else "load"
            yield _column(scale, (low, high), floor, level * unit, role)
    yield _outline(profile, scale, floor, unit)


def _outline(profile: Profile, scale: Scale, floor: float, unit: float) -> Line:
    """Return the head-count over time as a line."""
    points: list[Point] = [(scale.left, floor)]
    for start, end, people in profile:
        if start >= scale.end:
            break
        left, right = scale.x(max(start, scale.start)), scale.x(min(end, scale.end))
        if points[-1][0] < left:
            points += [(points[-1][0], floor), (left, floor)]
        points += [(left, floor - people * unit), (right, floor - people * unit)]
    points.append((points[-1][0], floor))
    return Line(points=tuple(points), role="head-count-edge")


def _column(scale: Scale, span: tuple[int, int], floor: float, height: float, role: str) -> Box:
    left = scale.x(span[0])
    right = scale.x(min(span[1], scale.end))
    return Box(x=left, y=floor - height, width=right - left, height=height, role=role)


def _most(profile: Profile) -> int:
    """Return the most people on one shift."""
    return max((people for _, _, people in profile), default=0)


def _people(profile: Profile, minute: int) -> int:
    return next((people for start, end, people in profile if start <= minute < end), 0)


def _names(
    texts: tuple[str, str], across: tuple[float, float], down: tuple[float, float], ruler: Ruler
) -> Iterator[Shape]:
    """Yield the name of a crew and below it, if there is room, how much of it is used."""
    (x, room), (middle, height) = across, down
    title = shorten(texts[0], room, SIZE, ruler)
    if height < 2 * LEAD:
        yield Words(x=x, y=middle, text=title, size=SIZE)
        return
    detail = shorten(texts[1], room, SIZE, ruler)
    yield Words(x=x, y=middle - LEAD / 2, text=title, size=SIZE)
    yield Words(x=x, y=middle + LEAD / 2, text=detail, size=SIZE, role="quiet")
