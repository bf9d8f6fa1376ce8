"""Conflicts and ways out for the terminal."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from scheduler.cli.data.conflicts import command_of
from scheduler.cli.data.ready_commands import print_whole
from scheduler.cli.reports.rows import PROSE, print_rows
from scheduler.cli.terminal.console import print_head
from scheduler.errors import Where
from scheduler.pipeline.conflicts import ExplainedDate
from scheduler.planning.search.decision import Answer
from scheduler.studies.conflicts.finding import Conflict
from scheduler.studies.conflicts.relaxing import Relaxation
from scheduler.studies.loosening import firm_words
from scheduler.wording.quantities import count_of
from scheduler.wording.vehicles import launch_capitalised
from scheduler.wording.verdicts.moments import date_of, short_date

GIVEN = "the date"


def print_conflicts(explained: ExplainedDate, console: Console) -> None:
    """Print the answer, then each conflict and what would make the date possible."""
    found = explained.found
    print_head(console, _headline(explained))
    if found.answer is not Answer.IMPOSSIBLE:
        return
    for number, conflict in enumerate(found.conflicts, 1):
        _print_conflict(explained, number, conflict, console)
    _print_ways_out(explained, console)
    if not found.is_complete:
        console.print("\nThe study was cut short: there may be more conflicts and more ways out.")


def _headline(explained: ExplainedDate) -> str:
    found, name = explained.found, explained.scenario
    if found.by is None and found.answer is Answer.IMPOSSIBLE:
        end = date_of(found.axis, found.horizon)
        return f"Scenario '{name}': no plan exists before the planning horizon ends on {end}"
    if found.by is None:
        what = f"Scenario '{name}', with no date to meet"
    else:
        launch = launch_capitalised(explained.campaign)
        what = f"{launch} by {date_of(found.axis, found.by)} in scenario '{name}'"
    if found.answer is Answer.IMPOSSIBLE:
        return f"{what}: impossible"
    if found.launch is None:
        return f"{what}: neither a plan nor a proof was found in time"
    return f"{what}: possible, a checked plan launches on {date_of(found.axis, found.launch)}"


def _print_conflict(
    explained: ExplainedDate, number: int, conflict: Conflict, console: Console
) -> None:
    count = count_of(len(conflict.members), "rule")
    proof = (
        "minimal: drop any one of them and a plan exists"
        if conflict.is_minimal
        else "not proved minimal"
    )
    print_head(console, f"Conflict {number}: {count} that cannot hold together ({proof})")
    table = _table()
    for line in conflict.lines:
        table.add_row(f"{_place(explained, line.keys[0])}:", line.words)
    print_rows(console, table)
    if conflict.earliest is not None:
        date = short_date(explained.found.axis, conflict.earliest)
        console.print(f"The other rules alone allow launch on {date} at the earliest.")
    for sentence in conflict.advice:
        console.print(f"\n{sentence}")


def _table() -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(max_width=PROSE)
    return table


def _place(explained: ExplainedDate, key: str) -> str:
    """Return file and line without folders, as planners look for them."""
    where = explained.places.get(key)
    return GIVEN if where is None else str(Where(Path(where.file).name, where.line))


def _print_ways_out(explained: ExplainedDate, console: Console) -> None:
    found = explained.found
    if not found.relaxations and found.together is None:
        advised = any(each.advice for each in found.conflicts)
        other = " other" if advised else ""
        so_far = "" if found.is_complete else " so far"
        none = f"No{other} change or combination of changes that would do was found{so_far}."
        print_head(console, none)
    if found.relaxations:
        print_head(console, _ways_title(found.relaxations), " (each proved by a plan)")
        for each in found.relaxations:
            _print_relaxation(explained, each, console)
    if found.together is not None:
        print_head(console, "Or all of these together", " (proved by a plan)")
        _print_relaxation(explained, found.together, console)
    console.print(f"\n{firm_words()}")


def _ways_title(relaxations: tuple[Relaxation, ...]) -> str:
    return "This would do" if len(relaxations) == 1 else "Any one of these would do"


def _print_relaxation(explained: ExplainedDate, relaxation: Relaxation, console: Console) -> None:
    table = _table()
    for mark, words in zip(_marks(relaxation), relaxation.words, strict=False):
        table.add_row(mark, words)
    if relaxation.changes:
        table.add_row(
            "", f"then launch is on {short_date(explained.found.axis, relaxation.launch)}"
        )
    print_rows(console, table)
    command = command_of(explained, relaxation)
    if command is not None:
        print_whole(console, f"  {command}")


def _marks(relaxation: Relaxation) -> Iterator[str]:
    yield "-"
    for _ in relaxation.words:
        yield "+"
