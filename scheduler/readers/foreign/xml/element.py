"""An element of an XML file, with the line that it stands in."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

NIL = "nil"
"""The attribute of the schema language by which an element says that it has no value."""
NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})
TRUE = frozenset({"1", "true"})


class XmlElement:
    """
    An element without its namespace.

    ``text`` is what stands in it before its first child, without blanks around it; ``children``
    are in the order of the file. ``attributes`` have their names without a prefix.
    """

    __slots__ = ("attributes", "children", "line", "name", "text")

    def __init__(self, name: str, line: int) -> None:
        self.name = name
        self.line = line
        self.attributes: Mapping[str, str] = NO_ATTRIBUTES
        self.text = ""
        self.children: list[XmlElement] = []

    def __repr__(self) -> str:
        return f"<{self.name} line {self.line}>"

    def child(self, name: str) -> "XmlElement | None":
        """Return the first child of a name, if there is one."""
        return next((each for each in self.children if each.name == name), None)

    def all(self, *path: str) -> Iterator["XmlElement"]:
        """Yield what lies at a path of names below this element, in the order of the file."""
        name, *rest = path
        for each in self.children:
            if each.name == name:
                if rest:
                    yield from each.all(*rest)
                else:
                    yield each

    def value(self, name: str) -> str:
        """Return the text of the first child of a name; empty if it is missing, empty or nil."""
        found = self.child(name)
        if found is None or found.attributes.get(NIL, "").strip() in TRUE:
            return ""
        return found.text
