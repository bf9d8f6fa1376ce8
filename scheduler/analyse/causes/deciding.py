"""
The causes on which an outcome depends, found with few replays.

Whatever delays hardly ever brings launch forward. So an outcome depends on some causes alone if,
whichever of these there are, all others that delay together give what all others that hasten give.
Of many, only sets are tried that have hardly any of them, or lack hardly any.
An early start can delay others, whose people it takes; what that leaves is looked for one by one.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import combinations

from scheduler.analyse.causes.shares import MOST_EXACT, Worth

FEW = 5
"""So many causes are all looked at, whatever their effect."""

EDGE = 1
"""Sets of many causes that lack more than so many, and have more than so many, are passed over."""

Names = frozenset[str]


def deciding(causes: Sequence[str], hastening: Collection[str], worth: Worth) -> list[str]:
    """
    Return the causes that can have any effect on an outcome, whatever the others are.

    Parameters
    ----------
    causes
        All causes, in the order in which they became known.
    hastening
        Those of them that bring things forward; the others delay.
    worth
        The outcome under some causes.
    """
    if len(causes) <= FEW:
        return list(causes)
    found = list[str]()
    while len(found) <= MOST_EXACT and (one := _rejected(found, causes, hastening, worth)):
        found.append(one)
    while one := _left_out(found, causes, worth):
        found.append(one)
    return [cause for cause in causes if cause in found]


def _rejected(
    found: Sequence[str], causes: Sequence[str], hastening: Collection[str], worth: Worth
) -> str | None:
    """Return a cause that matters although it is not among those found."""
    others = [cause for cause in causes if cause not in found]
    tried = (_in_between(some, others, hastening, worth) for some in _subsets(found))
    return next((one for one in tried if one is not None), None)


def _left_out(found: Sequence[str], causes: Sequence[str], worth: Worth) -> str | None:
    """Return a cause that is missing if those found do not give what all together give."""
    others = [cause for cause in causes if cause not in found]
    return first_change(others, lambda some: worth(frozenset(found) | some))


def first_change(steps: Sequence[str], worth: Callable[[Names], int]) -> str | None:
    """Return one of some causes that changes an outcome on top of those before it, if any does."""
    low, high, first = 0, len(steps), worth(frozenset())
    if worth(frozenset(steps)) == first:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        is_same = worth(frozenset(steps[:middle])) == first
        low, high = (middle, high) if is_same else (low, middle)
    return steps[low]


def _subsets(causes: Sequence[str]) -> Iterator[Names]:
    """
    Yield the sets of some causes in which others are looked for: all, none, and those in between.

    Of more than a few causes, only sets that lack hardly any or have hardly any.
    """
    most = len(causes)
    sizes = [size for size in range(most + 1) if most <= FEW or min(size, most - size) <= EDGE]
    for size in sorted(sizes, key=lambda size: (min(size, most - size), -size)):
        yield from (frozenset(chosen) for chosen in combinations(causes, size))


def _in_between(
    some: Names, others: Sequence[str], hastening: Collection[str], worth: Worth
) -> str | None:
    """Return a cause that matters on the way from the best to the worst there can be."""
    best = frozenset(x for x in others if x in hastening)
    steps = [x for x in others if x not in best] + [x for x in others if x in best]
    return first_change(steps, lambda changed: worth(some | (best ^ changed)))
