"""Links whose target is over before their source, as a negative lag allows: limits between both."""

from collections.abc import Collection, Iterator

from scheduler.calendars.rules.limits import TimedLimit
from scheduler.calendars.rules.links import TimedLink
from scheduler.model.link import Point
from scheduler.schedule.scheduled import Schedule


def as_limits(links: Collection[TimedLink], schedule: Schedule) -> Iterator[TimedLimit]:
    """
    Yield links whose target is over before their source as limits between the two.

    A working lag counts by the clock here, but never as less than the plan has of it.
    """
    for link in links:
        early, late = schedule[link.target], schedule[link.source]
        begin = early.end if link.kind.to_point is Point.END else early.start
        until = late.end if link.kind.from_point is Point.END else late.start
        yield TimedLimit(
            source=link.target,
            source_point=link.kind.to_point,
            target=link.source,
            target_point=link.kind.from_point,
            longest=max(-link.lag, until - begin) if link.working else -link.lag,
            reason=f"{link.source} to {link.target}",
        )
