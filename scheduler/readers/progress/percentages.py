"""Percentages, which no tool means alike: they are never read as work that remains."""

import re
from collections.abc import Iterator
from typing import Any

from scheduler.errors import Finding

NAME = re.compile(r"percent|pct|%|progress", re.IGNORECASE)
NUMBER = re.compile(r"\s*\d+(?:[.,]\d+)?\s*%?\s*")
VALUE = re.compile(r"\s*\d+(?:[.,]\d+)?\s*%\s*")
HINT = (
    "Write 'remaining: ...', the working hours that are left: a percentage can mean time gone, "
    "work done or a guess."
)


def is_percentage(text: Any) -> bool:
    """Whether a value is a percentage by its sign."""
    return isinstance(text, str) and VALUE.fullmatch(text) is not None


def names_percentage(text: str) -> bool:
    """Whether a field or a column is one of percentages by its name."""
    return NAME.search(text) is not None


def percent_alone(step: str, value: Any, path: tuple[str | int, ...]) -> Finding:
    """Return the finding of a percentage in place of the work that remains."""
    return Finding(
        code="percent-alone",
        message=f"{step!r} states {str(value)[:20]!r}, a percentage, and not what remains",
        path=path,
        hint=HINT,
    )


def find_percentages(data: dict[str, Any]) -> Iterator[Finding]:
    """Yield the facts of steps that are percentages, by their sign or by the name of the field."""
    steps = data.get("steps")
    for step, facts in steps.items() if isinstance(steps, dict) else ():
        for field, value in facts.items() if isinstance(facts, dict) else ():
            is_number = isinstance(value, str) and NUMBER.fullmatch(value) is not None
            if is_percentage(value) or (is_number and names_percentage(field)):
                yield percent_alone(step, value, ("steps", step, field))
