"""How a search is run."""

import os
from dataclasses import dataclass
from enum import StrEnum

MOST_WORKERS = 8


def default_workers() -> int:
    """Return the cores of this machine, eight at most."""
    return max(1, min(MOST_WORKERS, os.cpu_count() or 1))


class Prefer(StrEnum):
    """What a plan aims at once launch is fixed: early starts, calm hours, least cost, or cover."""

    EARLY = "early"
    CALM = "calm"
    CHEAP = "cheap"
    COVER = "cover"


@dataclass(frozen=True, slots=True, kw_only=True)
class SolveOptions:
    """
    How long and how hard to search.

    ``time_limit`` is in seconds and covers the search for the launch date; ``workers`` are search
    threads, by default as many as the machine has cores. One worker and the same seed repeat a
    run exactly, as long as the time limit does not cut it short. ``settle`` is the effort, in
    deterministic seconds, spent on the steps' early starts once launch is fixed; 0 leaves them.
    ``prefer`` says what comes between the two: nothing, the least night and weekend work, the least
    cost, or the next vehicle on standby as early as possible. That takes as much effort again,
    several times over.
    """

    time_limit: float = 60.0
    workers: int = 0
    seed: int = 1
    settle: float = 4.0
    prefer: Prefer = Prefer.EARLY

    @property
    def num_workers(self) -> int:
        """The workers asked for, or the default."""
        return self.workers or default_workers()
