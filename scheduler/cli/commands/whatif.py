"""``launch-scheduler whatif``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.arguments.options import (
    Debug,
    GraphFile,
    Json,
    Preference,
    ProgressFile,
    ScenarioName,
    Seed,
    Tables,
    Workers,
    time_option,
)
from scheduler.cli.terminal.console import aside, explained_errors, paper, print_json
from scheduler.formats.csv_style import CsvStyle
from scheduler.planning.interface.options import Prefer

if TYPE_CHECKING:
    from scheduler.exports.folder.pictures import Pictures

NONE: list[str] = []
SETTING_HELP = (
    "A changed value, such as crew.LIF.night=24, week.LIF=mon-sun, facility.PAD.room=5, "
    "facility.PAD.open=08:00-18:00, facility.PAD.closed=2026-03-24, "
    "scenario.stand_down=2026-03-24T06:00/2026-03-26T06:00, shift.night.hours=22:00-06:00, "
    "campaign.start=2026-03-17T08:00, campaign.target=2026-04-01T12:00, shift.week=mon-sun, "
    "shift.worked=day,evening, scenario.habits=relaxed, window.daylight.daily=06:00-20:00, "
    "window.daylight=none, limit.H09.max=9d, hold.PLATFORM=none, scenario.options=any, "
    "option.B07=1. May be repeated."
)


def whatif_command(
    graph: GraphFile,
    *,
    settings: Annotated[list[str], typer.Option("--set", help=SETTING_HELP)] = NONE,
    dropped: Annotated[
        list[str],
        typer.Option("--drop-link", help="A link to drop, hard or habit: PREDECESSOR>SUCCESSOR."),
    ] = NONE,
    habits: Annotated[
        list[str],
        typer.Option(
            "--drop-habit", help="A habit to drop; hard links stay: PREDECESSOR>SUCCESSOR."
        ),
    ] = NONE,
    hours: Annotated[
        list[str],
        typer.Option("--hours", help="New hours for a step, for a test no fewer: STEP=4h."),
    ] = NONE,
    added: Annotated[
        list[str],
        typer.Option(
            "--add",
            help="New steps in the form of a task graph, as text or a file: "
            "'{X: {hours: 4, after: A, before: B}}', or tasks, limits and holds.",
        ),
    ] = NONE,
    redone: Annotated[
        list[str],
        typer.Option(
            "--redo", help="A step to repeat, such as a failed test; several are repeated together."
        ),
    ] = NONE,
    after: Annotated[
        str, typer.Option(help="Earliest time after its end to repeat the step: 2d.")
    ] = "0h",
    scenario: ScenarioName = None,
    facts: ProgressFile = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            "--output",
            help="Folder for the comparison, the changed graph and its plan.",
        ),
    ] = None,
    charts: Annotated[bool, typer.Option(help="Draw the charts, if a folder is named.")] = True,
    time_limit: Annotated[float, time_option("Time limit for each launch search.")] = 60.0,
    workers: Workers = 0,
    seed: Seed = 1,
    prefer: Preference = Prefer.EARLY,
    tables: Tables = CsvStyle.PLAIN,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Plan a change and compare it with the plan without it.

    Shows launch, bound, what moved and how the driving chain changed. The task graph itself is
    not touched; --out writes a changed copy, its plan and the comparison of all steps.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.arguments.changes import read_additions, read_redo, read_values
        from scheduler.cli.progress.plan import ProgressLine
        from scheduler.cli.reports.what_if import comparison_data, print_comparison
        from scheduler.cli.terminal.interrupts import one_interrupt
        from scheduler.cli.terminal.results import Results
        from scheduler.pipeline.opened import open_graph
        from scheduler.pipeline.what_if import plan_change, write_change
        from scheduler.planning.interface.options import SolveOptions
        from scheduler.studies.changes.applying import AnyChange

        changes: list[AnyChange] = [
            *read_values(settings, dropped, habits, hours),
            *read_additions(added),
            *read_redo(redone, after),
        ]
        console, files = paper(), Results("whatif")
        options = SolveOptions(time_limit=time_limit, workers=workers, seed=seed, prefer=prefer)
        if out is not None:
            files.aim(out)
        opened = open_graph(graph, facts)
        with one_interrupt() as hurry:
            with ProgressLine(aside()) as progress:
                found = plan_change(opened, scenario, changes, options, progress)

            def write(folder: Path, pictures: "Pictures") -> list[Path]:
                return write_change(found, folder, charts=pictures, style=tables)

            if out is not None:
                files.write(write, hurry, charts=charts)
        if as_json:
            print_json({**comparison_data(found), "files": files.names})
            files.require()
            return
        print_comparison(found, console)
        if out is not None:
            files.tell(console)
