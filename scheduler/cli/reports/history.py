"""A history on paper: launch plan by plan, and below it the hold points."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from rich.console import Console
from rich.table import Table

from scheduler.cli.reports.rows import print_rows
from scheduler.cli.terminal.console import print_head
from scheduler.formats.history import HistoryRow
from scheduler.model.notation.moments import date_text
from scheduler.wording.changes.moved_steps import later_text
from scheduler.wording.changes.slips import history_line, minutes_between
from scheduler.wording.risk.chances import NEVER
from scheduler.wording.verdicts.margins import margin_label

PASSED = "passed "
PERCENTILES = (
    "P50 and P80: launch dates that half and four fifths of the draws make, the order of each plan "
    "kept; no replanning is counted."
)


def print_history(rows: Sequence[HistoryRow], console: Console) -> None:
    """Print launch as each plan told it, and the hold points, which are passed or forecast."""
    print_head(console, f"{rows[-1].campaign}: {history_line(rows)}")
    launch = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("as of", "launch", "moved", "verdict", "target", "P50", "P80", "draws"):
        launch.add_column(name)
    before = None
    for row in rows:
        launch.add_row(*_launch(row, before))
        before = row
    print_rows(console, _without_empty(launch))
    if any(row.draws is not None for row in rows):
        console.print(PERCENTILES)
    names = dict.fromkeys(name for row in rows for name in row.holds)
    if names:
        print_head(console, "Hold points")
        holds = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
        for heading in ("hold point", "first told", "before", "now", "moved in all"):
            holds.add_column(heading)
        for name in names:
            holds.add_row(*_hold(rows, name))
        print_rows(console, holds)


def _launch(row: HistoryRow, before: HistoryRow | None) -> Iterator[str]:
    yield date_text(row.data_date, year=False)
    yield date_text(row.launch, year=False)
    slip = 0 if before is None else minutes_between(before.launch, row.launch)
    yield later_text(slip) if slip else ""
    yield "proved" if row.is_proved else f"none before {date_text(row.bound, year=False)}"
    yield "" if row.target is None else margin_label(minutes_between(row.launch, row.target))
    for chance in (row.p50, row.p80):
        yield _told(row, chance)
    yield "" if row.draws is None else f"{row.draws:,}"


def _told(row: HistoryRow, chance: datetime | None) -> str:
    """Return the date of a percentile; nothing where nobody asked for chances."""
    if chance is None:
        return "" if row.draws is None else NEVER
    return date_text(chance, year=False)


def _hold(rows: Sequence[HistoryRow], name: str) -> tuple[str, ...]:
    told = [row for row in rows if name in row.holds]
    first, last = told[0].holds[name], told[-1].holds[name]
    earlier = [old.holds[name] for old, _ in pairwise(told)]
    slip = minutes_between(first, last)
    now = f"{PASSED if name in told[-1].passed else ''}{date_text(last, year=False)}"
    before = date_text(earlier[-1], year=False) if earlier else ""
    return name, date_text(first, year=False), before, now, later_text(slip) if slip else ""


def _without_empty(table: Table) -> Table:
    """Return a table without the columns in which nothing stands."""
    table.columns = [each for each in table.columns if any(each.cells)]
    return table
