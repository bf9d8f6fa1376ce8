"""Recognise a spreadsheet that was pasted, or exported, in place of a task graph."""

import re

FEW, SHOWN = 2, 12
SEPARATORS = ("\t", ";", ",", "|")
TABLE_HINT = (
    "This looks like a table from a spreadsheet. A task graph is written in lines such as "
    "'A01: {name: Stack, hours: 2, after: A00}' under 'tasks:'."
)


def looks_like_table(text: str) -> bool:
    """Whether the first lines all have the same number of columns, and none has a colon key."""
    lines = [line for line in text.splitlines() if line.strip()][:SHOWN]
    if len(lines) < FEW or any(re.match(r"\s*[\w-]+:(\s|$)", line) for line in lines):
        return False
    return any(_is_regular(lines, separator) for separator in SEPARATORS)


def _is_regular(lines: list[str], separator: str) -> bool:
    counts = {len(re.sub(r'"[^"]*"', "", line).split(separator)) for line in lines}
    return len(counts) == 1 and counts.pop() > 1
