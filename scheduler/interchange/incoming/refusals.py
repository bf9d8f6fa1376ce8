"""Mistakes that leave nothing to import, and questions that only the user can answer."""

from collections.abc import Iterable, Sequence

from scheduler.errors import InputError, Problem, Where

SHOWN = 12
THEREFORE = "nothing was written"


def refuse(file: str, code: str, message: str, hint: str, line: int | None = None) -> InputError:
    """Return the error for a schedule that cannot be imported as it is."""
    problem = Problem(code=code, message=message, where=Where(file, line or 0), hint=hint)
    return InputError([problem], THEREFORE)


def listed(names: Iterable[str]) -> str:
    """Return names for a message, the first of many and how many more."""
    every: Sequence[str] = list(names)
    more = len(every) - SHOWN
    return ", ".join(every[:SHOWN]) + (f", and {more} more" if more > 0 else "")
