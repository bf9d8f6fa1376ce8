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

CODES: Mapping[str, str] = MappingProxyType(XML_CODES)
"""Every code with its meaning in one sentence."""
