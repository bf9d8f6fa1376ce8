"""Fair shares of an outcome among its causes: the Shapley value, exact or sampled."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations
from math import factorial

import numpy as np

Worth = Callable[[frozenset[str]], int]
"""The outcome under some causes."""

MOST_EXACT = 10
"""How many causes with any effect have exact shares at most."""

SEED, ORDERS = 1, 24


def marginals(order: Sequence[str], worth: Worth) -> dict[str, int]:
    """Return what each cause adds on top of those before it."""
    found: dict[str, int] = {}
    here, before = frozenset[str](), worth(frozenset())
    for cause in order:
        here |= {cause}
        after = worth(here)
        found[cause], before = after - before, after
    return found


def fair_shares(causes: Sequence[str], worth: Worth) -> tuple[dict[str, Fraction], bool]:
    """
    Return the share of each cause, and whether the shares were sampled.

    They add up to the outcome under all causes less that under none. Sampled ones are means over
    orders drawn with a fixed seed, each of them with its reverse.
    """
    if len(causes) > MOST_EXACT:
        return _sampled(causes, worth), True
    _ask_in_small_steps(causes, worth)
    return {cause: _share(cause, causes, worth) for cause in causes}, False


def _ask_in_small_steps(causes: Sequence[str], worth: Worth) -> None:
    """
    Ask for all sets of causes, each with one more or one less than the one before: a Gray code.

    What is asked is kept, and a replay takes over most of one that is nearly the same. The causes
    that became known last come and go most often.
    """
    last_first = causes[::-1]
    for number in range(1 << len(causes)):
        code = number ^ (number >> 1)
        worth(frozenset(each for bit, each in enumerate(last_first) if code >> bit & 1))


def _share(cause: str, causes: Sequence[str], worth: Worth) -> Fraction:
    others = [each for each in causes if each != cause]
    total = 0
    for size in range(len(causes)):
        orders = factorial(size) * factorial(len(causes) - size - 1)
        for chosen in combinations(others, size):
            before = frozenset(chosen)
            total += orders * (worth(before | {cause}) - worth(before))
    return Fraction(total, factorial(len(causes)))


def _sampled(causes: Sequence[str], worth: Worth) -> dict[str, Fraction]:
    totals = dict.fromkeys(causes, 0)
    drawn = list(drawn_orders(causes))
    for order in drawn:
        for cause, added in marginals(order, worth).items():
            totals[cause] += added
    return {cause: Fraction(total, len(drawn)) for cause, total in totals.items()}


def drawn_orders(causes: Sequence[str], number: int = ORDERS) -> list[list[str]]:
    """Return orders of the causes, the same whenever they are the same."""
    chance = np.random.default_rng(SEED)
    found: list[list[str]] = []
    while len(found) < number:
        order = [causes[index] for index in chance.permutation(len(causes))]
        found += [order, order[::-1]]
    return found
