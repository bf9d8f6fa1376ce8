"""What a task graph says beyond another format, kept in its notes behind a line that marks it."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

MARKER = "--- task graph ---"
"""The line between a note for people and the words of a task graph."""

WIDTH = 10_000
"""So wide that no text is folded: other programs may lose the indent of a second line."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The quick loader, where PyYAML was built with it: a season has hundreds of steps."""

_LINE = re.compile(rf"(?m)^[ \t]*{re.escape(MARKER)}[ \t]*$\n?")


def with_marker(text: str, data: Mapping[str, Any]) -> str:
    """Return a note with plain data of a task graph behind it."""
    words = yaml.safe_dump(
        dict(data), width=WIDTH, sort_keys=False, allow_unicode=True, default_flow_style=None
    )
    return f"{text}\n{MARKER}\n{words}" if text else f"{MARKER}\n{words}"


def split_marker(text: str) -> tuple[str, dict[str, Any]]:
    """
    Return the note for people, and the plain data behind it.

    There are no data where nothing is marked, or where what is marked is no task graph any more;
    then the note is the whole text.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _LINE.search(plain)
    if found is None:
        return text, {}
    data = _read(plain[found.end() :])
    if data is None:
        return text, {}
    return plain[: found.start()].removesuffix("\n"), data


def _read(words: str) -> dict[str, Any] | None:
    try:
        data = LOADER(words).get_single_data()
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None
