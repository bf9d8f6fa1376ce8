"""
Named changes to a campaign under one scenario: what-if questions and levers.

A change is plain data and has a text form, such as ``crew.LIF.night=24``; the files of the rules
make it in a copy of a campaign.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scheduler.errors import InputError, Problem, Where, did_you_mean

DROPPED = ("link", "habit")
NONE = "none"


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One change: its ``kind``, the thing it changes, which part of it, and the new value."""

    kind: str
    name: str
    part: str
    value: str

    def __str__(self) -> str:
        if self.kind in DROPPED:
            return f"drop {self.kind} {self.name} > {self.part}"
        if self.kind == "hours":
            return f"hours {self.name}={self.value}"
        dotted = ".".join(part for part in (self.kind, self.name, self.part) if part)
        return f"{dotted}={self.value}"


def refusal(code: str, message: str, hint: str) -> InputError:
    """Return the error of a change that cannot be read or made."""
    return InputError([Problem(code=code, message=message, where=Where("change"), hint=hint)])


def require_none(change: Change) -> None:
    """
    Insist that a change drops what it names.

    Raises
    ------
    ValueError
        If it sets another value.
    """
    if change.value != NONE:
        message = "a whole window or hold can only be removed: set it to none"
        raise ValueError(message)


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
