"""
What can go wrong, by who must act.

::

    SchedulerError
    ├─ InputError           the file or the campaign is wrong; carries every Problem
    ├─ NoScheduleError      the campaign is fine, no schedule came back
    │  ├─ Infeasible        proved impossible
    │  └─ OutOfTime         nothing found within the limit
    ├─ InvalidPlanError     a plan breaks a rule; carries every violation
    │  └─ WrittenPlanError  a plan that was read from a file does
    ├─ ExportError          the plan cannot be written there or like that
    └─ UnknownName          a plan was asked about something that it does not have
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

SHOWN_NAMES = 12
SHOWN_ALIKE = 20
"""Problems of one code that are told one by one."""
TELLING_LETTERS = 4
"""Letters enough for a name with the same digits to be recognised although one is mistyped."""

NodePath = tuple[str | int, ...]
"""Keys and list positions from the root of a task graph to a value."""


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """
    A place in an input file; line 0 means the file as a whole.

    In a workbook the line is a row of a ``sheet``, and ``column`` has the letters of a column.
    """

    file: str
    sheet: str = field(default="", kw_only=True)
    line: int = 0
    column: str = field(default="", kw_only=True)

    def __str__(self) -> str:
        if not self.sheet:
            return f"{self.file}:{self.line}" if self.line else self.file
        row = f", row {self.line}" if self.line else ""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}: sheet {self.sheet}{row}{column}"


class Severity(StrEnum):
    """What a problem stops: an error every plan, a warning none."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """
    One mistake of an input, or, as a warning, what is probably one.

    ``code`` is stable and in kebab case, ``message`` names the value, ``hint`` the way out.
    ``path`` leads to the value in the task graph, such as ``("tasks", "F06", "after", 0)``; it is
    empty where the mistake concerns the whole of it.
    """

    code: str
    message: str
    where: Where
    hint: str = ""
    severity: Severity = Severity.ERROR
    path: NodePath = field(default=(), compare=False)

    @property
    def head(self) -> str:
        """The problem on one line, without the way out."""
        kind = "" if self.severity is Severity.ERROR else f"{self.severity}: "
        text = f"{self.where}: {kind}{self.code}: {self.message}"
        return visible(text.replace("\n", "\\n"))

    def __str__(self) -> str:
        text = self.head
        return f"{text}\n    {visible(self.hint)}" if self.hint else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    A mistake of a campaign, placed by its path in the task graph.

    ``path`` holds keys and list positions, such as ``("tasks", "F06", "after", 0)``; the reader
    that knows the lines turns it into a `Problem`.
    """

    code: str
    message: str
    path: NodePath
    hint: str = ""


def told(problems: Iterable[Problem]) -> list[str]:
    """
    Return problems as texts, in file order; of many of one code the first ones and how many more.

    A file with a hundred thousand mistakes of one kind is told in a few lines.
    """
    shown: Counter[str] = Counter()
    texts = []
    for problem in problems:
        shown[problem.code] += 1
        if shown[problem.code] <= SHOWN_ALIKE:
            texts.append(str(problem))
    more = {code: count - SHOWN_ALIKE for code, count in shown.items() if count > SHOWN_ALIKE}
    return texts + [f"... and {count} more of {code}" for code, count in more.items()]


def visible(text: str) -> str:
    """Return a text in which what a terminal would obey, or not show, is spelled out."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() or each == "\n" else ascii(each)[1:-1] for each in text
    )


class SchedulerError(Exception):
    """Base of everything this package raises on purpose."""


class InputError(SchedulerError):
    """
    The input is wrong; ``problems`` holds every mistake found, in file order.

    ``therefore`` says what did not happen because of them.
    """

    def __init__(
        self, problems: Iterable[Problem], therefore: str = "nothing was scheduled"
    ) -> None:
        self.problems: Sequence[Problem] = sorted(
            problems, key=lambda problem: (problem.where, problem.code, problem.message)
        )
        self.therefore = therefore
        count = len(self.problems)
        lines = told(self.problems)
        lines.append(f"{count} problem{'s' if count != 1 else ''}; {therefore}.")
        super().__init__("\n".join(lines))

    def __reduce__(self) -> tuple[type["InputError"], tuple[Sequence[Problem], str]]:
        return type(self), (self.problems, self.therefore)


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

    def __reduce__(self) -> tuple[type["InvalidPlanError"], tuple[Sequence[object]]]:
        return type(self), (self.violations,)


class WrittenPlanError(InvalidPlanError):
    """A plan that was read from a file breaks the campaign's rules."""


class ExportError(SchedulerError):
    """The plan cannot be written to that place or in that form."""


class UnknownName(SchedulerError, KeyError):
    """A plan has nothing of that name; the message says which one was probably meant."""

    def __str__(self) -> str:
        return str(self.args[0])


def did_you_mean(name: str, known: Iterable[str], *, shown: int = SHOWN_NAMES) -> str:
    """
    Return the way out of an unknown name: the nearest known ones, else those that are known.

    Parameters
    ----------
    name
        The name as written.
    known
        The names that there are.
    shown
        How many of them are listed at most where none is near.
    """
    names = sorted(known)
    parts = [part.strip() for part in name.split(",")]
    if len(parts) > 1 and set(parts) <= set(names):
        return f"Write a list: [{', '.join(parts)}]."
    near = near_names(name, names)
    if near:
        return f"Did you mean {' or '.join(map(repr, near))}?"
    if not names:
        return "None are defined."
    more = f", ... ({len(names)} in all)" if len(names) > shown else ""
    return f"Known: {', '.join(names[:shown])}{more}."


def near_names(name: str, known: Iterable[str]) -> list[str]:
    """
    Return the known names that a planner may have meant: no guess is better than a wrong one.

    Those that differ by case or by blanks and dashes alone come before all others. Where digits
    tell names apart, as in ids, a name with other digits, or with other letters before them, is
    another name and no slip of the pen.
    """
    names = list(known)
    folded_name, bare_name = name.casefold(), _bare(name)
    same = [each for each in names if each.casefold() == folded_name]
    same = same or [each for each in names if _bare(each) == bare_name]
    if same:
        return same
    parts = _parts(name)
    folded = {each.casefold(): each for each in names if _may_be_meant(parts, _parts(each))}
    return [folded[each] for each in get_close_matches(folded_name, folded, n=1, cutoff=0.6)]


@lru_cache(maxsize=1024)
def _bare(name: str) -> str:
    return re.sub(r"[\s_./-]+", "", name.casefold())


def _may_be_meant(name: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether another name is no different numeral: letters or digits alone may be mistyped."""
    (digits, letters), (other_digits, other_letters) = name, other
    if not digits and not other_digits:
        return True
    if letters == other_letters:
        return sorted(digits) == sorted(other_digits)
    return digits == other_digits and min(len(letters), len(other_letters)) >= TELLING_LETTERS


@lru_cache(maxsize=1024)
def _parts(name: str) -> tuple[str, str]:
    """Return the digits of a name, and its letters."""
    return re.sub(r"\D+", "", name), re.sub(r"[\W\d_]+", "", name.casefold())
