"""``launch-scheduler plan``."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.console import MOST_SEED, Debug, Json, explained_errors, paper, print_json


def plan_command(
    graph: Annotated[Path, typer.Argument(help="The task graph, a YAML file.")],
    *,
    scenario: Annotated[
        str | None,
        typer.Option("--scenario", "-s", help="The scenario; by default the one the graph names."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Folder of results; by default plans/GRAPH/SCENARIO."),
    ] = None,
    time_limit: Annotated[
        float,
        typer.Option(
            min=0.1,
            help="Seconds to search for the earliest launch; settling may take half as long.",
        ),
    ] = 60.0,
    workers: Annotated[
        int, typer.Option(min=0, max=64, help="Search threads; 0 takes the cores of the machine.")
    ] = 0,
    seed: Annotated[
        int, typer.Option(min=0, max=MOST_SEED, help="Random seed; with one worker, runs repeat.")
    ] = 1,
    charts: Annotated[bool, typer.Option(help="Draw the Gantt charts.")] = True,
    steps: Annotated[
        bool, typer.Option("--steps", help="Print every step with its floats and its driver.")
    ] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Plan a task graph and write its folder of results.

    Finds the earliest launch under the scenario's shifts and crews, proves how good it is, checks
    the plan by an independent set of rules, and writes plan.json, schedule.csv, critical_path.csv
    and the Gantt charts. Ctrl-C ends the search and keeps the best plan so far.
    """
    with explained_errors(debug=debug):
        from rich.console import Console

        from scheduler.cli.progress import ProgressLine
        from scheduler.cli.summary import print_steps, print_summary
        from scheduler.cli.summary_data import summary_data
        from scheduler.exports import export
        from scheduler.exports.writing import require_folder
        from scheduler.pipeline.plan import plan
        from scheduler.solve.options import SolveOptions

        console = paper(Console(stderr=True, highlight=False))
        options = SolveOptions(time_limit=time_limit, workers=workers, seed=seed)
        if out is not None:
            require_folder(out)
        with ProgressLine(console) as progress:
            made = plan(graph, scenario, options, progress)
        folder = out or Path("plans") / graph.stem / made.situation.scenario.id
        written = export(made, folder, charts=charts)
        if as_json:
            print_json({**summary_data(made), "files": [str(path) for path in written]})
            return
        print_summary(made, console)
        if steps:
            print_steps(made, console)
        console.print(f"\nWritten to {folder}: {', '.join(path.name for path in written)}")
