"""Single values, and small lists and tables on one line, as YAML."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def flow(value: Any) -> str:
    """Return a value on one line; a list of one stands without its brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        is_single = len(value) == 1 and not isinstance(value[0], list | tuple)
        return flow(value[0]) if is_single else "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def scalar(value: Any) -> str:
    """Return a single value, in quotes only where it needs them."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return text if is_plain(text) else quoted(text)


def quoted(text: str) -> str:
    """Return a text in double quotes."""
    return json.dumps(text, ensure_ascii=False)


@lru_cache(maxsize=65536)
def is_plain(text: str) -> bool:
    """Whether a text may stand without quotes, as a key and as a value, in tables and lists too."""
    if text in NULLS or not text.isprintable():
        return False
    try:
        root = yaml.compose(f"{{{text}: [{text}, {text}]}}", Loader=LOADER)
    except yaml.YAMLError:
        return False
    if not isinstance(root, yaml.MappingNode) or len(root.value) != 1:
        return False
    key, values = root.value[0]
    if not isinstance(values, yaml.SequenceNode):
        return False
    nodes = [key, *values.value]
    return len(nodes) == len("kvv") and all(_is_text(node, text) for node in nodes)


def _is_text(node: yaml.Node, text: str) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value == text and not node.tag.startswith("!")
