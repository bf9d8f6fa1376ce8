"""Names, links and people as the text of one cell, and back."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from scheduler.model.link import Link, parse_link

BETWEEN = re.compile("[,;\n\uff0c\uff1b\u3001]")
IN_BRACKETS = ("[", "{")
"""How a cell begins that is written as in a task graph."""

COUNTED = re.compile(r"(?P<name>.*[^\s:=])(?:\s+|\s*[:=]\s*)(?P<count>\d+)")


def split_names(text: str) -> list[str]:
    """Return the names of a cell."""
    parts = (part.strip() for part in BETWEEN.split(text))
    return [part for part in parts if part]


def joined_names(names: Iterable[Any]) -> str | None:
    """Return names as the text of a cell; nothing where that would not be read back."""
    wanted = list(names)
    if not all(isinstance(each, str) for each in wanted):
        return None
    text = ", ".join(wanted)
    is_same = bool(wanted) and split_names(text) == wanted and not text.startswith(IN_BRACKETS)
    return text if is_same else None


def split_people(text: str) -> dict[str, str] | None:
    """Return how many people of each crew a cell names; nothing where one is named twice."""
    people: dict[str, str] = {}
    for part in split_names(text):
        match = COUNTED.fullmatch(part)
        name, count = (match["name"], match["count"]) if match else (part, "1")
        if name in people:
            return None
        people[name] = count
    return people


def joined_people(people: Mapping[str, Any]) -> str | None:
    """Return people by crew as the text of a cell; nothing where it would not be read back."""
    text = ", ".join(f"{name} {count}" for name, count in people.items())
    counts = {name: str(count) for name, count in people.items()}
    is_same = bool(people) and split_people(text) == counts and not text.startswith(IN_BRACKETS)
    return text if is_same else None


def joined_links(links: Iterable[Any]) -> str | None:
    """Return links as the text of a cell; nothing where that would not be read back."""
    return joined_names(_link(each) for each in links)


def _link(value: Any) -> Any:
    """Return a link in its shortest form; as it is where none says the same."""
    if isinstance(value, str):
        return value
    meant, lag = Link.model_validate(value), str(value.get("lag", ""))
    signed = f"+{lag}" if lag and not lag.startswith("-") else lag
    behind = f"{signed}{' working' if meant.working else ''}"
    for text in (f"{meant.task}{behind}", f"{meant.task} {meant.type}{behind}"):
        try:
            if Link.model_validate(parse_link(text)) == meant:
                return text
        except ValueError:
            continue
    return value
