"""An order played forward, draw after draw."""

from scheduler.engine.kernels.compiling import inner_kernel
from scheduler.engine.kernels.order_dates import (
    after_work,
    day_of,
    end_of,
    known_start,
    start_for_end,
    work_before,
)
from scheduler.engine.kernels.order_tables import (
    AFTER,
    AGAIN_FROM,
    AGAIN_TO,
    BEHIND_FROM,
    BEHIND_TO,
    FLOOR,
    FROM_END,
    HAS_ATTEMPTS,
    IN_A_ROW,
    LAG,
    LATE,
    LAUNCH_STEP,
    LAUNCH_WEATHER,
    LIMIT_FROM,
    LIMIT_SOURCE,
    LIMIT_TARGET,
    LIMIT_TO,
    LONGEST,
    MISHAP,
    NOTHING,
    ORIGINAL,
    PRED_FROM,
    PRED_TO,
    RAW_FROM,
    RAW_TO,
    SINCE,
    SOURCE,
    SOURCE_END,
    TARGET_END,
    THEN,
    TO_END,
    WORKING,
    Bools,
    DrawnNumbers,
    Ints,
    OrderTables,
)

# Rows of the working memory: dates of each step, of the events that limits count from, of the
# first time it was done, and of those done again together.
START, END, SINCE_START, SINCE_END, FIRST_START, FIRST_END, AGAIN = 0, 1, 2, 3, 4, 5, 6
MEMORY = 7

# Places in what is kept of each draw.
LAUNCH, OUTSIDE, SCRUBS = 0, 1, 2
KEPT = 3


@inner_kernel
def event_of(tables: OrderTables, step: int, at: int, start: int, end: int) -> int:
    """Return the minute that a link leaves to a step once its source has these dates."""
    pred = tables.preds[at]
    event = end if pred[FROM_END] else start
    if not pred[WORKING]:
        return int(event + pred[LAG])
    first, last = tables.steps[step, RAW_FROM], tables.steps[step, RAW_TO]
    worked = work_before(tables.spans, first, last, event)
    return after_work(tables.spans, first, last, worked + pred[LAG])


@inner_kernel
def bound_by(tables: OrderTables, step: int, at: int, start: int, end: int) -> int:
    """Return the first start that a link leaves to a step, without its calendar for starts."""
    event = event_of(tables, step, at, start, end)
    if event == NOTHING or not tables.preds[at, TO_END]:
        return event
    return start_for_end(tables, step, event) if event > 0 else 0


@inner_kernel
def since_of(tables: OrderTables, memory: Ints, step: int, again: int) -> int:
    """Return from when on a place for a step is looked for; only after steps done again if so."""
    row = tables.steps[step]
    found = int(row[FLOOR])
    for at in range(row[PRED_FROM], row[PRED_TO]):
        source = tables.preds[at, SOURCE]
        if memory[START, source] == NOTHING or (again and not memory[AGAIN, source]):
            continue
        bound = bound_by(tables, step, at, memory[START, source], memory[END, source])
        if bound == NOTHING:
            return NOTHING
        found = max(found, bound)
    return found


@inner_kernel
def ends_from(tables: OrderTables, memory: Ints, step: int) -> int:
    """Return before which minute the links let a step not end."""
    row = tables.steps[step]
    found = 0
    for at in range(row[PRED_FROM], row[PRED_TO]):
        source = tables.preds[at, SOURCE]
        if tables.preds[at, TO_END] and memory[START, source] != NOTHING:
            start, end = memory[START, source], memory[END, source]
            found = max(found, event_of(tables, step, at, start, end))
    return found


@inner_kernel
def set_down(
    tables: OrderTables,
    numbers: DrawnNumbers,
    draw: int,
    memory: Ints,
    step: int,
    since: int,
    by_end: int,
) -> bool:
    """Put a step at its first start from a minute on; tell whether there is one."""
    if by_end > 0:
        for_end = start_for_end(tables, step, by_end)
        if for_end == NOTHING:
            return False
        since = max(since, for_end)
    start = known_start(tables, numbers, draw, step, since)
    if start == NOTHING:
        return False
    end = end_of(tables, numbers, draw, step, start)
    if end == NOTHING:
        return False
    end = max(end, ends_from(tables, memory, step))
    memory[START, step] = memory[SINCE_START, step] = start
    memory[END, step] = memory[SINCE_END, step] = end
    original = tables.steps[step, ORIGINAL]
    if original != NOTHING:
        memory[SINCE_START, original] = start
        memory[SINCE_END, original] = end
    return True


@inner_kernel
def repeat(
    tables: OrderTables,
    numbers: DrawnNumbers,
    draw: int,
    memory: Ints,
    limit: int,
    since: int,
) -> int:
    """Do steps again; return when the last has ended, or -2 less the step that has no place."""
    row = tables.limits[limit]
    for at in range(row[BEHIND_FROM], row[BEHIND_TO]):
        since = max(since, memory[END, tables.repeats[at]])
    last = NOTHING
    for at in range(row[AGAIN_FROM], row[AGAIN_TO]):
        memory[AGAIN, tables.repeats[at]] = 0
    for at in range(row[AGAIN_FROM], row[AGAIN_TO]):
        step = tables.repeats[at]
        free = max(since_of(tables, memory, step, 1), since)
        if not set_down(tables, numbers, draw, memory, step, free, 0):
            return -2 - step
        memory[AGAIN, step] = 1
        last = max(last, memory[END, step])
    for at in range(row[AGAIN_FROM], row[AGAIN_TO]):
        memory[AGAIN, tables.repeats[at]] = 0
    return since if last == NOTHING else last


@inner_kernel
def overrun(tables: OrderTables, memory: Ints, step: int) -> int:
    """Return a limit between a step and one placed before it that has run out."""
    row = tables.steps[step]
    for at in range(row[LIMIT_FROM], row[LIMIT_TO]):
        number = tables.step_limits[at]
        limit = tables.limits[number]
        source, target = limit[LIMIT_SOURCE], limit[LIMIT_TARGET]
        if memory[SINCE_START, target] == NOTHING:
            continue
        since = limit[SINCE]
        if source != NOTHING:
            if memory[SINCE_START, source] == NOTHING:
                continue
            since = memory[SINCE_END if limit[SOURCE_END] else SINCE_START, source]
        event = memory[SINCE_END if limit[TARGET_END] else SINCE_START, target]
        if event - since > limit[LONGEST]:
            return int(number)
    return NOTHING


@inner_kernel
def take(
    tables: OrderTables,
    numbers: DrawnNumbers,
    draw: int,
    memory: Ints,
    step: int,
    kept: Ints,
) -> int:
    """
    Place a step, with what has to be done again before it, and launch until it succeeds.

    Returns -1, or the number of the reason that takes the draw outside the rules.
    """
    limits = len(tables.limits) - 1
    launch = tables.launch
    most = numbers.technical.shape[1]
    ready = since_of(tables, memory, step, 0)
    if ready == NOTHING or not set_down(tables, numbers, draw, memory, step, ready, 0):
        return limits + step
    memory[FIRST_START, step] = memory[START, step]
    memory[FIRST_END, step] = memory[END, step]
    by_end, tried, repeated = 0, 0, 0
    while True:
        number = overrun(tables, memory, step)
        if number != NOTHING:
            if tables.limits[number, AGAIN_FROM] == NOTHING or repeated == most:
                return int(number)
            repeated += 1
            ready = repeat(tables, numbers, draw, memory, number, ready)
        elif step == launch[LAUNCH_STEP] and launch[HAS_ATTEMPTS]:
            weather, end = launch[LAUNCH_WEATHER], memory[END, step]
            is_bad = numbers.technical[draw, tried]
            if weather != NOTHING and numbers.no_go[draw, weather, day_of(tables.days, end)]:
                is_bad = True
            if not is_bad:
                return NOTHING
            tried += 1
            kept[SCRUBS] = tried
            if tried == most:
                return limits + len(tables.steps)
            is_last = launch[IN_A_ROW] > 0 and tried % launch[IN_A_ROW] == 0
            by_end = end + (launch[THEN] if is_last else launch[AFTER])
            ready = repeat(tables, numbers, draw, memory, limits, end)
        else:
            return NOTHING
        if ready <= -2:
            return limits - 2 - ready
        if not set_down(tables, numbers, draw, memory, step, ready, by_end):
            return limits + step


