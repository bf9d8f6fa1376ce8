"""How many draws make a date, when they launch, and what becomes of the others."""

import math
from collections.abc import Mapping

import numpy as np

from scheduler.model.notation.base import Minutes
from scheduler.replay.drawn.draws import LATE, Ints, PlayedDraws
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.assessment import Chances


def chance_by(ends: Ints, by: Minutes) -> Chances:
    """Return the share of draws that end by a minute; `LATE` is later than any."""
    share = int(np.count_nonzero(ends <= by)) / len(ends)
    return Chances(by=by, share=share, error=math.sqrt(share * (1 - share) / len(ends)))


def bars_of(launches: Ints) -> tuple[tuple[Minutes, int], ...]:
    """Return the minutes at which draws launch, with their number."""
    minutes, counts = np.unique(launches[launches < LATE], return_counts=True)
    return tuple(zip(minutes.tolist(), counts.tolist(), strict=True))


def outside_of(playbook: Playbook, played: PlayedDraws) -> Mapping[str, int]:
    """Return how many draws lie outside the rules for each reason, the most frequent first."""
    reasons, counts = np.unique(played.outside[played.outside >= 0], return_counts=True)
    found = zip(counts.tolist(), reasons.tolist(), strict=True)
    ordered = sorted(found, key=lambda each: (-each[0], each[1]))
    return {playbook.reasons[reason]: count for count, reason in ordered}


def mean_slip(launches: Ints, announced: Minutes) -> float:
    """
    Return by how many minutes draws launch later than announced, in the mean.

    Those outside the rules do not count; where no other is left, there is no mean (NaN).
    """
    inside = launches[launches < LATE]
    return float(inside.mean()) - announced if len(inside) else math.nan
