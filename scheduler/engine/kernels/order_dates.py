"""When a step of an order may start by planned hours, and how working time is counted."""

from scheduler.engine.kernels.compiling import inner_kernel
from scheduler.engine.kernels.order_book import cell, rows_of
from scheduler.engine.kernels.order_tables import (
    BEFORE,
    CLASS_FROM,
    CLASS_TO,
    CLASSES,
    CLOSES,
    DAYS,
    HIGH,
    LOW,
    NOTHING,
    OPENS,
    PAUSE,
    PLANNED,
    SPANS,
    STEPS,
    TICK,
    OrderPlay,
)


@inner_kernel
def class_from(play: OrderPlay, step: int, minute: int) -> int:
    """Return the row of the first starts of a step that do not all lie before a minute."""
    low, high = cell(play, STEPS, step, CLASS_FROM), cell(play, STEPS, step, CLASS_TO)
    while low < high:
        middle = (low + high) >> 1
        if cell(play, CLASSES, middle, HIGH) < minute:
            low = middle + 1
        else:
            high = middle
    return int(low)


@inner_kernel
def within_class(play: OrderPlay, step: int, at: int, minute: int) -> int:
    """Return the first start among those of a row on the grid from a minute on, or the last."""
    if at == cell(play, STEPS, step, CLASS_TO):
        return NOTHING
    tick = cell(play, STEPS, step, TICK)
    wanted = -(-minute // tick) * tick
    return int(min(max(wanted, cell(play, CLASSES, at, LOW)), cell(play, CLASSES, at, HIGH)))


@inner_kernel
def next_start(play: OrderPlay, step: int, minute: int) -> int:
    """Return the first start of a step at or after a minute that planned hours allow."""
    return within_class(play, step, class_from(play, step, minute), minute)


@inner_kernel
def start_for_end(play: OrderPlay, step: int, minute: int) -> int:
    """Return the first start of a step whose planned end is at or after a minute."""
    wanted = minute - cell(play, STEPS, step, PLANNED)
    low, high = cell(play, STEPS, step, CLASS_FROM), cell(play, STEPS, step, CLASS_TO)
    while low < high:
        middle = (low + high) >> 1
        if cell(play, CLASSES, middle, HIGH) + cell(play, CLASSES, middle, PAUSE) < wanted:
            low = middle + 1
        else:
            high = middle
    if low == cell(play, STEPS, step, CLASS_TO):
        return NOTHING
    return within_class(play, step, low, wanted - cell(play, CLASSES, low, PAUSE))


@inner_kernel
def planned_end(play: OrderPlay, step: int, start: int) -> int:
    """Return the end of a step by its planned hours from a legal start."""
    pause = cell(play, CLASSES, class_from(play, step, start), PAUSE)
    return int(start + cell(play, STEPS, step, PLANNED) + pause)


@inner_kernel
def span_after(play: OrderPlay, first: int, last: int, minute: int) -> int:
    """Return the row of the first span that ends after a minute."""
    low, high = first, last
    while low < high:
        middle = (low + high) >> 1
        if cell(play, SPANS, middle, CLOSES) <= minute:
            low = middle + 1
        else:
            high = middle
    return low


@inner_kernel
def worked_by(play: OrderPlay, at: int) -> int:
    """Return how many minutes are worked before the end of a span."""
    length = cell(play, SPANS, at, CLOSES) - cell(play, SPANS, at, OPENS)
    return cell(play, SPANS, at, BEFORE) + length


@inner_kernel
def work_before(play: OrderPlay, first: int, last: int, minute: int) -> int:
    """Return how many minutes are worked before a minute."""
    at = span_after(play, first, last, minute)
    if at < last:
        return int(cell(play, SPANS, at, BEFORE) + max(minute - cell(play, SPANS, at, OPENS), 0))
    if at == first:
        return 0
    return worked_by(play, at - 1)


@inner_kernel
def after_work(play: OrderPlay, first: int, last: int, amount: int) -> int:
    """Return the first minute before which so much is worked."""
    if amount <= 0:
        return 0
    low, high = first, last
    while low < high:
        middle = (low + high) >> 1
        if worked_by(play, middle) < amount:
            low = middle + 1
        else:
            high = middle
    if low == last:
        return NOTHING
    return int(cell(play, SPANS, low, OPENS) + amount - cell(play, SPANS, low, BEFORE))


@inner_kernel
def day_of(play: OrderPlay, minute: int) -> int:
    """Return the number of the civil day of a minute."""
    low, high = 0, rows_of(play, DAYS)
    while low < high:
        middle = (low + high) >> 1
        if cell(play, DAYS, middle, 0) <= minute:
            low = middle + 1
        else:
            high = middle
    return low - 1
