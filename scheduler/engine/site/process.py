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
from typing import IO, Self

from scheduler.engine.site.job import SearchNews, SearchRequest, read_news, write_news
from scheduler.engine.site.problem import Placement

LOG = logging.getLogger(__name__)

WORKER = "scheduler.engine.site.worker"

AWAY_FROM_CTRL_C: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
"""What Windows needs so that Ctrl-C on the terminal does not reach the process."""


class SearchProcess:
    """
    A search for a job, once it is started; once it is closed, however far it got, nothing is left.

    It can be used in a ``with`` statement.

    Attributes
    ----------
    exit_code
        How the process ended by itself: 0 if its search was over, anything else if it failed; None
        while it runs, and where it was closed before its end.
    """

    def __init__(self, job: SearchRequest) -> None:
        self._job = job
        self._is_closing = False
        self.exit_code: int | None = None
        self._news: SimpleQueue[SearchNews] = SimpleQueue()
        self._letters: SimpleQueue[Placement | None] = SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._writer: Thread | None = None
        self._reader: Thread | None = None

    def __enter__(self) -> Self:
        """Start the search."""
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """End the search."""
        self.close()

    def start(self) -> None:
        """
        Start the search.

        Raises
        ------
        OSError
            If the system gives it no process.
        """
        self._process = process = subprocess.Popen(
            [sys.executable, "-m", WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
            creationflags=AWAY_FROM_CTRL_C,
        )
        self._writer = Thread(target=self._write, args=(_stream(process.stdin),), daemon=True)
        self._writer.start()
        self._reader = Thread(target=self._read, args=(process,), daemon=True)
        self._reader.start()

    @property
    def is_over(self) -> bool:
        """Whether the process has ended, and all its news are there."""
        return self._reader is None or not self._reader.is_alive()

    def news(self) -> list[SearchNews]:
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
        if self._reader is not None:
            self._reader.join(seconds)

    def close(self) -> None:
        """End the process and wait until it is gone."""
        self._is_closing = True
        if self._process is None:
            return
        self._process.kill()
        self._letters.put(None)
        self._process.wait()
        for thread in (self._writer, self._reader):
            if thread is not None and thread.ident is not None:
                thread.join()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                _stream(stream).close()

    def _write(self, stream: IO[bytes]) -> None:
        with suppress(OSError, ValueError):
            pickle.dump(self._job, stream)
            stream.flush()
            while (placement := self._letters.get()) is not None:
                stream.write(write_news(SearchNews(placement, "elsewhere", 0)).encode())
                stream.flush()

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        for line in _stream(process.stdout):
            try:
                news = read_news(line.decode())
            except ValueError:
                if not self._is_closing:
                    LOG.warning("the search said what nobody understands: %r", line)
                continue
            if news.note:
                LOG.warning(news.note)
            else:
                self._news.put(news)
        code = process.wait()
        if not self._is_closing:
            self.exit_code = code


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
