"""What a search in a process of its own is asked, and the news that come from it."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from scheduler.engine.site.problem import Placement, Site


class Job(NamedTuple):
    """
    A site to search, and how.

    Parameters
    ----------
    site
        The site.
    seed
        Of all random choices.
    lanes
        Threads of list search.
    seconds
        How long to search.
    iterations
        Instead of a time, how many lists each lane may try: such a search repeats exactly.
    known
        A placement to begin with.
    begun
        When the time began to count, in seconds since the epoch; by default when it is read.
    proves
        Whether the bounds ask CP-SAT about single ends of the goal, too. Where it searches for
        itself, that costs it more than it gives.
    """

    site: Site
    seed: int
    lanes: int
    seconds: float | None = None
    iterations: int | None = None
    known: Placement | None = None
    begun: float | None = None
    proves: bool = True


class News(NamedTuple):
    """A better placement with its finder, or a higher bound, or both."""

    placement: Placement | None
    who: str
    bound: int


def write_news(news: News) -> str:
    """Return news as a line of text."""
    placed = None if news.placement is None else [list(each) for each in news.placement]
    return json.dumps([placed, news.who, news.bound]) + "\n"


def read_news(line: str) -> News:
    """
    Return the news that a line of text tells.

    Raises
    ------
    ValueError
        If it tells none.
    """
    placed, who, bound = json.loads(line)
    return News(None if placed is None else _placement(placed), str(who), int(bound))


def _placement(rows: Sequence[Sequence[int]]) -> Placement:
    starts, ways, order = (tuple(map(int, row)) for row in rows)
    return Placement(starts, ways, order)
