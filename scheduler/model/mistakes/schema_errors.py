"""Put what pydantic finds wrong with a task graph into the planner's words."""

from collections.abc import Mapping
from typing import Any

from scheduler.errors import Finding, NodePath, did_you_mean, near_names
from scheduler.model.mistakes.field_types import field_names, model_at
from scheduler.model.mistakes.file_kind import kind_read
from scheduler.model.mistakes.foreign_fields import FOREIGN, native
from scheduler.model.mistakes.other_forms import better_form

WHAT = {
    "int_parsing": ("is not a whole number", "Write a whole number, such as 2."),
    "int_type": ("is not a whole number", "Write a whole number, such as 2."),
    "int_from_float": ("is not a whole number", "Write a whole number, such as 2."),
    "bool_parsing": ("is neither yes nor no", "Write yes or no."),
    "bool_type": ("is neither yes nor no", "Write yes or no."),
    "string_type": ("is not text", "Write plain text; quote it if it holds ': '."),
    "greater_than": ("is too small", "Write a number above {gt}."),
    "greater_than_equal": ("is too small", "Write {ge} or more."),
    "less_than_equal": ("is too large", "Write {le} or less."),
    "enum": ("is not one of the words known here", "Write {expected}."),
    "mapping_type": ("stands where 'name: value' lines belong", "Write them, indented."),
    "dict_type": ("stands where 'name: value' lines belong", "Write them, indented."),
    "model_type": ("stands where 'field: value' lines belong", "Write them, indented."),
    "model_attributes_type": ("stands where 'field: value' lines belong", "Write them, indented."),
    "tuple_type": ("is not a list", "Write a list: [a, b]."),
    "list_type": ("is not a list", "Write a list: [a, b]."),
}
WAYS_OUT = {
    "bad-duration": "Write a length such as 6h, 90min or 1h30.",
    "bad-time": "Write 08:00-16:00 or 12:11.",
    "bad-date": "Write 2025-11-10T08:00, without seconds.",
}
"""The hint where the model's own text gives none."""

SHOWN = 60
LONGEST_NAME = 60
"""Letters of a name that may still be a slip of the pen of a field's."""


def to_finding(
    kind: str, path: NodePath, name: str, error: Mapping[str, Any], *, near: bool = True
) -> Finding:
    """
    Return one pydantic error as a finding.

    Parameters
    ----------
    kind
        Pydantic's type of the error.
    path
        Where the error is in the file; for a missing field, where it should be.
    name
        The field, for unknown and missing ones.
    error
        The error's details.
    near
        Whether to look for the nearest name.
    """
    if kind == "extra_forbidden":
        return _unknown_field(path, name, near=near)
    if kind == "missing":
        hint = f"Add '{name}: ...'."
        return Finding(
            code="missing-field", message=f"{label(path)} is missing", path=path, hint=hint
        )
    if "-" in kind:
        what, hint = _parts(error)
        return Finding(
            code=kind,
            message=f"{label(path)}: {clip(what)}",
            path=path,
            hint=sentence(hint) or WAYS_OUT.get(kind, ""),
        )
    return _bad_value(kind, path, error)


def _parts(error: Mapping[str, Any]) -> tuple[str, str]:
    """Return what is wrong and the way out; a semicolon may stand in the value before them."""
    text, value = str(error["msg"]), str(error.get("ctx", {}).get("value", ""))
    start = len(value) if value and text.startswith(value) else 0
    what, _, hint = text[start:].partition("; ")
    return text[:start] + what, hint


def _unknown_field(path: NodePath, name: str, *, near: bool) -> Finding:
    return Finding(
        code="unknown-field",
        message=f"{label(path[:-1])} has no field {shown(name)}",
        path=path,
        hint=_field_hint(path[:-1], name) if near else "Check the spelling.",
    )


def _field_hint(around: NodePath, name: str) -> str:
    if len(name) > LONGEST_NAME:
        return "Remove it, or check where it begins and ends."
    model = model_at(around) or kind_read().model
    field = model.model_fields.get(name)
    if field is not None and field.alias:
        return f"Write {field.alias!r}."
    if name == "id":
        return "Remove it: the key is the id."
    fields = field_names(model)
    known = not near_names(name, fields) or name in FOREIGN.get(model.__name__, {})
    entry = str(around[1]) if len(around) > 1 else ""
    return (known and native(model.__name__, name, fields, entry)) or did_you_mean(
        name, fields, shown=len(fields)
    )


def _bad_value(kind: str, path: NodePath, error: Mapping[str, Any]) -> Finding:
    value = error.get("input")
    what, hint = WHAT.get(kind, (f"is not allowed ({error['msg']})", "Check the value."))
    numbers = {"gt": 0, "ge": 0, "le": 0, "expected": "another word"} | error.get("ctx", {})
    usual = hint.format_map(numbers)
    hint = "Give it a value." if value is None else better_form(path, value) or usual
    what = "is empty" if value is None else f"{shown(value)} {what}"
    joint = " " if value is None else ": "
    return Finding(code="bad-value", message=f"{label(path)}{joint}{what}", path=path, hint=hint)


def label(path: NodePath) -> str:
    """Return a path for people: ``tasks F06 after 1``, list positions counted from one."""
    parts = (str(part + 1) if isinstance(part, int) else part for part in path)
    return clip(" ".join(parts)) or f"the {kind_read().noun}"


def shown(value: Any) -> str:
    """Return a value as Python writes it, shortened."""
    return clip(repr(value))


def clip(text: str) -> str:
    """Shorten a text."""
    limit = 3 * SHOWN
    return text if len(text) <= limit else f"{text[:SHOWN]}...{text[-SHOWN:]}"


def sentence(text: str) -> str:
    """Return a text with a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:]}." if text else ""
