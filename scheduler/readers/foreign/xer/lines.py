"""From the text of an XER file to the rows of its tables."""

from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.xer.row_reader import RowReader, XerText


def read_lines(text: str, account: Account) -> XerText:
    """
    Return the rows of an XER file, by the names of their fields.

    A line without a mark continues the row before it. Fields that are missing are empty; those
    beyond the names are told.

    Raises
    ------
    InputError
        If it is no XER file, is cut off in the middle of a row, or has rows without the names of
        their fields.
    """
    reader = RowReader(account)
    lines = _lines(text)
    for number, line in enumerate(lines, start=1):
        if reader.ended:
            break
        reader.take(line, number)
    return reader.whole(last=len(lines))


def _lines(text: str) -> list[str]:
    if "\n" not in text:
        text = text.replace("\r", "\n")
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines
