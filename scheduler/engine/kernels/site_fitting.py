"""The first start of a task at which nothing is overdrawn and nobody is in its way."""

from scheduler.engine.kernels.compiling import inner_kernel
from scheduler.engine.kernels.site_timelines import step_at
from scheduler.engine.problem import Ints
from scheduler.engine.site.memory import (
    END,
    NEVER,
    NEXT,
    NEXT_AT,
    NEXT_END,
    NEXT_STEP,
    NOT_BEFORE,
    NOT_END_BEFORE,
    START,
    TIMES,
    USED,
    WAY,
)
from scheduler.engine.site.packing import (
    AMOUNT,
    DURATION,
    FACTS,
    FIRST_APART,
    FIRST_AT,
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
    SHIFT,
    STARTS_FROM,
    STARTS_TO,
    STOP,
    WORD,
)


@inner_kernel
def first_legal(things: Ints, spans: Ints, dates: Ints, task: int, mode: int) -> bool:
    """Note the first legal start of a task that is late enough, if there is one."""
    duration, last = things[mode, DURATION], things[mode, STARTS_TO]
    end_by = dates[task, NOT_END_BEFORE]
    start_by = max(dates[task, NOT_BEFORE], end_by - duration - things[mode, LONGEST_PAUSE])
    start, row = start_by, things[mode, STARTS_FROM]
    if row < last:
        row = spans[min(row + (start_by >> things[mode, SHIFT]), last - 1), FIRST_AT]
    while row < last:
        start = max(start_by, spans[row, LOW], end_by - duration - spans[row, PAUSE])
        if start <= spans[row, HIGH]:
            break
        row += 1
    dates[task, NEXT] = start
    dates[task, NEXT_AT] = row
    return bool(row < last)


@inner_kernel
def is_short(things: Ints, steps: Ints, mode: int, kept: int, step: int) -> bool:
    """Tell whether a mode lacks something in a step; if ``kept`` is 2, of what stays taken."""
    for row in range(things[mode, FIRST_NEED], things[mode + 1, FIRST_NEED]):
        mask = things[row, MASK + kept]
        if ((steps[things[row, WORD], step] - things[row, AMOUNT + kept]) & mask) != mask:
            return True
    return False


@inner_kernel
def short_step(things: Ints, spans: Ints, steps: Ints, dates: Ints, task: int, mode: int) -> int:
    """Return the first step in which a mode lacks something, or that at its end."""
    row, step, end = dates[task, NEXT_AT], dates[task, NEXT_STEP], dates[task, NEXT_END]
    pause, pauses = spans[row, FIRST_BREAK], spans[row + 1, FIRST_BREAK]
    if things[mode, KEEPS] == KEPT_ONLY:
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
        if is_short(things, steps, mode, kept, step):
            break
        step += 1
    return int(step)


@inner_kernel
def open_step(things: Ints, steps: Ints, dates: Ints, mode: int, step: int) -> int:
    """Return the first step from one on in which a mode lacks nothing, or the last one."""
    last, need = dates[-1, USED] - 1, things[mode, FIRST_NEED]
    if need + 1 == things[mode + 1, FIRST_NEED]:
        word, amount, mask = things[need, WORD], things[need, AMOUNT], things[need, MASK]
        while step < last and ((steps[word, step] - amount) & mask) != mask:
            step += 1
    else:
        while step < last and is_short(things, steps, mode, 0, step):
            step += 1
    return step


@inner_kernel
def first_free(things: Ints, spans: Ints, steps: Ints, dates: Ints, task: int, mode: int) -> bool:
    """
    Note the first start from the one noted on at which the resources suffice, if there is one.

    Each step is looked at once or twice: behind a short one the mode begins anew.
    """
    start, row, step = dates[task, NEXT], dates[task, NEXT_AT], dates[task, NEXT_STEP]
    duration, last = things[mode, DURATION], things[mode, STARTS_TO]
    while True:
        step = open_step(things, steps, dates, mode, step)
        start = max(start, steps[TIMES, step])
        while row < last and spans[row, HIGH] < start:
            row += 1
        if row == last:
            return False
        start = max(start, spans[row, LOW])
        while steps[TIMES, step + 1] <= start:
            step += 1
        dates[task, NEXT_END] = start + duration + spans[row, PAUSE]
        dates[task, NEXT_AT] = row
        dates[task, NEXT_STEP] = step
        short = short_step(things, spans, steps, dates, task, mode)
        if steps[TIMES, short] >= dates[task, NEXT_END]:
            dates[task, NEXT] = start
            return bool(dates[task, NEXT_END] <= things[FACTS, HORIZON])
        step = short + 1
        start = steps[TIMES, step]


