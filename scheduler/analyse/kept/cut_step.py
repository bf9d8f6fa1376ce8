"""A step that a plan does not do whole."""

from dataclasses import dataclass

from scheduler.model.notation.base import Minutes, TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class CutStep:
    """
    A step that is missing, or has fewer hours than it must have.

    ``worked`` is nothing for a step that is missing; ``full`` are the hours of the way it is done
    in, and of a test procedure no fewer than its nominal hours.
    """

    step: TaskId
    is_test: bool
    worked: Minutes | None
    full: Minutes
