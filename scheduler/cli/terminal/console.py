"""What all commands share: streams, errors turned into messages and exit codes."""

import json
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from scheduler.cli.terminal import exit_codes
from scheduler.errors import (
    ExportError,
    Infeasible,
    InputError,
    OutOfTime,
    SchedulerError,
    WrittenPlanError,
)

if TYPE_CHECKING:
    from rich.console import Console

PAPER_WIDTH = 110


def paper() -> "Console":
    """Return the console for reports, on standard output, which takes names as they stand."""
    return _console(is_error=False)


def aside() -> "Console":
    """Return the console for progress and all that is said in passing, on standard error."""
    return _console(is_error=True)


def _console(*, is_error: bool) -> "Console":
    """Return a console of plain text, wide enough for tables where it is no terminal."""
    from rich.console import Console

    console = Console(stderr=is_error, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = PAPER_WIDTH
    return console


def print_head(console: "Console", head: str, rest: str = "") -> None:
    """Print a heading in bold, what follows it as it is, and space around them."""
    from rich.text import Text

    console.print(Text.assemble("\n", (head, "bold"), rest, "\n"))


def print_files(console: "Console", folder: Path, files: Iterable[Path]) -> None:
    """Print which files were written where."""
    from rich.text import Text

    console.print(Text(f"\nWritten to {folder}:"), soft_wrap=True)
    console.print(Text(", ".join(path.name for path in files)))


def report(text: str) -> None:
    """Print a line of a report, on standard output."""
    typer.echo(text)


def say(text: str) -> None:
    """Print an error, or what is said in passing, on standard error."""
    typer.echo(text, err=True)


def print_json(data: Any) -> None:
    """Print data for programs, alone on standard output."""
    typer.echo(json.dumps(data, indent=1, ensure_ascii=False))


@contextmanager
def explained_errors(*, debug: bool) -> Iterator[None]:
    """Turn the errors of the package into a message and an exit code, without a traceback."""
    try:
        yield
    except SchedulerError as error:
        if debug:
            traceback.print_exc(file=sys.stderr)
        say(str(error))
        raise typer.Exit(_code(error)) from error
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:
        if debug:
            raise
        say(_fault(error))
        raise typer.Exit(exit_codes.INTERNAL_FAULT) from error
    except KeyboardInterrupt as error:
        say("Interrupted; nothing more was written.")
        raise typer.Exit(exit_codes.NO_PLAN_IN_TIME) from error


def _code(error: SchedulerError) -> int:
    if isinstance(error, Infeasible):
        return exit_codes.INFEASIBLE
    if isinstance(error, OutOfTime):
        return exit_codes.NO_PLAN_IN_TIME
    if isinstance(error, InputError | ExportError | WrittenPlanError):
        return exit_codes.BAD_INPUT
    return exit_codes.INTERNAL_FAULT


def _fault(error: Exception) -> str:
    """Return what to say of an error that is none of the user's mistakes."""
    if isinstance(error, MemoryError):
        return (
            "There is not enough memory.\n    Close other programs, raise the limit, or "
            "ask for less: --workers 1, --no-charts."
        )
    return f"Internal error: {type(error).__name__}: {error}\n    Run again with --debug."
