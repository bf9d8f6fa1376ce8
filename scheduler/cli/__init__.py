"""The command line: parses, calls one function, prints, exits."""

import sys

import typer

from scheduler.cli import exit_codes
from scheduler.cli.bench import bench_command
from scheduler.cli.check import check_command
from scheduler.cli.conflicts import conflicts_command
from scheduler.cli.console import say
from scheduler.cli.explain import explain_command
from scheduler.cli.gantt import gantt_command
from scheduler.cli.ladder import ladder_command
from scheduler.cli.levers import levers_command
from scheduler.cli.plan import plan_command
from scheduler.cli.schema import schema_command
from scheduler.cli.streams import enduring_streams, is_lost
from scheduler.cli.target import target_command
from scheduler.cli.verify import verify_command
from scheduler.cli.whatif import whatif_command

app = typer.Typer(
    name="launch-scheduler",
    help=(
        "Plan launch campaigns: from a task graph to a proven schedule, its critical path and "
        "Gantt charts."
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("plan")(plan_command)
app.command("check")(check_command)
app.command("verify")(verify_command)
app.command("gantt")(gantt_command)
app.command("explain")(explain_command)
app.command("whatif")(whatif_command)
app.command("levers")(levers_command)
app.command("conflicts")(conflicts_command)
app.command("ladder")(ladder_command)
app.command("target")(target_command)
app.command("bench")(bench_command)
app.command("schema")(schema_command)


def main() -> None:
    """Run the command line; what cannot be printed costs no plan."""
    with enduring_streams() as output:
        try:
            app(prog_name="launch-scheduler")
        except SystemExit as end:
            code = end.code
        sys.stdout.flush()
        if is_lost(output):
            say(f"The report could not be printed: {output.failure}")
            code = code or exit_codes.BAD_INPUT
    raise SystemExit(code)
