"""What a search in a process of its own is asked, and the news that come from it."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from scheduler.engine.site.problem import Placement, Site


class SearchRequest(NamedTuple):
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
    anew
        Whether what is kept of compiled code is thrown away first, since it may be broken.
    """

    site: Site
    seed: int
    lanes: int
    seconds: float | None = None
    iterations: int | None = None
    known: Placement | None = None
    begun: float | None = None
    proves: bool = True
    anew: bool = False


class SearchNews(NamedTuple):
    """A better placement with its finder, a higher bound, or a note for who runs the program."""

    placement: Placement | None
    who: str
    bound: int
    note: str = ""


def write_news(news: SearchNews) -> str:
    """Return news as a line of text."""
    placed = None if news.placement is None else [list(each) for each in news.placement]
    return json.dumps([placed, news.who, news.bound, news.note]) + "\n"


def read_news(line: str) -> SearchNews:
    """
    Return the news that a line of text tells.

    Raises
    ------
    ValueError
        If it tells none.
    """
    placed, who, bound, note = json.loads(line)
    placement = None if placed is None else _placement(placed)
    return SearchNews(placement, str(who), int(bound), str(note))


def _placement(rows: Sequence[Sequence[int]]) -> Placement:
    starts, modes, order = (tuple(map(int, row)) for row in rows)
    return Placement(starts, modes, order)
