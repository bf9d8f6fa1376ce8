"""
Named changes to a campaign under one scenario: what-if questions and levers.

A change is plain data and has a text form, such as ``crew.LIF.night=24``; the files of the rules
make it in a copy of a campaign.
"""

from dataclasses import dataclass

from scheduler.errors import InputError, Problem, Where

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
