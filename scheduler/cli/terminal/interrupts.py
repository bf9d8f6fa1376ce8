"""What Ctrl-C may end, and what it may not."""

import _thread
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer, current_thread, main_thread
from types import FrameType

from scheduler.cli.terminal.console import say

GRACE = 30.0
"""Seconds for the best plan to be completed and written, in which Ctrl-C ends nothing more."""
MOMENT = 0.02
"""Seconds after which a Ctrl-C that fell where nothing can be raised is sent once more."""

Handler = Callable[[int, FrameType | None], None]


@dataclass(slots=True)
class Lost:
    """
    Whether a Ctrl-C fell where nothing can be raised.

    A plain mark: handlers of signals run within each other, and one that waits for the lock of
    another waits for ever.
    """

    is_lost: bool = False


_lost = Lost()


@contextmanager
def unlosable_interrupts() -> Iterator[None]:
    """
    Send a Ctrl-C once more that fell into a callback of the interpreter, and say nothing of it.

    What is raised where a weak reference dies or an object is cleaned up goes nowhere: Python
    prints it with a traceback and goes on as if nothing had been asked. A picture that should have
    been given up there is drawn to its end.
    """
    before = sys.unraisablehook

    def unheard(lost: "sys.UnraisableHookArgs") -> None:
        if issubclass(lost.exc_type, Exception):
            before(lost)
        elif issubclass(lost.exc_type, KeyboardInterrupt):
            _lost.is_lost = True
            again = Timer(MOMENT, _interrupt_main)
            again.daemon = True
            again.start()

    sys.unraisablehook = unheard
    try:
        yield
    finally:
        sys.unraisablehook = before


def _interrupt_main() -> None:
    """Interrupt the main thread, also while it waits, where the system can."""
    thread = main_thread().ident
    if hasattr(signal, "pthread_kill") and thread is not None:
        signal.pthread_kill(thread, signal.SIGINT)
    else:
        _thread.interrupt_main()


@dataclass(slots=True)
class Hurry:
    """Whether Ctrl-C came again while what was found was being completed."""

    is_asked: bool = False


@contextmanager
def one_interrupt() -> Iterator[Hurry]:
    """
    Let the first Ctrl-C end the search; those soon after it only ask for hurry.

    Without a plan yet, the first one ends the command.
    """
    first: float | None = None
    hurry = Hurry()

    def heard(number: int, frame: FrameType | None) -> None:
        nonlocal first
        now = time.monotonic()
        if first is None or now - first > GRACE or _lost.is_lost:
            first = now
            _lost.is_lost = False
            signal.default_int_handler(number, frame)
        if not hurry.is_asked:
            hurry.is_asked = True
            say("Stopping; what has been found so far is being completed.")

    with _hearing(heard):
        yield hurry


@contextmanager
def shielded(hurry: Hurry, give_up: Callable[[], None]) -> Iterator[None]:
    """
    Let files be written to the end; Ctrl-C, now or before, only asks for hurry.

    Parameters
    ----------
    hurry
        What was asked before.
    give_up
        Gives up what can do without; what it raises is raised where the writing is at the time.
    """

    def heard(number: int, frame: FrameType | None) -> None:
        del number, frame
        if not hurry.is_asked:
            hurry.is_asked = True
            say("One moment; the results are being written.")
        give_up()

    with _hearing(heard):
        if hurry.is_asked:
            give_up()
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
