"""The common base of everything a task graph says."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError

from scheduler.model.notation.durations import exact

Minutes = int
"""Whole minutes: a length, or a place on the axis of elapsed minutes since the campaign start."""

TaskId = str
CrewId = str
FacilityId = str
ShiftName = str


Item = TypeVar("Item")


def as_list(value: Any) -> Any:
    """Read what stands alone where a list is asked for as a list of one, commas refused."""
    if isinstance(value, str):
        names = [name.strip() for name in re.split("[,;\uff0c\u3001]", value)]
        if len(names) > 1:
            raise _no_list(value, names)
    is_many = value is None or isinstance(value, list | tuple | set | frozenset)
    return value if is_many else [value]


def _no_list(value: str, names: list[str]) -> PydanticCustomError:
    """Return the error of a single text with a comma: a list that lacks its brackets."""
    return PydanticCustomError(
        "bad-value",
        "{value} is one text, not several names; write a list: [{names}]",
        {"value": repr(value), "names": ", ".join(filter(None, names))},
    )


class AloneOrListed:
    """Tells the JSON Schema that a list of one may be written without being a list."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema of the list beside that of a single item."""
        listed = handler(core_schema)
        return {"anyOf": [listed["items"], listed]}


Listed = Annotated[tuple[Item, ...], BeforeValidator(as_list), AloneOrListed]
"""A list, or a single item that stands for a list of one."""


class Part(BaseModel):
    """A frozen part of a task graph; unknown fields are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)

    def replace(self, **changes: Any) -> Self:
        """
        Return a changed copy, judged like the original.

        Parameters
        ----------
        changes
            Fields with their new values, by the names and in the forms of a task graph.

        Raises
        ------
        ValidationError
            If a value is not one that the field takes; of a campaign that is an `InputError`.
        """
        fields = type(self).model_fields
        changed = {name for name, field in fields.items() if {name, field.alias} & set(changes)}
        same = {name: exact(getattr(self, name)) for name in fields if name not in changed}
        return type(self).model_validate({**same, **changes})

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy, a changed one as from ``replace``."""
        return self.replace(**update) if update else super().model_copy(deep=deep)

    def altered(self, update: Mapping[str, Any]) -> Self:
        """
        Return a changed copy that nobody judges.

        It is for the package's own studies, which take rules away one by one, many times over, and
        for values that have been read already.
        """
        return super().model_copy(update=update)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Yield what the part says beyond its defaults."""
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if value != field.get_default(call_default_factory=True):
                yield name, value


class Labelled(Part):
    """A part that stands in a table under its key."""

    id: SkipJsonSchema[str] = ""
