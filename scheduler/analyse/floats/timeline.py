"""Who uses how much of something at which minutes."""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Generic, TypeVar

from scheduler.model.notation.base import Minutes

User = TypeVar("User", bound=Hashable)


class Timeline(Generic[User]):
    """Uses of one resource as stretches of time within which nothing changes."""

    def __init__(self, uses: Iterable[tuple[Minutes, Minutes, User, int]]) -> None:
        changes: dict[Minutes, list[tuple[User, int]]] = {}
        for start, end, user, amount in uses:
            if start < end:
                changes.setdefault(start, []).append((user, amount))
                changes.setdefault(end, []).append((user, -amount))
        self.cuts = sorted(changes)
        self.stretches: list[Mapping[User, int]] = []
        here: dict[User, int] = {}
        for cut in self.cuts:
            here = dict(here)
            for user, amount in changes[cut]:
                here[user] = here.get(user, 0) + amount
                if not here[user]:
                    del here[user]
            self.stretches.append(here)

    def between(
        self, start: Minutes, until: Minutes
    ) -> Iterator[tuple[Minutes, Minutes, Mapping[User, int]]]:
        """Yield the stretches between two minutes with who uses how much."""
        if start >= until:
            return
        first = bisect_right(self.cuts, start)
        last = bisect_right(self.cuts, until - 1)
        cuts = [start, *self.cuts[first:last], until]
        for number, (opens, closes) in enumerate(pairwise(cuts), start=first - 1):
            yield opens, closes, self.stretches[number] if number >= 0 else {}
