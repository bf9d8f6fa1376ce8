"""What a new export changed in a graph, step by step."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from scheduler.cli.commands.import_files import UpdateDone
from scheduler.cli.reports.notices import notice_data
from scheduler.errors import visible
from scheduler.interchange.text.scalars import flow
from scheduler.interchange.updating.merging import Change
from scheduler.model.notation.moments import date_text
from scheduler.wording.quantities import count_of


def update_lines(done: UpdateDone) -> Iterator[str]:
    """Yield the report for people."""
    updated = done.updated
    changes = updated.updated.changes
    dates = dict(_moved(done))
    if not changes and not dates:
        yield f"{updated.imported.source} says nothing new since the last import."
        return
    yield from (visible(f"  {_line(done, change)}") for change in changes)
    yield from (visible(f"  {name}: {text}") for name, text in dates.items())
    for key in updated.updated.kept:
        yield visible(f"  {_named(done, key)}: gone in the source, kept, since the graph names it")
    conflicts = sum(change.is_conflict for change in changes)
    kept = f", {conflicts} of them kept as changed by hand" if conflicts else ""
    yield f"{count_of(len(changes), 'change')}{kept}."
    if not updated.has_comments:
        yield "The graph was written anew; comments added by hand are gone."
    if done.is_progress_kept:
        yield f"{done.progress} was changed by hand and is kept; --replace takes the new facts."
    yield f"Written to {done.graph}."


def _line(done: UpdateDone, change: Change) -> str:
    """Return a change on one line: what it concerns, before and after."""
    table, *rest = change.path
    is_step = table == "tasks" and rest
    what = _named(done, rest[0]) if is_step else " ".join(change.path[:2])
    field = ".".join(rest[1:])
    return f"{what}: {_said(change, f'{field} ' if field else '')}"


def _said(change: Change, field: str) -> str:
    if change.is_conflict:
        here = "taken out by hand" if change.kept is None else f"{flow(change.kept)} by hand"
        return f"{field}{_value(change.before)} -> {_value(change.after)} there; {here}, kept"
    if change.before is None:
        return f"{field or ''}new: {_value(change.after)}" if field else "new"
    if change.after is None:
        return f"{field}{_value(change.before)} is gone" if field else "gone"
    return f"{field}{_value(change.before)} -> {_value(change.after)}"


def _value(value: Any) -> str:
    return "nothing" if value is None else flow(value)


def _named(done: UpdateDone, key: str) -> str:
    """Return the key of a step with its name in the source."""
    names: Mapping[str, str] = {
        **done.updated.before.names,
        **done.updated.imported.imported.names,
    }
    return f"{key} ({names[key]})" if key in names else key


def _moved(done: UpdateDone) -> Iterator[tuple[str, str]]:
    """Yield the steps that are planned at other times in the source."""
    before, after = done.updated.before.dates, done.updated.imported.imported.dates
    for key, dates in after.items():
        if key in before and before[key][0] != dates[0]:
            old, new = (date_text(datetime.fromisoformat(each[0])) for each in (before[key], dates))
            yield _named(done, key), f"planned there to start {new}, {old} before"


def update_data(done: UpdateDone) -> dict[str, Any]:
    """Return the report for programs."""
    updated = done.updated
    return {
        "source": str(updated.imported.source),
        "graph": str(done.graph),
        "changes": [
            {
                "path": list(change.path),
                "before": change.before,
                "after": change.after,
                "kept": change.kept if change.is_conflict else None,
                "conflict": change.is_conflict,
            }
            for change in updated.updated.changes
        ],
        "moved": dict(_moved(done)),
        "kept": list(updated.updated.kept),
        "comments_kept": updated.has_comments,
        "progress_kept": done.is_progress_kept,
        "notices": [notice_data(each) for each in updated.imported.notices],
    }
