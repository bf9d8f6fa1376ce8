"""Start classes that keep the work of a task out of some minutes."""

from collections.abc import Iterable, Iterator

from scheduler.calendars.clock.intervals import Interval, Intervals
from scheduler.calendars.starts.start_classes import StartClass
from scheduler.model.notation.base import Minutes


def avoid(
    classes: Iterable[StartClass], duration: Minutes, forbidden: Intervals
) -> tuple[StartClass, ...]:
    """Return the starts whose worked pieces touch none of the forbidden minutes."""
    kept: list[StartClass] = []
    for each in classes:
        ranges: list[Interval] = [(each.low, each.high)]
        for taken in forbidden:
            ranges = [piece for span in ranges for piece in _spare(span, each, duration, taken)]
            if not ranges:
                break
        kept.extend(StartClass(low, high, each.breaks) for low, high in ranges)
    return tuple(sorted(kept))


def _spare(
    span: Interval, each: StartClass, duration: Minutes, taken: Interval
) -> Iterator[Interval]:
    """Yield the closed ranges of starts in ``span`` whose pieces miss one forbidden interval."""
    low, high = span
    opens, closes = taken
    if each.breaks:
        yield from _spare_of_pausing(span, each, duration, taken)
        return
    if low <= opens - duration:
        yield low, min(high, opens - duration)
    if high >= closes:
        yield max(low, closes), high


def _spare_of_pausing(
    span: Interval, each: StartClass, duration: Minutes, taken: Interval
) -> Iterator[Interval]:
    """
    Yield the starts of a pausing class that miss an interval.

    Its first piece ends at the first break, its last begins at the last one, and what lies between
    is the same for all starts.
    """
    low, high = span
    opens, closes = taken
    stops = [stop for stop, _ in each.breaks]
    resumes = [resume for _, resume in each.breaks]
    between = zip(resumes[:-1], stops[1:], strict=True)
    if any(start < closes and opens < end for start, end in between):
        return
    if opens < stops[0]:
        low = max(low, closes)
    if closes > resumes[-1]:
        high = min(high, opens - duration - each.pause)
    if low <= high and low < stops[0]:
        yield low, high
