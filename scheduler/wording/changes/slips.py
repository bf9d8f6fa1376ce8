"""How the forecasts of a campaign moved from plan to plan, in words."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from scheduler.formats.history import HistoryRow
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.moments import date_text
from scheduler.wording.changes.moved_steps import later_text
from scheduler.wording.verdicts.margins import margin_text

MINUTE = timedelta(minutes=1)


def history_line(rows: Sequence[HistoryRow]) -> str:
    """Say launch now and as first told, and how it stands to the target."""
    first, last = rows[0], rows[-1]
    parts = [f"launch {date_text(last.launch, year=True)}"]
    slip = minutes_between(first.launch, last.launch)
    if len(rows) > 1:
        told = f"first told {date_text(first.launch, year=False)}"
        parts.append(f"{told}: {later_text(slip)}" if slip else f"{told}, as now")
    if last.target is not None:
        parts.append(f"target {margin_text(minutes_between(last.launch, last.target))}")
    return f"As of {date_text(last.data_date, year=True)}: {'; '.join(parts)}"


def curve_text(name: str, first: datetime, last: datetime, *, is_passed: bool) -> str:
    """Return the name of a curve with its last date and how far that is from the first."""
    slip = minutes_between(first, last)
    moved = f", {later_text(slip)}" if slip else ""
    passed = " passed" if is_passed else ""
    return f"{name}{passed} {date_text(last, year=False)}{moved}"


def minutes_between(first: datetime, last: datetime) -> Minutes:
    """Return the minutes from one moment to another."""
    return (last - first) // MINUTE
