"""``launch-scheduler compare``."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.arguments.options import Debug, Json, Tables
from scheduler.cli.terminal.console import explained_errors, paper, print_json
from scheduler.formats.csv_style import CsvStyle


def compare_command(
    old: Annotated[Path, typer.Argument(help="The plan before: a plan.json, or its folder.")],
    new: Annotated[Path, typer.Argument(help="The plan now: a plan.json, or its folder.")],
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", "--output", help="Folder for the tables of the comparison."),
    ] = None,
    tables: Tables = CsvStyle.PLAIN,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Lay two plans of a campaign side by side: what moved, and who must be told what.

    Shows launch, the steps that moved, the driving chain before and after, floats eaten, the time
    left of limits, the chances of both if they were told, and for each crew and shift what is new,
    gone or changed. Both plans are checked first; neither is touched.
    """
    with explained_errors(debug=debug):
        from scheduler.analyse.comparing.comparison import compare
        from scheduler.cli.data.comparison import comparison_data
        from scheduler.cli.reports.comparison import print_comparison
        from scheduler.cli.terminal.interrupts import Hurry
        from scheduler.cli.terminal.results import Results
        from scheduler.exports.comparing import export_comparison
        from scheduler.pipeline.reopen import reopen
        from scheduler.pipeline.risk.told import risk_of_written

        files = Results("compare")
        if out is not None:
            files.aim(out)
        found = compare(reopen(old), reopen(new))
        risks = risk_of_written(old), risk_of_written(new)
        if out is not None:
            files.write(lambda folder, _: export_comparison(found, folder, tables), Hurry())
        if as_json:
            print_json({**comparison_data(found, risks), "files": files.names})
            files.require()
            return
        console = paper()
        print_comparison(found, console, risks)
        if out is not None:
            files.tell(console)
