"""When windows open, in words."""

from collections.abc import Sequence
from datetime import datetime

from scheduler.calendars.clock.axis import Axis
from scheduler.model.task import Window

SHOWN_WINDOWS = 3


def opening_times(axis: Axis, windows: Sequence[Window]) -> str:
    """Say when windows open; of many that have dates, how many and the first."""
    daily = [each.times(axis.zone) for each in windows if each.daily is not None]
    dated = [(w.start, w.end) for w in windows if w.start is not None and w.end is not None]
    spans = [_span(axis, *span) for span in sorted(dated)]
    if len(spans) > SHOWN_WINDOWS:
        first = axis.say_moment(min(dated)[0])
        spans = [f"in one of its {len(spans)} windows, the first at {first}"]
    return " or ".join([*daily, *spans])


def _span(axis: Axis, start: datetime, end: datetime) -> str:
    opens, last = axis.say_moment(start), axis.say_moment(end)
    if start.date() == end.date():
        last = axis.say_clock(axis.minute(end))
    return f"at {opens}" if start == end else f"from {opens} to {last}"
