"""``launch-scheduler gantt``."""

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.arguments.options import Debug, Json, PlanPlace
from scheduler.cli.terminal.console import explained_errors, print_json, report

if TYPE_CHECKING:
    from scheduler.exports.folder.pictures import Pictures


def gantt_command(
    plan: PlanPlace,
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", "--output", help="Folder for the charts; by default that of the plan."
        ),
    ] = None,
    floats: Annotated[
        bool, typer.Option("--floats", help="Show how late each step may end.")
    ] = False,
    earlier: Annotated[
        Path | None,
        typer.Option("--beside", help="An earlier plan: show what moved, and where it was."),
    ] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Draw the Gantt charts of a written plan again.

    Writes the one-page briefing chart and the full chart with a row for each step, as PNG, SVG
    and PDF. The plan is checked before it is drawn. A replan is shown beside the plan that was
    announced before it. Where `risk` or `plan` told how sure it is, the chance stands beside the
    proof, and the full chart shows between which dates the steps of the driving chain may end.
    """
    with explained_errors(debug=debug):
        from scheduler.analyse.comparing.comparison import compare
        from scheduler.cli.arguments.plans import plan_meant
        from scheduler.cli.terminal.interrupts import Hurry
        from scheduler.cli.terminal.results import Results
        from scheduler.exports import export_gantt
        from scheduler.exports.gantt_view import GanttView
        from scheduler.pipeline.reopen import reopen
        from scheduler.readers.plan_json import find_plan_file, read_content
        from scheduler.readers.risk_json import risk_beside_plan

        file, files = find_plan_file(plan_meant(plan, "gantt")), Results("gantt")
        files.aim(out or file.parent)
        content, drawn = read_content(file), reopen(file)
        beside = None if earlier is None else compare(reopen(earlier), drawn)
        told = risk_beside_plan(file, sha256(content).hexdigest())
        view = GanttView(floats=floats, beside=beside, risk=told)

        def write(folder: Path, charts: "Pictures") -> list[Path]:
            return export_gantt(drawn, content, folder, view=view, charts=charts)

        files.write(write, Hurry())
        files.require()
    if as_json:
        print_json(files.names)
    else:
        for path in files.names:
            report(path)
