"""``launch-scheduler progress``."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.arguments.options import Debug, Json, Tables
from scheduler.cli.terminal.console import explained_errors, print_json, report, say
from scheduler.formats.csv_style import CsvStyle

PlanOption = Annotated[
    Path | None,
    typer.Option("--plan", help="The announced plan, whose steps the facts are of."),
]
GraphOption = Annotated[
    Path | None,
    typer.Option("--graph", help="The task graph, in place of a plan."),
]


def progress_command(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="SOURCE",
            help="A plan, to write a sheet for; or a log or table (.csv, .tsv, .xlsx) to read.",
        ),
    ],
    *,
    at: Annotated[
        str | None,
        typer.Option("--at", help="For a sheet: the moment asked about; by default now."),
    ] = None,
    csv: Annotated[
        bool, typer.Option("--csv", help="For a sheet: a table in place of YAML.")
    ] = False,
    plan: PlanOption = None,
    graph: GraphOption = None,
    data_date: Annotated[
        str | None,
        typer.Option("--data-date", help="For a log: up to when it is read, or now."),
    ] = None,
    as_planned_to: Annotated[
        str | None,
        typer.Option(
            "--as-planned-to",
            help="For a log: take steps without a line as done by the plan up to this moment, "
            "marked as assumed.",
        ),
    ] = None,
    before: Annotated[
        Path | None,
        typer.Option(
            "--with", help="An earlier progress file, whose events, pins and the like are kept."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", "--output", help="The file; by default progress.yaml, or progress.csv."
        ),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Write over a file that is there.")
    ] = False,
    tables: Tables = CsvStyle.PLAIN,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Write a sheet for the facts of the day, or read a filled one, or a log, into progress.yaml.

    Of a plan it lists the steps that should have begun by a moment, to be filled in. A log with
    the columns time, step, what, value, by, note, or a table with a row for each step (ours, or as
    P6 or Project write it), becomes a progress file: whole, or with any mistake not at all.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.commands.progress_files import FactsRequest, read_back, write_sheet
        from scheduler.readers.progress.tables.reading import TABLES

        request = FactsRequest(
            source=source,
            at=at,
            csv=csv,
            plan=plan,
            graph=graph,
            data_date=data_date,
            as_planned_to=as_planned_to,
            before=before,
            out=out,
            replace=replace,
            style=tables,
        )
        is_table = source.suffix.lower() in TABLES
        done = read_back(request) if is_table else write_sheet(request)
        if as_json:
            print_json(done.data)
            return
        for text in done.warnings:
            say(text)
        for text in done.lines:
            report(text)