@inner_kernel
def play_one(
    tables: OrderTables, numbers: DrawnNumbers, draw: int, memory: Ints, kept: Ints
) -> None:
    """Play one draw: dates into the memory, launch, reason and scrubs into what is kept."""
    memory[:] = NOTHING
    memory[AGAIN] = 0
    kept[LAUNCH], kept[OUTSIDE], kept[SCRUBS] = LATE, NOTHING, 0
    for step in range(len(tables.steps)):
        mishap = tables.steps[step, MISHAP]
        if mishap != NOTHING and not numbers.happens[draw, mishap]:
            continue
        reason = take(tables, numbers, draw, memory, step, kept)
        if reason != NOTHING:
            kept[OUTSIDE] = reason
            return
    kept[LAUNCH] = memory[END, tables.launch[LAUNCH_STEP]]


@inner_kernel
def mark_critical(
    tables: OrderTables, numbers: DrawnNumbers, draw: int, memory: Ints, critical: Bools
) -> None:
    """Mark the steps on the driving chain of launch: whoever had to be over last, and so on."""
    critical[:] = False
    critical[tables.launch[LAUNCH_STEP]] = True
    for step in range(tables.launch[LAUNCH_STEP], -1, -1):
        if not critical[step]:
            continue
        row = tables.steps[step]
        latest = NOTHING
        for at in range(row[PRED_FROM], row[PRED_TO]):
            source = tables.preds[at, SOURCE]
            if memory[FIRST_START, source] != NOTHING:
                start, end = memory[FIRST_START, source], memory[FIRST_END, source]
                latest = max(latest, bound_by(tables, step, at, start, end))
        if latest == NOTHING:
            continue
        if known_start(tables, numbers, draw, step, latest) != memory[FIRST_START, step]:
            continue
        for at in range(row[PRED_FROM], row[PRED_TO]):
            source = tables.preds[at, SOURCE]
            if memory[FIRST_START, source] != NOTHING:
                start, end = memory[FIRST_START, source], memory[FIRST_END, source]
                if bound_by(tables, step, at, start, end) == latest:
                    critical[source] = True


@inner_kernel
def play_launches(
    tables: OrderTables, numbers: DrawnNumbers, first: int, last: int, memory: Ints, kept: Ints
) -> None:
    """Play some draws, and keep launch, reason and scrubs of each."""
    for draw in range(first, last):
        play_one(tables, numbers, draw, memory, kept[draw])


@inner_kernel
def play_whole(
    tables: OrderTables,
    numbers: DrawnNumbers,
    first: int,
    last: int,
    memory: Ints,
    kept: Ints,
    starts: Ints,
    ends: Ints,
    critical: Bools,
) -> None:
    """Play some draws, and keep the dates of all steps and who was critical, too."""
    for draw in range(first, last):
        play_one(tables, numbers, draw, memory, kept[draw])
        for step in range(len(tables.steps)):
            starts[draw, step] = memory[START, step]
            ends[draw, step] = memory[END, step]
        if kept[draw, LAUNCH] == LATE:
            critical[draw] = False
        else:
            mark_critical(tables, numbers, draw, memory, critical[draw])