@inner_kernel
def others_until(things: Ints, dates: Ints, task: int, mode: int) -> int:
    """Return the end of another task that would overlap with a mode but may not, or 0."""
    start, end = dates[task, NEXT], dates[task, NEXT_END]
    for row in range(things[mode, FIRST_APART], things[mode + 1, FIRST_APART]):
        other = things[row, OTHER]
        begins, stops = dates[other, START], dates[other, END]
        overlaps = 0 <= begins < end and start < stops
        if overlaps and dates[other, WAY] == things[row, OTHER_WAY]:
            return int(stops)
    return 0


@inner_kernel
def held_until(things: Ints, dates: Ints, hold: int, task: int, end: int) -> int:
    """Return the end of a hold if a task that opens it ends at a tick; it may be unknown."""
    target = things[hold, HOLD_TARGET]
    if target == task:
        return end
    if target < 0 or dates[target, START] < 0:
        return NEVER
    return int(dates[target, END])


@inner_kernel
def want_room(things: Ints, dates: Ints, task: int, mode: int, word: int, time: int) -> int:
    """Return what a task takes of a word, itself and for the holds it opens, if it has started."""
    wanted, end = 0, dates[task, NEXT_END]
    for hold in range(things[task, FIRST_OPENED], things[task + 1, FIRST_OPENED]):
        if things[hold, HOLD_WORD] == word and time < held_until(things, dates, hold, task, end):
            wanted += things[hold, HOLD_AMOUNT]
    if time < end:
        for row in range(things[mode, FIRST_NEED], things[mode + 1, FIRST_NEED]):
            if things[row, WORD] == word:
                wanted += things[row, KEPT_AMOUNT]
    return wanted


@inner_kernel
def crowd_until(things: Ints, steps: Ints, dates: Ints, task: int, mode: int) -> int:
    """
    Return a tick up to which the holds that a task opens leave too little room, or 0.

    Up to the next step, or the end of a hold that is known, it lacks room from any start.
    """
    start, end = dates[task, NEXT], dates[task, NEXT_END]
    for hold in range(things[task, FIRST_OPENED], things[task + 1, FIRST_OPENED]):
        word, mask = things[hold, HOLD_WORD], things[hold, HOLD_MASK]
        until = held_until(things, dates, hold, task, end)
        for step in range(dates[task, NEXT_STEP], dates[-1, USED]):
            time = max(steps[TIMES, step], start)
            if time >= until:
                break
            wanted = want_room(things, dates, task, mode, word, time)
            if ((steps[word, step] - wanted) & mask) != mask:
                return int(min(first_end(things, dates, task, time), steps[TIMES, step + 1]))
    return 0


@inner_kernel
def first_end(things: Ints, dates: Ints, task: int, time: int) -> int:
    """Return the first end after a tick of the holds that a task opens and others close."""
    first = NEVER
    for hold in range(things[task, FIRST_OPENED], things[task + 1, FIRST_OPENED]):
        if things[hold, HOLD_TARGET] != task:
            until = held_until(things, dates, hold, task, time)
            if until > time:
                first = min(first, until)
    return first


@inner_kernel
def first_fit(things: Ints, spans: Ints, steps: Ints, dates: Ints, task: int, mode: int) -> bool:
    """
    Note the first start at which a task fits in a mode, if there is one.

    A task that is blocked moves behind what blocks it. It is taken for granted that a later start
    never ends earlier, nor pauses in time that is worked from an earlier start.
    """
    if not first_legal(things, spans, dates, task, mode):
        return False
    dates[task, NEXT_STEP] = step_at(steps, dates, dates[task, NEXT])
    while first_free(things, spans, steps, dates, task, mode):
        blocked = others_until(things, dates, task, mode)
        if blocked == 0:
            blocked = crowd_until(things, steps, dates, task, mode)
        if blocked == 0:
            return True
        dates[task, NEXT] = blocked
    return False
