"""What a source costs: all draws, beside the same draws without it."""

import math

import numpy as np

from scheduler.model.notation.base import Minutes
from scheduler.replay.drawn.draws import LATE, Ints
from scheduler.studies.risk.assessment import RiskDriver
from scheduler.studies.risk.drawing.sources import Source
from scheduler.studies.risk.figures.percentiles import percentile

_ALL_BUT_FEW = 0.8


def driver_of(source: Source, launches: Ints, without: Ints, by: Minutes) -> RiskDriver:
    """
    Return what a source costs.

    Parameters
    ----------
    source
        What is left out.
    launches, without
        Of the same draws, with all sources and without this one.
    by
        The minute whose chance is meant.
    """
    return RiskDriver(
        key=source.key,
        words=source.words,
        mean=_mean_difference(launches, without),
        at_80=_difference_at_80(launches, without),
        points=_share_by(without, by) - _share_by(launches, by),
    )


def _mean_difference(launches: Ints, without: Ints) -> float:
    """Return the mean minutes over the draws that launch both ways; NaN if none does."""
    both = (launches < LATE) & (without < LATE)
    return float((launches[both] - without[both]).mean()) if both.any() else math.nan


def _difference_at_80(launches: Ints, without: Ints) -> Minutes | None:
    later, earlier = (
        percentile(np.sort(each), _ALL_BUT_FEW).minute for each in (launches, without)
    )
    return None if later is None or earlier is None else later - earlier


def _share_by(launches: Ints, by: Minutes) -> float:
    return int(np.count_nonzero(launches <= by)) / len(launches)
