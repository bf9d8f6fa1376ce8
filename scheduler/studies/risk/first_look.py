"""A first look at a few draws, for as long as the compiled player is not ready."""

import time

import numpy as np

from scheduler.replay.drawn.draws import LATE, Draws
from scheduler.replay.drawn.plain import DrawnPlayer
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.figures.percentiles import percentile
from scheduler.studies.risk.question import RiskLook

SECONDS = 0.5
MOST = 100


def first_look(playbook: Playbook, draws: Draws) -> RiskLook:
    """Play the first draws plainly for half a second, at least one, and return what they say."""
    until, launches = time.monotonic() + SECONDS, list[int]()
    while len(launches) < min(MOST, len(draws)):
        launches.append(DrawnPlayer(playbook, draws, len(launches)).play().launch)
        if time.monotonic() > until:
            break
    ordered = np.sort(np.array(launches or [LATE], dtype=np.int64))
    p50, p80 = (percentile(ordered, share).minute for share in (0.5, 0.8))
    return RiskLook(draws=len(launches), p50=p50, p80=p80, axis=playbook.situation.axis)
