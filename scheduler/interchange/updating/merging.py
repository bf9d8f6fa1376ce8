"""Three states of the same data made one: what the source changed, and what was changed by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from scheduler.interchange.updating.canonical import as_items

LISTS = frozenset({"after", "usually_after", "windows", "hazards", "tags", "equipment"})
"""Fields of steps whose items are taken one by one."""

Path = tuple[str, ...]
NOTHING: Any = None


@dataclass(frozen=True, slots=True)
class Change:
    """What the source changed at a path; of a conflict what stands there by hand is kept."""

    path: Path
    before: Any
    after: Any
    kept: Any = NOTHING
    is_conflict: bool = False


@dataclass(slots=True)
class Merging:
    """Merges data, and collects what the source changed."""

    changes: list[Change] = field(default_factory=list)

    def merge(self, path: Path, before: Any, after: Any, here: Any) -> Any:
        """
        Return what stands at a path from now on.

        Parameters
        ----------
        path
            Where it stands.
        before
            What the last import made; nothing if there was nothing.
        after
            What the new import makes.
        here
            What the graph says now.
        """
        if after == before:
            return here
        if here == after:
            return here
        if all(each is NOTHING or isinstance(each, Mapping) for each in (before, after, here)):
            return self._mapping(path, before, after, here)
        if path and path[-1] in LISTS:
            return self._items(path, before, after, here)
        is_conflict = here != before
        self.changes.append(Change(path, before, after, here, is_conflict=is_conflict))
        return here if is_conflict else after

    def _mapping(self, path: Path, before: Any, after: Any, here: Any) -> Any:
        if here is NOTHING or after is NOTHING:
            return self._whole(path, before, after, here)
        merged = {}
        for name in _names(here, after):
            own = [None if each is NOTHING else each.get(name) for each in (before, after, here)]
            value = self.merge((*path, name), own[0], own[1], own[2])
            if value is not NOTHING:
                merged[name] = value
        return merged

    def _whole(self, path: Path, before: Any, after: Any, here: Any) -> Any:
        """Return an entry that is new, that is gone, or that was taken out by hand."""
        is_conflict = here != before and before is not NOTHING
        self.changes.append(Change(path, before, after, here, is_conflict=is_conflict))
        if is_conflict and after is NOTHING:
            return here
        return here if is_conflict else after

    def _items(self, path: Path, before: Any, after: Any, here: Any) -> Any:
        """Return a list with what the source added and without what it took away."""
        old, new, now = as_items(before), as_items(after), as_items(here)
        gone = [each for each in old if each not in new]
        added = [each for each in new if each not in old and each not in now]
        missing = [each for each in gone if each not in now]
        self.changes.append(Change(path, before, after, here, is_conflict=bool(missing)))
        if missing:
            return here
        merged = [each for each in now if each not in gone] + added
        return merged or NOTHING


def _names(here: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """Yield all names, those of the graph as they stand there."""
    yield from here
    yield from (name for name in after if name not in here)
