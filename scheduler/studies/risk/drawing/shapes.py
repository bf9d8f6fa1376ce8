"""Ranges of hours as distributions: from a share of the draws to hours."""

import numpy as np
from scipy.special import betainc

from scheduler.model.risk.hours_range import Shape
from scheduler.studies.risk.drawing.ranges import StepRange
from scheduler.studies.risk.drawing.streams import Floats

PERT_WEIGHT = 4.0
"""How much the middle of a PERT range counts beside its ends."""

_NODES = 4096


class Shaper:
    """
    Turns shares into hours.

    A share of 0.8 becomes the hours that four draws out of five do not exceed. What is worked out
    for a form of PERT ranges serves all others of that form.
    """

    def __init__(self) -> None:
        self._forms: dict[float, Floats] = {}

    def hours(self, step: StepRange, shares: Floats) -> Floats:
        """Return the minutes of a step for each share, not yet whole."""
        width = step.high - step.low
        if not width:
            return np.full_like(shares, step.low)
        peak = (step.middle - step.low) / width
        return step.low + width * self._places(step.shape, peak, shares)

    def _places(self, shape: Shape, peak: float, shares: Floats) -> Floats:
        """Return how far along its range each share lies, from 0 to 1."""
        if shape is Shape.UNIFORM:
            return shares
        return triangular(peak, shares) if shape is Shape.TRIANGULAR else self._pert(peak, shares)

    def _pert(self, peak: float, shares: Floats) -> Floats:
        if peak not in self._forms:
            self._forms[peak] = pert_shares(peak, NODES)
        return np.interp(shares, self._forms[peak], NODES)


def triangular(peak: float, shares: Floats) -> Floats:
    """Return how far along a triangular range with its peak there each share lies."""
    rising = np.sqrt(shares * peak)
    falling = 1 - np.sqrt((1 - shares) * (1 - peak))
    return np.where(shares < peak, rising, falling)


def pert_shares(peak: float, places: Floats) -> Floats:
    """Return the share of a PERT range with its peak there that lies below each place."""
    below, above = 1 + PERT_WEIGHT * peak, 1 + PERT_WEIGHT * (1 - peak)
    return np.asarray(betainc(below, above, places), dtype=np.float64)


NODES: Floats = (1 - np.cos(np.linspace(0, np.pi, _NODES + 1))) / 2
"""Places along a range, closest at its ends, where hours change fastest with the share."""
