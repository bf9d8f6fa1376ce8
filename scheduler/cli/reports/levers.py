"""Levers: progress bar, table and data."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from scheduler.analyse.plan import ExplainedPlan
from scheduler.cli.data.ready_commands import print_whole, whatif_line
from scheduler.cli.reports.rows import print_rows
from scheduler.cli.terminal.console import print_head
from scheduler.model.notation.durations import format_minutes
from scheduler.studies.levers.crew_gains import crew_gains
from scheduler.studies.levers.levers import LeverResult, gaining
from scheduler.studies.levers.sentences import nothing_text, tried_text
from scheduler.studies.loosening.base.ladder import Lever
from scheduler.wording.vehicles import launch_named, launching_vehicle
from scheduler.wording.verdicts.moments import date_of, short_date
from scheduler.wording.verdicts.proofs import short_gain_verdict

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


def print_levers(
    graph: str,
    plan: ExplainedPlan,
    results: list[LeverResult],
    missing: tuple[Lever, ...],
    console: Console,
) -> None:
    """Print the levers that help, what more people of each crew would bring, and the rest."""
    axis = plan.situation.axis
    subject = launch_named(plan.situation.campaign)
    print_head(console, "Levers", f" on {subject} {date_of(axis, plan.launch_minute)}")
    shown = gaining(results)
    if shown:
        print_rows(console, _gains(plan, shown))
        _print_commands(graph, plan, shown, console)
    else:
        console.print(nothing_text(results, len(missing)))
    print_head(console, "More people", ", crew by crew")
    print_rows(console, _crews(plan, results))
    console.print(f"\n{tried_text(results)}")
    if missing:
        titles = "; ".join(lever.title for lever in missing)
        console.print(f"Interrupted before {len(missing)} more were tried: {titles}.")


def _gains(plan: ExplainedPlan, shown: Sequence[LeverResult]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("time saved", justify="right", no_wrap=True)
    table.add_column("launch", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    table.add_column("change")
    for each in shown:
        launch = "" if each.launch is None else short_date(plan.situation.axis, each.launch)
        gain = format_minutes(each.gain)
        verdict = short_gain_verdict(each.gain, each.at_most)
        table.add_row(gain, launch, verdict, each.lever.title)
    return table


def _print_commands(
    graph: str, plan: ExplainedPlan, shown: Sequence[LeverResult], console: Console
) -> None:
    """Print how to see each of the levers in full, on lines that can be copied."""
    console.print("\nTo see what each would move:")
    for each in shown:
        changes = [each.lever.change]
        print_whole(console, whatif_line(graph, plan.situation.scenario.id, changes))


def _crews(plan: ExplainedPlan, results: Sequence[LeverResult]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("time saved", justify="right", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    table.add_column("with")
    for gain in crew_gains(plan, results):
        table.add_row(gain.hours, gain.verdict, gain.words)
    return table


def lever_data(
    plan: ExplainedPlan, results: list[LeverResult], missing: tuple[Lever, ...]
) -> dict[str, Any]:
    """Return the levers as data; minutes count from the campaign start."""
    return {
        **launching_vehicle(plan.situation.campaign),
        "launch_minutes": plan.launch_minute,
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
        "not_tried": [str(lever.change) for lever in missing],
    }
