"""Task lists on a site: sorting them along the links, and what they lead to."""

import numpy as np

from scheduler.engine.kernels.compiling import kernel
from scheduler.engine.kernels.site_passes import place_all, release_later, schedule
from scheduler.engine.problem import Ints
from scheduler.engine.site.memory import (
    END,
    END_BY,
    KEY,
    START,
    START_BY,
    WAY,
    ListState,
    WorkArrays,
)
from scheduler.engine.site.packing import (
    FACTS,
    FIRST_LINK,
    FIRST_WAY,
    GOAL,
    HORIZON,
    RANKS,
    SOURCE,
    TOPOLOGICAL,
    Packed,
)

RUN = 16


@kernel
def sort_run(numbers: Ints, begin: int, end: int) -> None:
    """Sort a part of some numbers by insertion."""
    for place in range(begin + 1, end):
        number = numbers[place]
        other = place
        while other > begin and numbers[other - 1] > number:
            numbers[other] = numbers[other - 1]
            other -= 1
        numbers[other] = number


@kernel
def sort_numbers(numbers: Ints) -> None:
    """Sort numbers by merging longer and longer runs."""
    size = len(numbers)
    merged = np.empty_like(numbers)
    for begin in range(0, size, RUN):
        sort_run(numbers, begin, min(begin + RUN, size))
    width = RUN
    while width < size:
        for begin in range(0, size, 2 * width):
            middle, end = min(begin + width, size), min(begin + 2 * width, size)
            left, right = begin, middle
            for place in range(begin, end):
                if left < middle and (right == end or numbers[left] <= numbers[right]):
                    merged[place] = numbers[left]
                    left += 1
                else:
                    merged[place] = numbers[right]
                    right += 1
        for place in range(size):
            numbers[place] = merged[place]
        width *= 2


@kernel
def sort_along(packed: Packed, dates: Ints, order: Ints) -> None:
    """
    Sort the tasks by their keys, but none before what it waits for.

    The keys become those of the latest task waited for, and the rank decides among equals.
    """
    things, orders, size = packed.ground.things, packed.orders, len(order)
    for place in range(size):
        task = orders[TOPOLOGICAL, place]
        key = dates[task, KEY]
        for row in range(things[task, FIRST_LINK], things[task + 1, FIRST_LINK]):
            key = max(key, dates[things[row, SOURCE], KEY])
        dates[task, KEY] = key
    for place in range(size):
        task = order[place]
        order[place] = dates[task, KEY] * size + orders[RANKS, task]
    sort_numbers(order)
    for place in range(size):
        order[place] = orders[TOPOLOGICAL, order[place] % size]


@kernel
def justify(
    packed: Packed, mirrored: Packed, memory: WorkArrays, back: WorkArrays, plan: ListState
) -> bool:
    """
    Sort a list by how late its tasks can start; tell whether they can all be placed that late.

    The goal ends when it does, others when the last task does; each is done in the same way.
    """
    things = packed.ground.things
    horizon, goal, size = things[FACTS, HORIZON], things[FACTS, GOAL], len(plan.order)
    last = 0
    for task in range(size):
        last = max(last, memory.dates[task, END])
    for task in range(size):
        back.dates[task, START_BY] = horizon - last
        back.dates[task, END_BY] = 0
        back.dates[task, KEY] = horizon - memory.dates[task, END]
    back.dates[goal, START_BY] = horizon - memory.dates[goal, END]
    sort_along(mirrored, back.dates, plan.order)
    if place_all(mirrored, back, plan.order, plan.modes) > 0:
        return False
    overrun, _ = release_later(mirrored.ground.things, back.dates)
    if overrun > 0:
        return False
    for task in range(size):
        memory.dates[task, KEY] = horizon - back.dates[task, END]
    sort_along(packed, memory.dates, plan.order)
    return True


@kernel
def note(packed: Packed, dates: Ints, plan: ListState) -> None:
    """Write down what is placed."""
    for task in range(len(plan.order)):
        plan.starts[task] = dates[task, START]
        plan.modes[task] = dates[task, WAY] - packed.ground.things[task, FIRST_WAY]


@kernel
def evaluate(
    packed: Packed,
    mirrored: Packed,
    memory: WorkArrays,
    back: WorkArrays,
    plan: ListState,
    rounds: int,
) -> int:
    """
    Return the cost of a list after double justification: the end of the goal.

    Where rules are broken it is the horizon and by how much. The list becomes that of the tasks by
    their starts. A mirrored site without orders stands for one that cannot be justified.
    """
    things, dates = packed.ground.things, memory.dates
    goal, size = things[FACTS, GOAL], len(plan.order)
    for task in range(size):
        dates[task, START_BY] = 0
        dates[task, END_BY] = 0
    broken = schedule(packed, memory, plan.order, plan.genes, rounds)
    if broken > 0:
        return int(things[FACTS, HORIZON] + broken)
    note(packed, dates, plan)
    cost = dates[goal, END]
    if mirrored.orders.shape[1] > 0 and justify(packed, mirrored, memory, back, plan):
        broken = schedule(packed, memory, plan.order, plan.modes, rounds)
        if broken == 0 and dates[goal, END] <= cost:
            cost = dates[goal, END]
            note(packed, dates, plan)
    for task in range(size):
        plan.slacks[task] = things[FACTS, HORIZON] - back.dates[task, END] - plan.starts[task]
        dates[task, KEY] = plan.starts[task]
    sort_along(packed, dates, plan.order)
    return int(cost)
