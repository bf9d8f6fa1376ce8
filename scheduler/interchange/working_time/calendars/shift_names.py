"""Names of shifts as a person would give them: day, evening, night, and numbers for parts."""

from collections.abc import Iterable, Mapping, Sequence

from scheduler.formats.foreign.calendar import DAY_MINUTES
from scheduler.interchange.working_time.calendars.spans import Span
from scheduler.interchange.working_time.calendars.working_calendars import LONGEST_BREAK

NOON = DAY_MINUTES // 2
NIGHT = (22 * 60, 30 * 60)
EVENING = 16 * 60
ALL_DAY = 20 * 60


def named_shifts(arcs: Sequence[Span], duties: Iterable[Span]) -> Mapping[str, Span]:
    """
    Return disjoint spans of the day under names, those of the day first, then evening and night.

    Parameters
    ----------
    arcs
        The spans.
    duties
        From when to when people are at work with short breaks between: a part of a night duty is
        a night shift, although it may lie in the morning.
    """
    known = [duty for duty in duties if duty[1] - duty[0] < ALL_DAY]
    kinds: dict[str, list[Span]] = {"day": [], "evening": [], "night": [], "all-day": []}
    for arc in arcs:
        holding = [duty for duty in known if _holds(duty, arc)]
        duty = min(holding, key=lambda each: (each[1] - each[0], each), default=arc)
        kinds[_kind(duty)].append(arc)
    kinds["night"].sort(key=lambda arc: (arc[0] - NOON) % DAY_MINUTES)
    return {
        kind if len(found) == 1 else f"{kind}-{number}": arc
        for kind, found in kinds.items()
        for number, arc in enumerate(found, start=1)
    }


def duties_of(spans: Mapping[Span, Iterable[int]]) -> tuple[Span, ...]:
    """Return from when to when the people of a weekly calendar are at work, breaks included."""
    found: dict[Span, None] = {}
    begun = sorted(
        (day * DAY_MINUTES + a, day * DAY_MINUTES + b)
        for (a, b), days in spans.items()
        for day in days
    )
    here: tuple[int, int] | None = None
    for start, end in begun:
        if here is not None and 0 < start - here[1] <= LONGEST_BREAK:
            here = here[0], end
        else:
            found.update(dict.fromkeys(_on_a_day(here)))
            here = start, end
    found.update(dict.fromkeys(_on_a_day(here)))
    return tuple(found)


def _on_a_day(interval: tuple[int, int] | None) -> tuple[Span, ...]:
    if interval is None:
        return ()
    start = interval[0] % DAY_MINUTES
    return ((start, start + interval[1] - interval[0]),)


def _holds(duty: Span, arc: Span) -> bool:
    return (arc[0] - duty[0]) % DAY_MINUTES + arc[1] - arc[0] <= duty[1] - duty[0]


def _kind(duty: Span) -> str:
    """Return what people call a duty: a night has more than half of it from 22:00 to 06:00."""
    start, end = duty
    if end - start >= ALL_DAY:
        return "all-day"
    nights = ((first - DAY_MINUTES, last - DAY_MINUTES) for first, last in (NIGHT,))
    in_night = sum(max(min(end, last) - max(start, first), 0) for first, last in (*nights, NIGHT))
    if 2 * in_night > end - start:
        return "night"
    middle = (start + end) // 2 % DAY_MINUTES
    return "evening" if middle >= EVENING else "day"
