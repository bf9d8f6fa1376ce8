"""What to promise: how much later than announced, and the date for a wished chance."""

import numpy as np

from scheduler.model.notation.base import Minutes
from scheduler.studies.risk.assessment import Assessment, Percentile
from scheduler.studies.risk.figures.percentiles import percentile


def promise(assessment: Assessment, chance: float) -> Percentile:
    """
    Return the first launch instant that is made with a wished chance, with its band.

    Its minute is nothing where so many draws lie outside the rules that no date has that chance.
    """
    return percentile(np.sort(assessment.played.launches), chance)


def margin(assessment: Assessment, chance: float = 0.8) -> Minutes | None:
    """
    Return the minutes from the announced launch to the one with a wished chance.

    Negative where an earlier one has it already; nothing where no date has.
    """
    found = promise(assessment, chance).minute
    return None if found is None else found - assessment.announced.by
