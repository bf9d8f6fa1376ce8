"""What is wrong with a text that is no YAML, in plain words and on the line to be mended."""

import re
from typing import NamedTuple

import yaml

from scheduler.readers.pasted_tables import TABLE_HINT, looks_like_table

FULL_WIDTH = re.compile(
    "[\uff0c\u3001\uff1a\uff1b\uff08\uff09\uff3b\uff3d\uff5b\uff5d\u201c\u201d\u300c\u300d]"
)
NO_BLANK = re.compile(r"^\s*(?:- )?([A-Za-z_]\w*):(?=[^\s:/])")
IN_QUOTES = re.compile(r"\"[^\"]*\"|'[^']*'")


class Mistake(NamedTuple):
    """A mistake of the text: what, on which line (0: the whole file), and the way out."""

    message: str
    line: int
    hint: str


def explain(text: str, error: yaml.YAMLError) -> Mistake:
    """Return what a reader of YAML complains about as a planner would say it."""
    if looks_like_table(text):
        return Mistake("the file holds a table", 1, TABLE_HINT)
    here, there = _line(error, "problem_mark"), _line(error, "context_mark")
    what = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")
    if not here:
        return _of_character(text, error, what)
    lines = text.splitlines()
    for number in dict.fromkeys((here, there, here - 1)):
        mistake = _of_line(lines, number)
        if mistake is not None:
            return mistake
    context = str(getattr(error, "context", None) or "")
    return _of_problem(lines, what, context, (here, there or here))


def _line(error: yaml.YAMLError, mark: str) -> int:
    place = getattr(error, mark, None)
    return 0 if place is None else int(place.line) + 1


def _of_character(text: str, error: yaml.YAMLError, what: str) -> Mistake:
    position = getattr(error, "position", None)
    if not isinstance(position, int):
        return Mistake(what or "the text cannot be read", 0, GENERAL)
    line = text.encode()[:position].count(b"\n") + 1
    character = getattr(error, "character", 0)
    code = ord(character) if isinstance(character, str) else int(character)
    return Mistake(f"a control character stands here (U+{code:04X})", line, "Remove it.")


def _of_line(lines: list[str], number: int) -> Mistake | None:
    """Return the mistake that a line shows by itself, whatever the reader stumbled over."""
    if not 0 < number <= len(lines):
        return None
    line = lines[number - 1]
    bare = IN_QUOTES.sub("", line)
    wide = FULL_WIDTH.search(bare)
    if wide is not None:
        hint = "Write plain punctuation, with a blank after each colon."
        return Mistake(f"{wide.group()!r} is full-width punctuation", number, hint)
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Mistake("a tab indents this line", number, "Indent with spaces.")
    joined = NO_BLANK.search(bare)
    if joined is not None:
        key = joined.group(1)
        return Mistake(
            f"there is no blank after the colon of '{key}:'", number, f"Write '{key}: ...'."
        )
    return None


def _of_problem(lines: list[str], what: str, context: str, marks: tuple[int, int]) -> Mistake:
    here, there = marks
    line = lines[here - 1] if here <= len(lines) else ""
    if what.startswith("mapping values are not allowed"):
        return _second_colon(line, here)
    if "',' or" in what:
        return _open_bracket(line, what, marks)
    for part, (message, hint) in PLAIN.items():
        if part in what or part in context:
            return Mistake(message, there if part in OPENED else here, hint)
    return Mistake("the lines do not fit together here", here, GENERAL)


def _second_colon(line: str, here: int) -> Mistake:
    if len(re.findall(r":(?:\s|$)", IN_QUOTES.sub("", line))) > 1:
        return Mistake("a second colon stands on this line", here, 'Quote the text: "a: b".')
    return Mistake(
        "this line is indented under one that has a value already",
        here,
        "Give lines that belong together the same indentation.",
    )


def _open_bracket(line: str, what: str, marks: tuple[int, int]) -> Mistake:
    here, there = marks
    bracket = "{" if "}" in what else "["
    if here == there and ": " in line:
        return Mistake(
            f"a comma, or the end of the {bracket!r}, is missing",
            here,
            "Quote a text that holds ': ', and put a comma between two fields.",
        )
    closing = "}" if bracket == "{" else "]"
    return Mistake(f"the {bracket!r} on this line is not closed", there, f"Add the {closing!r}.")


GENERAL = (
    "Indent with spaces, not tabs; put a blank after each colon; "
    "quote text that holds ': ', ' #' or starts with a sign."
)
PLAIN = {
    "Unicode character escape": (
        "an escape in double quotes names no character",
        "Write the character itself, or use single quotes.",
    ),
    "unknown escape": (
        "a backslash stands in double quotes",
        "Use single quotes, or write \\\\ for a backslash.",
    ),
    "quoted scalar": (
        "a quote on this line is not closed",
        "Add the closing quote.",
    ),
    "expected node content": (
        "nothing stands between two commas",
        "Remove one of them, or write what is missing.",
    ),
    "undefined alias": (
        "a value starts with '*'",
        "Quote a text that starts with a sign.",
    ),
    "cannot start any token": (
        "a value starts with a sign that means something else in YAML",
        'Quote a text that starts with a sign: "@ ...".',
    ),
    "scanning an anchor": ("a value starts with '&'", "Quote a text that starts with a sign."),
    "scanning an alias": ("a value starts with '*'", "Quote a text that starts with a sign."),
    "expected '-' indicator": (
        "a list goes on here without a dash",
        "Begin each item with '- ', at the same indentation.",
    ),
    "expected ':'": ("this line has no colon", "Write 'key: value', with a blank after the colon."),
    "expected key": (
        "this line fits none of those around it",
        "Give lines that belong together the same indentation; quote a text as a whole.",
    ),
    "expected <block end>": (
        "this line fits none of those around it",
        "Give lines that belong together the same indentation; quote a text as a whole.",
    ),
    "scanning a directive": ("a line starts with '%'", "Quote a text that starts with a sign."),
}
"""By part of the reader's complaint: what it means, and the way out."""

OPENED = frozenset({"quoted scalar"})
"""Complaints that are mended where something was opened, not where it was missed."""
