"""Every code of a mistake for which a schedule of another program is refused, with its meaning."""

from collections.abc import Mapping
from types import MappingProxyType

XML_CODES = {
    "foreign-cut-off": "The file ends early.",
    "foreign-empty": "The file says nothing.",
    "foreign-encoding": "The file is not written in the encoding that it, or the user, names.",
    "foreign-not-xml": "The text is not well-formed XML.",
    "foreign-doctype": "The XML has a DOCTYPE, with which it could define entities.",
    "foreign-too-deep": "The XML nests too many levels.",
    "foreign-too-large": "The file is larger, or holds more, than any schedule.",
}

FILE_CODES = {
    "no-such-file": "There is no file of that name.",
    "is-a-folder": "The path names a folder, not a file.",
    "no-plain-file": "The path names a device, a pipe or the like.",
    "unreadable": "The file cannot be opened.",
    "foreign-unknown-form": "The file is none of the forms that are imported.",
    "foreign-task-graph": "The file is a task graph already, or goes with one.",
    "foreign-no-steps": "The schedule holds no steps.",
    "foreign-mpp": "The file is read only by mpxj, an extra that is not installed.",
    "foreign-no-java": "The file is read only by mpxj, and Java, which that needs, is missing.",
    "foreign-unread": "The file is read only by mpxj, which cannot read it.",
}

TABLE_CODES = {
    "foreign-no-table": "The file is no table that can be read.",
    "foreign-no-list": "No row of the table reads as the headings of a list of steps.",
    "foreign-no-sheet": "The workbook has no sheet of the name that was given.",
    "foreign-no-column": "The list has no such column, or a column cannot hold that.",
    "foreign-duration": "A duration cannot be read.",
    "foreign-date": "A date that binds cannot be read.",
    "foreign-predecessor": "A predecessor cannot be read.",
    "foreign-formula": "A formula has no saved value.",
}

PRIMAVERA_CODES = {
    "foreign-not-xer": "The file does not begin as an XER file does.",
    "foreign-not-pmxml": "The root of the XML is not that of P6.",
    "foreign-broken-table": "Lines of an XER file cannot be told to belong to a table.",
    "foreign-bad-length": "A duration or a lag cannot be read, or is less than nothing.",
}

CODES: Mapping[str, str] = MappingProxyType(FILE_CODES | XML_CODES | PRIMAVERA_CODES | TABLE_CODES)
"""Every code with its meaning in one sentence."""
