"""The serial scheme on a site, as `scheduler.engine.site.reference` has it."""

from scheduler.engine.kernels.compiling import inner_kernel
from scheduler.engine.kernels.site_dates import date_by_limits, date_by_links, is_ready
from scheduler.engine.kernels.site_fitting import first_fit, held_until
from scheduler.engine.kernels.site_timelines import cut, open_timeline, take
from scheduler.engine.problem import Ints
from scheduler.engine.site.memory import (
    AT,
    END,
    END_BY,
    NEVER,
    NEXT,
    NEXT_AT,
    NEXT_END,
    NEXT_STEP,
    START,
    START_BY,
    STEP,
    TIMES,
    TRIED,
    USED,
    WAY,
    WorkArrays,
)
from scheduler.engine.site.packing import (
    AMOUNT,
    FACTS,
    FIRST_BREAK,
    FIRST_CLOSED,
    FIRST_NEED,
    FIRST_OPENED,
    FIRST_WAY,
    HELD_FROM,
    HELD_TO,
    HOLD_AMOUNT,
    HOLD_MASK,
    HOLD_SOURCE,
    HOLD_WORD,
    HORIZON,
    KEEPS,
    KEPT_ONLY,
    LIMIT_FROM_END,
    LIMIT_SOURCE,
    LIMIT_TARGET,
    LIMIT_TO_END,
    LIMITS_FROM,
    LIMITS_TO,
    LONGEST,
    RESUME,
    STOP,
    WORD,
    Packed,
)


@inner_kernel
def take_needs(things: Ints, steps: Ints, mode: int, kept: int, first: int, last: int) -> None:
    """Take what a mode needs in some steps; if ``kept`` is 2, what it keeps in its pauses."""
    for row in range(things[mode, FIRST_NEED], things[mode + 1, FIRST_NEED]):
        word, amount = things[row, WORD], things[row, AMOUNT + kept]
        for step in range(first, last):
            steps[word, step] -= amount


@inner_kernel
def take_resources(things: Ints, spans: Ints, steps: Ints, dates: Ints, task: int) -> None:
    """Take what a task needs where it is worked on, and what it keeps in its pauses."""
    mode, at = dates[task, WAY], dates[task, AT]
    if things[mode, FIRST_NEED] == things[mode + 1, FIRST_NEED]:
        return
    start = dates[task, START]
    first = cut(steps, dates, dates[task, STEP], start)
    if things[mode, KEEPS] == KEPT_ONLY:
        take_needs(things, steps, mode, 0, first, cut(steps, dates, first, dates[task, END]))
        return
    pause, pauses = spans[at, FIRST_BREAK], spans[at + 1, FIRST_BREAK]
    is_paused = False
    while pause < pauses or not is_paused:
        until = dates[task, END]
        if pause < pauses:
            until = spans[pause, RESUME] if is_paused else spans[pause, STOP]
        last = cut(steps, dates, first, until)
        kept = 2 if is_paused else 0
        take_needs(things, steps, mode, kept, first, last)
        pause += is_paused
        first, is_paused = last, not is_paused


@inner_kernel
def take_holds(things: Ints, steps: Ints, dates: Ints, task: int) -> None:
    """Take the room of holds that a task opens, and give back that of holds that it closes."""
    start, end = dates[task, START], dates[task, END]
    for hold in range(things[task, FIRST_OPENED], things[task + 1, FIRST_OPENED]):
        until = held_until(things, dates, hold, task, end)
        if until > start:
            take(steps, dates, things[hold, HOLD_WORD], things[hold, HOLD_AMOUNT], start, until)
    for row in range(things[task, FIRST_CLOSED], things[task + 1, FIRST_CLOSED]):
        hold = things[row, 0]
        source = things[hold, HOLD_SOURCE]
        if source != task and (source < 0 or dates[source, START] >= 0):
            since = end if source < 0 else max(end, dates[source, START])
            word, room = things[hold, HOLD_WORD], -things[hold, HOLD_AMOUNT]
            take(steps, dates, word, room, since, steps[TIMES, dates[-1, USED]])


