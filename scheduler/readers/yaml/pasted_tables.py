"""Recognise a spreadsheet that was pasted, or exported, in place of a task graph."""

import csv
import re
from collections.abc import Sequence

from scheduler.model.mistakes.file_kind import RISKS, TASK_GRAPH, kind_read

FEW, SHOWN = 2, 12
LONGEST = 80
LONGEST_LINE = 2000
SEPARATORS = ("\t", ";", ",", "|")
HOURS = r"(\d+(?:\.\d+)?)\s*(?:h|hrs?|hours?)?"
"""Lengths that are hours; any other unit is the planner's to turn into them."""
COLUMNS = {
    "id": ("id", "no", "nr", "number", "wbs", "code", "task id", "uid", "#"),
    "name": ("name", "task name", "task", "step", "title", "activity", "description"),
    "hours": ("hours", "duration", "time", "work", "effort", "h", "length"),
    "after": ("after", "predecessors", "predecessor", "depends on", "follows"),
    "crew": ("crew", "resource", "resources", "resource names", "people", "team"),
    "facility": ("facility", "place", "location", "room", "where"),
}
"""By field of a step: what a column of it is called in other tools."""


def looks_like_table(text: str) -> bool:
    """Whether the first lines all have the same number of columns, and none has a colon key."""
    lines = _first_lines(text)
    if len(lines) < FEW or any(re.match(r"\s*[\w-]+:(\s|$)", line) for line in lines):
        return False
    return any(_is_regular(lines, separator) for separator in SEPARATORS)


def table_hint(text: str) -> str:
    """Return how a planning starts in place of a table, its columns and first row with it."""
    if kind_read() is RISKS:
        return f"A {kind_read().noun} is a mapping; start with '{kind_read().start}'."
    if kind_read() is not TASK_GRAPH:
        return (
            "Read it into a progress file: launch-scheduler progress FILE --graph GRAPH "
            "--data-date 2025-11-14T09:00."
        )
    lines = _first_lines(text)
    separator = next(each for each in SEPARATORS if _is_regular(lines, each))
    head, *rows = ([cell.strip() for cell in row] for row in _cells(lines, separator))
    fields = [_field(cell) for cell in head]
    row = next((row for row in rows if any(re.search(r"\w", cell) for cell in row)), head)
    start = "Planning starts from a task graph, not from a table of a spreadsheet"
    if not any(fields):
        return f"{start}: under 'tasks:' write a line such as {EXAMPLE} for each step."
    columns = [_plain(cell) for cell, field in zip(head, fields, strict=True) if field]
    named = f"Its columns {', '.join(columns)} look like {', '.join(filter(None, fields))}"
    return f"{start}. {named}: the first line under 'tasks:' would be {_step(fields, row)}."


def _first_lines(text: str) -> list[str]:
    lines = text.removeprefix("\ufeff").splitlines()
    return [line for line in lines if line.strip()][:SHOWN]


def _is_regular(lines: list[str], separator: str) -> bool:
    counts = {len(re.sub(r'"[^"]*"', "", line).split(separator)) for line in lines}
    return len(counts) == 1 and counts.pop() > 1


def _cells(lines: list[str], separator: str) -> list[list[str]]:
    """Return the cells of each line; the bars at both ends of a drawn table are none."""
    cut = [line[:LONGEST_LINE] for line in lines]
    bare = [line.strip().strip("|") for line in cut] if separator == "|" else cut
    return list(csv.reader(bare, delimiter=separator))


def _field(cell: str) -> str:
    """Return the field of a step that a column looks like, nothing if it looks like none."""
    name = re.sub(r"[\s_-]+", " ", cell.casefold()).strip()
    return next((field for field, names in COLUMNS.items() if name in names), "")


def _step(fields: Sequence[str], row: Sequence[str]) -> str:
    """Return a row of the table as a step of a task graph."""
    cells = {field: cell for field, cell in zip(fields, row, strict=False) if field and cell}
    hours = re.fullmatch(HOURS, cells.get("hours", ""), re.IGNORECASE)
    said = {
        "name": _plain(cells.get("name", "...")),
        "hours": hours[1] if hours else "...",
    }
    if "after" in cells and re.fullmatch(r"[\w.-]+", cells["after"]):
        said["after"] = cells["after"]
    written = ", ".join(f"{field}: {value}" for field, value in said.items())
    key = cells.get("id", "A01")
    return f"'{key if re.fullmatch(r'[A-Za-z][A-Za-z0-9.-]*', key) else 'A01'}: {{{written}}}'"


def _plain(text: str) -> str:
    """Return a text as it stands in braces, in quotes where it needs them."""
    short = text[:LONGEST].replace('"', "")
    return short if re.fullmatch(r"\w[\w ().-]*|\.\.\.", short) else f'"{short}"'


EXAMPLE = "'A01: {name: Stack, hours: 2, after: A00}'"
