"""``launch-scheduler table``."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.arguments.options import Debug, Json
from scheduler.cli.terminal.console import explained_errors, print_json, report


def table_command(
    graph: Annotated[Path, typer.Argument(metavar="GRAPH", help="The task graph.")],
    *,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", "--out", "-o", help="The workbook; by default GRAPH.xlsx in this folder."
        ),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Write over a file that is there.")
    ] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Write a task graph as an Excel workbook in which a campaign is planned without YAML.

    Steps, crews, shifts, links and all else have a sheet each, with documented columns and
    drop-downs. `launch-scheduler import` makes a task graph of it again.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.reports.tables import table_data, table_lines
        from scheduler.pipeline.interchange.tables import write_table

        done = write_table(graph, to, replace=replace)
        if as_json:
            print_json(table_data(done))
            return
        for line in table_lines(done):
            report(line)
