"""A population of task lists on a site, with the modes of their tasks, bred child by child."""

from typing import NamedTuple

from scheduler.engine.kernels.chance import below
from scheduler.engine.kernels.compiling import kernel
from scheduler.engine.kernels.genetic import (
    MOST_MOVES,
    MOST_TRIES,
    Population,
    cross,
    is_new,
    mark_schedule,
    pick,
)
from scheduler.engine.kernels.lists import insert_elsewhere, note_places, sample_list
from scheduler.engine.kernels.site_annealing import (
    SearchArrays,
    SiteAnnealingState,
    change_mode,
    copy_plan,
)
from scheduler.engine.kernels.site_lists import evaluate
from scheduler.engine.problem import Ints
from scheduler.engine.site.memory import WorkArrays


class SitePopulation(NamedTuple):
    """A herd of task lists, and for each list the genes of its tasks."""

    herd: Population
    genes: Ints


@kernel
def judge(
    field: SearchArrays, memories: tuple[WorkArrays, WorkArrays], trail: SiteAnnealingState
) -> int:
    """Return the cost of the plan on trial and keep it if it is the best so far."""
    memory, back = memories
    trial, size = trail.trial, len(trail.trial.order)
    end = evaluate(field.packed, field.mirrored, memory, back, trial, field.effort[0])
    if end < trail.costs[1]:
        trail.costs[1] = end
        copy_plan(trial, trail.best)
    critical = 0
    for task in range(size):
        critical += trial.slacks[task] <= 0
    return int(end * (size + 1) + critical)


@kernel
def admit(tribe: SitePopulation, trail: SiteAnnealingState, member: int, cost: int) -> None:
    """Put the plan on trial in the place of a member."""
    herd, genes = tribe.herd, tribe.genes
    for place in range(len(trail.trial.order)):
        herd.lists[member, place] = trail.trial.order[place]
        genes[member, place] = trail.trial.genes[place]
    herd.costs[member] = cost
    herd.marks[member] = mark_schedule(trail.trial.starts)


@kernel
def settle_site(
    field: SearchArrays,
    memories: tuple[WorkArrays, WorkArrays],
    state: Ints,
    trail: SiteAnnealingState,
    tribe: SitePopulation,
) -> None:
    """Judge the lists of a herd; where they are empty, make new ones."""
    herd, genes, trial = tribe.herd, tribe.genes, trail.trial
    for member in range(len(herd.costs)):
        is_fresh = herd.lists[member].max() == 0
        for place in range(len(trial.order)):
            trial.order[place] = herd.lists[member, place]
            trial.genes[place] = genes[member, place]
        if is_fresh:
            tries = member % MOST_TRIES + 1
            sample_list(field.network, state, tries, trial.order, herd.places)
            for _ in range(len(field.choosers) // 2):
                change_mode(field, state, trail)
        admit(tribe, trail, member, judge(field, memories, trail))


@kernel
def beget(
    field: SearchArrays, state: Ints, trail: SiteAnnealingState, tribe: SitePopulation
) -> int:
    """Put a child of two members on trial, and return the worse of these."""
    herd, genes, trial = tribe.herd, tribe.genes, trail.trial
    mother, father = pick(state, herd.costs, 1), pick(state, herd.costs, 1)
    cross(state, herd.lists[mother], herd.lists[father], herd)
    for place in range(len(trial.order)):
        trial.order[place] = herd.child[place]
        parent = father if herd.chosen[place] else mother
        trial.genes[place] = genes[parent, place]
    note_places(trial.order, trail.places)
    for _ in range(1 + below(state, MOST_MOVES)):
        insert_elsewhere(field.network, state, trial.order, trail.places, field.effort[1])
    if len(field.choosers) > 0:
        change_mode(field, state, trail)
    return mother if herd.costs[mother] > herd.costs[father] else father


@kernel
def breed_site(
    field: SearchArrays,
    memories: tuple[WorkArrays, WorkArrays],
    state: Ints,
    trail: SiteAnnealingState,
    tribe: SitePopulation,
    limits: tuple[int, int],
) -> int:
    """
    Breed children until so many were made, or the herd has lost patience; return how many.

    A child takes the place of the worse parent or of a dear member, whichever is dearer, if it is
    no worse and its schedule is new.
    """
    children, patience = limits
    herd = tribe.herd
    scale = len(herd.child) + 1
    best = herd.costs.min() // scale
    for done in range(children):
        if herd.idle[0] >= patience:
            return done
        worse = beget(field, state, trail, tribe)
        cost = judge(field, memories, trail)
        herd.idle[0] += 1
        if cost // scale < best:
            best = cost // scale
            herd.idle[0] = 0
        victim = pick(state, herd.costs, -1)
        if herd.costs[worse] > herd.costs[victim]:
            victim = worse
        mark = mark_schedule(trail.trial.starts)
        if cost <= herd.costs[victim] and is_new(herd.marks, mark):
            admit(tribe, trail, victim, cost)
    return children
