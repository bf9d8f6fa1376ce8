"""Projects for the engine: written by hand, drawn at random, and solved by trying everything."""

from itertools import permutations, product

from hypothesis import strategies as st
from numpy.random import default_rng

from scheduler.engine.check import broken_rules
from scheduler.engine.problem import make_problem

MOST_DURATION = 4
CAPACITY = 3


def make_project(durations, demands=None, capacities=(1,), links=(), name="project"):
    """Return a problem; by default each task takes one unit of the only resource."""
    demands = demands or [[1] * len(capacities) for _ in durations]
    return make_problem(name, durations, demands, capacities, links)


@st.composite
def projects(draw, most_tasks=12, most_resources=6):
    """Return a random problem, with tasks of no length and resources of no demand, too."""
    size = draw(st.integers(1, most_tasks))
    count = draw(st.integers(0, most_resources))
    durations = draw(st.lists(st.integers(0, MOST_DURATION), min_size=size, max_size=size))
    row = st.lists(st.integers(0, CAPACITY), min_size=count, max_size=count)
    demands = draw(st.lists(row, min_size=size, max_size=size))
    pairs = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1))
    drawn = draw(st.lists(pairs, max_size=2 * size))
    links = {(min(pair), max(pair)) for pair in drawn if pair[0] != pair[1]}
    return make_problem("random", durations, demands, [CAPACITY] * count, links)


def shortest_makespan(problem):
    """Return the least makespan by trying all starts; for a handful of short tasks."""
    horizon = int(problem.durations.sum())
    durations = problem.durations.tolist()
    makespans = [
        max(start + length for start, length in zip(starts, durations, strict=True))
        for starts in product(*(range(horizon - length + 1) for length in durations))
        if not broken_rules(problem, starts)
    ]
    return min(makespans)


def lists_along_links(problem):
    """Return all lists in which no task stands before its predecessors."""
    links = problem.links.tolist()
    return [
        order
        for order in permutations(range(problem.size))
        if all(order.index(before) < order.index(after) for before, after in links)
    ]


def write_patterson(problem, path):
    """Write a problem as a Patterson file."""
    lines = [f"{problem.size} {len(problem.capacities)}", " ".join(map(str, problem.capacities))]
    for task in range(problem.size):
        after = [second + 1 for first, second in problem.links.tolist() if first == task]
        numbers = [problem.durations[task], *problem.demands[task], len(after), *after]
        lines.append(" ".join(map(str, numbers)))
    path.write_text("\n".join(lines))


def packing(size, seed=1):
    """Return a problem that is hard to prove: many tasks of odd lengths, four resources, links."""
    random = default_rng(seed)
    durations = random.integers(1, 11, size).tolist()
    demands = random.integers(0, 8, (size, 4)).tolist()
    links = [
        (int(random.integers(max(0, task - 12), task)), task)
        for task in range(1, size)
        for _ in range(2)
    ]
    return make_problem("packing", durations, demands, [11, 12, 13, 14], links)
