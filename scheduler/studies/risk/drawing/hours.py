"""Hours drawn for each step of a plan."""

import numpy as np

from scheduler.model.risk.correlations import correlations
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.draws import Ints
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.drawing.ranges import StepRange, ranges_of
from scheduler.studies.risk.drawing.scores import StepShares
from scheduler.studies.risk.drawing.shapes import Shaper
from scheduler.studies.risk.drawing.together import crews_of

_BLOCK = 64


def draw_hours(playbook: Playbook, risks: Risks, draws: int, seed: int) -> tuple[Ints, int]:
    """
    Return whole minutes for each draw and step, and how many of tests were set to their hours.

    A copy takes as long as its step. Steps without a range take as long as planned.
    """
    ranges = ranges_of(playbook, risks)
    pairs = correlations(risks.together, crews_of(playbook, ranges))
    shares = StepShares(seed, draws, pairs)
    hours, shaper, shortened = np.empty((draws, len(playbook.steps)), np.int64), Shaper(), 0
    for first in range(0, len(playbook.steps), _BLOCK):
        steps = playbook.steps[first : first + _BLOCK]
        block = np.empty((len(steps), draws), np.int64)
        for row, step in zip(block, steps, strict=True):
            row[:] = playbook.jobs[step].duration
            if step in ranges:
                short = _fill(row, ranges[step], shaper, shares)
                shortened += 0 if step in playbook.extra else short
        hours[:, first : first + _BLOCK] = block.T
    return hours, shortened


def _fill(row: Ints, each: StepRange, shaper: Shaper, shares: StepShares) -> int:
    """Draw the minutes of one step, and return how many were set to its least."""
    drawn = np.rint(shaper.hours(each, shares.of(each.root)))
    np.maximum(drawn, each.least, out=row, casting="unsafe")
    return int(np.count_nonzero(drawn < each.least))
