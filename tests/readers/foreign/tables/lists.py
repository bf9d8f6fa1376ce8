"""Lists of steps for tests, as text tables and as workbooks."""

import io
from typing import Any

import openpyxl

from scheduler.readers.foreign.tables.reading import read_table_csv, read_table_xlsx


def read_text(text, saved_as="utf-8", **options):
    """Return the one project of a text table, and its notices by code."""
    return _parts(read_table_csv(text.encode(saved_as), "list.csv", **options))


def workbook(*sheets):
    """Return the bytes of a workbook of named sheets, each a list of rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet: Any = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read_sheets(*sheets, **options):
    """Return the one project of a workbook, and its notices by code."""
    return _parts(read_table_xlsx(workbook(*sheets), "list.xlsx", **options))


def _parts(schedule):
    return schedule.projects[0], {each.code: each for each in schedule.notices}


def links(project):
    """Return the links as texts: predecessor, kind, lag in minutes, successor."""
    codes = {task.uid: task.code or task.name for task in project.tasks}
    return [
        (
            codes.get(link.predecessor, link.predecessor),
            str(link.kind),
            None if link.lag is None else int(link.lag.minutes),
            codes[link.successor],
        )
        for link in project.links
    ]
