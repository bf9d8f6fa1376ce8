"""
What can go wrong, by who must act.

::

    SchedulerError
    ├─ InputError           the file or the campaign is wrong; carries every Problem
    ├─ NoScheduleError      the campaign is fine, no schedule came back
    │  ├─ Infeasible        proved impossible
    │  └─ OutOfTime         nothing found within the limit
    ├─ InvalidPlanError     a plan breaks a rule; carries every violation
    └─ ExportError          the plan cannot be written there or like that
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

SHOWN_NAMES = 12


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in an input file; line 0 means the file as a whole."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


class Severity(StrEnum):
    """What a problem stops: an error every plan, a warning none."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """
    One mistake of an input, or, as a warning, what is probably one.

    ``code`` is stable and in kebab case, ``message`` names the value, ``hint`` the way out.
    """

    code: str
    message: str
    where: Where
    hint: str = ""
    severity: Severity = Severity.ERROR

    @property
    def head(self) -> str:
        """The problem on one line, without the way out."""
        kind = "" if self.severity is Severity.ERROR else f"{self.severity}: "
        return f"{self.where}: {kind}{self.code}: {self.message}"

    def __str__(self) -> str:
        text = self.head
        return f"{text}\n    {self.hint}" if self.hint else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    A mistake of a campaign, placed by its path in the task graph.

    ``path`` holds keys and list positions, such as ``("tasks", "F06", "after", 0)``; the reader
    that knows the lines turns it into a `Problem`.
    """

    code: str
    message: str
    path: tuple[str | int, ...]
    hint: str = ""


class SchedulerError(Exception):
    """Base of everything this package raises on purpose."""


class InputError(SchedulerError):
    """The input is wrong; ``problems`` holds every mistake found, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = sorted(
            problems, key=lambda problem: (problem.where, problem.code, problem.message)
        )
        count = len(self.problems)
        lines = [str(problem) for problem in self.problems]
        lines.append(f"{count} problem{'s' if count != 1 else ''}; nothing was scheduled.")
        super().__init__("\n".join(lines))


class NoScheduleError(SchedulerError):
    """The campaign is sound, yet there is no schedule to show."""


class Infeasible(NoScheduleError):
    """Two differing searches proved that the rules cannot hold together."""


class OutOfTime(NoScheduleError):
    """The search ended without a schedule and without a proof."""


class InvalidPlanError(SchedulerError):
    """A plan breaks the campaign's rules; ``violations`` names each of them."""

    def __init__(self, violations: Sequence[object]) -> None:
        self.violations = violations
        count = len(violations)
        head = f"the plan breaks {count} rule{'s' if count != 1 else ''}:"
        super().__init__("\n".join([head, *(f"  {violation}" for violation in violations)]))


class ExportError(SchedulerError):
    """The plan cannot be written to that place or in that form."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the way out of an unknown name: the nearest known one, or all when they are few."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return f"Did you mean {near[0]!r}?"
    if not names:
        return "None are defined."
    shown = ", ".join(names[:SHOWN_NAMES])
    return f"Known: {shown}{', ...' if len(names) > SHOWN_NAMES else ''}."
