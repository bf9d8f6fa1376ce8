"""
A search in a process of its own, so that compiling holds nobody up and closing leaves nothing.

The process reads its job, then placements that others found, from its input, and writes its news
line by line; it ends when its input is closed.
"""

import logging
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from scheduler.engine.site.job import Job, News, read_news, write_news
from scheduler.engine.site.problem import Placement

LOG = logging.getLogger(__name__)

WORKER = "scheduler.engine.site.worker"

AWAY_FROM_CTRL_C: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
"""What Windows needs so that Ctrl-C on the terminal does not reach the process."""


class SearchProcess:
    """A running search; once it is closed nothing of it is left."""

    def __init__(self, job: Job) -> None:
        self._is_closing = False
        self._news: SimpleQueue[News] = SimpleQueue()
        self._letters: SimpleQueue[Placement | None] = SimpleQueue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
            creationflags=AWAY_FROM_CTRL_C,
        )
        self._threads = [
            Thread(target=self._write, args=(job,), daemon=True),
            Thread(target=self._read, daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def is_over(self) -> bool:
        """Whether the process has ended, and all its news are there."""
        return not self._threads[1].is_alive()

    def news(self) -> list[News]:
        """Return what has come in since the last time."""
        found = []
        with suppress(Empty):
            while True:
                found.append(self._news.get_nowait())
        return found

    def tell(self, placement: Placement) -> None:
        """Tell the search of a placement found elsewhere."""
        self._letters.put(placement)

    def wait(self, seconds: float) -> None:
        """Wait for the process to end, so long at most."""
        self._threads[1].join(seconds)

    def close(self) -> None:
        """End the process and wait until it is gone."""
        self._is_closing = True
        self._process.kill()
        self._letters.put(None)
        self._process.wait()
        for thread in self._threads:
            thread.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def _write(self, job: Job) -> None:
        stream = _stream(self._process.stdin)
        with suppress(OSError):
            pickle.dump(job, stream)
            stream.flush()
            while (placement := self._letters.get()) is not None:
                stream.write(write_news(News(placement, "elsewhere", 0)).encode())
                stream.flush()

    def _read(self) -> None:
        for line in _stream(self._process.stdout):
            try:
                self._news.put(read_news(line.decode()))
            except ValueError:
                if not self._is_closing:
                    LOG.warning("the search said what nobody understands: %r", line)
        code = self._process.wait()
        if code and not self._is_closing:
            LOG.warning("the compiled search failed; its exit code is %s", code)


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        message = "the process has no pipe"
        raise AssertionError(message)
    return stream


def _environment() -> dict[str, str]:
    """Return the environment in which the process finds this package, wherever it lies."""
    place = str(Path(__file__).resolve().parents[3])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": place if not known else place + os.pathsep + known}
