"""Ctrl-C that falls at a known moment: while a search runs and is waited for."""

import signal
from contextlib import contextmanager

import pytest


@contextmanager
def interrupt_while_waiting(module, passes=3):
    """
    Send SIGINT when a module's ``wait`` is called for the third time, or another; yield the calls.

    A real signal through the real handler, at a moment when the search is known to run.
    """
    wait, calls = module.wait, []

    def wait_and_interrupt(*arguments, **options):
        calls.append(1)
        if len(calls) == passes:
            signal.raise_signal(signal.SIGINT)
        return wait(*arguments, **options)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(module, "wait", wait_and_interrupt)
            yield calls
    finally:
        signal.signal(signal.SIGINT, before)
