"""A step that comes back: fields that were edited elsewhere win, all others stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scheduler.formats.foreign.steps import ForeignTask
from scheduler.interchange.incoming.words import hours_text, plain, whole
from scheduler.interchange.own.dates_back import dates_now
from scheduler.interchange.own.links_back import link_of, link_text, links_now
from scheduler.interchange.own.steps_back import StepsBack
from scheduler.interchange.own.written import words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StepNow:
    """A step as it comes back, with the names of the fields that were edited elsewhere."""

    fields: Mapping[str, Any]
    edited: tuple[str, ...] = ()


def step_now(back: StepsBack, task: ForeignTask) -> StepNow:
    """Return a step that this program wrote, as it stands now."""
    words = words_of(task)
    edits = dict(_edits(back, task))
    fields = {name: value for name, value in {**words, **edits}.items() if _says(value)}
    return StepNow(fields=fields, edited=tuple(edits))


def _says(value: Any) -> bool:
    return value is not None and value not in ("", [], {})


def _edits(back: StepsBack, task: ForeignTask) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a step that are not as they were written."""
    stated, written = back.own[task.uid]
    name = stated.title if written.name is None else written.name
    if plain(task.name) != plain(name):
        yield "name", plain(task.name)
    minutes = 0 if task.duration is None else whole(task.duration.minutes)
    if minutes != (stated.duration if written.hours is None else written.hours):
        yield "hours", hours_text(minutes)
    crew = dict(back.crews.get(task.uid, {}))
    if minutes and crew != dict(stated.crew if written.crew is None else written.crew):
        yield "crew", crew
    note = stated.note if written.note is None else written.note
    if task.notes.split() != note.split():
        yield "note", plain(task.notes)
    flow = back.flow(task)
    if flow is not None and flow != stated.flow:
        yield "flow", flow
    yield from links_now(back, task.uid)
    yield from dates_now(back, task)


def new_step(back: StepsBack, task: ForeignTask) -> StepNow:
    """Return a step that was made elsewhere; it may pause, as all do there."""
    minutes = 0 if task.duration is None else whole(task.duration.minutes)
    is_elapsed = task.duration is not None and task.duration.elapsed
    crew = dict(back.crews.get(task.uid, {})) if minutes else {}
    fields: dict[str, Any] = {
        "name": plain(task.name),
        "hours": hours_text(minutes),
        "pausable": minutes > 0 and not is_elapsed,
        "elapsed": minutes > 0 and is_elapsed and not crew,
        "crew": crew,
        "after": [
            link_text(link_of(each, back.keys[each.predecessor]))
            for each in back.links_into.get(task.uid, ())
        ],
        "flow": back.flow(task) or "",
        "note": plain(task.notes),
        **dict(dates_now(back, task)),
    }
    return StepNow(
        fields={name: value for name, value in fields.items() if value or name == "hours"}
    )
