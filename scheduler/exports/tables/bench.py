"""What a bench measured: as data, and as a table in a file."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from scheduler.exports.tables.csv_text import write_csv
from scheduler.studies.bench import BenchRow

DIGITS = 3


def bench_data(row: BenchRow) -> dict[str, Any]:
    """Return a row as data: times in seconds, the gap in percent of the best known makespan."""
    return {
        **asdict(row),
        "proved": row.proved,
        "gap_percent": _rounded(row.gap),
        "seconds_to_best": _rounded(row.seconds_to_best),
        "seconds": round(row.seconds, DIGITS),
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, DIGITS)


def write_bench(rows: Sequence[BenchRow], path: Path) -> Path:
    """
    Write the rows as a table; there must be one.

    Raises
    ------
    ExportError
        If the place cannot be written.
    """
    data = [bench_data(row) for row in rows]
    return write_csv(path, pd.DataFrame(data, columns=list(data[0]), dtype=object))
