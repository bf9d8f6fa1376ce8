"""Simulated annealing of a task list and the modes of its tasks."""

from math import exp
from typing import NamedTuple

from scheduler.engine.kernels.chance import below, fraction
from scheduler.engine.kernels.compiling import kernel
from scheduler.engine.kernels.lists import insert_elsewhere, note_places
from scheduler.engine.kernels.site_lists import evaluate
from scheduler.engine.packing import PackedNetwork
from scheduler.engine.problem import Ints
from scheduler.engine.site.memory import ListState, WorkArrays
from scheduler.engine.site.packing import FACTS, FIRST_WAY, HORIZON, Packed

MOST_MOVES = 2

GLANCES = 8
"""Random tasks that are compared for one that may be urgent."""

TRIES = 4
"""How often each task's mode is changed on average before overdrawn stores are given up."""


class SearchArrays(NamedTuple):
    """
    A site for a search.

    Parameters
    ----------
    packed, mirrored, network
        The site, the same backwards, and its links.
    choosers
        The tasks with several modes.
    effort
        After how many passes limits are given up, how far a task moves in the list, and how many
        moves of a hundred put an urgent task earlier.
    """

    packed: Packed
    mirrored: Packed
    network: PackedNetwork
    choosers: Ints
    effort: tuple[int, int, int]


class SiteAnnealingState(NamedTuple):
    """Where an annealing stands: its plan, the best one, the one on trial, and working memory."""

    here: ListState
    best: ListState
    trial: ListState
    costs: Ints
    places: Ints
    left: Ints


@kernel
def copy_plan(source: ListState, target: ListState) -> None:
    """Make one plan like another."""
    for place in range(len(source.order)):
        target.order[place] = source.order[place]
        target.genes[place] = source.genes[place]
        target.starts[place] = source.starts[place]
        target.modes[place] = source.modes[place]
        target.slacks[place] = source.slacks[place]


@kernel
def lack(left: Ints, uses: Ints, mode: int, other: int) -> int:
    """Return how much the stores are overdrawn once one mode takes the place of another."""
    total = 0
    for store in range(len(left)):
        total += max(0, uses[other, store] - uses[mode, store] - left[store])
    return total


@kernel
def count_left(packed: Packed, genes: Ints, left: Ints) -> None:
    """Note what is left of the stores once each task is done in the way of its gene."""
    for store in range(len(left)):
        left[store] = packed.stores[store]
        for task in range(len(genes)):
            mode = packed.ground.things[task, FIRST_WAY] + genes[task]
            left[store] -= packed.uses[mode, store]


@kernel
def mend_way(packed: Packed, task: int, genes: Ints, left: Ints) -> None:
    """Do a task in the way that overdraws the stores least."""
    things, uses = packed.ground.things, packed.uses
    first = things[task, FIRST_WAY]
    mode = first + genes[task]
    best, least = mode, lack(left, uses, mode, mode)
    for other in range(first, things[task + 1, FIRST_WAY]):
        found = lack(left, uses, mode, other)
        if found < least:
            best, least = other, found
    for store in range(len(left)):
        left[store] += uses[mode, store] - uses[best, store]
    genes[task] = best - first


@kernel
def mend_ways(field: SearchArrays, state: Ints, genes: Ints, left: Ints) -> None:
    """Change the modes of random tasks as long as stores are overdrawn, within reason."""
    count_left(field.packed, genes, left)
    choosers = field.choosers
    for _ in range(TRIES * len(choosers)):
        if left.min() >= 0:
            break
        mend_way(field.packed, choosers[below(state, len(choosers))], genes, left)


@kernel
def change_mode(field: SearchArrays, state: Ints, trail: SiteAnnealingState) -> None:
    """Give a random task another mode; where there are stores, none is left open."""
    things = field.packed.ground.things
    task = field.choosers[below(state, len(field.choosers))]
    count = things[task + 1, FIRST_WAY] - things[task, FIRST_WAY]
    if len(trail.left) > 0:
        trail.trial.genes[task] = (trail.trial.genes[task] + 1 + below(state, count - 1)) % count
        mend_ways(field, state, trail.trial.genes, trail.left)
    else:
        trail.trial.genes[task] = below(state, count + 1) - 1


@kernel
def hurry(field: SearchArrays, state: Ints, trail: SiteAnnealingState, reach: int) -> None:
    """Put the most urgent of some random tasks earlier in the list on trial."""
    order, places, network = trail.trial.order, trail.places, field.network
    task = order[below(state, len(order))]
    for _ in range(GLANCES):
        other = order[below(state, len(order))]
        if trail.trial.slacks[other] < trail.trial.slacks[task]:
            task = other
    place = places[task]
    low = max(0, place - reach)
    for link in range(network.before_from[task], network.before_from[task + 1]):
        low = max(low, places[network.before[link]] + 1)
    if low < place:
        target = low + below(state, place - low)
        while place > target:
            order[place] = order[place - 1]
            places[order[place]] = place
            place -= 1
        order[target] = task
        places[task] = target


@kernel
def change_plan(field: SearchArrays, state: Ints, trail: SiteAnnealingState) -> None:
    """Put one or two tasks elsewhere in the list on trial, or do one in another mode."""
    _, reach, urgent = field.effort
    note_places(trail.trial.order, trail.places)
    moves = 1 + below(state, MOST_MOVES)
    if len(field.choosers) > 0 and below(state, 2) == 0:
        change_mode(field, state, trail)
        moves -= 1
    for _ in range(moves):
        if below(state, 100) < urgent:
            hurry(field, state, trail, reach)
        else:
            insert_elsewhere(field.network, state, trail.trial.order, trail.places, reach)


@kernel
def anneal(
    field: SearchArrays,
    memories: tuple[WorkArrays, WorkArrays],
    state: Ints,
    trail: SiteAnnealingState,
    steps: int,
    heat: tuple[float, float],
) -> None:
    """
    Take steps from the hot to the cold end of a stretch of falling temperature.

    A later end of the goal is taken over with a probability that falls with the delay and rises
    with the temperature. No steps at all judge the list on trial and, unless it breaks rules and
    the one so far breaks fewer, go on from it.
    """
    hot, cold = heat
    rounds, horizon = field.effort[0], field.packed.ground.things[FACTS, HORIZON]
    memory, back = memories
    for step in range(max(1, steps)):
        if steps > 0:
            copy_plan(trail.here, trail.trial)
            change_plan(field, state, trail)
        cost = evaluate(field.packed, field.mirrored, memory, back, trail.trial, rounds)
        growth = 0 if steps == 0 and cost <= horizon else cost - trail.costs[0]
        temperature = hot + (cold - hot) * step / max(1, steps)
        if growth <= 0 or fraction(state) < exp(-growth / max(temperature, 1e-9)):
            copy_plan(trail.trial, trail.here)
            trail.costs[0] = cost
            if cost < trail.costs[1]:
                copy_plan(trail.trial, trail.best)
                trail.costs[1] = cost
