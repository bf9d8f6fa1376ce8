"""Arguments and options that several commands share, each said once."""

from pathlib import Path
from typing import Annotated, Any

import typer

from scheduler.cli.arguments.times import parse_seconds
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.search_bounds import MOST_SEED, MOST_WORKERS
from scheduler.planning.interface.options import Prefer

GraphFile = Annotated[Path, typer.Argument(metavar="GRAPH", help="The task graph, a YAML file.")]
ScenarioName = Annotated[
    str | None,
    typer.Option("--scenario", "-s", help="The scenario; by default the one that the graph plans."),
]
ProgressFile = Annotated[
    Path | None,
    typer.Option(
        "--progress",
        help="Facts of the day, a progress file: all is asked from its data date on.",
    ),
]
RiskFile = Annotated[
    Path | None,
    typer.Option(
        "--risk",
        help="How uncertain the campaign is, a risk file; by default the one beside the graph.",
    ),
]
OutFolder = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", "--output", help="Results folder; by default one under plans/GRAPH."
    ),
]
Workers = Annotated[
    int,
    typer.Option(min=0, max=MOST_WORKERS, help="Search threads; 0 uses all cores, eight at most."),
]
Seed = Annotated[
    int,
    typer.Option(min=0, max=MOST_SEED, help="Random seed; with one worker, runs are reproducible."),
]
PlanPlace = Annotated[
    Path,
    typer.Argument(
        metavar="PLAN", help="A plan.json, its folder, or a folder that holds just one plan."
    ),
]


def time_option(text: str) -> Any:
    """Return an option for a time to search, in seconds or as ``30s``, ``2m``, ``1h30``."""
    return typer.Option(
        metavar="TIME", parser=parse_seconds, help=f"{text} In seconds, or as 2m or 1h30."
    )


Preference = Annotated[
    Prefer,
    typer.Option(
        "--prefer",
        help="What to prefer once launch is fixed: early starts, the least night and weekend "
        "work, the least cost, or the next vehicle on standby as early as possible (cover).",
    ),
]
Tables = Annotated[
    CsvStyle,
    typer.Option(
        "--tables",
        help="CSV format: plain; excel, with a byte-order mark; or excel-semicolon, which also has "
        "semicolons and decimal commas, as Excel expects in most of Europe.",
    ),
]
Charts = Annotated[bool, typer.Option(help="Draw the charts.")]
Json = Annotated[bool, typer.Option("--json", help="Write JSON to standard output.")]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as problems: exit code 2.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the full traceback of an error.")]
