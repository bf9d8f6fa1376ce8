"""Commands that are printed to be copied and run as they stand."""

import shlex
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from scheduler.studies.changes.applying import AnyChange
from scheduler.studies.changes.redo import Redo
from scheduler.studies.loosening.base.change import Change

PROGRAM = "launch-scheduler"
OPTIONS = {"habit": "--drop-habit", "link": "--drop-link", "hours": "--hours"}


def whatif_options(changes: Sequence[AnyChange]) -> Iterator[str]:
    """Yield the options of the command ``whatif`` that make changes; new steps have none."""
    for change in changes:
        if isinstance(change, Redo):
            yield " ".join(f"--redo {shlex.quote(step)}" for step in change.steps)
        if not isinstance(change, Change):
            continue
        option = OPTIONS.get(change.kind, "--set")
        text = str(change)
        if change.kind in {"habit", "link"}:
            text = f"{change.name}>{change.part}"
        if change.kind == "hours":
            text = f"{change.name}={change.value}"
        yield f"{option} {shlex.quote(text)}"


def whatif_line(graph: str, scenario: str, changes: Sequence[AnyChange]) -> str:
    """
    Return the command that plans changes of a scenario.

    ``graph`` is the task graph as commands take it, with the file of its facts, if there are any.
    """
    return " ".join([_begin("whatif", graph, scenario), *whatif_options(changes)])


def _begin(command: str, graph: str, scenario: str) -> str:
    return f"{PROGRAM} {command} {graph} -s {shlex.quote(scenario)}"


def print_whole(console: Console, text: str) -> None:
    """Print a line that is never cut nor broken, so that it can be copied."""
    console.print(Text(text), soft_wrap=True)
