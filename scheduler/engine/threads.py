"""Running the parts of a search side by side, with an ear for failures."""

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar

from scheduler.engine.race import Race

TICK = 0.02

Answer = TypeVar("Answer")


def nothing() -> None:
    """Do nothing while the threads run."""


def run_together(
    race: Race[Any],
    jobs: Sequence[Callable[[], Answer]],
    meanwhile: Callable[[], None] = nothing,
) -> list[Answer]:
    """
    Return what jobs in threads of their own answer.

    A failure of one calls off the race for all, and is raised when all have ended.
    """
    with ThreadPoolExecutor(max_workers=len(jobs)) as pool:
        try:
            threads = [pool.submit(job) for job in jobs]
            meanwhile()
            _watch_over(race, threads)
        except BaseException:
            race.call_off()
            raise
    return [thread.result() for thread in threads]


def _watch_over(race: Race[Any], threads: list[Future[Answer]]) -> None:
    """Wait for the threads to end."""
    while not all(thread.done() for thread in threads):
        if any(_has_failed(thread) for thread in threads):
            race.call_off()
        wait(threads, timeout=TICK, return_when=FIRST_EXCEPTION)


def _has_failed(thread: Future[Answer]) -> bool:
    return thread.done() and thread.exception() is not None
