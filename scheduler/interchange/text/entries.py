"""Fields and entries of tables on one line, or on a few where they are long."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scheduler.interchange.text.scalars import flow, is_plain, quoted, scalar

WIDTH = 140
LONG = 60
"""Letters from which on a text may go on in the next line, for which it needs quotes."""

DEEPER = 6


def entry(key: str, fields: Mapping[str, Any], indent: int = 2) -> str:
    """Return an entry of a table: its key, and its fields in braces."""
    margin = " " * indent
    if not fields:
        return f"{margin}{scalar(key)}:"
    return _lines(f"{margin}{scalar(key)}: {{", _tokens(fields, "}"), indent + DEEPER)


def item(fields: Mapping[str, Any], indent: int = 2) -> str:
    """Return an item of a list: its fields in braces."""
    return _lines(f"{' ' * indent}- {{", _tokens(fields, "}"), indent + DEEPER)


def field(name: str, value: Any, indent: int = 0) -> str:
    """Return a field on lines of its own."""
    head = f"{' ' * indent}{scalar(name)}: "
    if isinstance(value, list | tuple) and len(value) > 1:
        parts = [[flow(each)] for each in value]
        return _lines(f"{head}[", _ended(parts, "]"), indent + DEEPER)
    if isinstance(value, Mapping):
        return _lines(f"{head}{{", _tokens(value, "}"), indent + DEEPER)
    return _lines(head, _words(value), indent + DEEPER)


def _tokens(fields: Mapping[str, Any], end: str) -> Iterator[str]:
    """Yield the pieces of fields between which a line may end."""
    parts = []
    for name, value in fields.items():
        first, *rest = _words(value)
        parts.append([f"{scalar(name)}: {first}", *rest])
    return _ended(parts, end)


def _ended(parts: list[list[str]], end: str) -> Iterator[str]:
    """Yield pieces with a comma behind each part, and what closes them behind the last."""
    for place, part in enumerate(parts):
        *before, last = part
        yield from before
        yield last + (end if place == len(parts) - 1 else ",")


def _words(value: Any) -> list[str]:
    """Return a value as one piece, a long text as its words in quotes, a list as its items."""
    if isinstance(value, list | tuple) and len(value) > 1:
        first, *inner, last = map(flow, value)
        return [f"[{first},", *(f"{each}," for each in inner), f"{last}]"]
    is_long = isinstance(value, str) and len(value) > LONG and " ".join(value.split()) == value
    if not is_long or (is_plain(value) and len(value) < WIDTH // 2):
        return [flow(value)]
    return quoted(value).split(" ")


def _lines(head: str, tokens: Iterable[str], indent: int) -> str:
    """Return pieces on as many lines as they take, the later ones further in."""
    margin, lines, here = " " * indent, [], head
    for token in tokens:
        glue = "" if here in {head, margin} else " "
        if len(here) + len(glue) + len(token) > WIDTH and here not in {head, margin}:
            lines.append(here)
            here, glue = margin, ""
        here += glue + token
    return "\n".join([*lines, here])
