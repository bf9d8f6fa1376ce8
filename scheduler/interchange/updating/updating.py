"""The sections of a task graph brought up to date: entries that are new, gone or other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scheduler.interchange.updating.canonical import as_items, canonical
from scheduler.interchange.updating.merging import NOTHING, Change, Merging

TABLES = ("shifts", "crews", "facilities", "hazards", "windows", "flows", "tasks", "scenarios")
HEAD = ("name", "start", "time_zone", "launch", "target", "horizon", "holidays", "stand_downs")
"""What an import states besides tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """
    A graph brought up to date.

    ``graph`` is all of it as plain data, ``entries`` the tables' entries that are another thing now
    (nothing for one that is gone), ``fields`` the fields at the head likewise. ``changes`` are what
    the source changed, ``kept`` steps that are gone there and named by hand here.
    """

    graph: Mapping[str, Any]
    entries: Mapping[tuple[str, str], Any]
    fields: Mapping[str, Any]
    changes: tuple[Change, ...]
    kept: tuple[str, ...] = ()


def update(before: Mapping[str, Any], after: Mapping[str, Any], here: Mapping[str, Any]) -> Updated:
    """
    Return a graph brought up to date.

    Parameters
    ----------
    before
        What the last import made, as plain data.
    after
        What the new import makes.
    here
        What the graph says now.
    """
    old, new, now = (canonical(each) for each in (before, after, here))
    merging = Merging()
    entries: dict[tuple[str, str], Any] = {}
    fields: dict[str, Any] = {}
    graph = dict(now)
    kept = tuple(_named_by_hand(old, new, now))
    for name in HEAD:
        value = merging.merge((name,), old.get(name), new.get(name), now.get(name))
        if value != now.get(name):
            fields[name] = value
            _put(graph, name, value)
    for table in TABLES:
        states = [each.get(table) or {} for each in (old, new, now)]
        held = {key: states[0][key] for key in kept if table == "tasks"}
        merged = _table(merging, table, states[0], {**states[1], **held}, states[2])
        for key in {**states[2], **merged}:
            if merged.get(key, NOTHING) != states[2].get(key, NOTHING):
                entries[table, key] = merged.get(key, NOTHING)
        if merged or table in now:
            graph[table] = merged
    return Updated(
        graph=graph, entries=entries, fields=fields, changes=tuple(merging.changes), kept=kept
    )


def _put(graph: dict[str, Any], name: str, value: Any) -> None:
    if value is NOTHING:
        graph.pop(name, None)
    else:
        graph[name] = value


def _table(
    merging: Merging,
    table: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    here: Mapping[str, Any],
) -> dict[str, Any]:
    """Return a table; new entries stand where the source has them."""
    merged: dict[str, Any] = {}
    for key in _in_order(here, after):
        states = (each.get(key, NOTHING) for each in (before, after, here))
        value = merging.merge((table, key), *states)
        if value is not NOTHING:
            merged[key] = value
    return merged


def _in_order(here: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return all keys: those of the graph in its order, new ones behind those before them."""
    order = list(here)
    last = -1
    for key in after:
        if key in here:
            last = order.index(key)
        else:
            last += 1
            order.insert(last, key)
    return order


def _named_by_hand(
    old: Mapping[str, Any], new: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterator[str]:
    """Yield steps that are gone in the source, and that the graph still needs."""
    tasks = now.get("tasks") or {}
    gone = [key for key in old["tasks"] if key not in new["tasks"] and key in tasks]
    others = {key: each for key, each in now.items() if key not in {"tasks", "name", "notes"}}
    by_hand = {key: list(_stated_here(old["tasks"].get(key), each)) for key, each in tasks.items()}
    named = set(_words(others)) | set(_words(by_hand))
    yield from (key for key in gone if key in named)


def _stated_here(before: Any, here: Any) -> Iterator[Any]:
    """Yield what a step says that the last import did not."""
    for name, value in (here or {}).items():
        stated = as_items((before or {}).get(name))
        yield from (each for each in as_items(value) if each not in stated)


def _words(value: Any) -> Iterator[str]:
    """Yield all words of data, as which steps may be named."""
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each)
    else:
        for word in str(value).split():
            yield from (word, word.partition("+")[0])
