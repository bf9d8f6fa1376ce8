"""The serial scheme and double justification, as `scheduler.engine.reference` has them."""

from scheduler.engine.kernels.compiling import kernel
from scheduler.engine.packing import GUARD, PackedNetwork, Scratch
from scheduler.engine.problem import Ints


@kernel
def first_fit(free: Ints, demand: int, earliest: int, duration: int) -> int:
    """
    Return the first start at which one word of demand fits for a whole duration.

    The window is scanned from its end. A conflict moves the window behind it, and what was seen
    good since then need not be seen again.
    """
    start = earliest
    known = earliest
    time = start + duration - 1
    while time >= known:
        if ((free[time] - demand) & GUARD) == GUARD:
            time -= 1
        else:
            known = start + duration
            start = time + 1
            time = start + duration - 1
    return start


@kernel
def find_start(free: Ints, demands: Ints, task: int, earliest: int, duration: int) -> int:
    """Return the first start at which all words of a task's demand fit."""
    words = len(free)
    start = earliest
    word = 0
    content = 0
    while content < words:
        found = first_fit(free[word], demands[word, task], start, duration)
        content = content + 1 if found == start else 1
        start = found
        word = (word + 1) % words
    return start


@kernel
def serial(
    network: PackedNetwork, scratch: Scratch, order: Ints, begins: Ints, others: Ints, ends: Ints
) -> int:
    """Fill in the ends of the tasks in the order given, and return the last."""
    free = scratch.free
    for word in range(len(free)):
        free[word, : scratch.extent[0]] = network.capacities[word]
    last = 0
    for task in order:
        start = 0
        for place in range(begins[task], begins[task + 1]):
            start = max(start, ends[others[place]])
        duration = network.durations[task]
        start = find_start(free, network.demands, task, start, duration)
        end = start + duration
        ends[task] = end
        last = max(last, end)
        for word in range(len(free)):
            demand = network.demands[word, task]
            for time in range(start, end):
                free[word, time] -= demand
    scratch.extent[0] = last
    return last


@kernel
def sort_tasks(keys: Ints, most: int, counts: Ints, order: Ints, step: int) -> None:
    """Sort the tasks by key; equal ones by number, downwards if the step is -1."""
    size = len(keys)
    counts[: most + 2] = 0
    for task in range(size):
        counts[keys[task] + 1] += 1
    for key in range(most):
        counts[key + 1] += counts[key]
    task = 0 if step == 1 else size - 1
    for _ in range(size):
        order[counts[keys[task]]] = task
        counts[keys[task]] += 1
        task += step


@kernel
def evaluate(network: PackedNetwork, scratch: Scratch, order: Ints) -> tuple[int, int]:
    """
    Return the makespan of a list after double justification, and the number of critical tasks.

    The list becomes that of the tasks by their final starts; their ends stay in the scratch. A task
    is critical if it starts as early as late.
    """
    keys, ends = scratch.keys, scratch.ends
    size = len(keys)
    last = serial(network, scratch, order, network.before_from, network.before, ends)
    for task in range(size):
        keys[task] = last - ends[task]
    sort_tasks(keys, last, scratch.counts, order, -1)
    mirrored = scratch.mirrored
    width = serial(network, scratch, order, network.after_from, network.after, mirrored)
    for task in range(size):
        keys[task] = width - mirrored[task]
    sort_tasks(keys, width, scratch.counts, order, 1)
    last = serial(network, scratch, order, network.before_from, network.before, ends)
    critical = 0
    for task in range(size):
        start = ends[task] - network.durations[task]
        if start >= keys[task] - (width - last):
            critical += 1
        keys[task] = start
    sort_tasks(keys, last, scratch.counts, order, 1)
    return last, critical
