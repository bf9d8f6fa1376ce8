"""Dates by which a share of the draws has launched, and how sure these are."""

import math

import numpy as np
from scipy.special import bdtr

from scheduler.model.notation.base import Minutes
from scheduler.replay.drawn.draws import LATE, Ints
from scheduler.studies.risk.assessment import Percentile

SHARES = (0.5, 0.8, 0.95)
_ROUNDING = 1e-9
_TAIL = 0.025
_FAR = 8


def percentile(ordered: Ints, share: float) -> Percentile:
    """
    Return the first minute by which a share of the draws has launched.

    Its band covers the true one in 95 of 100 assessments (order statistics): so many draws that
    are as likely as not to launch by then do so in 95 of 100. Draws too few for an end of it leave
    the first launch there, or none.

    Parameters
    ----------
    ordered
        The launches of all draws in ascending order, `LATE` outside the rules.
    share
        Above 0, 1 at most.
    """
    low, high = band(len(ordered), share)
    return Percentile(
        share=share,
        minute=_nth(ordered, count_of(len(ordered), share)),
        low=_nth(ordered, max(low, 1)),
        high=_nth(ordered, high),
    )


def count_of(draws: int, share: float) -> int:
    """Return the least number of draws that is no less than a share of them."""
    return max(math.ceil(draws * share - _ROUNDING), 1)


def _nth(ordered: Ints, number: int) -> Minutes | None:
    """Return the launch of a draw counted from 1, nothing if it is later than any date."""
    late = number > len(ordered) or ordered[number - 1] >= LATE
    return None if late else int(ordered[number - 1])


def band(draws: int, share: float) -> tuple[int, int]:
    """
    Return the numbers of two draws, counted from 1, between which a percentile lies.

    The lower one may be 0 and the upper one more than there are: the band is open there.
    """
    spread = math.sqrt(draws * share * (1 - share))
    first = max(math.floor(draws * share - _FAR * spread - _FAR), 0)
    last = min(math.ceil(draws * share + _FAR * spread + _FAR), draws)
    counts = np.arange(first, last + 1)
    up_to = bdtr(counts.astype(np.float64), draws, share)
    low, high = np.searchsorted(up_to, [_TAIL, 1 - _TAIL])
    return int(counts[low]), int(counts[min(high, len(counts) - 1)]) + 1
