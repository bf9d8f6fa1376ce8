"""Running the parts of a search side by side, with an ear for Ctrl-C and for failures."""

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
) -> tuple[list[Answer], bool]:
    """
    Return what jobs in threads of their own answer, and whether Ctrl-C ended them.

    A failure of one calls off the race for all, and is raised when all have ended.
    """
    with ThreadPoolExecutor(max_workers=len(jobs)) as pool:
        try:
            threads = [pool.submit(job) for job in jobs]
            interrupted = _is_interrupted(meanwhile)
            interrupted = _watch_over(race, threads, interrupted=interrupted)
        except BaseException:
            race.call_off()
            raise
    return [thread.result() for thread in threads], interrupted


def _is_interrupted(meanwhile: Callable[[], None]) -> bool:
    try:
        meanwhile()
    except KeyboardInterrupt:
        return True
    return False


def _watch_over(race: Race[Any], threads: list[Future[Answer]], *, interrupted: bool) -> bool:
    """Wait for the threads to end; tell whether Ctrl-C was heard."""
    while not all(thread.done() for thread in threads):
        try:
            if interrupted or any(_has_failed(thread) for thread in threads):
                race.call_off()
            wait(threads, timeout=TICK, return_when=FIRST_EXCEPTION)
        except KeyboardInterrupt:
            interrupted = True
    return interrupted


def _has_failed(thread: Future[Answer]) -> bool:
    return thread.done() and thread.exception() is not None
