"""How a search is cut into stretches: by the clock, or by a number of evaluations."""

from collections.abc import Callable, Iterator

from scheduler.engine.searches.base import SearchStretch

STRETCH_SECONDS = 0.03
"""How long a stretch shall take, so that the search hears soon when it shall end."""

FIRST_WORK = 100_000
"""Task placements in the first stretch, and in every stretch counted by evaluations."""

FASTEST_GROWTH = 4.0
"""How many times as long as the one before a stretch may be."""


def usual_stretch(size: int) -> int:
    """Return the evaluations of so many tasks that take some hundredths of a second."""
    return max(1, FIRST_WORK // size)


def by_iterations(size: int, iterations: int) -> Iterator[SearchStretch]:
    """Yield the stretches of a search of so many evaluations; they depend on nothing else."""
    step = usual_stretch(size)
    for done in range(0, iterations, step):
        upto = min(iterations, done + step)
        yield SearchStretch(upto - done, done / iterations, upto / iterations)


def by_clock(size: int, seconds: float, passed: Callable[[], float]) -> Iterator[SearchStretch]:
    """Yield stretches until the seconds have passed, each fitted to the pace of the one before."""
    evaluations = usual_stretch(size)
    now = passed()
    while now < seconds:
        took = min(STRETCH_SECONDS, seconds - now)
        yield SearchStretch(evaluations, now / seconds, (now + took) / seconds)
        before, now = now, passed()
        factor = STRETCH_SECONDS / max(now - before, STRETCH_SECONDS / FASTEST_GROWTH)
        evaluations = max(1, round(evaluations * factor))
