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

CODES: Mapping[str, str] = MappingProxyType(FILE_CODES | XML_CODES)
"""Every code with its meaning in one sentence."""
