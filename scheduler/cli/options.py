"""Arguments and options that several commands share, each said once."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.model.search_bounds import MOST_SEED, MOST_WORKERS
from scheduler.solve.options import Prefer

GraphFile = Annotated[Path, typer.Argument(metavar="GRAPH", help="The task graph, a YAML file.")]
ScenarioName = Annotated[
    str | None,
    typer.Option("--scenario", "-s", help="The scenario; by default the one the graph names."),
]
OutFolder = Annotated[
    Path | None,
    typer.Option("--out", "-o", help="Folder of results; by default one below plans/GRAPH."),
]
Workers = Annotated[
    int,
    typer.Option(min=0, max=MOST_WORKERS, help="Search threads; 0 takes the machine's cores."),
]
Seed = Annotated[
    int,
    typer.Option(min=0, max=MOST_SEED, help="Random seed; with one worker, runs repeat."),
]
Preference = Annotated[
    Prefer,
    typer.Option(
        "--prefer",
        help="What to aim at once launch is fixed: early starts, the least night and weekend "
        "work, or the least cost.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print data for programs on standard output.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where in the program an error arose.")]
