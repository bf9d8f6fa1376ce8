"""Words for people that were meant as one text although a comma splits them."""

from collections.abc import Sequence
from typing import Any

from scheduler.errors import Finding, NodePath
from scheduler.model.mistakes.field_types import type_at
from scheduler.readers.yaml.gaps import Gap, GapKind
from scheduler.readers.yaml.guesses import is_no_field, quoted

PROSE = frozenset({"reason", "note", "notes", "source", "why"})
"""Fields that hold sentences; nothing depends on them."""


def join_texts(
    data: dict[str, Any], gaps: Sequence[Gap]
) -> tuple[dict[str, Any], list[Gap], list[Finding]]:
    """
    Return a file's data with such texts whole, the other gaps, and a warning for each text.

    Inside braces YAML ends a text without quotes at a comma, and takes what follows for a key.
    After a field for sentences, several words that are no field, nor nearly one, can only be the
    rest of the sentence. Anywhere else they are a mistake.
    """
    found = [gap for gap in gaps if _goes_on(gap)]
    for gap in found:
        data = _joined(data, gap.path[:-1], gap)
    return data, [gap for gap in gaps if gap not in found], [_warning(gap) for gap in found]


def _goes_on(gap: Gap) -> bool:
    around = gap.path[:-1]
    return (
        gap.kind is GapKind.STRAY
        and gap.key in PROSE
        and type_at((*around, gap.key)) is not None
        and any(" " in word for word in gap.words)
        and all(is_no_field(around, word) for word in gap.words)
    )


def _joined(value: Any, path: NodePath, gap: Gap) -> Any:
    """Return a value with the text of a gap whole, changed along the path alone."""
    if not path:
        lost = {part[-1] for part in gap.paths}
        rest = {key: item for key, item in value.items() if key not in lost}
        return {**rest, gap.key: " ".join(gap.source.split())}
    first, rest_of_path = path[0], path[1:]
    if isinstance(value, list):
        return [
            _joined(item, rest_of_path, gap) if place == first else item
            for place, item in enumerate(value)
        ]
    return {**value, first: _joined(value[first], rest_of_path, gap)}


def _warning(gap: Gap) -> Finding:
    return Finding(
        code="comma-in-text",
        message=f"a comma splits the {gap.key}; it is read as one text",
        path=(*gap.path[:-1], gap.key),
        hint=f"Write {quoted(gap)}, so that no word of it can be taken for a field.",
    )
