"""Starts and ends of one step of an order that is played."""

from scheduler.engine.kernels.compiling import inner_kernel
from scheduler.engine.kernels.order_tables import (
    ABSENCE_MISHAP,
    ABSENT_FROM,
    ABSENT_TO,
    BEFORE,
    CLASS_FROM,
    CLASS_TO,
    CLOSES,
    HIGH,
    LASTS,
    LATE,
    LOW,
    NOTHING,
    OPENS,
    OVER_FROM,
    OVER_TO,
    PAUSE,
    PAUSES,
    PLANNED,
    SPAN_FROM,
    SPAN_TO,
    TICK,
    TIME_FROM,
    TIME_TO,
    WEATHERS,
    DrawnNumbers,
    Ints,
    OrderTables,
)


@inner_kernel
def next_start(tables: OrderTables, step: int, minute: int) -> int:
    """Return the first start of a step at or after a minute that planned hours allow."""
    classes, row = tables.classes, tables.steps[step]
    low, high = row[CLASS_FROM], row[CLASS_TO]
    while low < high:
        middle = (low + high) >> 1
        if classes[middle, HIGH] < minute:
            low = middle + 1
        else:
            high = middle
    if low == row[CLASS_TO]:
        return NOTHING
    tick = row[TICK]
    return int(min(max(-(-minute // tick) * tick, classes[low, LOW]), classes[low, HIGH]))


@inner_kernel
def start_for_end(tables: OrderTables, step: int, minute: int) -> int:
    """Return the first start of a step whose planned end is at or after a minute."""
    classes, row = tables.classes, tables.steps[step]
    planned = row[PLANNED]
    low, high = row[CLASS_FROM], row[CLASS_TO]
    while low < high:
        middle = (low + high) >> 1
        if classes[middle, HIGH] + planned + classes[middle, PAUSE] < minute:
            low = middle + 1
        else:
            high = middle
    if low == row[CLASS_TO]:
        return NOTHING
    tick = row[TICK]
    wanted = -(-(minute - planned - classes[low, PAUSE]) // tick) * tick
    return int(min(max(wanted, classes[low, LOW]), classes[low, HIGH]))


@inner_kernel
def planned_end(tables: OrderTables, step: int, start: int) -> int:
    """Return the end of a step by its planned hours from a legal start."""
    classes, row = tables.classes, tables.steps[step]
    low, high = row[CLASS_FROM], row[CLASS_TO]
    while low < high:
        middle = (low + high) >> 1
        if classes[middle, HIGH] < start:
            low = middle + 1
        else:
            high = middle
    return int(start + row[PLANNED] + classes[low, PAUSE])


@inner_kernel
def work_before(spans: Ints, first: int, last: int, minute: int) -> int:
    """Return how many minutes are worked before a minute."""
    low, high = first, last
    while low < high:
        middle = (low + high) >> 1
        if spans[middle, OPENS] <= minute:
            low = middle + 1
        else:
            high = middle
    if low == first:
        return 0
    worked = min(minute, spans[low - 1, CLOSES]) - spans[low - 1, OPENS]
    return int(spans[low - 1, BEFORE] + worked)


@inner_kernel
def after_work(spans: Ints, first: int, last: int, amount: int) -> int:
    """Return the first minute before which so much is worked."""
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
        return NOTHING
    return int(spans[low, OPENS] + amount - spans[low, BEFORE])


@inner_kernel
def day_of(days: Ints, minute: int) -> int:
    """Return the number of the civil day of a minute."""
    low, high = 0, len(days)
    while low < high:
        middle = (low + high) >> 1
        if days[middle] <= minute:
            low = middle + 1
        else:
            high = middle
    return low - 1


@inner_kernel
def first_gone(
    tables: OrderTables, numbers: DrawnNumbers, draw: int, absence: int, minute: int
) -> int:
    """Return the row of the first minutes that an absence takes and that end after a minute."""
    row = tables.absences[absence]
    begin = numbers.begins[draw, row[ABSENCE_MISHAP]]
    spans = tables.spans
    since = max(minute, begin)
    low, high = row[SPAN_FROM], row[SPAN_TO]
    while low < high:
        middle = (low + high) >> 1
        if spans[middle, CLOSES] <= since:
            low = middle + 1
        else:
            high = middle
    if low == row[SPAN_TO] or spans[low, OPENS] >= begin + row[LASTS]:
        return NOTHING
    if begin + row[LASTS] <= since:
        return NOTHING
    return low


@inner_kernel
def after_absences(
    tables: OrderTables, numbers: DrawnNumbers, draw: int, step: int, start: int
) -> int:
    """Return the minute after what is known to be in the way of a start, or the start itself."""
    row = tables.steps[step]
    later = start
    for at in range(row[ABSENT_FROM], row[ABSENT_TO]):
        absence = tables.step_absences[at]
        mishap = tables.absences[absence, ABSENCE_MISHAP]
        begin = numbers.begins[draw, mishap]
        if not numbers.happens[draw, mishap] or begin > start:
            continue
        until = start + 1 if row[PAUSES] else planned_end(tables, step, start)
        found = first_gone(tables, numbers, draw, absence, start)
        if found == NOTHING:
            continue
        if max(tables.spans[found, OPENS], begin) < until:
            last = begin + tables.absences[absence, LASTS]
            later = max(later, min(tables.spans[found, CLOSES], last))
    return later


@inner_kernel
def after_weather(
    tables: OrderTables, numbers: DrawnNumbers, draw: int, step: int, start: int
) -> int:
    """Return the begin of the next day where a start falls on a bad one, or the start itself."""
    weathers = tables.steps[step, WEATHERS]
    if weathers:
        day = day_of(tables.days, start)
        for weather in range(numbers.no_go.shape[1]):
            if weathers >> weather & 1 and numbers.no_go[draw, weather, day]:
                is_last = day + 1 == len(tables.days)
                return start + LATE if is_last else int(tables.days[day + 1])
    return start


@inner_kernel
def known_start(
    tables: OrderTables, numbers: DrawnNumbers, draw: int, step: int, minute: int
) -> int:
    """Return the first start from a minute on that nothing known by then forbids."""
    found = next_start(tables, step, minute)
    row = tables.steps[step]
    if not row[WEATHERS] and row[ABSENT_FROM] == row[ABSENT_TO]:
        return found
    while found != NOTHING:
        later = max(
            after_weather(tables, numbers, draw, step, found),
            after_absences(tables, numbers, draw, step, found),
        )
        if later <= found:
            return found
        found = next_start(tables, step, later)
    return NOTHING


@inner_kernel
def is_disturbed(tables: OrderTables, numbers: DrawnNumbers, draw: int, step: int) -> bool:
    """Whether an absence that concerns a step happens in a draw."""
    row = tables.steps[step]
    for at in range(row[ABSENT_FROM], row[ABSENT_TO]):
        mishap = tables.absences[tables.step_absences[at], ABSENCE_MISHAP]
        if numbers.happens[draw, mishap]:
            return True
    return False


@inner_kernel
def work_on(
    tables: OrderTables,
    numbers: DrawnNumbers,
    draw: int,
    step: int,
    times: tuple[int, int],
    here: int,
    amount: int,
) -> int:
    """Return when a step has worked so much from a minute on, while nobody is gone."""
    if amount <= 0:
        return here
    spans, first, last = tables.spans, times[0], times[1]
    if not is_disturbed(tables, numbers, draw, step):
        return after_work(spans, first, last, work_before(spans, first, last, here) + amount)
    row = tables.steps[step]
    low, high = first, last
    while low < high:
        middle = (low + high) >> 1
        if spans[middle, CLOSES] <= here:
            low = middle + 1
        else:
            high = middle
    while low < last:
        here = max(here, spans[low, OPENS])
        until = spans[low, CLOSES]
        if here >= until:
            low += 1
            continue
        resumes = here
        for at in range(row[ABSENT_FROM], row[ABSENT_TO]):
            absence = tables.step_absences[at]
            mishap = tables.absences[absence, ABSENCE_MISHAP]
            if not numbers.happens[draw, mishap]:
                continue
            found = first_gone(tables, numbers, draw, absence, here)
            if found == NOTHING:
                continue
            begin = numbers.begins[draw, mishap]
            opens = max(spans[found, OPENS], begin)
            if opens <= here:
                closes = min(spans[found, CLOSES], begin + tables.absences[absence, LASTS])
                resumes = max(resumes, closes)
            else:
                until = min(until, opens)
        if resumes > here:
            here = resumes
            continue
        if until - here >= amount:
            return here + amount
        amount -= until - here
        here = until
    return NOTHING


@inner_kernel
def end_of(tables: OrderTables, numbers: DrawnNumbers, draw: int, step: int, start: int) -> int:
    """Return the end of a step by its drawn hours."""
    row = tables.steps[step]
    drawn, planned = numbers.hours[draw, step], row[PLANNED]
    here = work_on(
        tables,
        numbers,
        draw,
        step,
        (row[TIME_FROM], row[TIME_TO]),
        start,
        min(drawn, planned),
    )
    if here == NOTHING:
        return NOTHING
    return work_on(
        tables, numbers, draw, step, (row[OVER_FROM], row[OVER_TO]), here, drawn - planned
    )
