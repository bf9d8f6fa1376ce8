"""For each step a share in each draw, bound to those of the steps that go together with it."""

from collections.abc import Mapping

import numpy as np
from scipy.special import ndtr, ndtri

from scheduler.model.notation.base import TaskId
from scheduler.model.risk.correlations import Pair
from scheduler.studies.risk.drawing.streams import Floats, shares
from scheduler.studies.risk.drawing.together import bound_together, matrix_of

HOURS = "hours"
_SMALLEST = 2.0**-54
"""Half of what lies between shares: 0 itself would have no finite score."""


class StepShares:
    """
    The shares of steps, each from a stream of its own.

    Steps that go together have normal scores with the correlations of their pairs (a Gaussian
    copula), so that each alone is as it would be without them.
    """

    def __init__(self, seed: int, draws: int, pairs: Mapping[Pair, float]) -> None:
        self.seed = seed
        self.draws = draws
        self._bound: dict[TaskId, Floats] = {}
        for steps in bound_together(pairs):
            self._bound.update(self._bind(steps, pairs))

    def of(self, step: TaskId) -> Floats:
        """Return a share for each draw."""
        bound = self._bound.get(step)
        return self._own(step) if bound is None else bound

    def _own(self, step: TaskId) -> Floats:
        return shares(self.seed, HOURS, step, self.draws)

    def _bind(
        self, steps: tuple[TaskId, ...], pairs: Mapping[Pair, float]
    ) -> Mapping[TaskId, Floats]:
        scores = np.empty((len(steps), self.draws))
        for row, step in zip(scores, steps, strict=True):
            ndtri(np.maximum(self._own(step), _SMALLEST), out=row)
        lower = np.linalg.cholesky(matrix_of(steps, pairs))
        return dict(zip(steps, ndtr(lower @ scores), strict=True))
