"""What is wrong with a text that is no YAML, in plain words and on the line to be mended."""

import re

import yaml

from scheduler.readers.yaml.pasted_tables import looks_like_table, table_hint
from scheduler.readers.yaml.slips import (
    Mistake,
    Place,
    of_bracket,
    of_closing,
    of_indentation,
    of_rest,
    of_sign,
)

FULL_WIDTH = re.compile(
    "[\uff0c\u3001\uff1a\uff1b\uff08\uff09\uff3b\uff3d\uff5b\uff5d\u201c\u201d\u300c\u300d]"
)
NO_BLANK = re.compile(r"^\s*(?:- )?([A-Za-z_]\w*):(?=[^\s:/])")
VALUE_WITH_COLON = re.compile(r"\s*(?:- )?([\w-]+): +([^'\"{\[][^\"#]{0,60})$")
IN_QUOTES = re.compile(r"\"[^\"]*\"|'[^']*'")


def explain(text: str, error: yaml.YAMLError) -> Mistake:
    """Return what a reader of YAML complains about as a planner would say it."""
    if looks_like_table(text):
        return Mistake("the file holds a table", 1, table_hint(text))
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
    if NO_COLON in what and there:
        return Mistake(PLAIN[NO_COLON][0], there, PLAIN[NO_COLON][1])
    is_sign = context.startswith(OF_SIGN) and there
    column = _column(error, "context_mark" if is_sign else "problem_mark")
    number = there if is_sign else here
    place = Place(number, lines[number - 1] if number <= len(lines) else "", column)
    return _of_problem(lines, place, (what, context), there or here)


def _line(error: yaml.YAMLError, mark: str) -> int:
    place = getattr(error, mark, None)
    return 0 if place is None else int(place.line) + 1


def _column(error: yaml.YAMLError, mark: str) -> int:
    place = getattr(error, mark, None)
    return 0 if place is None else int(place.column)


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
        hint = "Write plain punctuation, with a space after each colon."
        return Mistake(f"{wide.group()!r} is full-width punctuation", number, hint)
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Mistake("a tab indents this line", number, "Indent with spaces.")
    joined = NO_BLANK.search(bare)
    if joined is not None:
        key = joined.group(1)
        return Mistake(
            f"there is no space after the colon of '{key}:'", number, f"Write '{key}: ...'."
        )
    return None


def _of_problem(lines: list[str], place: Place, complaint: tuple[str, str], there: int) -> Mistake:
    what, context = complaint
    if what.startswith("mapping values are not allowed"):
        return _second_colon(lines, place)
    if any(part in what or part in context for part in SIGNS):
        return of_sign(place)
    if "',' or" in what:
        return of_bracket(place, "{" if "}" in what else "[", there)
    if "expected key" in what or "expected <block end>" in what:
        slip = of_closing(place) or of_rest(place) or of_indentation(lines, place.number)
        if slip is not None:
            return slip
    for part, (message, hint) in PLAIN.items():
        if part in what or part in context:
            return Mistake(message, there if part in OPENED else place.number, hint)
    return Mistake("the lines do not fit together here", place.number, GENERAL)


def _second_colon(lines: list[str], place: Place) -> Mistake:
    """Return why a colon cannot stand there: after another, or behind lines that have none."""
    line, here = place.line, place.number
    if ":" in IN_QUOTES.sub("", line[: place.column]):
        field = VALUE_WITH_COLON.match(line)
        text = f"'{field[1]}: \"{field[2].strip()}\"'" if field else '"a: b"'
        return Mistake("a second colon stands on this line", here, f"Quote the text: {text}.")
    above = lines[here - 2] if here > 1 else ""
    if re.fullmatch(r"\s*[\w.-]+\s*", above):
        return Mistake(PLAIN[NO_COLON][0], here - 1, PLAIN[NO_COLON][1])
    return Mistake(
        "this line is indented under one that has a value already",
        here,
        "Give lines that belong together the same indentation.",
    )


NO_COLON = "expected ':'"
GENERAL = (
    "Indent with spaces, not tabs; put a space after each colon; "
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
    "expected '-' indicator": (
        "a list goes on here without a dash",
        "Begin each item of a list with '- ', and no line such as 'A01: {...}' with one.",
    ),
    NO_COLON: ("this line has no colon", "Write 'key: value', with a space after the colon."),
    "expected key": (
        "this line fits none of those around it",
        "Give lines that belong together the same indentation; quote a text as a whole.",
    ),
    "expected <block end>": (
        "this line fits none of those around it",
        "Give lines that belong together the same indentation; quote a text as a whole.",
    ),
}
"""By part of the reader's complaint: what it means, and the way out."""

OF_SIGN = ("while scanning an anchor", "while scanning an alias", "while scanning a directive")
"""Complaints whose sign stands where the scanning began."""
SIGNS = (
    *("undefined alias", "cannot start any token", "scanning an anchor", "scanning an alias"),
    "scanning a directive",
)
"""Parts of complaints of a value that starts with a sign."""

OPENED = frozenset({"quoted scalar"})
"""Complaints that are mended where something was opened, not where it was missed."""
