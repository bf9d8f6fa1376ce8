"""``launch-scheduler levers``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from scheduler.cli.arguments.options import (
    Debug,
    GraphFile,
    Json,
    OutFolder,
    ProgressFile,
    ScenarioName,
    Seed,
    Tables,
    time_option,
)
from scheduler.cli.arguments.sharing import Cluster, Processes
from scheduler.cli.terminal.console import aside, explained_errors, paper, print_json
from scheduler.formats.csv_style import CsvStyle

if TYPE_CHECKING:
    from scheduler.analyse.plan import ExplainedPlan
    from scheduler.cli.terminal.results import Results
    from scheduler.exports.folder.pictures import Pictures
    from scheduler.studies.levers.levers import LeverResult
    from scheduler.studies.loosening.base.ladder import Lever


def levers_command(
    graph: GraphFile,
    *,
    scenario: ScenarioName = None,
    facts: ProgressFile = None,
    out: OutFolder = None,
    time_limit: Annotated[float, time_option("Time limit for each lever.")] = 20.0,
    processes: Processes = 0,
    cluster: Cluster = None,
    seed: Seed = 1,
    tables: Tables = CsvStyle.PLAIN,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Loosen each rule by one step and rank the time that each would save.

    Crews, shifts, days, holidays, rooms, named windows, limits, habits and serial order are tried,
    each planned by itself with proof; hard links, hazards and holds never give way. Writes
    levers.csv and a chart. Ctrl-C keeps what has been tried.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.progress.plan import ProgressLine
        from scheduler.cli.reports.levers import lever_progress
        from scheduler.cli.terminal.interrupts import one_interrupt
        from scheduler.cli.terminal.results import Results, default_folder
        from scheduler.exports.levers import export_levers
        from scheduler.pipeline.opened import open_graph
        from scheduler.pipeline.plan import plan_whole
        from scheduler.planning.interface.options import SolveOptions
        from scheduler.studies.levers.levers import not_tried, try_levers
        from scheduler.studies.workers.executors import open_executor

        options = SolveOptions(time_limit=time_limit, seed=seed)
        files = Results("levers")

        def aim(name: str) -> None:
            files.aim(out or default_folder(graph, name))

        with one_interrupt() as hurry:
            opened = open_graph(graph, facts)
            with open_executor(cluster, processes or None) as executor:
                with ProgressLine(aside()) as progress:
                    before = plan_whole(opened, scenario, options, progress, aim)
                with lever_progress(aside()) as on_result:
                    results = try_levers(before, options, executor, on_result)
            missing = not_tried(before, results)

            def write(folder: Path, charts: "Pictures") -> list[Path]:
                return export_levers(before, results, folder, missing, tables, charts=charts)

            files.write(write, hurry)
        _tell((opened.words, before, results, missing), files, as_json=as_json)


def _tell(
    found: "tuple[str, ExplainedPlan, list[LeverResult], tuple[Lever, ...]]",
    files: "Results",
    *,
    as_json: bool,
) -> None:
    """Print what was tried of a graph's plan, and what was not, as a report or as data."""
    from scheduler.cli.reports.levers import lever_data, print_levers

    words, before, results, missing = found
    if as_json:
        print_json({**lever_data(before, results, missing), "files": files.names})
        files.require()
    else:
        print_levers(words, before, results, missing, paper())
        files.tell(paper())
