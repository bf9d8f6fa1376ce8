"""Dates as the numbers by which Excel counts days: what they mean depends on a workbook."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from scheduler.errors import Finding, NodePath

SERIAL = re.compile(r"\s*([3-6]\d{4})(?:[.,](\d+))?\s*")
EPOCH = datetime.fromisoformat("1899-12-30T00:00")
DATES = {"data_date", "started", "finished", "as_of", "suspended", "resume", "known", "from", "to"}
"""Fields of a progress file that hold a moment."""


def find_serial_dates(data: Any, path: NodePath = ()) -> Iterator[Finding]:
    """Yield the moments in data that are numbers of days, each as the date that Excel shows."""
    entries = data.items() if isinstance(data, dict) else ()
    for key, value in entries:
        here = (*path, key)
        if key in DATES and isinstance(value, str) and SERIAL.fullmatch(value):
            yield Finding(
                code="serial-date",
                message=f"{value.strip()!r} is a date as Excel counts it",
                path=here,
                hint=f"Write {_shown(value)} if Excel shows that, and check it: some workbooks "
                "count from 1904.",
            )
        else:
            yield from find_serial_dates(value, here)


def _shown(value: str) -> str:
    """Return the date that Excel shows for a number of days, to the minute."""
    moment = EPOCH + timedelta(days=float(value.strip().replace(",", ".")), seconds=30)
    return f"{moment:%Y-%m-%dT%H:%M}"
