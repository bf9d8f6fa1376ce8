"""Parts of days on which all rest: stand-downs of the site."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from scheduler.calendars.clock.intervals import Interval, Intervals, merge, subtract
from scheduler.formats.foreign.calendar import DAY_MINUTES
from scheduler.interchange.working_time.crews.source import CrewSource
from scheduler.interchange.working_time.looking_up import touches
from scheduler.interchange.working_time.period import moment_of


def common_rests(
    crews: Sequence[CrewSource],
    manned: Mapping[str, Iterable[Interval]],
    others: Iterable[Intervals],
) -> Intervals:
    """
    Return when nobody works although shifts are worked, on days that are an exception.

    Parameters
    ----------
    crews
        All crews.
    manned
        By crew, its shifts on the days that it works, those that have people.
    others
        When steps run that need none of these crews, or call them in.
    """
    worked = merge((start, end) for crew in crews for start, end, _ in crew.people)
    busy = merge((*worked, *(each for other in others for each in other)))
    idle: list[Interval] = []
    for crew in crews:
        resting = subtract(merge(manned[crew.key]), crew.worked)
        idle += [each for each in resting if crew.has_exception(each[0] // DAY_MINUTES)]
    return tuple(_joined(subtract(merge(idle), busy), busy))


def _joined(rests: Intervals, busy: Intervals) -> Iterator[Interval]:
    """Yield rests of a day as one if nobody works between them."""
    here: Interval | None = None
    for rest in rests:
        if here is not None and _is_same_day(here, rest) and not touches(busy, (here[1], rest[0])):
            here = here[0], rest[1]
            continue
        if here is not None:
            yield here
        here = rest
    if here is not None:
        yield here


def _is_same_day(before: Interval, after: Interval) -> bool:
    return before[0] // DAY_MINUTES == after[0] // DAY_MINUTES


def stand_downs_of(rests: Intervals, crews: Sequence[CrewSource]) -> Iterator[Mapping[str, str]]:
    """Yield rests as a task graph writes them, with the names of the exceptions as reasons."""
    for start, end in rests:
        day = start // DAY_MINUTES
        names = [crew.exception_name(day) for crew in crews]
        reason = next(filter(None, names), "")
        yield {
            "from": moment_of(start).isoformat("T", "minutes"),
            "to": moment_of(end).isoformat("T", "minutes"),
            **({"reason": reason} if reason else {}),
        }
