"""The text of an XML file in whichever encoding it is written."""

import codecs
import re

from scheduler.errors import InputError
from scheduler.readers.foreign.refusing import refused

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Marks at the begin of a file; UTF-32 comes first, since its little end begins as UTF-16 does."""
BARE = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
"""How UTF-16 without a mark begins, since an XML file begins with an angle bracket."""
DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
WIDE = ("utf-16", "utf16", "ucs-2", "utf-32", "utf32", "ucs-4")
"""Encodings in which a declaration that can be read byte by byte cannot be written."""
EXPORT_AGAIN = "Save the schedule as XML again in the program that it comes from."


def decode_xml(content: bytes, file: str, encoding: str = "") -> tuple[str, str]:
    """
    Return the text of an XML file, and the encoding it was read in.

    A byte order mark counts first, then what the user says, then what the file declares, else it
    is UTF-8.

    Raises
    ------
    InputError
        If there is no such encoding, or the bytes are not written in it.
    """
    for mark, name in MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], file, name, is_said=False), name
    name = encoding or _guessed(content)
    return _decoded(content, file, name, is_said=bool(encoding)), name


def _guessed(content: bytes) -> str:
    for start, name in BARE:
        if content.startswith(start):
            return name
    found = DECLARED.match(content[:400])
    name = found.group(1).decode("ascii").casefold() if found else "utf-8"
    return "utf-8" if name.startswith(WIDE) else name


def _decoded(content: bytes, file: str, name: str, *, is_said: bool) -> str:
    try:
        codec = codecs.lookup(name)
        if not getattr(codec, "_is_text_encoding", True):
            raise LookupError(name)
        return content.decode(name)
    except (LookupError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise _not_in(content, file, name, error) from error
        said = "you name" if is_said else "the file declares"
        what = f"{said} the encoding {name!r}, which is not known"
        hint = "Name the encoding with --encoding, for example utf-8 or windows-1252."
        raise refused(file, "foreign-encoding", what, hint, 1) from error


def _not_in(content: bytes, file: str, name: str, error: UnicodeDecodeError) -> InputError:
    before = content[: error.start].decode(name, errors="replace")
    line = before.count("\n") + 1
    if error.end >= len(content) and not before.rstrip().endswith(">"):
        what = "the file ends in the middle of a character"
        return refused(file, "foreign-cut-off", what, EXPORT_AGAIN, line)
    shown = content[error.start : error.end][:4]
    what = f"the bytes {shown!r} are no {name.upper()} text"
    hint = "Name the encoding with --encoding, for example windows-1252, or save it as UTF-8."
    return refused(file, "foreign-encoding", what, hint, line)
