"""What Ctrl-C may end, and what it may not."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

from scheduler.cli.console import say

GRACE = 30.0
"""Seconds for the best plan to be completed and written, in which Ctrl-C ends nothing more."""

Handler = Callable[[int, FrameType | None], None]


@contextmanager
def one_interrupt() -> Iterator[None]:
    """
    Let the first Ctrl-C end the search; those soon after it are told that the plan is on its way.

    Without a plan yet, the first one ends the command.
    """
    first: float | None = None
    has_told = False

    def heard(number: int, frame: FrameType | None) -> None:
        nonlocal first, has_told
        now = time.monotonic()
        if first is None or now - first > GRACE:
            first = now
            signal.default_int_handler(number, frame)
        if not has_told:
            has_told = True
            say("Ending; the best plan so far is being completed and written.")

    with _hearing(heard):
        yield


@contextmanager
def shielded() -> Iterator[None]:
    """Let files be written to the end, whatever Ctrl-C says."""

    def heard(number: int, frame: FrameType | None) -> None:
        del number, frame
        say("One moment; the results are being written.")

    with _hearing(heard):
        yield


@contextmanager
def _hearing(heard: Handler) -> Iterator[None]:
    """Hear Ctrl-C with a handler of one's own, where it is heard at all."""
    if current_thread() is not main_thread() or signal.getsignal(signal.SIGINT) in {
        signal.SIG_IGN,
        signal.SIG_DFL,
        None,
    }:
        yield
        return
    before = signal.signal(signal.SIGINT, heard)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
