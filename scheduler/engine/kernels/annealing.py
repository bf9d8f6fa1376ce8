"""Simulated annealing of one task list."""

from math import exp
from typing import NamedTuple

from scheduler.engine.kernels.chance import below, fraction
from scheduler.engine.kernels.compiling import kernel
from scheduler.engine.kernels.lists import insert_elsewhere, note_places
from scheduler.engine.kernels.schedules import evaluate
from scheduler.engine.packing import PackedNetwork, Scratch
from scheduler.engine.problem import Ints

MOST_MOVES = 2


class AnnealingState(NamedTuple):
    """
    Where an annealing stands: its list, the best list so far, and working memory.

    ``spans`` are the makespans of the two lists.
    """

    order: Ints
    best: Ints
    spans: Ints
    trial: Ints
    places: Ints


@kernel
def anneal(
    network: PackedNetwork,
    scratch: Scratch,
    state: Ints,
    trail: AnnealingState,
    steps: int,
    heat: tuple[float, float],
) -> None:
    """
    Take steps from the hot to the cold end of a stretch of falling temperature.

    A step inserts one or two tasks elsewhere; a longer schedule is taken over with a probability
    that falls with the growth and rises with the temperature.
    """
    reach = max(1, len(trail.order) // 4)
    hot, cold = heat
    for step in range(steps):
        trail.trial[:] = trail.order
        note_places(trail.trial, trail.places)
        for _ in range(1 + below(state, MOST_MOVES)):
            insert_elsewhere(network, state, trail.trial, trail.places, reach)
        makespan, _ = evaluate(network, scratch, trail.trial)
        growth = makespan - trail.spans[0]
        temperature = hot + (cold - hot) * step / steps
        if growth <= 0 or fraction(state) < exp(-growth / max(temperature, 1e-9)):
            trail.order[:] = trail.trial
            trail.spans[0] = makespan
            if makespan < trail.spans[1]:
                trail.best[:] = trail.trial
                trail.spans[1] = makespan
