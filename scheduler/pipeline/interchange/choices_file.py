"""The choices of an import in a file beside the source, so that the next one is made alike."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scheduler.errors import InputError, Problem, Where, did_you_mean
from scheduler.interchange.choices import FieldChoices, ImportChoices
from scheduler.interchange.text.entries import field
from scheduler.model.notation.base import Part
from scheduler.readers.yaml.file_text import decode, read_bytes
from scheduler.readers.yaml.nodes import Nodes, read_nodes

ENDING = ".import.yaml"
THEREFORE = "nothing was written"
HEAD = "# How {name} is imported; options of the command win over what stands here."


def choices_path(source: Path) -> Path:
    """Return where the choices for a source are kept."""
    return source.with_name(f"{source.stem}{ENDING}")


def choices_of(stated: Mapping[str, Any], kept: Path | None) -> ImportChoices:
    """
    Return the choices that options state, and for the others those that a file keeps.

    Raises
    ------
    InputError
        With every mistake of the file, or of the options.
    """
    if kept is None:
        return _valid(stated, None)
    nodes = read_nodes(decode(read_bytes(kept), str(kept)), str(kept))
    if nodes.problems or nodes.data is None:
        raise InputError(nodes.problems, THEREFORE)
    _valid(nodes.data, nodes)
    return _valid(_merged(nodes.data, stated), None)


def _merged(kept: Mapping[str, Any], stated: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is kept with what is stated in its place, tables entry by entry."""
    both = {name: kept[name] for name in kept.keys() & stated.keys()}
    tables = {
        name: {**each, **stated[name]}
        for name, each in both.items()
        if isinstance(each, Mapping) and isinstance(stated[name], Mapping)
    }
    return {**kept, **stated, **tables}


def _valid(data: Mapping[str, Any], nodes: Nodes | None) -> ImportChoices:
    try:
        return ImportChoices.model_validate(data)
    except ValidationError as error:
        raise InputError(_problems(error, nodes), THEREFORE) from error


def _problems(error: ValidationError, nodes: Nodes | None) -> Iterator[Problem]:
    for each in error.errors():
        path = tuple(each["loc"])
        name = str(path[-1]) if path else ""
        known = FieldChoices if path[:1] == ("fields",) and len(path) > 1 else ImportChoices
        is_unknown = each["type"] == "extra_forbidden"
        line = nodes.lines.get(path, 0) if nodes is not None else 0
        file = nodes.file if nodes is not None else f"--{name.replace('_', '-')}"
        yield Problem(
            code="unknown-field" if is_unknown else "bad-value",
            message=f"unknown choice {name!r}" if is_unknown else f"{name}: {each['msg']}",
            where=Where(file, line),
            hint=did_you_mean(name, known.model_fields) if is_unknown else "",
        )


def choices_text(choices: ImportChoices, source: Path) -> str:
    """Return the text of a file that keeps choices: what they state beyond the usual."""
    lines = [HEAD.format(name=source.name)]
    lines += [field(name, value) for name, value in _stated(choices)]
    return "\n".join(lines) + "\n"


def _stated(part: Part) -> Iterator[tuple[str, Any]]:
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        if value == info.get_default(call_default_factory=True):
            continue
        if isinstance(value, Part):
            value = dict(_stated(value))
        elif hasattr(value, "isoformat"):
            value = value.isoformat(timespec="minutes")
        yield name, value
