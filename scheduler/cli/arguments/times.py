"""Times to search, as people write them on a command line."""

import math
import re
from typing import Any

import typer

LEAST = 0.1
MOST = 30 * 86_400.0
SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0}
NUMBER = r"(\d+(?:\.\d+)?)"
FORMS = (
    rf"{NUMBER}\s*s?(?:ec(?:onds?)?)?",
    rf"{NUMBER}\s*m(?:in(?:utes?)?)?\s*(?:{NUMBER}\s*s?)?",
    rf"{NUMBER}\s*h(?:ours?)?\s*(?:{NUMBER}\s*m?(?:in)?)?",
)
UNITS = (("s", "s"), ("m", "s"), ("h", "m"))
WAY_OUT = "Write seconds, such as 30 or 30s, or 2m, or 1h30."


def parse_seconds(text: Any) -> float:
    """
    Read a time as seconds: ``90``, ``30s``, ``2m``, ``2m30``, ``1h30``.

    Raises
    ------
    typer.BadParameter
        If it is none, or shorter than a tenth of a second or longer than a month.
    """
    seconds = float(text) if isinstance(text, int | float) else _seconds(str(text))
    if seconds is None or not math.isfinite(seconds):
        message = f"{text!r} is not a length of time. {WAY_OUT}"
        raise typer.BadParameter(message)
    if not LEAST <= seconds <= MOST:
        message = f"{text!r} is too {'short' if seconds < LEAST else 'long'}. {WAY_OUT}"
        raise typer.BadParameter(message)
    return seconds


def _seconds(text: str) -> float | None:
    """Return a text as seconds, or nothing if it has no known form."""
    for form, units in zip(FORMS, UNITS, strict=True):
        match = re.fullmatch(form, text.strip().lower())
        if match:
            parts = zip(match.groups(), units, strict=False)
            return sum(float(part) * SECONDS[unit] for part, unit in parts if part)
    return None
