"""Which kind of file is being read: what its mistakes are judged by, and how it is called."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from scheduler.model.campaign import TABLES, Campaign
from scheduler.model.progress.progress import Progress
from scheduler.model.risk.risks import Risks


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """
    A kind of YAML file.

    ``tables`` are the tables of which an entry may say nothing, ``may_be_empty`` those that may
    have no entry at all, and ``stand_ins`` what stands for a required field that is missing or
    wrong. ``start`` is how such a file begins.
    """

    noun: str
    model: type[BaseModel]
    tables: tuple[str, ...]
    start: str
    may_be_empty: tuple[str, ...] = ()
    stand_ins: Mapping[str, Any] = field(default_factory=dict)


TASK_GRAPH = FileKind(
    noun="task graph",
    model=Campaign,
    tables=TABLES,
    start="name: ...",
    stand_ins={"name": "unnamed", "start": "2000-01-01T00:00", "launch": "", "tasks": {}},
)
PROGRESS = FileKind(
    noun="progress file",
    model=Progress,
    tables=("steps",),
    start="data_date: 2025-11-14T09:00",
    may_be_empty=("steps", "events", "pins"),
    stand_ins={"data_date": "2199-12-31T23:59"},
)
FACTS_TABLE = FileKind(
    noun="log or table of facts",
    model=Progress,
    tables=PROGRESS.tables,
    start="step,started,finished",
    stand_ins=PROGRESS.stand_ins,
)
RISKS = FileKind(
    noun="risk file",
    model=Risks,
    tables=(),
    start="format: 1",
    may_be_empty=("events", "weather", "expired"),
)

_kind: ContextVar[FileKind] = ContextVar("file kind", default=TASK_GRAPH)


def kind_read() -> FileKind:
    """Return the kind of file that is being read; a task graph if nothing else is said."""
    return _kind.get()


@contextmanager
def reading(kind: FileKind) -> Iterator[None]:
    """Read files as those of a kind for as long as the context lasts."""
    token = _kind.set(kind)
    try:
        yield
    finally:
        _kind.reset(token)
