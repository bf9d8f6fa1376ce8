"""
What Ctrl-C does: it ends a search, and hurries what is left to be done with what was found.

Only the first Ctrl-C is raised, and none once there is something to keep; the others are noted, so
that they cannot throw away what a search has found.
"""

import signal
import threading
from types import FrameType, TracebackType
from typing import Self


class Interrupts:
    """
    Takes Ctrl-C while it is entered: raises the first one, unless it is held, and notes the rest.

    ``is_hurried`` says whether one was noted. Outside the main thread nothing changes: Python tells
    the main thread alone of Ctrl-C.
    """

    def __init__(self) -> None:
        self.is_hurried = False
        self._is_held = False
        self._restore: signal._HANDLER = None

    def __enter__(self) -> Self:
        """Take Ctrl-C from now on."""
        if threading.current_thread() is threading.main_thread():
            self._restore = signal.signal(signal.SIGINT, self._take)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give Ctrl-C its former meaning back."""
        if self._restore is not None:
            signal.signal(signal.SIGINT, self._restore)

    def hold(self) -> None:
        """Raise no Ctrl-C any more: there is something to keep."""
        self._is_held = True

    def _take(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self._is_held:
            self.is_hurried = True
            return
        self._is_held = True
        raise KeyboardInterrupt
