"""
The causes on which an outcome depends, found with few replays.

It is monotone but for rare exceptions: whatever delays never brings launch forward. So it depends
on some causes alone if, whichever of these there are, all others that delay together give what all
others that hasten together give.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from scheduler.analyse.causes.shares import MOST_EXACT, Worth

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
    found: list[str] = []
    rejected = True
    while rejected and len(found) <= MOST_EXACT:
        rejected = False
        for some in _subsets(found):
            cause = _in_between(some, [x for x in causes if x not in found], hastening, worth)
            if cause is not None:
                found.append(cause)
                rejected = True
                break
    return [cause for cause in causes if cause in found] if not rejected else list(causes)


def _subsets(causes: Sequence[str]) -> Iterator[Names]:
    """Yield all sets of some causes, all of them first and then none."""
    sizes = range(len(causes) + 1)
    for size in sorted(sizes, key=lambda size: (size not in (0, len(causes)), -size)):
        yield from (frozenset(chosen) for chosen in combinations(causes, size))


def _in_between(
    some: Names, others: Sequence[str], hastening: Collection[str], worth: Worth
) -> str | None:
    """Return a cause that matters on the way from the best to the worst there can be."""
    best = some | {x for x in others if x in hastening}
    steps = [x for x in others if x not in hastening] + [x for x in others if x in hastening]

    def after(number: int) -> int:
        changed = steps[:number]
        gone = {x for x in changed if x in hastening}
        return worth((best | set(changed)) - gone)

    low, high = 0, len(steps)
    first = after(low)
    if after(high) == first:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if after(middle) == first else (low, middle)
    return steps[low]
