"""Names that other programs take: without characters they refuse, short enough, and unique."""

import re

LONGEST_CALENDAR = 51
LONGEST = 512
LONGEST_FIELD = 255

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_BRACKETS = str.maketrans({",": " ", "[": "(", "]": ")", ";": " "})


def shown(text: str) -> str:
    """Return a name in one line, no longer than other programs take."""
    return " ".join(_CONTROL.sub(" ", text).split())[:LONGEST]


def as_field(text: str) -> str:
    """Return a text in one line, no longer than a custom field holds."""
    return shown(text)[:LONGEST_FIELD]


def as_note(text: str) -> str:
    """Return a text of several lines without the characters that other programs refuse."""
    return "\n".join(_CONTROL.sub(" ", line) for line in text.splitlines()).strip()


def of_resource(text: str) -> str:
    """Return a name without the characters that divide lists of resources."""
    return shown(text.translate(_BRACKETS))


class Distinct:
    """Hands out names, each once: one that is taken gets a number behind it."""

    def __init__(self, longest: int = LONGEST) -> None:
        self.longest = longest
        self.taken: set[str] = set()

    def name(self, wanted: str) -> str:
        """Return the name, or the first free one like it; large and small letters are alike."""
        name, number = wanted[: self.longest].rstrip(), 1
        while name.casefold() in self.taken or not name:
            number += 1
            end = f" {number}"
            name = f"{wanted[: self.longest - len(end)].rstrip()}{end}".strip()
        self.taken.add(name.casefold())
        return name
