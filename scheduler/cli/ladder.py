"""``launch-scheduler ladder``."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.console import Debug, Json, explained_errors, paper, print_json


def ladder_command(
    graph: Annotated[Path, typer.Argument(help="The task graph, a YAML file.")],
    *,
    to: Annotated[
        str | None,
        typer.Option(help="The last scenario; by default the one the graph plans."),
    ] = None,
    fair_shares: Annotated[
        bool,
        typer.Option(
            "--fair-shares",
            help="Also average each lever's saving over all orders; plans every combination.",
        ),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Folder of results; by default plans/GRAPH."),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(min=0.1, help="Seconds to search for each scenario.")
    ] = 60.0,
    workers: Annotated[
        int, typer.Option(min=0, help="Search threads; 0 takes the cores of the machine.")
    ] = 0,
    seed: Annotated[int, typer.Option(min=0, help="Random seed.")] = 1,
    charts: Annotated[bool, typer.Option(help="Draw the ladder.")] = True,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Climb the scenarios of a graph from the serial baseline: what each lever saves and asks for.

    The scenarios are taken in file order from the baseline to the planned one. What a lever saves
    depends on those pulled before it; --fair-shares averages over all orders.
    """
    with explained_errors(debug=debug):
        from rich.console import Console

        from scheduler.cli.ladder_table import print_ladder
        from scheduler.cli.progress import ProgressLine
        from scheduler.exports.ladder import ladder_data, write_ladder
        from scheduler.exports.ladder_chart import draw_ladder
        from scheduler.pipeline.load import load_all
        from scheduler.solve.options import SolveOptions
        from scheduler.studies.executors import open_executor
        from scheduler.studies.fair_shares import fair_shares as average
        from scheduler.studies.ladder import default_rungs, ladder

        console = paper(Console(stderr=True, highlight=False))
        options = SolveOptions(time_limit=time_limit, workers=workers, seed=seed)
        campaign, _ = load_all(graph, to)
        names = default_rungs(campaign, to)
        with ProgressLine(console) as progress:
            rungs = ladder(campaign, names, options, progress)
        shares = None
        if fair_shares:
            with console.status("planning every combination of levers"), open_executor() as pool:
                shares = average(campaign, names, options, pool)
        folder = out or Path("plans") / graph.stem
        written = write_ladder(campaign, rungs, shares, folder)
        written += draw_ladder(campaign, rungs, folder) if charts else []
        if as_json:
            data = ladder_data(campaign, rungs, shares)
            print_json({**data, "files": [str(path) for path in written]})
            return
        print_ladder(campaign, rungs, shares, console)
        console.print(f"\nWritten to {folder}: {', '.join(path.name for path in written)}")
