"""Room that is held from the start of one task to the end of another: how long at least."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from scheduler.engine.site.bounds.network import Network
from scheduler.engine.site.bounds.ticks import Ints
from scheduler.engine.site.bounds.windows import Windows
from scheduler.engine.site.problem import NOBODY, SiteHold, SiteLink


class HoldSpan(NamedTuple):
    """
    A hold between tasks given by place in the network, none for one that begins at tick 0.

    It lasts at least ``length``.
    """

    source: int | None
    target: int
    room: int
    length: int


def holds_of(network: Network, resource: int) -> Iterator[HoldSpan]:
    """Yield the holds of a resource whose ends are among the tasks of a network."""
    for hold in network.site.holds:
        is_known = hold.source == NOBODY or hold.source in network.place
        if hold.resource == resource and hold.room and hold.target in network.place and is_known:
            yield HoldSpan(
                source=network.place.get(hold.source),
                target=network.place[hold.target],
                room=hold.room,
                length=_length(network, hold),
            )


def held_within(windows: Windows, holds: tuple[HoldSpan, ...], interval: tuple[Ints, Ints]) -> Ints:
    """
    Return what holds take at least in each interval.

    That is the part that no dates leave free, or their least length less what may lie outside.
    """
    begin, end = interval
    total = np.zeros(len(begin), dtype=np.int64)
    for source, target, room, length in holds:
        since = (
            (0, 0) if source is None else (windows.task_first[source], windows.task_last[source])
        )
        until = windows.task_first_end[target], windows.task_last_end[target]
        always = np.minimum(end, until[0]) - np.maximum(begin, since[1])
        outside = np.maximum(begin - since[0], 0) + np.maximum(until[1] - end, 0)
        total += np.maximum(np.maximum(always, length - outside), 0) * room
    return total


def _first_and_last(windows: Windows, source: int | None) -> tuple[int, int]:
    if source is None:
        return 0, 0
    return int(windows.task_first[source]), int(windows.task_last[source])


def _length(network: Network, hold: SiteHold) -> int:
    """Return the length of the longest chain of links and work from end to end, breaks aside."""
    if hold.source == NOBODY:
        return 0
    first, last = network.place[hold.source], network.place[hold.target]
    starts: dict[int, int] = {first: 0}
    ends: dict[int, int] = {}
    for place in range(first, last + 1):
        task = network.tasks[place]
        for link in network.site.links_into[task]:
            source = network.place[link.source]
            since = (ends if link.from_end else starts).get(source)
            if since is not None and _counts(link):
                found = ends if link.to_end else starts
                found[place] = max(found.get(place, since + link.lag), since + link.lag)
        if place in starts:
            end = starts[place] + min(mode.duration for mode in network.site.modes[task])
            ends[place] = max(ends.get(place, end), end)
    return max(ends.get(last, 0), 0)


def _counts(link: SiteLink) -> bool:
    """Tell whether at least the lag passes in elapsed time."""
    return not link.working or link.lag >= 0
