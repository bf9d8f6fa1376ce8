"""The list of steps as a workbook: real dates and numbers, and texts that are never run."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from scheduler.exports.folder.writing import write_whole
from scheduler.exports.foreign.lists.rows import COLUMNS, Cell, list_rows
from scheduler.formats.foreign.schedule import ForeignProject

SHEET = "Steps"
CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The date in every workbook, so that the same plan gives the same bytes."""
LONGEST_TEXT = 32_767
"""How many characters a cell of Excel holds."""
WIDTHS = {"ID": 5, "Task Name": 50, "Predecessors": 22, "Crew": 24, "Notes": 60}
USUAL_WIDTH = 12
DATE_WIDTH = 16
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook_bytes(project: ForeignProject) -> bytes:
    """Return the steps of a project as the bytes of a workbook."""
    from xlsxwriter import Workbook

    content = BytesIO()
    book = Workbook(content, OPTIONS)
    book.set_properties({"title": project.title, "created": CREATED})
    sheet = book.add_worksheet(SHEET)
    date_form = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    head_form = book.add_format({"bold": True, "bottom": 1})
    for column, name in enumerate(COLUMNS):
        sheet.write_string(0, column, name, head_form)
        is_date = name in {"Start", "Finish", "Deadline"} or name.startswith("Baseline")
        sheet.set_column(column, column, WIDTHS.get(name, DATE_WIDTH if is_date else USUAL_WIDTH))
    count = 0
    for count, row in enumerate(list_rows(project), 1):
        for column, name in enumerate(COLUMNS):
            _write(sheet, (count, column), row.get(name), date_form)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, count, len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    book.close()
    return content.getvalue()


def _write(sheet: Any, place: tuple[int, int], value: Cell, date_form: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        sheet.write_datetime(*place, value, date_form)
    elif isinstance(value, str):
        sheet.write_string(*place, value[:LONGEST_TEXT])
    else:
        sheet.write_number(*place, value)


def write_workbook(project: ForeignProject, path: Path) -> Path:
    """
    Write the steps of a project as a workbook.

    Raises
    ------
    ExportError
        If the place cannot be written.
    """
    return write_whole(path, workbook_bytes(project))
