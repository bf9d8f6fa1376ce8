"""``launch-scheduler export``."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.arguments.options import Debug, Json, PlanPlace, Tables
from scheduler.cli.terminal.console import explained_errors, print_json, report
from scheduler.formats.csv_style import CsvStyle
from scheduler.interchange.outgoing.forms import ExportForm


def export_command(
    plan: PlanPlace,
    *,
    form: Annotated[
        ExportForm,
        typer.Option(
            "--to",
            help="MS Project XML, which ProjectLibre and P6 read, too (mspdi); a list of steps "
            "(xlsx, csv); or dates for calendars (ics).",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", "--output", help="The file; by default GRAPH-SCENARIO.xml here."
        ),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Write over a file that is there.")
    ] = False,
    links_only: Annotated[
        bool,
        typer.Option("--links-only", help="Pin no planned start: the other program plans anew."),
    ] = False,
    tables: Tables = CsvStyle.PLAIN,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Write a plan for MS Project, ProjectLibre, Primavera P6, spreadsheets or calendars.

    The plan is checked first. The report says what the other program cannot hold of it, kind by
    kind; a file of MS Project keeps that in its notes, so that `import` makes the same task graph
    of it again.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.arguments.plans import plan_meant
        from scheduler.cli.reports.exporting import export_data, export_lines
        from scheduler.pipeline.interchange.exporting import ExportOptions, export_plan
        from scheduler.pipeline.reopen import reopen

        asked = ExportOptions(
            form=form, out=out, links_only=links_only, tables=tables, replace=replace
        )
        done = export_plan(reopen(plan_meant(plan, "export", "--to", form.value)), asked)
        if as_json:
            print_json(export_data(done))
            return
        for line in export_lines(done):
            report(line)
