"""``launch-scheduler history``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.arguments.options import Debug, Json
from scheduler.cli.terminal.console import explained_errors, paper, print_json

if TYPE_CHECKING:
    from scheduler.exports.folder.pictures import Pictures


def history_command(
    places: Annotated[
        list[Path],
        typer.Argument(
            metavar="FOLDER...", help="Folders of plans, or above them; or a history.csv."
        ),
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", "--output", help="Folder for history.csv and the slip chart."),
    ] = None,
    charts: Annotated[bool, typer.Option(help="Draw the slip chart.")] = True,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Show how launch and hold points moved from plan to plan.

    Reads the history that replans keep, and plans that have none, which stand at the campaign
    start; all in order of their data dates. With --out it writes history.csv and the slip chart:
    data date against forecast, with the target, and the diagonal on which dates are reached.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.data.history import history_data
        from scheduler.cli.reports.history import print_history
        from scheduler.cli.terminal.interrupts import Hurry
        from scheduler.cli.terminal.results import Results
        from scheduler.exports import export_history
        from scheduler.pipeline.replanning.history import gather_history

        files = Results("history")
        if out is not None:
            files.aim(out)
        rows = gather_history(places)

        def write(folder: Path, pictures: "Pictures") -> list[Path]:
            return export_history(rows, folder, charts=pictures)

        if out is not None:
            files.write(write, Hurry(), charts=charts)
        if as_json:
            print_json({**history_data(rows), "files": files.names})
            files.require()
            return
        console = paper()
        print_history(rows, console)
        if out is not None:
            files.tell(console)
