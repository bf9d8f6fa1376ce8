"""The first start of a task at which nothing is overdrawn and nobody is in its way."""

from numba import njit

from scheduler.engine.kernels.site_timelines import step_at
from scheduler.engine.problem import Ints
from scheduler.engine.site.memory import END, NEVER, START, TIMES, USED, WAY
from scheduler.engine.site.packing import (
    AMOUNT,
    DURATION,
    FACTS,
    FIRST_APART,
    FIRST_BREAK,
    FIRST_NEED,
    FIRST_OPENED,
    HIGH,
    HOLD_AMOUNT,
    HOLD_MASK,
    HOLD_TARGET,
    HOLD_WORD,
    HORIZON,
    KEEPS,
    KEPT_AMOUNT,
    KEPT_ONLY,
    LONGEST_PAUSE,
    LOW,
    MASK,
    OTHER,
    OTHER_WAY,
    PAUSE,
    RESUME,
    STARTS_FROM,
    STARTS_TO,
    STOP,
    WORD,
)


@njit(cache=True, nogil=True)
def first_legal(
    things: Ints, spans: Ints, way: int, start: int, end_by: int
) -> tuple[int, int]:
    """Return the first legal start of a way from one on that does not end too early, and its row."""
    duration, last = things[way, DURATION], things[way, STARTS_TO]
    start = max(start, end_by - duration - things[way, LONGEST_PAUSE])
    row, high = things[way, STARTS_FROM], last
    while row < high:
        middle = (row + high) >> 1
        if spans[middle, HIGH] < start:
            row = middle + 1
        else:
            high = middle
    while row < last:
        start = max(start, spans[row, LOW], end_by - duration - spans[row, PAUSE])
        if start <= spans[row, HIGH]:
            return start, row
        row += 1
    return -1, row


@njit(cache=True, nogil=True)
def is_short(things: Ints, steps: Ints, rows: tuple[int, int], kept: int, step: int) -> bool:
    """Tell whether too little is free in a step; if ``kept`` is 2 only what stays taken counts."""
    for row in range(rows[0], rows[1]):
        mask = things[row, MASK + kept]
        if ((steps[things[row, WORD], step] - things[row, AMOUNT + kept]) & mask) != mask:
            return True
    return False


@njit(cache=True, nogil=True)
def short_step(
    things: Ints, spans: Ints, steps: Ints, way: int, place: tuple[int, int], end: int
) -> int:
    """Return the first step up to an end in which a way lacks something, or the one at the end."""
    row, step = place
    needs = things[way, FIRST_NEED], things[way + 1, FIRST_NEED]
    pause, pauses = spans[row, FIRST_BREAK], spans[row + 1, FIRST_BREAK]
    if things[way, KEEPS] == KEPT_ONLY:
        pause = pauses
    while steps[TIMES, step] < end:
        kept = 0
        if pause < pauses:
            while pause < pauses and spans[pause, RESUME] <= steps[TIMES, step]:
                pause += 1
            if (
                pause < pauses
                and spans[pause, STOP] <= steps[TIMES, step]
                and steps[TIMES, step + 1] <= spans[pause, RESUME]
            ):
                kept = 2
        if is_short(things, steps, needs, kept, step):
            break
        step += 1
    return step


@njit(cache=True, nogil=True)
def first_free(
    things: Ints, spans: Ints, steps: Ints, way: int, place: tuple[int, int, int]
) -> tuple[int, int, int]:
    """
    Return the first start from one on at which the resources suffice for a way, or -1.

    With it come its row and its step. Each step is looked at once: behind a short one the way
    begins anew.
    """
    start, row, step = place
    duration, last = things[way, DURATION], things[way, STARTS_TO]
    while row < last:
        if start > spans[row, HIGH]:
            row += 1
            continue
        start = max(start, spans[row, LOW])
        end = start + duration + spans[row, PAUSE]
        while steps[TIMES, step + 1] <= start:
            step += 1
        short = short_step(things, spans, steps, way, (row, step), end)
        if steps[TIMES, short] >= end:
            return start, row, step
        start = steps[TIMES, short + 1]
        step = short
    return -1, row, step


