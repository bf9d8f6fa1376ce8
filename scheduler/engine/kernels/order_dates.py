"""When a step of an order may start by planned hours, and how working time is counted."""

from scheduler.engine.kernels.compiling import inner_kernel
from scheduler.engine.kernels.order_tables import (
    BEFORE,
    CLASS_FROM,
    CLASS_TO,
    CLOSES,
    HIGH,
    LOW,
    NOTHING,
    OPENS,
    PAUSE,
    PLANNED,
    TICK,
    Ints,
    OrderPlay,
)


@inner_kernel
def class_from(play: OrderPlay, step: int, minute: int) -> int:
    """Return the row of the first starts of a step that do not all lie before a minute."""
    low, high = play.steps[step, CLASS_FROM], play.steps[step, CLASS_TO]
    while low < high:
        middle = (low + high) >> 1
        if play.classes[middle, HIGH] < minute:
            low = middle + 1
        else:
            high = middle
    return int(low)


@inner_kernel
def within_class(play: OrderPlay, step: int, at: int, minute: int) -> int:
    """Return the first start among those of a row on the grid from a minute on, or the last."""
    if at == play.steps[step, CLASS_TO]:
        return NOTHING
    tick = play.steps[step, TICK]
    wanted = -(-minute // tick) * tick
    return int(min(max(wanted, play.classes[at, LOW]), play.classes[at, HIGH]))


@inner_kernel
def next_start(play: OrderPlay, step: int, minute: int) -> int:
    """Return the first start of a step at or after a minute that planned hours allow."""
    return within_class(play, step, class_from(play, step, minute), minute)


@inner_kernel
def start_for_end(play: OrderPlay, step: int, minute: int) -> int:
    """Return the first start of a step whose planned end is at or after a minute."""
    wanted = minute - play.steps[step, PLANNED]
    low, high = play.steps[step, CLASS_FROM], play.steps[step, CLASS_TO]
    while low < high:
        middle = (low + high) >> 1
        if play.classes[middle, HIGH] + play.classes[middle, PAUSE] < wanted:
            low = middle + 1
        else:
            high = middle
    if low == play.steps[step, CLASS_TO]:
        return NOTHING
    return within_class(play, step, low, wanted - play.classes[low, PAUSE])


@inner_kernel
def planned_end(play: OrderPlay, step: int, start: int) -> int:
    """Return the end of a step by its planned hours from a legal start."""
    pause = play.classes[class_from(play, step, start), PAUSE]
    return int(start + play.steps[step, PLANNED] + pause)


@inner_kernel
def span_after(spans: Ints, first: int, last: int, minute: int) -> int:
    """Return the row of the first span that ends after a minute."""
    low, high = first, last
    while low < high:
        middle = (low + high) >> 1
        if spans[middle, CLOSES] <= minute:
            low = middle + 1
        else:
            high = middle
    return low


@inner_kernel
def work_before(spans: Ints, first: int, last: int, minute: int) -> int:
    """Return how many minutes are worked before a minute."""
    at = span_after(spans, first, last, minute)
    if at < last:
        return int(spans[at, BEFORE] + max(minute - spans[at, OPENS], 0))
    if at == first:
        return 0
    return int(spans[at - 1, BEFORE] + spans[at - 1, CLOSES] - spans[at - 1, OPENS])


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
