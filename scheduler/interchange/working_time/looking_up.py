"""What lies in sorted, disjoint intervals, without going through all of them."""

from bisect import bisect_right
from operator import itemgetter

from scheduler.calendars.clock.intervals import Interval, Intervals


def touches(time: Intervals, span: Interval) -> bool:
    """Whether any minute of a span lies in some time."""
    place = bisect_right(time, span[0], key=itemgetter(1))
    return place < len(time) and time[place][0] < span[1]


def holds(time: Intervals, span: Interval) -> bool:
    """Whether all minutes of a span lie in some time, whose intervals do not touch each other."""
    place = bisect_right(time, span[0], key=itemgetter(0)) - 1
    return place >= 0 and span[1] <= time[place][1]
