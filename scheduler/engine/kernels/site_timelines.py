"""What is free over time, as steps: ticks in ascending order and the amounts from each on."""

from scheduler.engine.kernels.compiling import inner_kernel
from scheduler.engine.problem import Ints
from scheduler.engine.site.memory import NEVER, TIMES, USED


@inner_kernel
def open_timeline(levels: Ints, steps: Ints, dates: Ints) -> None:
    """Set what is free to what there is."""
    rows, count = levels.shape
    for row in range(rows):
        for step in range(count):
            steps[row, step] = levels[row, step]
    steps[TIMES, count] = NEVER
    dates[-1, USED] = count


@inner_kernel
def step_at(steps: Ints, dates: Ints, time: int) -> int:
    """Return the last step at or before a tick."""
    low, high = 0, dates[-1, USED]
    while high - low > 1:
        middle = (low + high) >> 1
        if steps[TIMES, middle] <= time:
            low = middle
        else:
            high = middle
    return low


@inner_kernel
def cut(steps: Ints, dates: Ints, near: int, time: int) -> int:
    """Make a tick a step of its own and return its place; ``near`` is no step behind it."""
    count = dates[-1, USED]
    step = near
    while steps[TIMES, step + 1] <= time:
        step += 1
    if steps[TIMES, step] == time:
        return step
    for row in range(len(steps)):
        for place in range(count, step, -1):
            steps[row, place + 1] = steps[row, place]
        steps[row, step + 1] = steps[row, step]
    steps[TIMES, step + 1] = time
    dates[-1, USED] = count + 1
    return step + 1


@inner_kernel
def take(steps: Ints, dates: Ints, word: int, amount: int, start: int, end: int) -> None:
    """Take an amount of the resources of a word from a tick up to another, or for ever."""
    first = cut(steps, dates, step_at(steps, dates, start), start)
    last = dates[-1, USED]
    if end < NEVER:
        last = cut(steps, dates, first, end)
    for step in range(first, last):
        steps[word, step] -= amount
