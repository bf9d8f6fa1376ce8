"""What stands in ``history.csv``: a line for each plan, with what it said about launch."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

FIRST = ("data_date", "launch", "verdict", "bound", "target")
LAST = ("passed", "p50", "p80", "campaign", "plan")
DRAWS = "draws"
"""The heading of a column that is there where risk was asked for."""
GUARD = "'"
"""What keeps a spreadsheet from running a name stands in front of it."""
HOLD = "hold "
"""How the headings of hold points begin; the name of the hold point and its step follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """
    What one plan said: launch and hold points as of its data date, dates with their offset.

    ``holds`` are the hold points by their names, ``R1 (G10)``, ``passed`` those that are recorded.
    ``p50`` and ``p80`` are the dates that half and four fifths of so many ``draws`` make, the order
    of the plan kept, where risk was asked for; without a date they are later than any. ``campaign``
    is the name of the campaign, ``plan`` the digest of the plan file.
    """

    data_date: datetime
    launch: datetime
    verdict: str
    bound: datetime
    target: datetime | None
    holds: Mapping[str, datetime] = field(default_factory=dict)
    passed: frozenset[str] = frozenset()
    p50: datetime | None = None
    p80: datetime | None = None
    draws: int | None = None
    campaign: str = ""
    plan: str

    @property
    def is_proved(self) -> bool:
        """Whether no plan launches earlier."""
        return self.bound >= self.launch


def with_row(rows: Iterable[HistoryRow], row: HistoryRow) -> tuple[HistoryRow, ...]:
    """Return rows with one more, in order of their data dates; a plan stands there once."""
    kept = [each for each in rows if each.plan != row.plan]
    return tuple(sorted([*kept, row], key=lambda each: each.data_date))


def headings(rows: Iterable[HistoryRow]) -> tuple[str, ...]:
    """Return the headings of a table of rows, the hold points of any of them among these."""
    every = tuple(rows)
    holds = dict.fromkeys(name for row in every for name in row.holds)
    draws = (DRAWS,) if any(row.draws is not None for row in every) else ()
    return (*FIRST, *(f"{HOLD}{name}" for name in holds), *LAST, *draws)


def cells(row: HistoryRow) -> dict[str, str]:
    """Return a row as texts by heading."""
    return {
        "data_date": _text(row.data_date),
        "launch": _text(row.launch),
        "verdict": row.verdict,
        "bound": _text(row.bound),
        "target": _text(row.target),
        **{f"{HOLD}{name}": _text(moment) for name, moment in row.holds.items()},
        "passed": "; ".join(sorted(row.passed)),
        "p50": _text(row.p50),
        "p80": _text(row.p80),
        **({} if row.draws is None else {DRAWS: str(row.draws)}),
        "campaign": row.campaign,
        "plan": row.plan,
    }


def row_of(texts: Mapping[str, str]) -> HistoryRow:
    """
    Return the row that texts by heading state.

    Raises
    ------
    ValueError
        If a date or a heading is missing, or a date has no offset from UTC.
    """
    missing = [name for name in (*FIRST, *LAST) if name not in texts]
    if missing:
        message = f"no column {', '.join(missing)}"
        raise ValueError(message)
    holds = {
        name.removeprefix(HOLD): _moment(text)
        for name, text in texts.items()
        if name.startswith(HOLD) and text
    }
    return HistoryRow(
        data_date=_moment(texts["data_date"]),
        launch=_moment(texts["launch"]),
        verdict=texts["verdict"],
        bound=_moment(texts["bound"]),
        target=_perhaps(texts["target"]),
        holds=holds,
        passed=frozenset(_passed(holds, texts["passed"])),
        p50=_perhaps(texts["p50"]),
        p80=_perhaps(texts["p80"]),
        draws=int(texts[DRAWS]) if texts.get(DRAWS) else None,
        campaign=texts["campaign"],
        plan=texts["plan"],
    )


def _passed(holds: Iterable[str], text: str) -> Iterator[str]:
    """Yield the hold points that a text names; names may have semicolons of their own."""
    for name in holds:
        if f"; {name};" in f"; {text.removeprefix(GUARD)};":
            yield name


def _text(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat(timespec="minutes")


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        message = f"{text!r} is no date such as 2025-11-14T09:00+08:00"
        raise ValueError(message) from error
    if found.tzinfo is None:
        message = f"{text!r} has no offset from UTC"
        raise ValueError(message)
    return found


def _perhaps(text: str) -> datetime | None:
    return _moment(text) if text else None
