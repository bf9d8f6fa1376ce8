"""What the links and the work alone say about the makespan."""

from scheduler.engine.problem import PlainProject


def heads(problem: PlainProject) -> list[int]:
    """Return for each task the longest chain of work before it."""
    durations = problem.durations.tolist()
    found = [0] * problem.size
    for before, after in sorted(problem.links.tolist()):
        found[after] = max(found[after], found[before] + durations[before])
    return found


def tails(problem: PlainProject) -> list[int]:
    """Return for each task the longest chain of work from its start on, its own included."""
    found: list[int] = problem.durations.tolist()
    durations = list(found)
    for before, after in sorted(problem.links.tolist(), reverse=True):
        found[before] = max(found[before], durations[before] + found[after])
    return found


def trivial_bound(problem: PlainProject) -> int:
    """Return the longest chain, or the work of a resource over its capacity, if that is more."""
    energy: list[int] = (problem.durations @ problem.demands).tolist()
    capacities: list[int] = problem.capacities.tolist()
    spread = [
        -(-work // capacity) for work, capacity in zip(energy, capacities, strict=True) if capacity
    ]
    return max([*tails(problem), *spread])
