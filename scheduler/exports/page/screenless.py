"""matplotlib for files only: what a notebook asks of its programs cannot stop a picture."""

import os
import sys
from contextlib import suppress
from importlib import import_module

BACKEND = "MPLBACKEND"


def import_without_screen() -> None:
    """
    Import matplotlib whatever its environment variable says.

    A notebook hands its own way of showing pictures to the programs started from it, and
    matplotlib is not imported at all where that is not installed. Who shows pictures besides
    keeps the choice if it is one.
    """
    if "matplotlib" in sys.modules:
        return
    chosen = os.environ.pop(BACKEND, None)
    try:
        matplotlib = import_module("matplotlib")
    finally:
        if chosen is not None:
            os.environ[BACKEND] = chosen
    if chosen is not None:
        with suppress(ValueError):
            matplotlib.rcParams["backend"] = chosen
