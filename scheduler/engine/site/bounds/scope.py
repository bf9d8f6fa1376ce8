"""The tasks that the goal depends on: a bound may leave out all others."""

from scheduler.engine.site.problem import NOBODY, Site


def tasks_in_scope(site: Site) -> list[int]:
    """
    Return the tasks that a time for the goal constrains, in an order along the links.

    These are the tasks that the goal waits for, those that a limit ties to one of them or to the
    beginning, and what such tasks wait for in turn. Without the other tasks every rule is looser.
    """
    wanted = {site.goal} | {limit.target for limit in site.limits if limit.source == NOBODY}
    tied: dict[int, list[int]] = {}
    for limit in site.limits:
        tied.setdefault(limit.source, []).append(limit.target)
    queue = list(wanted)
    while queue:
        task = queue.pop()
        near = [link.source for link in site.links_into[task]] + tied.get(task, [])
        fresh = set(near) - wanted
        wanted |= fresh
        queue += fresh
    level = levels(site)
    return sorted(wanted, key=lambda task: (level[task], task))


def levels(site: Site) -> list[int]:
    """Return for each task how many links the longest chain of links to it has."""
    waiting = [len(links) for links in site.links_into]
    found = [0] * site.size
    ready = [task for task, count in enumerate(waiting) if not count]
    while ready:
        task = ready.pop()
        for link in site.links_out[task]:
            found[link.target] = max(found[link.target], found[task] + 1)
            waiting[link.target] -= 1
            if not waiting[link.target]:
                ready.append(link.target)
    return found
