"""The measured projects for the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from scheduler.cli.reports.rows import print_rows
from scheduler.cli.terminal.console import print_head
from scheduler.studies.bench import BenchRow, BenchSummary

COLUMNS = ("tasks", "makespan", "bound", "best known", "gap", "to best", "whole")


def print_bench(rows: Sequence[BenchRow], summary: BenchSummary, console: Console) -> None:
    """Print a line for each project, and what holds for all."""
    print_head(console, "Published projects", ": what the engine found")
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("project", no_wrap=True)
    for name in COLUMNS:
        table.add_column(name, justify="right")
    table.add_column("verdict", no_wrap=True)
    for row in rows:
        table.add_row(
            row.instance,
            str(row.tasks),
            "" if row.makespan is None else str(row.makespan),
            str(row.bound),
            "" if row.best_known is None else str(row.best_known),
            percent(row.gap),
            "" if row.seconds_to_best is None else f"{row.seconds_to_best:.2f} s",
            f"{row.seconds:.1f} s",
            _verdict(row),
        )
    print_rows(console, table)
    console.print(f"\n{summary_sentence(summary)}")


def percent(gap: float | None) -> str:
    """Return a gap to the best known makespan as text."""
    return "" if gap is None else f"{gap:.2f} %"


def summary_sentence(summary: BenchSummary) -> str:
    """Return counts and means in a sentence or two."""
    text = f"{summary.instances} projects, {summary.proved} proved"
    if summary.impossible:
        text = f"{text}, {summary.impossible} of them impossible"
    if summary.solved + summary.impossible < summary.instances:
        text = f"{text}, {summary.instances - summary.solved - summary.impossible} without schedule"
    if summary.mean_seconds_to_best is not None:
        text = f"{text}; the best schedule after {summary.mean_seconds_to_best:.2f} s on average"
    text = f"{text}; the search over after {summary.mean_seconds:.1f} s on average."
    if not summary.compared:
        return text
    return (
        f"{text} {summary.at_best_known} of {summary.compared} as short as the best known; gap "
        f"{percent(summary.mean_gap)} on average, {percent(summary.worst_gap)} at worst."
    )


def _verdict(row: BenchRow) -> str:
    if row.interrupted:
        return "interrupted"
    if row.impossible:
        return "impossible"
    if row.makespan is None:
        return "no schedule"
    return "proved" if row.proved else f"{row.makespan - row.bound} above bound"
