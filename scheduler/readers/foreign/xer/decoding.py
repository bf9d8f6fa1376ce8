"""The text of an XER file, which does not say in which code page it is written."""

import codecs
import re

from scheduler.readers.foreign.code_pages import guess_code_page
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.refusing import refused

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Marks at the begin of a file; UTF-32 comes first, since its little end begins as UTF-16 does."""
BARE = ((b"E\0", "utf-16-le"), (b"%\0", "utf-16-le"), (b"\0E", "utf-16-be"), (b"\0%", "utf-16-be"))
"""How UTF-16 without a mark begins."""
DEFAULT = "cp1252"
UNREAD = frozenset({b"CURRTYPE", b"OBS", b"FINTMPL", b"COSTTYPE", b"USERS"})
"""Tables whose texts no schedule shows."""
HIGH = re.compile(rb"[\x80-\xff]")
MOST_SAMPLED = 20_000
SHOWN = 4
LONGEST_SHOWN = 60
FEW = 20
NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def decode_xer(content: bytes, account: Account, encoding: str = "") -> tuple[str, str]:
    """
    Return the text of an XER file, and what it was read in.

    A byte order mark counts first, then what the user says; else it is UTF-8 if it can be, and
    otherwise the code page in which its texts read best, which is told with some of them.

    Raises
    ------
    InputError
        If there is no such code page, or the bytes are not written in it.
    """
    for mark, name in MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], account, name), name
    if encoding:
        return _strict(content, account, encoding), encoding
    for start, name in BARE:
        if content.startswith(start):
            return _strict(content, account, name), name
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _guessed(content, account)


def _strict(content: bytes, account: Account, name: str) -> str:
    hint = "Name the code page with --encoding, for example cp1252, cp1251, gbk or utf-8."
    try:
        codec = codecs.lookup(name)
        if not getattr(codec, "_is_text_encoding", True):
            raise LookupError(name)
        return content.decode(name)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        shown = content[error.start : error.end][:4]
        what = f"the bytes {shown!r} are no {name.upper()} text"
        raise refused(account.file, "foreign-encoding", what, hint, line) from error
    except (LookupError, ValueError) as error:
        what = f"there is no encoding {name[:40]!r}"
        raise refused(account.file, "foreign-encoding", what, hint) from error


def _guessed(content: bytes, account: Account) -> tuple[str, str]:
    lines = content.split(b"\n")
    shown = _lines_shown(lines)
    if not shown:
        return content.decode(DEFAULT, errors="replace"), DEFAULT
    if _is_marred_utf_8(shown):
        what = "The file is UTF-8 with some bytes that are none; these became �."
        text = content.decode("utf-8", errors="replace")
        account.lost("import-encoding-marred", what, _samples(text, marred=True))
        return text, "utf-8"
    name = guess_code_page(_fields(shown))
    text = content.decode(name, errors="replace")
    what = (
        f"The file does not say its code page; it was read as {name.upper()}. Look whether these "
        "words are right."
    )
    way_out = "--encoding NAME, for example cp1252, cp1251, cp1250 or gbk"
    account.decided("import-encoding-guessed", what, _samples(text), way_out)
    if "\ufffd" in text:
        what = "Bytes that are no text in that code page became �."
        account.lost("import-encoding-marred", what, _samples(text, marred=True))
    return text, name


def _lines_shown(lines: list[bytes]) -> list[bytes]:
    """Return the lines with letters beyond ASCII whose texts a schedule shows."""
    table, found = b"", []
    for line in lines:
        if line.startswith(b"%T\t"):
            table = line[3:].strip()
        elif table and table not in UNREAD and HIGH.search(line):
            found.append(line)
    return found


def _fields(lines: list[bytes]) -> list[bytes]:
    """Return fields with letters beyond ASCII, as many as a guess needs."""
    found, size = [], 0
    for line in lines:
        for field in line.rstrip(b"\r").split(b"\t"):
            if HIGH.search(field):
                found.append(field)
                size += len(field)
                if size > MOST_SAMPLED:
                    return found
    return found


def _is_marred_utf_8(lines: list[bytes]) -> bool:
    joined = b"\n".join(lines)
    text = joined.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = len(NOT_ASCII.findall(text)) - bad
    return good > FEW * bad


def _samples(text: str, *, marred: bool = False) -> list[str]:
    """Return some fields of the file with letters beyond ASCII, each once."""
    found: dict[str, None] = {}
    table = ""
    for line in text.split("\n"):
        if line.startswith("%T\t"):
            table = line[3:].strip()
        elif table.encode() not in UNREAD and line.startswith("%R"):
            for each in line.rstrip("\r").split("\t"):
                if ("\ufffd" in each) if marred else NOT_ASCII.search(each):
                    found[each[:LONGEST_SHOWN].strip()] = None
    return list(found)[:SHOWN]
