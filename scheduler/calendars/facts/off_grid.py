"""Lags and limits in ticks where the event of a step that has begun lies between two."""

from scheduler.calendars.rules.limits import TimedLimit
from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.situation.situation import Situation
from scheduler.model.link import Point
from scheduler.model.notation.base import Minutes, TaskId

ON_GRID = (0, 0)


def least_ticks(situation: Situation, link: TimedLink) -> int:
    """Return how many ticks a link asks for between its events on the grid."""
    source = _offset(situation, link.source, link.kind.from_point)
    target = _offset(situation, link.target, link.kind.to_point)
    more = max(-target[0], 0) if link.working else source[1] - target[0]
    return -(-(link.lag + more) // situation.tick)


def most_ticks(situation: Situation, limit: TimedLimit) -> int:
    """Return how many ticks a limit allows between its events on the grid, or from the start."""
    longest = limit.latest - _offset(situation, limit.target, limit.target_point)[1]
    if limit.source is not None:
        longest += _offset(situation, limit.source, limit.source_point)[0]
    return longest // situation.tick


def _offset(situation: Situation, step: TaskId, point: Point) -> tuple[Minutes, Minutes]:
    """Return by how much an event lies past its tick, at least and at most."""
    if situation.facts is None or step not in situation.facts.begun:
        return ON_GRID
    job = situation.first_mode(step)
    past = [each.low % job.tick for each in job.classes] or [0]
    more = 0 if point is Point.START else job.duration - job.on_grid.duration
    return min(past) + more, max(past) + more
