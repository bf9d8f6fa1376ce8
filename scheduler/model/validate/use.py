"""A name that is used somewhere in a task graph."""

from typing import NamedTuple

Path = tuple[str | int, ...]


class NameUse(NamedTuple):
    """A name as used somewhere, and the table that should define it."""

    table: str
    name: str
    path: Path
