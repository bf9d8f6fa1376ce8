"""Places of a file at which a value should stand and none does: nothing there may be lost."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import yaml

from scheduler.errors import NodePath

NULL = "tag:yaml.org,2002:null"


class GapKind(StrEnum):
    """In which way a value is missing."""

    STRAY = "a word without a colon between the commas of a mapping in braces"
    BLANK = "a key and its colon, and nothing after it"
    NULL = "null or ~ spelled out"
    ITEM = "an item of a list that says nothing"
    TEXT = "quotes around nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """
    A missing value.

    ``words`` are what stands there as written: the stray words of a run, one key, or ``~``. Stray
    words follow the value of ``key``, written as ``value``; ``source`` is both with the commas
    between. All three are empty where the words come first.
    """

    kind: GapKind
    path: NodePath
    words: tuple[str, ...]
    key: str = ""
    value: str = ""
    source: str = ""

    @property
    def paths(self) -> tuple[NodePath, ...]:
        """Where the values are missing: one path for each stray word, else the one of the gap."""
        if self.kind is not GapKind.STRAY:
            return (self.path,)
        return tuple((*self.path[:-1], word.strip("'\"")) for word in self.words)


def gap_at(text: str, node: yaml.Node, path: NodePath) -> Gap | None:
    """Return the gap that a value, or an item of a list, is; None if it says something."""
    if not isinstance(node, yaml.ScalarNode) or str(node.value).strip():
        is_null = node.tag == NULL
        word = raw(text, node)
        return Gap(kind=GapKind.NULL, path=path, words=(word,)) if is_null else None
    is_item = bool(path) and isinstance(path[-1], int)
    kind = GapKind.TEXT if node.tag != NULL else GapKind.ITEM if is_item else GapKind.BLANK
    return Gap(kind=kind, path=path, words=(str(path[-1]),))


def stray_words(text: str, node: yaml.MappingNode, path: NodePath) -> Iterator[Gap]:
    """Yield the runs of stray words of a mapping in braces, each with the value it follows."""
    before: tuple[yaml.Node, yaml.Node] | None = None
    run: list[yaml.Node] = []
    for key, value in node.value:
        if is_stray(text, key, value):
            run.append(key)
            continue
        if run:
            yield _gap(text, before, run, path)
        before, run = (key, value), []
    if run:
        yield _gap(text, before, run, path)


def is_stray(text: str, key: yaml.Node, value: yaml.Node) -> bool:
    """Whether a key stands alone, without even a colon."""
    is_empty = isinstance(value, yaml.ScalarNode) and value.tag == NULL and not value.value
    return is_empty and ":" not in text[key.end_mark.index : value.end_mark.index]


def raw(text: str, node: yaml.Node) -> str:
    """Return a value as it is written in the file."""
    return text[node.start_mark.index : node.end_mark.index].strip()


def _gap(
    text: str, before: tuple[yaml.Node, yaml.Node] | None, run: list[yaml.Node], path: NodePath
) -> Gap:
    here = (*path, str(getattr(run[0], "value", "")))
    gap = Gap(kind=GapKind.STRAY, path=here, words=tuple(raw(text, word) for word in run))
    if before is None:
        return gap
    key, value = before
    source = text[value.start_mark.index : run[-1].end_mark.index]
    name = raw(text, key).strip("'\"")
    return replace(gap, key=name, value=raw(text, value), source=source)
