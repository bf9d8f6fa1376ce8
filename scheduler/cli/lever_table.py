"""Levers: progress bar, table and data."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from scheduler.analyse.plan import Plan
from scheduler.cli.console import print_head
from scheduler.cli.rows import print_rows
from scheduler.cli.wording import date_of, short_date
from scheduler.model.durations import format_minutes
from scheduler.studies.levers import LeverResult, tried_text

OnResult = Callable[[LeverResult, int], None]


@contextmanager
def lever_progress(console: Console) -> Iterator[OnResult]:
    """Show how many levers have been tried."""
    columns = (TextColumn("trying levers"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("levers", total=None)

        def on_result(result: LeverResult, total: int) -> None:
            del result
            bar.update(task, total=total, advance=1)

        yield on_result


def print_levers(plan: Plan, results: list[LeverResult], console: Console) -> None:
    """Print the levers that help, then how many do not and why."""
    axis = plan.situation.axis
    print_head(console, "Levers", f" on launch {date_of(axis, plan.launch)}")
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("launch gains", justify="right", no_wrap=True)
    table.add_column("launch", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    table.add_column("one notch looser")
    table.add_column("setting", style="dim")
    for each in results:
        if each.gain > 0 and each.launch is not None:
            table.add_row(
                format_minutes(each.gain),
                short_date(axis, each.launch),
                _verdict(each),
                each.lever.title,
                str(each.lever.change),
            )
    if table.row_count:
        print_rows(console, table)
    else:
        console.print("No single lever brings launch forward.")
    console.print(f"\n{tried_text(results)}")


def _verdict(result: LeverResult) -> str:
    if result.gain == result.at_most:
        return "proved"
    return f"up to {format_minutes(result.at_most)}"


def lever_data(plan: Plan, results: list[LeverResult]) -> dict[str, Any]:
    """Return the levers as data; minutes count from the campaign start."""
    return {
        "launch_minutes": plan.launch,
        "levers": [
            {
                "setting": str(each.lever.change),
                "title": each.lever.title,
                "status": each.status,
                "launch_minutes": each.launch,
                "gain_minutes": each.gain,
                "at_most_minutes": each.at_most,
                "skipped": each.skipped,
            }
            for each in results
        ],
    }
