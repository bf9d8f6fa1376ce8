"""Custom fields of rows and resources: their values by alias and by field name."""

from collections.abc import Iterator, Mapping

from scheduler.readers.foreign.mspdi.fields.field_ids import FIELD_NAMES
from scheduler.readers.foreign.xml.element import XmlElement

MOST_LEVELS = 64


class CustomFields:
    """
    What the custom fields of a project are called, and the values to choose from.

    A field has the name of MS Project, such as ``Text1``, and may have an alias.
    """

    def __init__(self, project: XmlElement) -> None:
        self.names: dict[str, str] = {}
        self.aliases: dict[str, str] = {}
        self.values: dict[str, str] = {}
        self.used: dict[str, None] = {}
        for each in project.all("ExtendedAttributes", "ExtendedAttribute"):
            self._define(each)
        for each in project.all("OutlineCodes", "OutlineCode"):
            self._define(each)
            self.values |= _paths(each)

    def alias(self, name: str) -> str:
        """Return what people call a field of MS Project; empty if they gave it no name."""
        wanted = (number for number, each in self.names.items() if each == name)
        return next((self.aliases[each] for each in wanted if each in self.aliases), "")

    def of(self, element: XmlElement) -> Mapping[str, str]:
        """Return the values of a row or a resource by alias, if there is one, and field name."""
        found: dict[str, str] = {}
        for each in (*element.all("ExtendedAttribute"), *element.all("OutlineCode")):
            value = self._value(each)
            names = list(self._names(each.value("FieldID")))
            if value and names:
                self.used.setdefault(names[0])
                for name in names:
                    found[name] = f"{found[name]}, {value}" if name in found else value
        return found

    def _names(self, number: str) -> Iterator[str]:
        """Yield the alias of a field, and its name."""
        if number in self.aliases:
            yield self.aliases[number]
        name = self.names.get(number) or FIELD_NAMES.get(number) or number
        if name and name != self.aliases.get(number):
            yield name

    def _value(self, element: XmlElement) -> str:
        for name in ("ValueGUID", "ValueID"):
            chosen = self.values.get(element.value(name))
            if chosen and (element.name == "OutlineCode" or not element.value("Value")):
                return chosen
        return element.value("Value") or element.value("ValueID")

    def _define(self, element: XmlElement) -> None:
        number = element.value("FieldID")
        name = element.value("FieldName") or FIELD_NAMES.get(number, "")
        alias = element.value("Alias")
        if number and name:
            self.names[number] = name
        if number and alias:
            self.aliases[number] = alias


def _paths(code: XmlElement) -> dict[str, str]:
    """Return the values of an outline code with those above them, by their numbers."""
    stated: dict[str, XmlElement] = {}
    for each in code.all("Values", "Value"):
        for name in ("ValueID", "FieldGUID"):
            if each.value(name):
                stated.setdefault(each.value(name), each)
    return {number: ".".join(reversed(_upwards(each, stated))) for number, each in stated.items()}


def _upwards(value: XmlElement, stated: Mapping[str, XmlElement]) -> list[str]:
    found: list[str] = []
    at: XmlElement | None = value
    while at is not None and len(found) < MOST_LEVELS:
        found.append(at.value("Value"))
        at = stated.get(at.value("ParentValueID"))
    return found
