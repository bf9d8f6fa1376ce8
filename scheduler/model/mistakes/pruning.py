"""Take wrong parts out of a file's data, so that the rest can still be checked."""

from collections.abc import Iterator
from typing import Any

from scheduler.errors import Finding, NodePath
from scheduler.model.mistakes.file_kind import kind_read


class Pruning:
    """
    A file's data less the paths dropped so far; the data itself is never changed.

    Parameters
    ----------
    data
        The file's root mapping.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.dropped: set[NodePath] = set()
        self.places: dict[NodePath, list[int]] = {}

    def drop(self, path: NodePath) -> None:
        """Leave a path out from now on."""
        self.dropped.add(path)
        self.places.clear()

    def drop_at(self, finding: Finding) -> Finding:
        """Leave out what a finding is about, and return the finding."""
        self.drop(finding.path)
        return finding

    def rest(self) -> dict[str, Any]:
        """Return what is left, required fields of the file replaced if they were dropped."""
        rest: dict[str, Any] = self._copy(self.data, ())
        stand_ins = kind_read().stand_ins
        return rest | {key: stand_ins[key] for key in stand_ins if (key,) in self.dropped}

    def _copy(self, value: Any, path: NodePath) -> Any:
        if isinstance(value, dict):
            return {key: self._copy(item, here) for key, item, here in self._fields(value, path)}
        if isinstance(value, list):
            places = self._kept(value, path)
            return [self._copy(value[place], (*path, place)) for place in places]
        return value

    def _fields(self, value: dict[str, Any], path: NodePath) -> Iterator[tuple[str, Any, NodePath]]:
        """Yield the fields that are kept; an empty entry, or table, is one without fields."""
        kind = kind_read()
        is_table = len(path) == 1 and path[0] in kind.tables
        for key, item in value.items():
            here = (*path, key)
            if here in self.dropped:
                continue
            if item is None and (is_table or (not path and key in kind.may_be_empty)):
                yield key, {}, here
            else:
                yield key, item, here

    def _kept(self, value: list[Any], path: NodePath) -> list[int]:
        if path not in self.places:
            everywhere = range(len(value))
            self.places[path] = [each for each in everywhere if (*path, each) not in self.dropped]
        return self.places[path]

    def original(self, path: NodePath) -> NodePath:
        """Return where a path of the rest lies in the file: list positions move when items go."""
        here: NodePath = ()
        value: Any = self.data
        for part in path:
            step = part
            if isinstance(value, list) and isinstance(part, int):
                kept = self._kept(value, here)
                step = kept[part] if part < len(kept) else part
            here = (*here, step)
            value = descend(value, step)
        return here

    def dropped_names(self) -> dict[str, frozenset[str]]:
        """Return the names of entries that the file defines but the rest lacks, by table."""
        names: dict[str, set[str]] = {}
        for path in self.dropped:
            if len(path) > 1:
                names.setdefault(str(path[0]), set()).add(str(path[1]))
        return {table: frozenset(entries) for table, entries in names.items()}


def descend(value: Any, step: str | int) -> Any:
    """Return what lies under a key or at a list position, or None."""
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        return value[step]
    return None


def holds(value: Any, step: str | int) -> bool:
    """Whether a key or a list position exists."""
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value)
