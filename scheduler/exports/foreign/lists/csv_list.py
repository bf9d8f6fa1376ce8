"""The list of steps as a CSV file."""

from datetime import datetime
from pathlib import Path

import pandas as pd

from scheduler.exports.foreign.lists.rows import COLUMNS, list_rows
from scheduler.exports.tables.csv_text import write_csv
from scheduler.formats.csv_style import CsvStyle
from scheduler.formats.foreign.schedule import ForeignProject


def write_csv_list(project: ForeignProject, path: Path, style: CsvStyle = CsvStyle.PLAIN) -> Path:
    """
    Write the steps of a project as a list.

    Raises
    ------
    ExportError
        If the place cannot be written.
    """
    rows = [{name: _text(row.get(name, "")) for name in COLUMNS} for row in list_rows(project)]
    return write_csv(path, pd.DataFrame(rows, columns=list(COLUMNS)), style)


def _text(value: object) -> object:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return "" if value is None else value
