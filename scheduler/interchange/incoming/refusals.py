"""Mistakes that leave nothing to import, and questions that only the user can answer."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, cast

from scheduler.errors import InputError, Problem, Where

Answer = TypeVar("Answer")

SHOWN = 12
THEREFORE = "nothing was written"


class Answers:
    """Collects questions that only the user can answer, so that all are asked at once."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def __enter__(self) -> "Answers":
        return self

    def ask(self, question: Callable[[], Answer]) -> Answer:
        """Return an answer; where it is not known, the question is kept for the end."""
        try:
            return question()
        except InputError as error:
            self.problems += error.problems
            return cast("Answer", None)

    def __exit__(self, *failure: object) -> None:
        """
        Ask what is open.

        Raises
        ------
        InputError
            With every question.
        """
        if self.problems:
            raise InputError(self.problems, THEREFORE)


def refuse(file: str, code: str, message: str, hint: str, line: int | None = None) -> InputError:
    """Return the error for a schedule that cannot be imported as it is."""
    problem = Problem(code=code, message=message, where=Where(file, line or 0), hint=hint)
    return InputError([problem], THEREFORE)


def listed(names: Iterable[str]) -> str:
    """Return names for a message, the first of many and how many more."""
    every: Sequence[str] = list(names)
    more = len(every) - SHOWN
    return ", ".join(every[:SHOWN]) + (f", and {more} more" if more > 0 else "")
