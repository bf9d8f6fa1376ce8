"""What the last import made of a source, kept beside the graph so that the next one can compare."""

import json
from os.path import relpath
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from scheduler.errors import InputError, Problem, Where
from scheduler.interchange.importing import Imported
from scheduler.model.notation.base import Part
from scheduler.pipeline.interchange.reading import ImportedFile

ENDING = ".imported.json"
FORMAT = 1


class Memory(Part):
    """What an import made: the graph as plain data, its steps as planned there, the facts."""

    format: int = FORMAT
    source: str
    digest: str
    graph: dict[str, Any]
    names: dict[str, str] = Field(default_factory=dict)
    dates: dict[str, tuple[str, str]] = Field(default_factory=dict)
    progress: str = ""


def memory_path(graph: Path) -> Path:
    """Return where the memory of a graph lies: beside it."""
    return graph.with_name(f"{graph.stem}{ENDING}")


def memory_of(imported: ImportedFile, graph: Path) -> Memory:
    """Return what is to be remembered of an import into a graph."""
    made: Imported = imported.imported
    return Memory(
        source=relpath(imported.source.resolve(), graph.resolve().parent),
        digest=imported.schedule.digest,
        graph=dict(made.graph),
        names=dict(made.names),
        dates=dict(made.dates),
        progress=imported.progress_text,
    )


def memory_text(memory: Memory) -> str:
    """Return the text of the file."""
    return json.dumps(memory.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"


def read_memory(graph: Path) -> Memory:
    """
    Return what the last import made of a graph.

    Raises
    ------
    InputError
        If nothing is known of it.
    """
    path = memory_path(graph)
    try:
        return Memory.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        raise _unknown(
            path, f"{graph} was not imported, or its memory {path.name} is gone"
        ) from None
    except (OSError, ValidationError, ValueError) as error:
        raise _unknown(path, "it cannot be read") from error


def source_of(graph: Path) -> Path:
    """Return the file that a graph was imported from; raises like `read_memory`."""
    return graph.parent / read_memory(graph).source


def _unknown(path: Path, what: str) -> InputError:
    problem = Problem(
        code="import-no-memory",
        message=what,
        where=Where(str(path)),
        hint="Import the source into a new graph with --to, and bring over by hand what you added.",
    )
    return InputError([problem], "nothing was written")
