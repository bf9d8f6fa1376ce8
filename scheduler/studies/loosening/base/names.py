"""What changes name, and the numbers that they state."""

from collections.abc import Mapping
from typing import Any

from scheduler.errors import did_you_mean
from scheduler.studies.loosening.base.change import refusal


def require_known(table: Mapping[str, Any], name: str, code: str) -> None:
    """Refuse a name that a table lacks, with the nearest that it has."""
    if name not in table:
        raise refusal(code, f"{name!r} is not there", did_you_mean(name, table))


def read_count(text: str, least: int) -> int:
    """
    Read a whole number of people, places or ways.

    Raises
    ------
    ValueError
        If it is none, or too small.
    """
    if not text.isdecimal() or int(text) < least:
        message = f"{text!r} must be a whole number, {least} or more"
        raise ValueError(message)
    return int(text)
