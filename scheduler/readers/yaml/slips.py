"""Slips of YAML that show at one place of a line: a sign, a colon, a bracket, an indentation."""

import re
from typing import NamedTuple

CLOSES = {"{": "}", "[": "]"}
SHOWN = 40
FIELD_BEFORE = re.compile(r"([\w-]+): +([^,{}\[\]\"']*)$")


class Mistake(NamedTuple):
    """A mistake of the text: what, on which line (0: the whole file), and the way out."""

    message: str
    line: int
    hint: str


class Place(NamedTuple):
    """Where the reader stumbled: the line counted from one, its text, and the column from zero."""

    number: int
    line: str
    column: int

    @property
    def character(self) -> str:
        """The character there, nothing at the end of the line."""
        return self.line[self.column : self.column + 1]


def of_sign(place: Place) -> Mistake:
    """Return how to write a value that starts with a sign of YAML's own."""
    text = re.split(r"[,{}\[\]]|\s#", place.line[place.column :])[0].strip()
    return Mistake(
        f"a text without quotes cannot start with {place.character!r}",
        place.number,
        f'Quote a text that starts with a sign: "{_short(text)}".',
    )


def of_bracket(place: Place, opened: str, opened_on: int) -> Mistake:
    """Return what is wrong inside brackets that are open where the reader stumbled."""
    closing = CLOSES[opened]
    if place.character in "}]":
        hint = f"Add the {closing!r} before the {place.character!r}."
        return Mistake(f"the {opened!r} on this line is not closed", opened_on, hint)
    if place.number == opened_on and place.character == ":":
        return _second_colon(place)
    if place.number == opened_on and ": " in place.line:
        return Mistake(
            f"a comma, or the end of the {opened!r}, is missing",
            place.number,
            "Quote a text that holds ': ', and put a comma between two fields.",
        )
    hint = f"Add the {closing!r}."
    return Mistake(f"the {opened!r} on this line is not closed", opened_on, hint)


def _second_colon(place: Place) -> Mistake:
    """Return how to write a text with a colon in it, or two fields without a comma."""
    before = FIELD_BEFORE.search(place.line[: place.column])
    if before is None:
        return Mistake("a colon stands where none belongs", place.number, QUOTE)
    key, value = before.groups()
    rest = re.split(r"[,{}\[\]]", place.line[place.column :])[0].rstrip()
    words = value.rsplit(None, 1)
    way_out = f"'{key}: \"{_short(value + rest)}\"'"
    comma = f", or put a comma before '{words[1]}:' if that is a field" if words[1:] else ""
    return Mistake(
        f"a second colon stands in the value of '{key}:'",
        place.number,
        f"Quote a text that holds ': ': {way_out}{comma}.",
    )


def of_closing(place: Place) -> Mistake | None:
    """Return the closing bracket that nothing opened, if one stands there."""
    if place.character not in CLOSES.values():
        return None
    opened = next(opening for opening, closing in CLOSES.items() if closing == place.character)
    return Mistake(
        f"the {place.character!r} on this line closes nothing",
        place.number,
        f"Remove it, or add the {opened!r} that it belongs to.",
    )


def of_rest(place: Place) -> Mistake | None:
    """Return what stands behind a value that has ended, such as a text in quotes."""
    rest = place.line[place.column :].strip()
    if place.column <= _indent(place.line) or not rest:
        return None
    return Mistake(
        f"{_short(rest)!r} stands behind a value that has ended",
        place.number,
        "Quote a text as a whole, or begin a new line.",
    )


def of_indentation(lines: list[str], number: int) -> Mistake | None:
    """Return how far a line and the one above it are indented, if that differs."""
    above = [line for line in lines[: number - 1] if line.strip() and line.strip()[0] != "#"]
    if not above or number > len(lines):
        return None
    here, before = _indent(lines[number - 1]), _indent(above[-1])
    if here == before:
        return None
    return Mistake(
        f"this line is indented by {_blanks(here)}, the line above it by {_blanks(before)}",
        number,
        "Give lines that belong together the same indentation.",
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _blanks(count: int) -> str:
    return "no space" if count == 0 else f"{count} space{'s' if count > 1 else ''}"


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."


QUOTE = "Quote a text that holds ': '."
