"""Orders of tasks along the links."""

from collections.abc import Callable
from heapq import heapify, heappop, heappush

from numpy.random import Generator

from scheduler.engine.site.problem import Site


def topological(site: Site) -> list[int]:
    """Return an order along the links, of several ready tasks always the first by number."""
    return _along_links(site, lambda task: task)


def random_order(site: Site, random: Generator) -> list[int]:
    """Return a random order along the links."""
    ranks = random.permutation(site.size).tolist()
    return _along_links(site, lambda task: ranks[task])


def before_goal(site: Site) -> set[int]:
    """Return the tasks that links keep from ending later than the goal, and the goal."""
    found = {site.goal}
    waiting = [site.goal]
    while waiting:
        for link in site.links_into[waiting.pop()]:
            counts = link.lag >= link.working and link.from_end
            if counts and link.source not in found:
                found.add(link.source)
                waiting.append(link.source)
    return found


def _along_links(site: Site, rank: Callable[[int], int]) -> list[int]:
    """Return an order along the links, of several ready tasks always the first by rank."""
    missing = [len({link.source for link in into}) for into in site.links_into]
    ready = [(rank(task), task) for task in range(site.size) if not missing[task]]
    heapify(ready)
    order = []
    while ready:
        _, task = heappop(ready)
        order.append(task)
        for target in {link.target for link in site.links_out[task]}:
            missing[target] -= 1
            if not missing[target]:
                heappush(ready, (rank(target), target))
    return order