@njit(cache=True, nogil=True)
def others_until(things: Ints, dates: Ints, way: int, start: int, end: int) -> int:
    """Return the end of a task that may not overlap with a way but would, or 0."""
    for row in range(things[way, FIRST_APART], things[way + 1, FIRST_APART]):
        other = things[row, OTHER]
        begins, stops = dates[other, START], dates[other, END]
        if begins >= 0 and begins < end and start < stops:
            if dates[other, WAY] == things[row, OTHER_WAY]:
                return int(stops)
    return 0


@njit(cache=True, nogil=True)
def held_until(things: Ints, dates: Ints, hold: int, task: int, end: int) -> int:
    """Return the end of a hold if a task that opens it ends at a tick; it may be unknown."""
    target = things[hold, HOLD_TARGET]
    if target == task:
        return end
    if target < 0 or dates[target, START] < 0:
        return NEVER
    return int(dates[target, END])


@njit(cache=True, nogil=True)
def room_wanted(
    things: Ints, dates: Ints, word: int, doing: tuple[int, int, int], time: int
) -> tuple[int, int]:
    """
    Return what a task, its way and its end, wants of a word at a tick after its start.

    That is what it takes itself and for the holds that it opens. With it comes up to when it is so
    much at least, wherever the task may start.
    """
    task, way, end = doing
    wanted, until = 0, NEVER
    for hold in range(things[task, FIRST_OPENED], things[task + 1, FIRST_OPENED]):
        upto = held_until(things, dates, hold, task, end)
        if things[hold, HOLD_WORD] == word and time < upto:
            wanted += things[hold, HOLD_AMOUNT]
            if things[hold, HOLD_TARGET] != task:
                until = min(until, upto)
    if time < end:
        for row in range(things[way, FIRST_NEED], things[way + 1, FIRST_NEED]):
            if things[row, WORD] == word:
                wanted += things[row, KEPT_AMOUNT]
    return wanted, until


@njit(cache=True, nogil=True)
def crowd_until(
    things: Ints,
    steps: Ints,
    dates: Ints,
    doing: tuple[int, int, int],
    start: int,
    near: int,
) -> int:
    """Return the tick up to which the holds that a task opens find no room first, or 0."""
    task, _, end = doing
    for hold in range(things[task, FIRST_OPENED], things[task + 1, FIRST_OPENED]):
        word, mask = things[hold, HOLD_WORD], things[hold, HOLD_MASK]
        until = held_until(things, dates, hold, task, end)
        for step in range(near, dates[-1, USED]):
            time = max(steps[TIMES, step], start)
            if time >= until:
                break
            wanted, upto = room_wanted(things, dates, word, doing, time)
            if ((steps[word, step] - wanted) & mask) != mask:
                return int(min(upto, steps[TIMES, step + 1]))
    return 0


@njit(cache=True, nogil=True)
def first_fit(
    things: Ints,
    spans: Ints,
    steps: Ints,
    dates: Ints,
    doing: tuple[int, int],
    by: tuple[int, int],
) -> tuple[int, int]:
    """
    Return the first start of a task and its way at which it fits, or -1, and the row of that start.

    Before the two ticks given it may not start and not end. A task that is blocked moves behind
    what blocks it. It is taken for granted that a later start never ends earlier, nor pauses in
    time that is worked from an earlier start.
    """
    task, way = doing
    start, row = first_legal(things, spans, way, by[0], by[1])
    step = step_at(steps, dates, start)
    while start >= 0:
        start, row, step = first_free(things, spans, steps, way, (start, row, step))
        end = start + things[way, DURATION] + spans[row, PAUSE]
        if start < 0 or end > things[FACTS, HORIZON]:
            break
        blocked = others_until(things, dates, way, start, end)
        if blocked == 0:
            blocked = crowd_until(things, steps, dates, (task, way, end), start, step)
        if blocked == 0:
            return start, row
        start = blocked
    return -1, row
