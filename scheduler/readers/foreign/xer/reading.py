"""Read an XER file as a schedule."""

from dataclasses import replace

from scheduler.formats.foreign.schedule import ForeignSchedule
from scheduler.formats.foreign.words import SourceForm
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.values import Values, day_comes_first
from scheduler.readers.foreign.primavera.schedule import schedule_of
from scheduler.readers.foreign.refusing import refused
from scheduler.readers.foreign.xer.clndr_data import read_clndr_data
from scheduler.readers.foreign.xer.decoding import decode_xer
from scheduler.readers.foreign.xer.lines import read_lines
from scheduler.readers.foreign.xer.row_reader import HEAD, XerText

MOST_BYTES = 64_000_000
MARKS = frozenset({".", ","})


def read_xer(content: bytes, file: str, encoding: str = "") -> ForeignSchedule:
    """
    Return the schedule of an XER file.

    Parameters
    ----------
    content
        Its bytes.
    file
        What problems call it.
    encoding
        The code page that the user names; empty to find it out.

    Raises
    ------
    InputError
        If it is no XER file, is cut off, has no activities, or holds lengths that cannot be read.
    """
    if len(content) > MOST_BYTES:
        what = f"the file has more than {MOST_BYTES:,} bytes"
        raise refused(file, "foreign-too-large", what, "Export one project.")
    account = Account(file, Values())
    text, name = decode_xer(content, account, encoding)
    if not text.strip():
        raise refused(file, "foreign-empty", "the file is empty", "Export the schedule again.")
    if not text.lstrip("\ufeff \r\n").startswith((HEAD, "%T")):
        what = f"the file does not begin with {HEAD}, as an XER file does"
        raise refused(file, "foreign-not-xer", what, "Export the schedule from P6 as XER.", 1)
    whole = read_lines(text, account)
    account.values = _values(whole, text)
    times = {
        row.text("clndr_id"): read_clndr_data(row.text("clndr_data"))
        for row in reversed(whole.tables.all("CALENDAR"))
    }
    schedule = schedule_of(whole.tables, times, account, SourceForm.XER, content)
    return replace(schedule, encoding=name)


def _values(whole: XerText, text: str) -> Values:
    """Return how the file writes numbers: as the currency does that its first line names."""
    rows = whole.tables.all("CURRTYPE")
    named = {text.strip() for text in whole.head} - {""}
    fitting = [row for row in rows if row.text("curr_short_name") in named]
    row = next(iter([*fitting, *rows]), None)
    decimal = row.text("decimal_symbol") if row else ""
    decimal = decimal if decimal in MARKS else "."
    return Values(
        decimal=decimal, group="," if decimal == "." else ".", day_first=day_comes_first(text)
    )
