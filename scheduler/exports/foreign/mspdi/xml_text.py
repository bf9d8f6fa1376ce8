"""XML as text: elements in the order in which they are given, the same bytes every time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

NAMESPACE = "http://schemas.microsoft.com/project"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Element:
    """An element with a text or with children; one that has neither is left out by its parent."""

    tag: str
    content: "str | tuple[Element, ...]"


def leaf(tag: str, value: object) -> Element:
    """Return an element with a text; ``None`` is nothing, and truth is 1 or 0."""
    if value is None:
        return Element(tag, "")
    return Element(tag, str(int(value)) if isinstance(value, bool) else str(value))


def branch(tag: str, children: Iterable[Element]) -> Element:
    """Return an element with the children that say something."""
    return Element(tag, tuple(child for child in children if child.content))


def document(root: Element) -> bytes:
    """Return an XML document in UTF-8."""
    lines = [HEAD]
    opened = f'<{root.tag} xmlns="{NAMESPACE}">'
    lines += [opened, *_lines(root.content, 1), f"</{root.tag}>"]
    return ("\n".join(lines) + "\n").encode()


def _lines(content: "str | tuple[Element, ...]", depth: int) -> Iterable[str]:
    indent = "\t" * depth
    for child in content:
        if isinstance(child, str):
            continue
        if isinstance(child.content, str):
            yield f"{indent}<{child.tag}>{legal(child.content)}</{child.tag}>"
        else:
            yield f"{indent}<{child.tag}>"
            yield from _lines(child.content, depth + 1)
            yield f"{indent}</{child.tag}>"


def legal(text: str) -> str:
    """Return a text as XML may hold it: markup escaped, forbidden characters left out."""
    return escape(_ILLEGAL.sub("", text))
