"""What a sheet and a column of the workbook hold, for whoever writes or reads it."""

from dataclasses import dataclass
from enum import StrEnum

MARKER = "launch-scheduler table"
"""What the first cell of the workbook's own sheets says."""

PER_SHIFT = "*"
"""The end of a path that stands for one column for each shift."""

READ_ME = "Read me"


class Form(StrEnum):
    """What a cell takes."""

    TEXT = "text"
    CHOICE = "one of the words"
    KIND = "kind of work"
    FLAG = "yes or no"
    NUMBER = "number"
    WORK = "working time"
    LENGTH = "length"
    MOMENT = "date and time"
    BEGIN = "date and time, or a date"
    END = "date and time, or a date to its end"
    SPAN = "span of the day"
    DAYS = "days of the week"
    DATES = "dates"
    NAMES = "names"
    LINKS = "links"
    PEOPLE = "people"
    YAML = "YAML"


TAKES = {
    Form.TEXT: "Any words.",
    Form.CHOICE: "One of the words of the drop-down.",
    Form.KIND: "One of the words of the drop-down; empty is runs through.",
    Form.FLAG: "yes or no; empty is no.",
    Form.NUMBER: "A number.",
    Form.WORK: "Hours as a number (1.5), or 90min, 1h30.",
    Form.LENGTH: "Elapsed time: 72h, 20d; a number is hours.",
    Form.MOMENT: "Local date and time: 2026-03-20 08:00.",
    Form.BEGIN: "Local date and time, or a date alone for its beginning.",
    Form.END: "Local date and time, or a date alone for its end.",
    Form.SPAN: "08:00-16:00; an end before the start is on the next day. Several with commas.",
    Form.DAYS: "Days of the week: mon-fri, or mon, wed, fri.",
    Form.DATES: "Dates, or one to another, with commas: 2026-04-02, 2026-04-06 to 2026-04-09.",
    Form.NAMES: "Names, with commas between them.",
    Form.LINKS: "Steps, with commas: F06, F06+12h, H05 SS+1h, H05-2h working.",
    Form.PEOPLE: "Crews and people, with commas: LIF 8, ELE 2; without a number it is one.",
    Form.YAML: "Written as in a task graph, in braces or brackets.",
}
"""What a cell of each form takes, in words."""

KINDS = {
    "runs through": "",
    "pausable": "pausable",
    "same shift": "same_shift",
    "elapsed": "elapsed",
}
"""How a step lies in its working time, by the field that says so in a task graph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """
    One column of a sheet, or one row of a sheet of fields.

    ``path`` leads from the entry to the value; none is the entry itself. ``words`` are the choices
    of a drop-down, ``names_of`` the sheet whose keys are.
    """

    heading: str
    path: tuple[str, ...]
    form: Form = Form.TEXT
    about: str
    example: str = ""
    words: tuple[str, ...] = ()
    names_of: str = ""
    width: int = 14

    @property
    def is_per_shift(self) -> bool:
        """Whether it stands for one column for each shift."""
        return self.path[-1:] == (PER_SHIFT,)

    def for_shift(self, shift: str) -> str:
        """Return the heading of the column of a shift."""
        return f"{self.heading} {shift}"


class Shape(StrEnum):
    """How the rows of a sheet make a section of a task graph."""

    ENTRIES = "entries"
    VALUES = "values"
    ITEMS = "items"
    CHILDREN = "children"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSheet:
    """
    A sheet with one entry a row.

    ``key`` is the heading of the first column: the key of an entry, or, where rows are
    ``CHILDREN`` of the field ``child``, the entry that they belong to. Without one they are of the
    section ``ownerless``. ``key_of`` is the sheet whose keys that column takes.
    """

    name: str
    section: str
    shape: Shape
    key: str = "Key"
    key_about: str = "A short name by which other sheets know it: letters, digits, - _ . /"
    key_of: str = ""
    child: str = ""
    ownerless: str = ""
    about: str
    columns: tuple[Column, ...]

    @property
    def has_key(self) -> bool:
        """Whether the first column names an entry."""
        return self.shape is not Shape.ITEMS


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSheet:
    """A sheet with one field a row: the path of each leads from the root of a task graph."""

    name: str
    about: str
    fields: tuple[Column, ...]
