"""Entries of a document: each field says from which attribute of a plan it is, and back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, Self, TypeVar, get_args, get_type_hints

from pydantic import BaseModel, ConfigDict

Part = TypeVar("Part")

Tell = Callable[[int], str]
"""Tells a minute as local date and time."""


@dataclass(frozen=True, slots=True)
class From:
    """The attribute that a field is from, dots leading into it, where the two names differ."""

    path: str


@dataclass(frozen=True, slots=True)
class DateOf(From):
    """The attribute with the minute that a field tells as local date and time."""


class PlanEntry(BaseModel):
    """
    A frozen part of the document; unknown fields are refused.

    A field has the name of the attribute that it is from, unless it is marked with another one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def of(cls, part: object, tell: Tell = str, **given: Any) -> Self:
        """
        Return the entry of a part of a plan, its own parts included.

        Parameters
        ----------
        part
            What the attributes are read from.
        tell
            Tells minutes as local dates.
        given
            Fields that do not follow from the part alone.
        """
        found = {
            name: _written(attrgetter(source.path)(part), source, inner, tell)
            for name, (source, inner) in _sources(cls).items()
            if name not in given
        }
        return cls(**found, **given)

    def back(self, kind: type[Part], **given: Any) -> Part:
        """
        Return the part of a plan that this is the entry of; what it does not say is given.

        Parameters
        ----------
        kind
            The class of the part, a dataclass.
        given
            Attributes that the entry does not hold.
        """
        hints = get_type_hints(kind)
        found = dict(given)
        for name, (source, _) in _sources(type(self)).items():
            attribute = source.path if source.path in hints else name
            if attribute in hints and attribute not in given and not isinstance(source, DateOf):
                found[attribute] = _read(getattr(self, name), hints[attribute])
        return kind(**found)


@cache
def _sources(cls: type[PlanEntry]) -> Mapping[str, tuple[From, type[PlanEntry] | None]]:
    """Return for each field where it is from, and the entry that its own parts become."""
    found = {}
    for name, field in cls.model_fields.items():
        marks = (mark for mark in field.metadata if isinstance(mark, From))
        entries = [each for each in _classes(field.annotation) if issubclass(each, PlanEntry)]
        found[name] = next(marks, From(name)), entries[0] if entries else None
    return found


def _classes(annotation: Any) -> Iterator[type]:
    """Yield the classes that an annotation names, however deep."""
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for each in get_args(annotation):
        yield from _classes(each)


def _written(value: Any, source: From, inner: type[PlanEntry] | None, tell: Tell) -> Any:
    if value is None:
        return None
    if isinstance(source, DateOf):
        return tell(value)
    if inner is None:
        return value
    if isinstance(value, tuple):
        return tuple(inner.of(each, tell) for each in value)
    return inner.of(value, tell)


def _read(value: Any, hint: Any) -> Any:
    """Return the value of an attribute: names become what they name, entries what they tell."""
    kinds = [kind for kind in _classes(hint) if kind is not type(None)]
    if isinstance(value, PlanEntry):
        return value.back(kinds[0])
    if isinstance(value, tuple):
        return tuple(each.back(kinds[0]) if isinstance(each, PlanEntry) else each for each in value)
    names = [kind for kind in kinds if issubclass(kind, Enum)]
    return names[0](value) if names and isinstance(value, str) else value
