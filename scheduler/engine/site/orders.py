"""Orders of tasks along the links."""

from heapq import heapify, heappop, heappush

from scheduler.engine.site.problem import Site


def topological(site: Site) -> list[int]:
    """Return an order along the links, of several ready tasks always the first by number."""
    missing = [len({link.source for link in into}) for into in site.links_into]
    ready = [task for task in range(site.size) if not missing[task]]
    heapify(ready)
    order = []
    while ready:
        task = heappop(ready)
        order.append(task)
        for target in {link.target for link in site.links_out[task]}:
            missing[target] -= 1
            if not missing[target]:
                heappush(ready, target)
    return order
