"""Facts of the day as text: a step a line, its name behind it."""

from collections.abc import Mapping
from typing import Any

from scheduler.interchange.text.entries import entry, field
from scheduler.interchange.text.graph_text import comment


def progress_text(progress: Mapping[str, Any], names: Mapping[str, str], head: str = "") -> str:
    """
    Return the text of a progress file.

    Parameters
    ----------
    progress
        The file as plain data.
    names
        What stands behind the line of each step, as a comment.
    head
        Lines for the head of the file, as a comment.
    """
    lines = [*comment(head, 0)]
    lines += [field(name, value) for name, value in progress.items() if name != "steps"]
    lines.append("steps:")
    for key, facts in progress["steps"].items():
        line = entry(key, facts)
        lines.append(f"{line}  # {names[key]}" if names.get(key) else line)
    return "\n".join(lines) + "\n"
