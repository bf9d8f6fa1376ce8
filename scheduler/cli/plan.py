"""``launch-scheduler plan``."""

from typing import Annotated

import typer

from scheduler.cli.console import aside, explained_errors, paper, print_json
from scheduler.cli.options import (
    Debug,
    GraphFile,
    Json,
    OutFolder,
    Preference,
    ScenarioName,
    Seed,
    Workers,
)
from scheduler.solve.options import Prefer


def plan_command(
    graph: GraphFile,
    *,
    scenario: ScenarioName = None,
    out: OutFolder = None,
    time_limit: Annotated[
        float,
        typer.Option(
            min=0.1,
            help="Seconds to search for the earliest launch; settling may take half as long.",
        ),
    ] = 60.0,
    workers: Workers = 0,
    seed: Seed = 1,
    prefer: Preference = Prefer.EARLY,
    charts: Annotated[bool, typer.Option(help="Draw the pictures.")] = True,
    steps: Annotated[
        bool, typer.Option("--steps", help="Print every step with its floats and its driver.")
    ] = False,
    integrity: Annotated[
        bool,
        typer.Option(
            "--integrity", help="Print what the plan kept and was bought with, one by one."
        ),
    ] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Plan a task graph and write its folder of results.

    Finds the earliest launch under the scenario's shifts and crews, proves how good it is, checks
    the plan by an independent set of rules, and writes plan.json, tables of steps, chain, floats,
    loads and waits, Gantt charts and a waterfall. Ctrl-C ends the search and keeps the best plan
    so far.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.integrity import print_integrity
        from scheduler.cli.interrupts import one_interrupt
        from scheduler.cli.progress import ProgressLine
        from scheduler.cli.results import Results, default_folder
        from scheduler.cli.summary import print_steps, print_summary
        from scheduler.cli.summary_data import summary_data
        from scheduler.exports import export
        from scheduler.pipeline.plan import plan
        from scheduler.solve.options import SolveOptions

        console = paper()
        options = SolveOptions(time_limit=time_limit, workers=workers, seed=seed, prefer=prefer)
        results = Results("plan")

        def aim(name: str) -> None:
            results.aim(out or default_folder(graph, name))

        with one_interrupt(), ProgressLine(aside()) as progress:
            made = plan(graph, scenario, options, progress, aim)
        results.write(lambda folder: export(made, folder, charts=charts))
        if as_json:
            print_json({**summary_data(made), "files": results.names})
            results.require()
            return
        print_summary(made, console)
        if steps:
            print_steps(made, console)
        if integrity:
            print_integrity(made, console)
        results.tell(console)
