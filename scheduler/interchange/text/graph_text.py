"""A task graph as text: sections apart, an entry a line, comments where something was decided."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any

from scheduler.interchange.text.entries import WIDTH, entry, field, item

HEAD = (
    *("format", "name", "notes", "source", "start", "time_zone", "launch", "target", "launches"),
    *("horizon", "baseline", "scenario", "weekend"),
)

ORDER = (
    *HEAD,
    *("shifts", "holidays", "stand_downs", "crews", "facilities", "zones", "hazards", "windows"),
    *("flows", "vehicles", "cover", "tasks", "limits", "holds", "scenarios", "costs", "permits"),
)
Path = tuple[str, ...]


def graph_text(
    graph: Mapping[str, Any],
    comments: Mapping[Path, str],
    headings: Mapping[str, tuple[str, ...]],
    head: str = "",
) -> str:
    """
    Return the text of a task graph.

    Parameters
    ----------
    graph
        The graph as plain data.
    comments
        What stands beside its parts, by path; beside the whole under the empty path.
    headings
        The groups around each step, by key, the outermost first.
    head
        Lines for the head of the file, as a comment.
    """
    lines = [*comment(head, 0)]
    for name in sorted(graph, key=_place):
        if lines and name not in HEAD:
            lines.append("")
        lines += _section(name, graph[name], comments, headings)
    return "\n".join(lines).rstrip() + "\n"


def _place(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)


def _section(
    name: str, value: Any, comments: Mapping[Path, str], headings: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    if name in HEAD and not isinstance(value, Mapping):
        yield _behind(field(name, value), comments.get((name,), ""))
        return
    yield from comment(comments.get((name,), ""), 0)
    if name == "tasks":
        yield "tasks:"
        yield from _tasks(value, comments, headings)
    elif isinstance(value, Mapping) and any(isinstance(each, Mapping) for each in value.values()):
        yield f"{name}:"
        for key, fields in value.items():
            yield from _entry(name, key, fields, comments)
    elif isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
        yield f"{name}:"
        yield from map(item, value)
    else:
        yield from _short(name, value, comments)


def _short(name: str, value: Any, comments: Mapping[Path, str]) -> Iterator[str]:
    """Yield a field or a small table; one with comments has a line for each entry."""
    if not isinstance(value, Mapping) or not any((name, key) in comments for key in value):
        yield field(name, value)
        return
    yield f"{name}:"
    for key, each in value.items():
        yield _behind(field(key, each, indent=2), comments.get((name, key), ""))


def _behind(line: str, text: str) -> str:
    """Return a line with a comment behind it."""
    return f"{line}{' ' * max(2, 40 - len(line))}# {text}" if text else line


def _entry(name: str, key: str, fields: Any, comments: Mapping[Path, str]) -> Iterator[str]:
    yield from comment(comments.get((name, key), ""), 2)
    yield entry(key, fields) if isinstance(fields, Mapping) else field(key, fields, indent=2)


def _tasks(
    tasks: Mapping[str, Any], comments: Mapping[Path, str], headings: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """Yield the steps, under the headings of their groups."""
    before: tuple[str, ...] | None = None
    for place, (key, fields) in enumerate(tasks.items()):
        around = headings.get(key, ())
        if around != before and (around or before):
            yield from [""] if place else []
            yield from comment(" / ".join(around) or "Other steps", 2)
        before = around
        yield from _entry("tasks", key, fields, comments)


def comment(text: str, indent: int) -> Iterator[str]:
    """Yield a text as lines of a comment."""
    margin = f"{' ' * indent}# "
    for line in text.splitlines():
        yield from wrap(
            line,
            WIDTH,
            initial_indent=margin,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        )
