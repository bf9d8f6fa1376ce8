"""Warnings in short for the terminal, and problems as data."""

from collections.abc import Iterator, Sequence
from typing import Any

import typer

from scheduler.cli.terminal import exit_codes
from scheduler.cli.terminal.console import say
from scheduler.errors import Problem

MOST_KINDS = 5


def problem_data(problem: Problem) -> dict[str, Any]:
    """Return a problem for programs."""
    return {
        "file": problem.where.file,
        "line": problem.where.line,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "severity": problem.severity.value,
    }


def short_lines(warnings: Sequence[Problem]) -> Iterator[str]:
    """Yield a line for each kind of warning, the first of its kind, and where to read the rest."""
    kinds: dict[str, list[Problem]] = {}
    for each in warnings:
        kinds.setdefault(each.code, []).append(each)
    shown = list(kinds.values())[:MOST_KINDS]
    for same in shown:
        more = f" (and {len(same) - 1} more of this kind)" if same[1:] else ""
        yield f"{same[0].head}{more}"
    rest = len(warnings) - sum(len(same) for same in shown)
    if len(shown) < len(warnings):
        count = f"and {rest} more" if rest else "all of them, and what to do"
        yield f"{count}: launch-scheduler check {warnings[0].where.file}"


def warning_count(number: int) -> str:
    """Return how many warnings there are: ``1 warning``, ``2 warnings``."""
    return f"{number} warning{'' if number == 1 else 's'}"


def say_warnings(warnings: Sequence[Problem], *, strict: bool, rest: str = "") -> None:
    """
    Tell of warnings in short, and end the command if they are to count as problems.

    Raises
    ------
    typer.Exit
        With the code for bad input, if there are warnings and ``strict`` lets none pass.
    """
    for line in short_lines(warnings):
        say(line)
    if strict and warnings:
        say(f"{warning_count(len(warnings))}, and --strict lets none pass{rest}.")
        raise typer.Exit(exit_codes.BAD_INPUT)
