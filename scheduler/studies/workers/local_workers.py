"""
Worker processes of this machine that end with the process that started them, however it dies.

Every worker holds the reading end of a pipe whose writing end its parent alone has. When the
parent is gone the system closes it, and a thread of the worker ends the worker. Ctrl-C on a
terminal reaches all processes of a command; workers do not hear it: their parent ends them.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from threading import Thread
from types import TracebackType
from typing import Any, TypeVar

Result = TypeVar("Result")
LAST_SECONDS = 5.0
"""Seconds to wait for a worker that was told to end."""


class LocalWorkers(ProcessPoolExecutor):
    """
    A pool of worker processes that leaves none behind.

    At the end of a ``with`` block work that is not done is given up, and the workers are ended.
    """

    def __init__(self, processes: int | None = None) -> None:
        self._others = set(multiprocessing.active_children())
        self._futures: list[Future[Any]] = []
        super().__init__(
            max_workers=processes or os.cpu_count() or 1,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=end_with_parent,
        )

    def submit(self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        """Let a worker call a function; a worker that this starts does not hear Ctrl-C."""
        with _unheard_interrupts():
            future = super().submit(fn, *args, **kwargs)
        self._futures.append(future)
        return future

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the workers, at once where they are still at work."""
        if all(future.done() for future in self._futures):
            self.shutdown()
            return
        self.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers():
            worker.kill()
        for worker in self._workers():
            worker.join(LAST_SECONDS)

    def _workers(self) -> list[BaseProcess]:
        return [each for each in multiprocessing.active_children() if each not in self._others]


def end_with_parent() -> None:
    """Let this worker end when its parent does, and not hear Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_watch_parent, daemon=True).start()


def _watch_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def _unheard_interrupts() -> Iterator[None]:
    """Let processes that are started here be deaf to Ctrl-C from their first moment on."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
