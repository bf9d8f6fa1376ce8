"""A history as data."""

from collections.abc import Sequence
from datetime import datetime

from scheduler.formats.history import HistoryRow
from scheduler.wording.changes.slips import minutes_between


def history_data(rows: Sequence[HistoryRow]) -> dict[str, object]:
    """Return the plans of a history, the oldest first, each with how far launch moved by then."""
    return {
        "campaign": rows[-1].campaign,
        "plans": [_plan(rows[0], row) for row in rows],
        "slip_min": minutes_between(rows[0].launch, rows[-1].launch),
    }


def _plan(first: HistoryRow, row: HistoryRow) -> dict[str, object]:
    return {
        "data_date": _text(row.data_date),
        "launch": _text(row.launch),
        "slip_min": minutes_between(first.launch, row.launch),
        "verdict": row.verdict,
        "bound": _text(row.bound),
        "target": _text(row.target),
        "hold_points": {
            name: {"date": _text(date), "passed": name in row.passed}
            for name, date in row.holds.items()
        },
        "p50": _text(row.p50),
        "p80": _text(row.p80),
        "draws": row.draws,
        "plan": row.plan,
    }


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="minutes")
