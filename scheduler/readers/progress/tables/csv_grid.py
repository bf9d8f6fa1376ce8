"""Tables in text files: separated by commas, semicolons or tabs, with or without a mark."""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from scheduler.errors import InputError
from scheduler.readers.progress.tables.grid import TableRow, TextGrid, refusal
from scheduler.readers.progress.tables.headings import known_headings
from scheduler.readers.yaml.file_text import decode

SEPARATORS = (",", ";", "\t")
DECLARED = re.compile(r"sep=([,;\t])")
"""The line by which Excel is told the separator."""
MOST_ROWS = 100_000


def csv_grid(content: bytes, file: str) -> TextGrid:
    """
    Return the rows of a text file.

    Raises
    ------
    InputError
        If it is no text, no table, or too long.
    """
    text = _text(content, file)
    lines = text.splitlines(keepends=True)
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise refusal(file, "empty-file", "the file says nothing", 0, "Write the headings first.")
    declared = DECLARED.fullmatch(lines[first].strip(" \r\n"))
    start = first + 1 if declared else first
    heading = lines[start] if start < len(lines) else ""
    separator = declared[1] if declared else _separator(heading)
    rows = tuple(_rows(lines[start:], separator, start, file))
    if not rows:
        raise refusal(file, "empty-file", "the table has no rows", 0, "Write the headings first.")
    return TextGrid(file=file, rows=rows)


def _text(content: bytes, file: str) -> str:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            hint = "Save the file as UTF-8."
            raise refusal(file, "not-text", "it is no UTF-16 text", 1, hint) from error
    return decode(content, file)


def _separator(heading: str) -> str:
    """Return the separator by which a line has the most headings that are known, or columns."""

    def score(separator: str) -> tuple[int, int]:
        cells = next(csv.reader([heading], delimiter=separator), [])
        return len(known_headings(cells)), len(cells)

    return max(SEPARATORS, key=score)


def _rows(lines: list[str], separator: str, offset: int, file: str) -> Iterator[TableRow]:
    """Yield the rows that hold anything."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    count, last = 0, 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _broken(file, offset + last + 1, error) from error
        line, last = offset + last + 1, reader.line_num
        if any(cell.strip() for cell in cells):
            count += 1
            if count > MOST_ROWS:
                hint = "Split the file."
                raise refusal(file, "too-large", f"more than {MOST_ROWS} rows", line, hint)
            yield TableRow(line, tuple(cell.strip() for cell in cells))


def _broken(file: str, line: int, error: csv.Error) -> InputError:
    hint = 'Close every quote; double a quote inside quotes: "".'
    return refusal(file, "not-a-table", f"the row cannot be read ({error})", line, hint)
