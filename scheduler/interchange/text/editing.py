"""Entries of a task graph changed in its text, so that all else stays as it was written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from scheduler.interchange.text.entries import entry, field
from scheduler.interchange.text.scalars import LOADER

INDENT = 2


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of a text, from one to before another, with their indent."""

    first: int
    last: int
    indent: int = 0


class GraphText:
    """The text of a task graph, and where its fields and entries stand in it."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        root = yaml.compose(text, Loader=LOADER)
        pairs = root.value if isinstance(root, yaml.MappingNode) else []
        self.fields = dict(self._spans(pairs))
        self.tables = {
            key.value: dict(self._spans(value.value))
            for key, value in pairs
            if isinstance(value, yaml.MappingNode) and not value.flow_style
        }

    def _spans(self, pairs: list[tuple[yaml.Node, yaml.Node]]) -> Iterator[tuple[str, Span]]:
        for key, value in pairs:
            first, last = key.start_mark.line, value.end_mark.line
            if value.end_mark.column:
                last += 1
            while last > first + 1 and self._is_idle(last - 1):
                last -= 1
            yield key.value, Span(first, max(last, first + 1), key.start_mark.column)

    def _is_idle(self, line: int) -> bool:
        """Whether a line holds nothing but blanks or a comment."""
        text = self.lines[line].strip() if line < len(self.lines) else ""
        return not text or text.startswith("#")

    def can_change(self, entries: Mapping[tuple[str, str], Any], fields: Mapping[str, Any]) -> bool:
        """Whether changes have a place: each table is there, its entries on lines of their own."""
        new = [name for name in fields if name not in self.fields]
        return not new and all(table in self.tables for table, _ in entries)

    def changed(self, entries: Mapping[tuple[str, str], Any], fields: Mapping[str, Any]) -> str:
        """
        Return the text with entries and fields written anew; nothing stands for one that is gone.

        Parameters
        ----------
        entries
            By table and key, new ones behind the entry before them in the same mapping.
        fields
            By name.
        """
        edits: dict[Span, list[str]] = {}
        for name, value in fields.items():
            lines = [] if value is None else field(name, value).split("\n")
            edits[self.fields[name]] = lines
        for (table, key), value in entries.items():
            span = self.tables[table].get(key)
            if span is not None:
                edits[span] = [] if value is None else _entry(key, value, span.indent)
        text = self._edited(edits)
        new = {pair: each for pair, each in entries.items() if pair[1] not in self.tables[pair[0]]}
        return GraphText(text).with_new(new) if new else text

    def with_new(self, entries: Mapping[tuple[str, str], Any]) -> str:
        """Return the text with new entries at the end of their tables."""
        added: dict[int, list[str]] = {}
        for (table, key), value in entries.items():
            spans = list(self.tables[table].values())
            last = max(span.last for span in spans)
            added.setdefault(last, []).extend(_entry(key, value, spans[0].indent))
        lines: list[str] = []
        for place, line in enumerate([*self.lines, ""]):
            lines += added.get(place, [])
            lines.append(line)
        return "\n".join(lines).rstrip() + "\n"

    def _edited(self, edits: Mapping[Span, list[str]]) -> str:
        starts = {span.first: (span, lines) for span, lines in edits.items()}
        result: list[str] = []
        place = 0
        while place < len(self.lines):
            if place in starts:
                span, lines = starts[place]
                result += lines
                place = span.last
            else:
                result.append(self.lines[place])
                place += 1
        return "\n".join(result).rstrip() + "\n"


def _entry(key: str, value: Any, indent: int) -> list[str]:
    text = entry(key, value, indent) if isinstance(value, Mapping) else field(key, value, indent)
    return text.split("\n")