@inner_kernel
def put(things: Ints, spans: Ints, steps: Ints, dates: Ints, task: int, gene: int) -> bool:
    """Place a task in the way of its gene, or the one that ends first; tell if it finds room."""
    low, high = things[task, FIRST_WAY], things[task + 1, FIRST_WAY]
    if gene >= 0:
        low += gene
        high = low + 1
    best = -1
    dates[task, END] = NEVER
    for mode in range(low, high):
        date_by_links(things, spans, dates, task, mode)
        date_by_limits(things, dates, task)
        fits = first_fit(things, spans, steps, dates, task, mode)
        if fits and dates[task, NEXT_END] < dates[task, END]:
            best = dates[task, NEXT]
            dates[task, END] = dates[task, NEXT_END]
            dates[task, WAY] = mode
            dates[task, AT] = dates[task, NEXT_AT]
            dates[task, STEP] = dates[task, NEXT_STEP]
    if best < 0:
        return False
    dates[task, START] = best
    take_resources(things, spans, steps, dates, task)
    take_holds(things, steps, dates, task)
    return True


@inner_kernel
def place_all(packed: Packed, memory: WorkArrays, order: Ints, genes: Ints) -> int:
    """
    Place the tasks in an order along the links and return how many find no place.

    A task that finds no place waits until a hold ends, and is tried again before later ones.
    """
    things, spans, size = packed.ground.things, packed.ground.spans, len(order)
    steps, dates = memory.steps, memory.dates
    open_timeline(packed.levels, steps, dates)
    for hold in range(things[FACTS, HELD_FROM], things[FACTS, HELD_TO]):
        word, room = things[hold, HOLD_WORD], things[hold, HOLD_AMOUNT]
        take(steps, dates, word, room, steps[TIMES, 0], steps[TIMES, dates[-1, USED]])
    for task in range(size):
        dates[task, START] = -1
        dates[task, TRIED] = 0
    closed, done, place = 1, 0, 0
    while place < size:
        task = order[place]
        is_next = dates[task, START] < 0 and dates[task, TRIED] < closed
        if is_next and (done == place or is_ready(things, dates, task)):
            if put(things, spans, steps, dates, task, genes[task]):
                done += 1
                closes = things[task, FIRST_CLOSED] < things[task + 1, FIRST_CLOSED]
                if closes and done <= place:
                    closed += 1
                    place = -1
            else:
                dates[task, TRIED] = closed
        place += 1
    return size - done


@inner_kernel
def release_later(things: Ints, dates: Ints) -> tuple[int, bool]:
    """
    Release the first tasks of overrun limits as late as the second events ask.

    Returned are the sum of the overruns and whether a task has to go later.
    """
    overrun, moved = 0, False
    for row in range(things[FACTS, LIMITS_FROM], things[FACTS, LIMITS_TO]):
        source, target = things[row, LIMIT_SOURCE], things[row, LIMIT_TARGET]
        event, since = things[FACTS, HORIZON], 0
        if target >= 0:
            event = dates[target, END] if things[row, LIMIT_TO_END] else dates[target, START]
        if source >= 0:
            since = dates[source, END] if things[row, LIMIT_FROM_END] else dates[source, START]
        by = event - things[row, LONGEST]
        if by > since:
            overrun += by - since
            if source >= 0:
                moved = True
                column = END_BY if things[row, LIMIT_FROM_END] else START_BY
                dates[source, column] = max(dates[source, column], by)
    return overrun, moved


@inner_kernel
def count_overdrafts(packed: Packed, memory: WorkArrays) -> int:
    """Return by how much stores are overdrawn, and when what is held from tick 0 on."""
    things, lacks = packed.ground.things, 0
    for store in range(len(packed.stores)):
        left = packed.stores[store]
        for task in range(len(memory.dates) - 1):
            left -= packed.uses[memory.dates[task, WAY], store]
        lacks += max(0, -left)
    for hold in range(things[FACTS, HELD_FROM], things[FACTS, HELD_TO]):
        mask = things[hold, HOLD_MASK]
        for step in range(memory.dates[-1, USED]):
            if memory.steps[things[hold, HOLD_WORD], step] & mask != mask:
                lacks += 1
    return lacks


@inner_kernel
def schedule(packed: Packed, memory: WorkArrays, order: Ints, genes: Ints, rounds: int) -> int:
    """
    Place the tasks in an order along the links, again with later releases while limits are overrun.

    Returned is by how much the limits are overrun in the end. A task that finds no place counts as
    much as the horizon, and so does each piece of what is overdrawn.
    """
    things, overrun = packed.ground.things, 0
    for _ in range(rounds):
        missing = place_all(packed, memory, order, genes)
        if missing > 0:
            return int(missing * things[FACTS, HORIZON])
        overrun, moved = release_later(things, memory.dates)
        if not moved:
            break
    return int(overrun + count_overdrafts(packed, memory) * things[FACTS, HORIZON])
