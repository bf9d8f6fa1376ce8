"""YAML text to plain data in which every scalar stays text, with the line of every value."""

import unicodedata
from dataclasses import dataclass, field
from typing import Any

import yaml

from scheduler.errors import InputError, NodePath, Problem, Where
from scheduler.model.mistakes.file_kind import kind_read
from scheduler.readers.yaml.characters import bad_character
from scheduler.readers.yaml.errors import explain
from scheduler.readers.yaml.gaps import NULL, Gap, gap_at, is_stray, stray_words
from scheduler.readers.yaml.guard import LOADER, YamlGuard
from scheduler.readers.yaml.pasted_tables import looks_like_table, table_hint

SHOWN = 60
STANDARD = "tag:yaml.org,2002:"


@dataclass(slots=True)
class Nodes:
    """
    What a file holds: mappings, lists, text and None for an empty value.

    ``lines`` gives the line of each key and list item, ``gaps`` the places without a value,
    ``spoilt`` those of texts with characters that none may hold;
    ``data`` is None if the file could not be read as a mapping.
    """

    file: str
    text: str = field(default="", repr=False)
    data: dict[str, Any] | None = None
    lines: dict[NodePath, int] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    spoilt: list[NodePath] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, message: str, line: int, hint: str) -> None:
        """Note a problem on a line."""
        self.problems.append(
            Problem(code=code, message=message, where=Where(self.file, line), hint=hint)
        )


def read_nodes(text: str, file: str) -> Nodes:
    """Read YAML text; whatever is wrong with it becomes a problem."""
    nodes = Nodes(file, text)
    try:
        YamlGuard(file).check(text)
        root = yaml.compose(text, Loader=LOADER)
    except InputError as error:
        nodes.problems.extend(error.problems)
    except yaml.YAMLError as error:
        mistake = explain(text, error)
        nodes.report("not-yaml", mistake.message, mistake.line, mistake.hint)
    except ValueError as error:
        nodes.report("not-yaml", str(error), 0, "Check the escapes in quoted text.")
    else:
        _read_root(nodes, root)
    return nodes


def _read_root(nodes: Nodes, root: yaml.Node | None) -> None:
    if root is None or (isinstance(root, yaml.ScalarNode) and root.tag == NULL):
        nodes.report("empty-file", "the file says nothing", 0, f"Start with '{kind_read().start}'.")
    elif not isinstance(root, yaml.MappingNode):
        what = "list" if isinstance(root, yaml.SequenceNode) else "text"
        is_table = looks_like_table(nodes.text)
        nodes.report(
            "not-a-mapping",
            f"the file holds a {'table' if is_table else what}",
            root.start_mark.line + 1,
            table_hint(nodes.text)
            if is_table
            else f"A {kind_read().noun} is a mapping; start with '{kind_read().start}'.",
        )
    else:
        nodes.lines[()] = root.start_mark.line + 1
        nodes.data = _mapping(nodes, root, ())


def _refuse_tag(nodes: Nodes, node: yaml.Node) -> None:
    """Report a tag, a bare '!' before a text included, which the reader drops silently."""
    is_bare = nodes.text.startswith("! ", node.start_mark.index)
    if is_bare or not node.tag.startswith(STANDARD):
        nodes.report(
            "unknown-tag",
            f"tag {('!' if is_bare else node.tag)!r} has no meaning here",
            node.start_mark.line + 1,
            "Remove the word that starts with '!', or put the text in quotes.",
        )


def _value(nodes: Nodes, node: yaml.Node, path: NodePath) -> Any:
    _refuse_tag(nodes, node)
    if isinstance(node, yaml.MappingNode):
        return _mapping(nodes, node, path)
    if isinstance(node, yaml.SequenceNode):
        return _sequence(nodes, node, path)
    gap = gap_at(nodes.text, node, path)
    if gap is not None:
        nodes.gaps.append(gap)
    if node.tag == NULL:
        return None
    value = str(node.value)
    if getattr(node, "style", None) in {"|", ">"}:
        value = value.rstrip("\n")
    return _text(nodes, value, node, path)


def _text(nodes: Nodes, text: str, node: yaml.Node, path: NodePath, *, is_key: bool = False) -> str:
    """Return a text in the form in which texts are compared; report what it may not hold."""
    found = bad_character(text, path, is_key=is_key)
    if found:
        nodes.spoilt.append(path)
        nodes.report(
            "bad-character",
            f"{text[:SHOWN]!a} holds {found}",
            node.start_mark.line + 1,
            "Remove it, or write the text anew.",
        )
    return unicodedata.normalize("NFC", text)


def _sequence(nodes: Nodes, node: yaml.SequenceNode, path: NodePath) -> list[Any]:
    values = []
    for position, item in enumerate(node.value):
        here = (*path, position)
        nodes.lines[here] = item.start_mark.line + 1
        values.append(_value(nodes, item, here))
    return values


def _mapping(nodes: Nodes, node: yaml.MappingNode, path: NodePath) -> dict[str, Any]:
    values: dict[str, Any] = {}
    nodes.gaps.extend(stray_words(nodes.text, node, path))
    for key, value in node.value:
        name = _key(nodes, key, path)
        if name is None:
            continue
        here, line = (*path, name), key.start_mark.line + 1
        if is_stray(nodes.text, key, value):
            nodes.lines.setdefault(here, line)
        elif name in values:
            first = nodes.lines[here]
            again = f"on line {first} and again on line {line}"
            twice = f"twice on line {line}"
            nodes.report(
                "duplicate-id",
                f"{name!r} stands {twice if first == line else again}",
                line,
                "Rename or remove one of them.",
            )
        else:
            nodes.lines[here] = line
            values[name] = _value(nodes, value, here)
    return values


def _key(nodes: Nodes, key: yaml.Node, path: NodePath) -> str | None:
    line = key.start_mark.line + 1
    if not isinstance(key, yaml.ScalarNode):
        nodes.report("bad-key", "a key is not plain text", line, "Write 'key: value'.")
        return None
    if key.tag == "tag:yaml.org,2002:merge":
        nodes.report(
            "merge-key",
            "'<<' is not read",
            line,
            "Write the fields out; an alias (*name) may still repeat a whole value.",
        )
        return None
    if not str(key.value).strip():
        nodes.report("bad-key", "a key is empty", line, "Write a name before the colon.")
        return None
    here = (*path, unicodedata.normalize("NFC", str(key.value)))
    return _text(nodes, str(key.value), key, here, is_key=True)
