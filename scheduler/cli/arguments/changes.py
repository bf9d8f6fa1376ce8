"""The options that name changes, read: values, new steps, repeated steps."""

from collections.abc import Iterator
from pathlib import Path

from scheduler.errors import InputError, Problem, Where
from scheduler.model.notation.durations import parse_lag
from scheduler.readers.yaml.file_text import decode, read_bytes
from scheduler.readers.yaml.nodes import read_nodes
from scheduler.studies.changes.changes import (
    parse_dropped_habit,
    parse_dropped_link,
    parse_hours,
    parse_setting,
)
from scheduler.studies.changes.new_steps import Addition, read_addition
from scheduler.studies.changes.redo import Redo
from scheduler.studies.loosening.base.change import Change

LONGEST_NAME = 255
"""Characters of a longer text name no file."""


def read_values(
    settings: list[str], dropped: list[str], habits: list[str], hours: list[str]
) -> Iterator[Change]:
    """Yield the changes of values, then the links and habits to drop, then the other hours."""
    yield from map(parse_setting, settings)
    yield from map(parse_dropped_link, dropped)
    yield from map(parse_dropped_habit, habits)
    yield from map(parse_hours, hours)


def read_additions(texts: list[str]) -> Iterator[Addition]:
    """
    Yield what each text, or each file that it names, adds to a campaign.

    Raises
    ------
    InputError
        If it cannot be read, or has not the form of a task graph.
    """
    for text in texts:
        path = Path(text)
        is_file = len(text) <= LONGEST_NAME and "{" not in text and "\n" not in text
        file = text if is_file else "--add"
        nodes = read_nodes(decode(read_bytes(path), file) if is_file else text, file)
        if nodes.problems:
            raise InputError(nodes.problems)
        yield read_addition(nodes.data)


def read_redo(steps: list[str], after: str) -> Iterator[Redo]:
    """
    Yield the steps to repeat together, if there are any.

    Raises
    ------
    InputError
        If the time after which they are repeated is none.
    """
    if not steps:
        return
    try:
        lag = parse_lag(after)
    except ValueError as error:
        problem = Problem(code="bad-duration", message=str(error), where=Where("--after"))
        raise InputError([problem]) from error
    yield Redo(steps=tuple(steps), after=lag)
