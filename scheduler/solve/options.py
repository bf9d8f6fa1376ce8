"""How a search is run."""

import os
from dataclasses import dataclass

MOST_WORKERS = 8


def default_workers() -> int:
    """Return the cores of this machine, eight at most."""
    return max(1, min(MOST_WORKERS, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class SolveOptions:
    """
    How long and how hard to search.

    ``time_limit`` is in seconds and covers the search for the launch date; ``workers`` are search
    threads, by default as many as the machine has cores. One worker and the same seed repeat a
    run exactly, as long as the time limit does not cut it short. ``settle`` is the effort, in
    deterministic seconds, spent on the steps' early starts once launch is fixed; 0 leaves them.
    """

    time_limit: float = 60.0
    workers: int = 0
    seed: int = 1
    settle: float = 4.0

    @property
    def num_workers(self) -> int:
        """The workers asked for, or the default."""
        return self.workers or default_workers()
