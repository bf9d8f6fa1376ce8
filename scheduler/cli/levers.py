"""``launch-scheduler levers``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.console import aside, explained_errors, paper, print_json
from scheduler.cli.options import Debug, GraphFile, Json, OutFolder, ScenarioName, Seed

if TYPE_CHECKING:
    from scheduler.analyse.plan import Plan
    from scheduler.solve.options import SolveOptions


def levers_command(
    graph: GraphFile,
    *,
    scenario: ScenarioName = None,
    out: OutFolder = None,
    time_limit: Annotated[
        float, typer.Option(min=0.1, help="Seconds to search for each lever.")
    ] = 20.0,
    processes: Annotated[
        int, typer.Option(min=0, help="Local processes; 0 takes the cores of the machine.")
    ] = 0,
    cluster: Annotated[
        str | None, typer.Option(help="A dask scheduler to run on, such as tcp://10.0.0.5:8786.")
    ] = None,
    seed: Seed = 1,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Try the rules that hold launch back one notch looser, and rank what each would gain.

    Crews, shifts, days, holidays, rooms, named windows, limits, habits and serial order are tried,
    each planned on its own with proof; hard links, hazards and holds never give way. Writes
    levers.csv and a chart. Ctrl-C keeps what has been tried.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.lever_table import lever_data, lever_progress, print_levers
        from scheduler.exports.levers import write_levers
        from scheduler.exports.writing import require_folder
        from scheduler.solve.interrupts import Interrupts
        from scheduler.solve.options import SolveOptions
        from scheduler.studies.executors import open_executor
        from scheduler.studies.levers import not_tried, try_levers

        console = paper()
        options = SolveOptions(time_limit=time_limit, seed=seed)
        with Interrupts() as interrupts:
            before = _plan_before(graph, scenario, options)
            folder = out or Path("plans") / graph.stem / before.situation.scenario.id
            require_folder(folder)
            with (
                open_executor(cluster, processes or None) as executor,
                lever_progress(aside()) as on_result,
            ):
                results = try_levers(before, options, executor, on_result)
            interrupts.hold()
            missing = not_tried(before, results)
            written = write_levers(before, results, folder, missing)
        if as_json:
            data = lever_data(before, results, missing)
            print_json({**data, "files": [str(path) for path in written]})
            return
        print_levers(before, results, missing, console)
        console.print(f"\nWritten to {folder}: {', '.join(path.name for path in written)}")


def _plan_before(graph: Path, scenario: str | None, options: "SolveOptions") -> "Plan":
    """
    Return the plan whose launch is to be brought forward.

    Raises
    ------
    KeyboardInterrupt
        If its search is interrupted: there is nothing to hold levers against.
    """
    from scheduler.cli.progress import ProgressLine
    from scheduler.pipeline.plan import plan_alone
    from scheduler.solve.result import Stop

    with ProgressLine(aside()) as progress:
        before = plan_alone(graph, scenario, options, progress)
    if before.result.stop is Stop.INTERRUPTED:
        raise KeyboardInterrupt
    return before
