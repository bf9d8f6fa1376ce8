"""When a step of an order may start by planned hours, and how working time is counted."""

from scheduler.engine.kernels.compiling import inner_kernel
from scheduler.engine.kernels.order_book import cell, place_of, rows_of
from scheduler.engine.kernels.order_tables import (
    CLASS_COLUMNS,
    CLASS_DAYS,
    CLASS_FROM,
    CLASS_TO,
    CLASSES,
    CLOSES,
    DAY_LENGTH,
    DAY_ROWS,
    DAYS,
    ENDS_FROM,
    ENDS_TO,
    HIGH,
    LOW,
    NOTHING,
    OPENS,
    PAUSE,
    PLANNED,
    SPAN_COLUMNS,
    SPANS,
    STEPS,
    TICK,
    WORKED,
    Ints,
)


@inner_kernel
def first_row(book: Ints, at: int, columns: int, low: int, high: int, least: int) -> int:
    """
    Return the first of some rows whose number is no less than another; those in front come soon.

    Numbers ascend; that of row 0 stands ``at`` a place in the book, and each ``columns`` further.
    """
    stride = 1
    while low + stride <= high and book[at + (low + stride - 1) * columns] < least:
        low += stride
        stride <<= 1
    high = min(high, low + stride - 1)
    while low < high:
        middle = (low + high) >> 1
        if book[at + middle * columns] < least:
            low = middle + 1
        else:
            high = middle
    return low


@inner_kernel
def row_of_day(book: Ints, days: int, minute: int) -> int:
    """Return the first row of a list that is not over before the day of a minute."""
    first = place_of(book, DAY_ROWS) + days
    day = min(max(minute, 0) // DAY_LENGTH, book[first] - 1)
    return int(book[first + 1 + day])


@inner_kernel
def class_from(book: Ints, step: int, minute: int) -> int:
    """Return the row of the first starts of a step that do not all lie before a minute."""
    low = row_of_day(book, cell(book, STEPS, step, CLASS_DAYS), minute)
    last = cell(book, STEPS, step, CLASS_TO)
    return first_row(book, place_of(book, CLASSES) + HIGH, CLASS_COLUMNS, low, last, minute)


@inner_kernel
def within_class(book: Ints, step: int, at: int, minute: int) -> int:
    """Return the first start among those of a row on the grid from a minute on, or the last."""
    if at == cell(book, STEPS, step, CLASS_TO):
        return NOTHING
    tick = cell(book, STEPS, step, TICK)
    wanted = -(-minute // tick) * tick
    return int(min(max(wanted, cell(book, CLASSES, at, LOW)), cell(book, CLASSES, at, HIGH)))


@inner_kernel
def next_start(book: Ints, step: int, minute: int) -> int:
    """Return the first start of a step at or after a minute that planned hours allow."""
    return within_class(book, step, class_from(book, step, minute), minute)


@inner_kernel
def start_for_end(book: Ints, step: int, minute: int) -> int:
    """Return the first start of a step whose planned end is at or after a minute."""
    wanted = minute - cell(book, STEPS, step, PLANNED)
    low, high = cell(book, STEPS, step, CLASS_FROM), cell(book, STEPS, step, CLASS_TO)
    while low < high:
        middle = (low + high) >> 1
        if cell(book, CLASSES, middle, HIGH) + cell(book, CLASSES, middle, PAUSE) < wanted:
            low = middle + 1
        else:
            high = middle
    if low == cell(book, STEPS, step, CLASS_TO):
        return NOTHING
    return within_class(book, step, low, wanted - cell(book, CLASSES, low, PAUSE))


@inner_kernel
def planned_end(book: Ints, step: int, start: int) -> int:
    """Return the end of a step by its planned hours from a legal start."""
    pause = cell(book, CLASSES, class_from(book, step, start), PAUSE)
    return int(start + cell(book, STEPS, step, PLANNED) + pause)


@inner_kernel
def span_after(book: Ints, first: int, last: int, minute: int) -> int:
    """Return the row of the first span that ends after a minute."""
    return first_row(book, place_of(book, SPANS) + CLOSES, SPAN_COLUMNS, first, last, minute + 1)


@inner_kernel
def within_ends(book: Ints, step: int, end: int) -> int:
    """Return the first minute from its last work on at which the windows let a step end."""
    first, last = cell(book, STEPS, step, ENDS_FROM), cell(book, STEPS, step, ENDS_TO)
    if first == last:
        return end
    at = span_after(book, first, last, end - 1)
    return NOTHING if at == last else max(end, cell(book, SPANS, at, OPENS))


@inner_kernel
def work_before(book: Ints, first: int, last: int, minute: int) -> int:
    """Return how many minutes are worked before a minute."""
    at = span_after(book, first, last, minute)
    if at < last:
        left = cell(book, SPANS, at, CLOSES) - max(minute, cell(book, SPANS, at, OPENS))
        return cell(book, SPANS, at, WORKED) - left
    return cell(book, SPANS, at - 1, WORKED) if at > first else 0


@inner_kernel
def after_work(book: Ints, first: int, last: int, amount: int) -> int:
    """Return the first minute before which so much is worked."""
    if amount <= 0:
        return 0
    at = place_of(book, SPANS) + WORKED
    found = first_row(book, at, SPAN_COLUMNS, first, last, amount)
    if found == last:
        return NOTHING
    return cell(book, SPANS, found, CLOSES) - cell(book, SPANS, found, WORKED) + amount


@inner_kernel
def work_from(book: Ints, rows: tuple[int, int, int], here: int, amount: int) -> int:
    """
    Return the minute by which so much is worked from another on.

    ``rows`` are the first row of the spans, the one behind the last, and where their days stand.
    """
    last = rows[1]
    at = span_after(book, row_of_day(book, rows[2], here), last, here)
    if at == last:
        return NOTHING
    left = cell(book, SPANS, at, CLOSES) - max(here, cell(book, SPANS, at, OPENS))
    if amount <= left:
        return cell(book, SPANS, at, CLOSES) - left + amount
    return after_work(book, at + 1, last, cell(book, SPANS, at, WORKED) - left + amount)


@inner_kernel
def day_of(book: Ints, minute: int) -> int:
    """Return the number of the civil day of a minute."""
    low, high = 0, rows_of(book, DAYS)
    while low < high:
        middle = (low + high) >> 1
        if cell(book, DAYS, middle, 0) <= minute:
            low = middle + 1
        else:
            high = middle
    return low - 1
