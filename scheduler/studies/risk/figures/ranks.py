"""Rank correlation: how far two things grow together, whatever their form."""

import numpy as np

from scheduler.replay.drawn.draws import Ints
from scheduler.studies.risk.drawing.streams import Floats

_DENSE = 4
"""Up to so many possible values for each one, counting them is faster than sorting."""


def standard_ranks(values: Ints) -> Floats:
    """
    Return the ranks of values about their mean, as a vector of length 1; zeros if all are equal.

    Equal values share the mean of their ranks.
    """
    places, counts = _places_of(values)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places]
    about = np.asarray(ranks - ranks.mean(), dtype=np.float64)
    length = float(np.sqrt(about @ about))
    return np.asarray(about / length) if length else about


def _places_of(values: Ints) -> tuple[Ints, Ints]:
    """Return the place of each value among all in ascending order, and how often each occurs."""
    above = values - values.min()
    if int(above.max()) < _DENSE * len(values):
        return above, np.bincount(above)
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    return places, counts


def rank_correlation(first: Floats, second: Floats) -> float:
    """Return Spearman's correlation of two standard ranks, 0 where one of both never changes."""
    return float(first @ second)
