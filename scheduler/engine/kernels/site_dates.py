"""Before which ticks a task may not start or end once others have their dates."""

from scheduler.engine.kernels.compiling import inner_kernel
from scheduler.engine.problem import Ints
from scheduler.engine.site.memory import (
    END,
    END_BY,
    NEVER,
    NOT_BEFORE,
    NOT_END_BEFORE,
    START,
    START_BY,
    WAY,
)
from scheduler.engine.site.packing import (
    BEFORE,
    CLOSES,
    COUNTED,
    ELAPSED,
    FACTS,
    FIRST_LIMIT,
    FIRST_LINK,
    FROM_END,
    HORIZON,
    LAG,
    LIMIT_FROM_END,
    LIMIT_TARGET,
    LIMIT_TO_END,
    LONGEST,
    ON_TARGET,
    OPENS,
    SOURCE,
    TO_END,
    WORKING_FROM,
    WORKING_TO,
)


@inner_kernel
def work_later(things: Ints, spans: Ints, mode: int, time: int, amount: int) -> int:
    """Return the first tick before which a mode may be worked so much more than before another."""
    first, last = things[mode, WORKING_FROM], things[mode, WORKING_TO]
    low, high = first, last
    while low < high:
        middle = (low + high) >> 1
        if spans[middle, OPENS] <= time:
            low = middle + 1
        else:
            high = middle
    if low > first:
        worked = min(time, spans[low - 1, CLOSES]) - spans[low - 1, OPENS]
        amount += spans[low - 1, BEFORE] + worked
    if amount <= 0:
        return 0
    low, high = first, last
    while low < high:
        middle = (low + high) >> 1
        if spans[middle, BEFORE] + spans[middle, CLOSES] - spans[middle, OPENS] < amount:
            low = middle + 1
        else:
            high = middle
    if low == last:
        return NEVER
    return int(spans[low, OPENS] + amount - spans[low, BEFORE])


@inner_kernel
def date_by_links(things: Ints, spans: Ints, dates: Ints, task: int, mode: int) -> None:
    """Note before which ticks links and releases let a task neither start nor end."""
    start_by, end_by = dates[task, START_BY], dates[task, END_BY]
    for row in range(things[task, FIRST_LINK], things[task + 1, FIRST_LINK]):
        source = things[row, SOURCE]
        event = dates[source, END] if things[row, FROM_END] else dates[source, START]
        if things[row, COUNTED] == ELAPSED:
            event += things[row, LAG]
        else:
            by = mode if things[row, COUNTED] == ON_TARGET else dates[source, WAY]
            event = work_later(things, spans, by, event, things[row, LAG])
        if things[row, TO_END]:
            end_by = max(end_by, event)
        else:
            start_by = max(start_by, event)
    dates[task, NOT_BEFORE] = start_by
    dates[task, NOT_END_BEFORE] = end_by


@inner_kernel
def date_by_limits(things: Ints, dates: Ints, task: int) -> None:
    """
    Note before which ticks the limits from a task let it neither start nor end.

    They are limits up to tasks that are placed, and, on a mirrored site, up to the horizon.
    """
    for row in range(things[task, FIRST_LIMIT], things[task + 1, FIRST_LIMIT]):
        target = things[row, LIMIT_TARGET]
        if target >= 0 and dates[target, START] < 0:
            continue
        event = things[FACTS, HORIZON]
        if target >= 0:
            event = dates[target, END] if things[row, LIMIT_TO_END] else dates[target, START]
        column = NOT_END_BEFORE if things[row, LIMIT_FROM_END] else NOT_BEFORE
        dates[task, column] = max(dates[task, column], event - things[row, LONGEST])


@inner_kernel
def is_ready(things: Ints, dates: Ints, task: int) -> bool:
    """Tell whether everything is placed that a task waits for."""
    row, last = things[task, FIRST_LINK], things[task + 1, FIRST_LINK]
    while row < last and dates[things[row, SOURCE], START] >= 0:
        row += 1
    return bool(row == last)
