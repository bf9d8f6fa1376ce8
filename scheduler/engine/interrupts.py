"""Ctrl-C while a search runs: noted, not raised, so that nothing breaks off half-way."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import current_thread, main_thread
from types import FrameType

from scheduler.engine.threads import nothing


@dataclass(slots=True)
class Interrupts:
    """Whether Ctrl-C has been heard."""

    heard: bool = False


@contextmanager
def noted_interrupts(then: Callable[[], None] = nothing) -> Iterator[Interrupts]:
    """
    Note a Ctrl-C where it would raise a KeyboardInterrupt.

    Raised, it could fall anywhere: between two lines that belong together, or where threads that
    nobody has told to end are waited for. Whoever heard Ctrl-C before still hears it, and still
    decides whether it is one. It comes to the main thread alone: in others this does nothing.

    Parameters
    ----------
    then
        What to do when it is heard. It runs between any two steps of the main thread, so it must
        not wait for a lock, which that thread may hold.
    """
    interrupts = Interrupts()
    before = signal.getsignal(signal.SIGINT)
    if current_thread() is not main_thread() or not callable(before):
        yield interrupts
        return

    def note(number: int, frame: FrameType | None) -> None:
        try:
            before(number, frame)
        except KeyboardInterrupt:
            interrupts.heard = True
            then()

    signal.signal(signal.SIGINT, note)
    try:
        yield interrupts
    finally:
        signal.signal(signal.SIGINT, before)
