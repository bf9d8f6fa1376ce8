"""Links that close a circle, found so that the rest can be planned."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

Link = TypeVar("Link")


def closing(
    tasks: Iterable[str], links: Mapping[str, Sequence[tuple[str, Link]]]
) -> tuple[Link, ...]:
    """
    Return links without which no task waits for itself.

    Parameters
    ----------
    tasks
        All tasks, in the order in which they are walked through.
    links
        The links from each task, with the task that they lead to.
    """
    done: set[str] = set()
    found: list[Link] = []
    for root in tasks:
        if root not in done:
            _walk(root, links, done, found)
    return tuple(found)


def _walk(
    root: str,
    links: Mapping[str, Sequence[tuple[str, Link]]],
    done: set[str],
    found: list[Link],
) -> None:
    """Go along the links from a task, and note those that lead back to where the way came from."""
    way = [root]
    on_way = {root}
    rest = [iter(links.get(root, ()))]
    while way:
        following = next(rest[-1], None)
        if following is None:
            on_way.discard(way[-1])
            done.add(way.pop())
            rest.pop()
            continue
        task, link = following
        if task in on_way:
            found.append(link)
        elif task not in done:
            way.append(task)
            on_way.add(task)
            rest.append(iter(links.get(task, ())))
