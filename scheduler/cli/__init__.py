"""The command line: parses, calls one function, prints, exits."""

import sys
from collections.abc import Callable
from importlib.metadata import version as installed_version
from typing import Annotated

import typer

from scheduler.cli.commands.bench import bench_command
from scheduler.cli.commands.check import check_command
from scheduler.cli.commands.compare import compare_command
from scheduler.cli.commands.conflicts import conflicts_command
from scheduler.cli.commands.explain import explain_command
from scheduler.cli.commands.export import export_command
from scheduler.cli.commands.gantt import gantt_command
from scheduler.cli.commands.history import history_command
from scheduler.cli.commands.import_file import import_command
from scheduler.cli.commands.ladder import ladder_command
from scheduler.cli.commands.levers import levers_command
from scheduler.cli.commands.plan import plan_command
from scheduler.cli.commands.progress import progress_command
from scheduler.cli.commands.readiness import readiness_command
from scheduler.cli.commands.replan import replan_command
from scheduler.cli.commands.risk import risk_command
from scheduler.cli.commands.schema import schema_command
from scheduler.cli.commands.table import table_command
from scheduler.cli.commands.target import target_command
from scheduler.cli.commands.verify import verify_command
from scheduler.cli.commands.whatif import whatif_command
from scheduler.cli.terminal import exit_codes
from scheduler.cli.terminal.console import report, say
from scheduler.cli.terminal.habits import Command, CommandGroup
from scheduler.cli.terminal.interrupts import unlosable_interrupts
from scheduler.cli.terminal.streams import enduring_streams, is_lost

Told = tuple[str, Callable[..., None], str]
COMMANDS: tuple[Told, ...] = (
    ("plan", plan_command, "Plan a task graph and write its results folder."),
    ("import", import_command, "Make a task graph of a schedule from MS Project, P6 or Excel."),
    ("check", check_command, "Report every problem of a task graph."),
    ("verify", verify_command, "Check a written plan again, without the planner."),
    ("gantt", gantt_command, "Draw the charts of a written plan again."),
    ("explain", explain_command, "Explain why a step starts when it does."),
    ("whatif", whatif_command, "Plan a change and compare it with the plan without it."),
    ("compare", compare_command, "Lay two plans side by side: what moved, who must be told."),
    ("history", history_command, "Show how launch moved from plan to plan: the slip chart."),
    ("progress", progress_command, "Write a sheet for the facts of the day, or read a log."),
    ("replan", replan_command, "Plan anew after the facts of the day, and change little."),
    ("levers", levers_command, "Loosen each rule by one step and rank the time saved."),
    ("conflicts", conflicts_command, "Explain why a date cannot be met."),
    ("ladder", ladder_command, "Compare the scenarios from the baseline up."),
    ("target", target_command, "Find the cheapest changes that meet a date."),
    ("readiness", readiness_command, "Say how soon a vehicle could launch if it were called."),
    ("risk", risk_command, "Say how sure the dates of a plan are."),
    ("export", export_command, "Write a plan for MS Project, P6, Excel or a calendar."),
    ("table", table_command, "Write a task graph as a workbook, to be planned in Excel."),
    ("bench", bench_command, "Measure the search on published projects."),
    ("schema", schema_command, "Print the JSON Schema of task graphs."),
)
"""Each command with its name, and with what it does in the list of all."""


def print_version(*, wanted: bool) -> None:
    """Print the version and end, if that is wanted."""
    if wanted:
        report(f"launch-scheduler {installed_version('launch-scheduler')}")
        raise typer.Exit


app = typer.Typer(
    name="launch-scheduler",
    help=(
        "Plan launch campaigns: from a task graph to a proven schedule, its critical path and "
        "Gantt charts."
    ),
    epilog="Commands and options may be abbreviated; `help COMMAND` explains a command.",
    cls=CommandGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for name, command, short_help in COMMANDS:
    app.command(name, cls=Command, short_help=short_help)(command)


@app.callback()
def launch_scheduler(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            "-V",
            "-v",
            callback=print_version,
            is_eager=True,
            help="Print the version.",
        ),
    ] = False,
) -> None:
    """Take what stands before the command; the help text stands above."""
    del version


def main() -> None:
    """Run the command line; what cannot be printed costs no plan."""
    with unlosable_interrupts(), enduring_streams() as output:
        try:
            app(prog_name="launch-scheduler")
        except SystemExit as end:
            code = end.code
        sys.stdout.flush()
        if is_lost(output):
            say(f"The report could not be printed: {output.failure}")
            code = code or exit_codes.BAD_INPUT
    raise SystemExit(code)
