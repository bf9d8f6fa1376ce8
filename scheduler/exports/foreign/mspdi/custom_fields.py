"""Custom fields: which text field has which name, for steps and for resources."""

from collections.abc import Iterable, Iterator, Mapping

from scheduler.exports.foreign.mspdi.xml_text import Element, branch, leaf

FieldIds = Mapping[str, tuple[str, int]]
"""Aliases, with the field that has them and its number."""

STEP_FIELDS: FieldIds = {
    "Facility": ("Text1", 188743731),
    "Flow": ("Text2", 188743734),
    "Hazards": ("Text3", 188743737),
    "Test": ("Text4", 188743740),
    "Hold point": ("Text5", 188743743),
    "Habits": ("Text6", 188743746),
    "Key": ("Text30", 188744016),
}
RESOURCE_FIELDS: FieldIds = {"Crew": ("Text1", 205520904), "Shift": ("Text2", 205520905)}


def definitions(fields: FieldIds, used: Iterable[str]) -> Iterator[Element]:
    """Yield the definitions of the fields that are used."""
    wanted = set(used)
    for alias, (name, number) in fields.items():
        if alias in wanted:
            yield branch(
                "ExtendedAttribute",
                [leaf("FieldID", number), leaf("FieldName", name), leaf("Alias", alias)],
            )


def values(fields: FieldIds, stated: Mapping[str, str]) -> Iterator[Element]:
    """Yield the values of one step or resource."""
    for alias, (_, number) in fields.items():
        if stated.get(alias):
            yield branch(
                "ExtendedAttribute", [leaf("FieldID", number), leaf("Value", stated[alias])]
            )
