"""Tables with a row for each step, ours or those of P6 and Project."""

from collections.abc import Mapping

from scheduler.model.notation.base import TaskId
from scheduler.model.task import Task
from scheduler.readers.progress.percentages import is_percentage, percent_alone
from scheduler.readers.progress.tables.cells import (
    flag_text,
    is_nothing,
    length_text,
    moment_text,
    read_length,
    words,
)
from scheduler.readers.progress.tables.grid import CellError, TextGrid
from scheduler.readers.progress.tables.headings import DATES, FLAGS, STEP
from scheduler.readers.progress.tables.records import PERCENT, SHOWN, Records, rows_of

REMAINING = "remaining"


def read_table(
    grid: TextGrid, columns: tuple[str, ...], tasks: Mapping[TaskId, Task], records: Records
) -> None:
    """Gather the facts of a table; a row without any says that its step has not begun."""
    seen: dict[str, int] = {}
    idle: list[str] = []
    for line, cells in rows_of(grid, columns, records):
        step = words(cells.get(STEP, ""))
        facts = {name: cell for name, cell in cells.items() if name != STEP}
        if not step:
            if facts:
                message = "the row states facts, and no step"
                records.refuse(line, "row-without-step", message, "Write the id of the step.")
            continue
        texts = _texts(line, step, facts, tasks.get(step), records)
        if step in seen and texts:
            _refuse_twin(step, seen[step], line, records, is_start="started" in texts)
            continue
        seen.setdefault(step, line)
        if not texts and step not in tasks:
            idle.append(step)
        for name, text in texts.items():
            records.record(step, name, text, line)
    if idle:
        shown = ", ".join(map(repr, idle[:SHOWN])) + (" ..." if idle[SHOWN:] else "")
        message = f"{len(idle)} rows without facts name no step of the graph: {shown}"
        records.remark(grid.headings.line, "rows-ignored", message, "Check their ids.")


def _refuse_twin(step: str, first: int, line: int, records: Records, *, is_start: bool) -> None:
    both = is_start and "started" in records.steps.get(step, {})
    records.refuse(
        line,
        "two-starts" if both else "duplicate-id",
        f"{step!r} {'has a start' if both else 'stands'} on line {first} and again on line {line}",
        "Keep one row for each step.",
    )


def _texts(
    line: int, step: str, facts: Mapping[str, str], task: Task | None, records: Records
) -> dict[str, str]:
    """Return the facts of a row as files state them, without what says nothing."""
    texts = {}
    for name, cell in facts.items():
        try:
            text = _text(step, name, cell)
        except CellError as error:
            records.refuse_cell(line, f"{step} {name}", error)
            records.spoil(step, name, line)
            text = ""
        if text:
            texts[name] = text
    percentage = texts.pop(PERCENT, "")
    if _says_nothing(texts, task):
        texts.pop(REMAINING, None)
    is_open = "finished" not in facts and REMAINING not in facts
    if percentage and is_open and not is_nothing(percentage.removesuffix("%")):
        found = percent_alone(step, percentage, ())
        records.refuse(line, found.code, found.message, found.hint)
    return texts


def _text(step: str, name: str, cell: str) -> str:
    """Return the text of a cell as files state it."""
    if name in DATES:
        return moment_text(cell)
    if name == REMAINING:
        if is_percentage(cell):
            found = percent_alone(step, cell, ())
            raise CellError(found.code, found.message, found.hint)
        return length_text(cell)
    if name in FLAGS:
        text = flag_text(cell)
        return "" if text.casefold() in {"no", "false"} else text
    return words(cell)


def _says_nothing(texts: Mapping[str, str], task: Task | None) -> bool:
    """Whether what remains follows from the rest: all of a step not begun, none of a finished."""
    if REMAINING not in texts:
        return False
    if "finished" in texts:
        return is_nothing(texts[REMAINING])
    if "started" in texts or task is None:
        return False
    try:
        left = read_length(texts[REMAINING])
    except CellError:
        return is_nothing(texts[REMAINING]) and task.is_milestone
    return left in {task.in_way(option).duration for option in task.modes}
