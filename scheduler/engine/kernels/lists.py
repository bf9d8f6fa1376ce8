"""Task lists: making them at random and changing them a little, always along the links."""

from scheduler.engine.kernels.chance import below
from scheduler.engine.kernels.compiling import kernel
from scheduler.engine.packing import PackedNetwork
from scheduler.engine.problem import Ints


@kernel
def sample_list(
    network: PackedNetwork, state: Ints, tries: int, order: Ints, missing: Ints
) -> None:
    """Fill a list task by task: of several ready ones, drawn at random, the longest tail."""
    size = len(order)
    ready = 0
    for task in range(size):
        missing[task] = network.before_from[task + 1] - network.before_from[task]
        if missing[task] == 0:
            order[ready] = task
            ready += 1
    for place in range(size):
        best = place + below(state, ready - place)
        for _ in range(tries - 1):
            other = place + below(state, ready - place)
            if network.tails[order[other]] > network.tails[order[best]]:
                best = other
        task = order[best]
        order[best] = order[place]
        order[place] = task
        for link in range(network.after_from[task], network.after_from[task + 1]):
            other = network.after[link]
            missing[other] -= 1
            if missing[other] == 0:
                order[ready] = other
                ready += 1


@kernel
def note_places(order: Ints, places: Ints) -> None:
    """Fill in the place of each task in a list."""
    for place, task in enumerate(order):
        places[task] = place


@kernel
def insert_elsewhere(
    network: PackedNetwork, state: Ints, order: Ints, places: Ints, reach: int
) -> None:
    """Take a random task to a random place within reach between its predecessors and successors."""
    size = len(order)
    place = below(state, size)
    task = order[place]
    low = max(0, place - reach)
    for link in range(network.before_from[task], network.before_from[task + 1]):
        low = max(low, places[network.before[link]] + 1)
    high = min(size - 1, place + reach)
    for link in range(network.after_from[task], network.after_from[task + 1]):
        high = min(high, places[network.after[link]] - 1)
    target = low + below(state, high - low + 1)
    step = 1 if target > place else -1
    while place != target:
        order[place] = order[place + step]
        places[order[place]] = place
        place += step
    order[target] = task
    places[task] = target
