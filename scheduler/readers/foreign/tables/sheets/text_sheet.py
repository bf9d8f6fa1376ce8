"""Tables in text files of any separator and encoding."""

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from scheduler.readers.foreign.code_pages import guess_code_page
from scheduler.readers.foreign.refusing import refused
from scheduler.readers.foreign.tables.sheets.sheet import Cell, Sheet, SheetRow

SEPARATORS = (";", "\t", ",", "|")
DECLARED = re.compile(r"sep=(.)")
"""The line by which Excel is told the separator."""
LOOKED_AT = 40
MOST_ROWS = 100_000
MOST_LETTERS = 1_000_000
"""Letters of one cell."""
INDENT = re.compile(r"[ \u00a0\u3000\t]*")
SPACES = 4
"""Blanks by which one level is set in, where no row says less."""


def decoded(content: bytes, file: str, encoding: str) -> tuple[str, str, bool]:
    """
    Return a text, its encoding, and whether that is a guess.

    Raises
    ------
    InputError
        If the encoding is unknown or does not fit.
    """
    if encoding:
        return _decode(content, file, encoding), encoding, False
    for mark, name in (
        (BOM_UTF8, "utf-8-sig"),
        (BOM_UTF16_LE, "utf-16"),
        (BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return _decode(content, file, name), name, False
    try:
        return content.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        guess = guess_code_page(content.splitlines())
        return content.decode(guess, errors="replace"), guess, True


def _decode(content: bytes, file: str, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except LookupError as error:
        hint = "Name one that Python knows: utf-8, windows-1252, windows-1251, gbk."
        what = f"{encoding!r} is no encoding"
        raise refused(file, "foreign-encoding", what, hint) from error
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        hint = "Name the encoding with --encoding, or save the table as UTF-8."
        what = f"the text is not {encoding}"
        raise refused(file, "foreign-encoding", what, hint, line) from error


def text_sheet(text: str, file: str) -> Sheet:
    """
    Return the rows of a table in a text.

    Raises
    ------
    InputError
        If it says nothing, is no table or has too many rows.
    """
    lines = text.replace("\0", "").splitlines(keepends=True)
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise refused(file, "foreign-empty", "the file says nothing", "Export the table again.")
    declared = DECLARED.fullmatch(lines[first].strip(" \r\n\ufeff"))
    start = first + 1 if declared else first
    separator = declared[1] if declared else _separator(lines[start : start + LOOKED_AT])
    rows = tuple(_rows(lines[start:], separator, start, file))
    return Sheet(name="", rows=rows, decimal="," if separator == ";" else ".")


def _separator(lines: list[str]) -> str:
    """Return the separator that cuts most lines into the same number of columns, many of them."""

    def score(separator: str) -> tuple[int, int]:
        try:
            rows = [row for row in csv.reader(lines, delimiter=separator) if any(row)]
        except csv.Error:
            return (0, 0)
        widths = [len(row) for row in rows]
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(SEPARATORS, key=score)


def _rows(lines: list[str], separator: str, offset: int, file: str) -> Iterator[SheetRow]:
    csv.field_size_limit(MOST_LETTERS)
    reader = csv.reader(lines, delimiter=separator)
    last = 0
    while True:
        try:
            texts = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            hint = "Export the table again, as CSV (UTF-8) if there is a choice."
            what = f"the row cannot be read ({error})"
            raise refused(file, "foreign-no-table", what, hint, offset + last + 1) from error
        line, last = offset + last + 1, reader.line_num
        if line > MOST_ROWS:
            hint = "Export only the steps of the campaign."
            raise refused(file, "foreign-too-large", f"more than {MOST_ROWS} rows", hint, line)
        cells = tuple(_cell(text) for text in texts)
        if any(not cell.is_empty for cell in cells):
            yield SheetRow(line, cells)


def _cell(text: str) -> Cell:
    blanks = INDENT.match(text)
    width = len(blanks[0].expandtabs(SPACES)) if blanks else 0
    plain = text.strip().lstrip("\ufeff")
    return Cell(plain, plain or None, width)
