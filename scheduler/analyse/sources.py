"""The files that a plan was made from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A file that a plan was made from: its name, digest and text."""

    file: str
    digest: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph(SourceText):
    """The task graph a plan was made from, and the facts of the day, if any were given."""

    progress: SourceText | None = None
