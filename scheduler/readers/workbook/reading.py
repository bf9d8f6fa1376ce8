"""Read a workbook of our own: its sheets made the data of a task graph, and that a campaign."""

import io
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from scheduler.errors import Finding, InputError, Problem
from scheduler.formats.workbook.column import MARKER, READ_ME, FieldSheet
from scheduler.formats.workbook.sheets import SHEETS
from scheduler.model.campaign import FORMAT, Campaign
from scheduler.readers.building import build
from scheduler.readers.draft import in_file_order
from scheduler.readers.foreign.tables.sheets.sheet import Sheet
from scheduler.readers.foreign.tables.sheets.workbook import workbook_sheets
from scheduler.readers.workbook.account import Account
from scheduler.readers.workbook.fields import read_fields
from scheduler.readers.workbook.tables import read_table
from scheduler.readers.workbook_guard import harm_in

THEREFORE = "nothing was imported"
REQUIRED = ("Campaign", "Steps", "Scenarios")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWorkbook:
    """
    What a workbook says: the data of a task graph, and what is told of it.

    ``unread`` are columns, rows and sheets that are none of ours, ``hidden`` rows that are hidden
    and count all the same.
    """

    account: Account
    digest: str
    campaign: Campaign

    @property
    def data(self) -> dict[str, Any]:
        """The task graph as plain data."""
        return self.account.data

    def to_problem(self, finding: Finding | Problem) -> Problem:
        """Give a mistake that was found in the task graph its cell."""
        return self.account.to_problem(
            Finding(
                code=finding.code, message=finding.message, path=finding.path, hint=finding.hint
            )
        )


def is_own_workbook(content: bytes) -> bool:
    """Whether a file is a workbook in which a campaign is written: a first cell says so."""
    if not content.startswith(b"PK") or harm_in(content):
        return False
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
            firsts = [_first(sheet) for sheet in book.worksheets]
            book.close()
    except Exception:  # noqa: BLE001
        return False
    return MARKER in firsts


def _first(sheet: Any) -> str:
    """Return the text of the first cell of a sheet."""
    for row in sheet.iter_rows(max_row=1, max_col=1, values_only=True):
        return str(row[0] or "").strip().casefold() if row else ""
    return ""


def read_workbook(content: bytes, file: str) -> ReadWorkbook:
    """
    Return what a workbook of our own says.

    Raises
    ------
    InputError
        With everything that is wrong, by sheet, row and column.
    """
    account = account_of(workbook_sheets(content, file), file)
    campaign, findings = build(account.data)
    problems = [*account.problems, *map(account.to_problem, findings)]
    if problems or campaign is None:
        raise InputError(in_file_order(problems), THEREFORE)
    return ReadWorkbook(account=account, digest=sha256(content).hexdigest(), campaign=campaign)


def account_of(found: Iterable[Sheet], file: str) -> Account:
    """Return the data of sheets, with the places of all values and what is wrong."""
    sheets = {sheet.name.strip().casefold(): sheet for sheet in found}
    account = Account(file, {"format": str(FORMAT)})
    for said in SHEETS:
        sheet = sheets.pop(said.name.casefold(), None)
        if sheet is None:
            if said.name in REQUIRED:
                what = f"the sheet {said.name!r} is missing"
                hint = "Give it this name again, or begin with a new table."
                account.wrong("workbook-sheet-missing", what, account.place(()), hint)
        elif isinstance(said, FieldSheet):
            read_fields(account, said, sheet)
        else:
            read_table(account, said, sheet)
    account.unread += [
        f"sheet {each.name}" for name, each in sheets.items() if name != READ_ME.casefold()
    ]
    return account
