"""``history.csv``: written whole, so that nobody ever reads half a line."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from scheduler.exports.folder.writing import write_whole
from scheduler.exports.tables.csv_text import csv_bytes
from scheduler.formats.history import HistoryRow, cells, headings

HISTORY_FILE = "history.csv"


def write_history(folder: Path, rows: Sequence[HistoryRow]) -> Path:
    """
    Write a history into a folder in the place of the one that is there.

    Raises
    ------
    ExportError
        If the place cannot be written.
    """
    frame = pd.DataFrame(map(cells, rows), columns=list(headings(rows))).fillna("")
    return write_whole(folder / HISTORY_FILE, csv_bytes(frame))
