"""What the format expects at a place of the file, taken from the model that reads it."""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from scheduler.errors import NodePath
from scheduler.model.mistakes.file_kind import kind_read

WORDS = frozenset({"name", "note", "notes", "source", "reason", "unit", "hold_point", "why"})
"""Fields that hold words for people rather than names of other things."""


def type_at(path: NodePath) -> Any:
    """
    Return the type of the value at a path, None where the format knows no such place.

    A field of a mapping in place of a list of one is found as well.
    """
    expected: Any = kind_read().model
    for part in path:
        expected = _step(expected, part)
        if expected is None:
            return None
    return expected


def model_at(path: NodePath) -> type[BaseModel] | None:
    """Return the model of the mapping at a path, None where it is a table of the user's names."""
    forms = _forms(type_at(path))
    forms += [each for form in forms if get_origin(form) is tuple for each in _items(form)]
    return next((each for each in forms if _is_model(each)), None)


def is_table(path: NodePath) -> bool:
    """Whether the keys of the mapping at a path are names of the user's own."""
    return model_at(path) is None and any(map(_is_mapping, _forms(type_at(path))))


def takes_list(path: NodePath) -> bool:
    """Whether a list may stand at a path."""
    return any(get_origin(each) is tuple for each in _forms(type_at(path)))


def takes_flag(path: NodePath) -> bool:
    """Whether yes or no stands at a path."""
    return bool in _forms(type_at(path))


def requires(path: NodePath) -> bool:
    """Whether the format asks for a value at a path."""
    model = model_at(path[:-1])
    fields = model.model_fields if model is not None else {}
    return any(
        (each.alias or key) == path[-1] and each.is_required() for key, each in fields.items()
    )


def accepts(path: NodePath, value: Any) -> bool:
    """Whether a value would be read at a path, names of other things apart."""
    expected = type_at(path)
    if expected is None:
        return False
    try:
        TypeAdapter(expected).validate_python(value)
    except ValidationError:
        return False
    return True


def field_names(model: type[BaseModel]) -> list[str]:
    """Return the fields of a model as they are written in a file."""
    return [field.alias or name for name, field in model.model_fields.items() if name != "id"]


def _step(expected: Any, part: str | int) -> Any:
    """Return the type one key or list position further down."""
    for form in _forms(expected):
        if _is_model(form):
            found = _field(form, str(part))
        elif get_origin(form) is tuple:
            item = get_args(form)[0]
            found = item if isinstance(part, int) else _step(item, part)
        elif _is_mapping(form) and not isinstance(part, int):
            found = get_args(form)[1]
        else:
            found = None
        if found is not None:
            return found
    return None


def _field(model: type[BaseModel], name: str) -> Any:
    for key, field in model.model_fields.items():
        if (field.alias or key) == name and name != "id":
            parts = (field.annotation, *field.metadata)
            return Annotated[parts] if field.metadata else field.annotation
    return None


def _forms(expected: Any) -> list[Any]:
    """Return the forms a value may have, the members of a union one by one, without None."""
    if get_origin(expected) is Annotated:
        return _forms(get_args(expected)[0])
    if get_origin(expected) in {Union, UnionType}:
        return [form for member in get_args(expected) for form in _forms(member)]
    return [] if expected in {None, NoneType} else [expected]


def _items(form: Any) -> list[Any]:
    return _forms(get_args(form)[0])


def _is_model(form: Any) -> bool:
    return isinstance(form, type) and issubclass(form, BaseModel)


def _is_mapping(form: Any) -> bool:
    origin = get_origin(form)
    return isinstance(origin, type) and issubclass(origin, Mapping)
