"""``launch-scheduler plan``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.arguments.options import (
    Debug,
    GraphFile,
    Json,
    OutFolder,
    Preference,
    ProgressFile,
    ScenarioName,
    Seed,
    Strict,
    Tables,
    Workers,
    time_option,
)
from scheduler.cli.reports.warnings import problem_data, say_warnings
from scheduler.cli.terminal.console import aside, explained_errors, paper, print_json
from scheduler.formats.csv_style import CsvStyle
from scheduler.planning.interface.options import Prefer

if TYPE_CHECKING:
    from scheduler.analyse.plan import ExplainedPlan
    from scheduler.cli.terminal.results import Results
    from scheduler.exports.folder.pictures import Pictures
    from scheduler.pipeline.plan import BeforeSearch


def plan_command(
    graph: GraphFile,
    *,
    scenario: ScenarioName = None,
    facts: ProgressFile = None,
    out: OutFolder = None,
    time_limit: Annotated[
        float,
        time_option(
            "Time limit for the launch search; the baseline gets as much, and refining the other "
            "starts may add half of it."
        ),
    ] = 60.0,
    workers: Workers = 0,
    seed: Seed = 1,
    prefer: Preference = Prefer.EARLY,
    charts: Annotated[bool, typer.Option(help="Draw the charts.")] = True,
    steps: Annotated[
        bool, typer.Option("--steps", help="List every step with its floats and what drives it.")
    ] = False,
    integrity: Annotated[
        bool,
        typer.Option("--integrity", help="List what the plan keeps and every concession it makes."),
    ] = False,
    strict: Strict = False,
    tables: Tables = CsvStyle.PLAIN,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Plan a task graph and write its results folder.

    Finds the earliest launch under the scenario's shifts and crews, proves how good it is, checks
    the plan by an independent set of rules, and writes plan.json, tables of steps, chain, floats,
    loads and waits, Gantt charts and a waterfall. Ctrl-C ends the search and keeps the best plan
    so far.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.data.plan import summary_data
        from scheduler.cli.progress.plan import ProgressLine
        from scheduler.cli.terminal.interrupts import one_interrupt
        from scheduler.cli.terminal.results import Results
        from scheduler.exports import export
        from scheduler.pipeline.opened import open_graph
        from scheduler.pipeline.plan import plan
        from scheduler.pipeline.warnings import find_plan_warnings, find_warnings
        from scheduler.planning.interface.options import SolveOptions

        options = SolveOptions(time_limit=time_limit, workers=workers, seed=seed, prefer=prefer)
        results = Results("plan")
        opened = open_graph(graph, facts)
        warnings = find_warnings(opened)
        say_warnings(warnings, strict=strict, rest="; nothing was planned")
        aim = _aim(results, graph, out)
        with one_interrupt() as hurry:
            with ProgressLine(aside()) as progress:
                made = plan(opened, scenario, options, progress, aim)

            def write(folder: Path, pictures: "Pictures") -> list[Path]:
                return export(made, folder, charts=pictures, style=tables)

            results.write(write, hurry, charts=charts)
        late = find_plan_warnings(made)
        if as_json:
            told = [problem_data(each) for each in (*warnings, *late)]
            print_json({**summary_data(made), "warnings": told, "files": results.names})
            results.require()
        else:
            _print(made, results, steps=steps, integrity=integrity)
        say_warnings(late, strict=strict)


def _aim(results: "Results", graph: Path, out: Path | None) -> "BeforeSearch":
    """Return what aims results at the folder asked for, or at that of the scenario planned."""
    from scheduler.cli.terminal.results import default_folder

    return lambda name: results.aim(out or default_folder(graph, name))


def _print(made: "ExplainedPlan", results: "Results", *, steps: bool, integrity: bool) -> None:
    """Print the summary of a plan, what was asked for besides, and where its files are."""
    from scheduler.cli.reports.integrity import print_integrity
    from scheduler.cli.reports.plan import print_steps, print_summary

    console = paper()
    print_summary(made, console)
    if steps:
        print_steps(made, console)
    if integrity:
        print_integrity(made, console)
    results.tell(console)
