"""A population of task lists, bred child by child."""

from typing import NamedTuple

from scheduler.engine.kernels.chance import below
from scheduler.engine.kernels.compiling import kernel
from scheduler.engine.kernels.lists import insert_elsewhere, note_places, sample_list
from scheduler.engine.kernels.schedules import evaluate
from scheduler.engine.packing import PackedNetwork, Scratch
from scheduler.engine.problem import Ints

MOST_TRIES = 6
MOST_MOVES = 4


class Population(NamedTuple):
    """
    Task lists with their costs and the marks of their schedules.

    A cost is the makespan times ``scale`` and the number of critical tasks: of equally long
    schedules the one with fewer of them is easier to shorten. ``idle`` counts the children since
    the best makespan got better; ``child``, ``places`` and ``chosen`` are working memory.
    """

    lists: Ints
    costs: Ints
    marks: Ints
    idle: Ints
    child: Ints
    places: Ints
    chosen: Ints


@kernel
def mark_schedule(ends: Ints) -> int:
    """Return a number that tells schedules apart."""
    mark = 0
    for end in ends:
        mark = mark * 1000003 ^ end
    return mark


@kernel
def assess(network: PackedNetwork, scratch: Scratch, order: Ints) -> int:
    """Evaluate a list and return its cost."""
    makespan, critical = evaluate(network, scratch, order)
    return makespan * (len(order) + 1) + critical


@kernel
def readmit(network: PackedNetwork, scratch: Scratch, herd: Population) -> None:
    """Fill in costs and marks of lists that come from elsewhere."""
    for member in range(len(herd.costs)):
        herd.costs[member] = assess(network, scratch, herd.lists[member])
        herd.marks[member] = mark_schedule(scratch.ends)


@kernel
def settle(network: PackedNetwork, scratch: Scratch, state: Ints, herd: Population) -> None:
    """Fill the herd with new lists."""
    for member in range(len(herd.costs)):
        tries = member % MOST_TRIES + 1
        sample_list(network, state, tries, herd.lists[member], herd.places)
    readmit(network, scratch, herd)


@kernel
def cross(state: Ints, mother: Ints, father: Ints, herd: Population) -> None:
    """Make the child: the mother's list with one stretch of it in the father's order."""
    size = len(mother)
    shortest = max(1, size // 8)
    length = shortest + below(state, max(1, size // 2 - shortest + 1))
    begin = below(state, size - length + 1)
    herd.chosen[:] = 0
    for place in range(size):
        herd.child[place] = mother[place]
        if begin <= place < begin + length:
            herd.chosen[mother[place]] = 1
    for task in father:
        if herd.chosen[task]:
            herd.child[begin] = task
            begin += 1


@kernel
def pick(state: Ints, costs: Ints, sign: int) -> int:
    """Return the cheaper of two random members, or the dearer if the sign is -1."""
    first = below(state, len(costs))
    second = below(state, len(costs))
    return second if sign * costs[second] < sign * costs[first] else first


@kernel
def is_new(marks: Ints, mark: int) -> bool:
    """Tell whether no member has this mark."""
    place = 0
    while place < len(marks) and marks[place] != mark:
        place += 1
    return place == len(marks)


@kernel
def breed(
    network: PackedNetwork,
    scratch: Scratch,
    state: Ints,
    herd: Population,
    children: int,
    patience: int,
) -> int:
    """
    Breed children until so many were made, or the herd has lost patience; return how many.

    A child takes the place of the worse parent or of a dear member, whichever is dearer, if it is
    no worse and its schedule is new.
    """
    size = len(herd.child)
    reach = max(1, size // 4)
    best = herd.costs.min() // (size + 1)
    for done in range(children):
        if herd.idle[0] >= patience:
            return done
        mother, father = pick(state, herd.costs, 1), pick(state, herd.costs, 1)
        cross(state, herd.lists[mother], herd.lists[father], herd)
        note_places(herd.child, herd.places)
        for _ in range(1 + below(state, MOST_MOVES)):
            insert_elsewhere(network, state, herd.child, herd.places, reach)
        cost = assess(network, scratch, herd.child)
        herd.idle[0] += 1
        if cost // (size + 1) < best:
            best = cost // (size + 1)
            herd.idle[0] = 0
        worse = mother if herd.costs[mother] > herd.costs[father] else father
        victim = pick(state, herd.costs, -1)
        if herd.costs[worse] > herd.costs[victim]:
            victim = worse
        mark = mark_schedule(scratch.ends)
        if cost <= herd.costs[victim] and is_new(herd.marks, mark):
            herd.lists[victim] = herd.child
            herd.costs[victim] = cost
            herd.marks[victim] = mark
    return children
