"""Standard output and error that outlive their readers: no report or log may cost a plan."""

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import Buffer

OUTPUT, ERROR = 1, 2
GONE = frozenset({errno.EPIPE, errno.ECONNRESET})
"""What says that whoever read along has read enough."""


class EnduringFile(io.FileIO):
    """An open file that takes what it cannot write, and keeps the first reason why."""

    failure: OSError | None = None

    def write(self, content: "Buffer", /) -> int:
        """Write bytes, or drop them once that has failed."""
        view = memoryview(content).cast("B")
        if self.failure is None:
            try:
                return super().write(view)
            except OSError as error:
                self.failure = error
        return len(view)


@contextmanager
def enduring_streams() -> Iterator[EnduringFile]:
    """
    Let reports and messages be lost without harm; give the file that the reports go to.

    A stream that was closed before the start leads nowhere. Letters that the terminal does not
    know are shown by their number.
    """
    _fill_closed()
    output = EnduringFile(OUTPUT, "w", closefd=False)
    error = EnduringFile(ERROR, "w", closefd=False)
    kept = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (
        _text(file, getattr(stream, "encoding", None) or "utf-8")
        for file, stream in zip((output, error), kept, strict=True)
    )
    try:
        yield output
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        sys.stdout, sys.stderr = kept


def is_lost(output: EnduringFile) -> bool:
    """Whether a report is lost although somebody would have read it."""
    return output.failure is not None and output.failure.errno not in GONE


def _text(file: EnduringFile, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(
        io.BufferedWriter(file),
        encoding=encoding,
        errors="backslashreplace",
        line_buffering=file.isatty() or file.fileno() == ERROR,
    )


def _fill_closed() -> None:
    """Open what leads nowhere in the place of closed streams, lest a file is opened there."""
    for number in (0, OUTPUT, ERROR):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
