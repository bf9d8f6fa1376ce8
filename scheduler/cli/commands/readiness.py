"""``launch-scheduler readiness``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.arguments.options import (
    Debug,
    Json,
    ProgressFile,
    ScenarioName,
    Seed,
    Tables,
    time_option,
)
from scheduler.cli.arguments.sharing import Cluster, Processes
from scheduler.cli.terminal.console import aside, explained_errors, paper, print_json
from scheduler.formats.csv_style import CsvStyle
from scheduler.studies.readiness.others import Others

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.cli.terminal.results import Results
    from scheduler.exports.folder.pictures import Pictures
    from scheduler.pipeline.readiness import SiteAtHand
    from scheduler.studies.readiness.readiness import Readiness, ReadinessRequest


def readiness_command(
    place: Annotated[
        Path,
        typer.Argument(
            metavar="GRAPH|PLAN", help="A plan.json or its folder; or a task graph, planned first."
        ),
    ],
    *,
    vehicle: Annotated[
        str | None,
        typer.Option(help="The vehicle that is called; by default each that can be."),
    ] = None,
    others: Annotated[
        Others,
        typer.Option(
            help="What the rest of the site does then: keep its announced times; launch on time, "
            "with other steps moving; yield; or yield, with the mission vehicle lost."
        ),
    ] = Others.KEEP,
    begin: Annotated[
        str | None,
        typer.Option(
            "--from",
            help="The first call, in local time, as 2025-11-10T08:00; by default the start of the "
            "cover that is promised, else of the plan.",
        ),
    ] = None,
    end: Annotated[
        str | None,
        typer.Option("--to", help="The last call; by default the end of the cover, or the plan."),
    ] = None,
    every: Annotated[
        str, typer.Option(metavar="LENGTH", help="To how much last calls are told, such as 15min.")
    ] = "1h",
    scenario: ScenarioName = None,
    facts: ProgressFile = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            "--output",
            help="Results folder; by default that of the plan, or one under plans/GRAPH.",
        ),
    ] = None,
    time_limit: Annotated[float, time_option("Time limit for each search.")] = 60.0,
    processes: Processes = 0,
    cluster: Cluster = None,
    seed: Seed = 1,
    charts: Annotated[bool, typer.Option(help="Draw the picture.")] = True,
    tables: Tables = CsvStyle.PLAIN,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Say how soon each vehicle could launch if it were called, from moment to moment of a plan.

    Until the call everything goes on as planned; then the vehicle is planned anew to its earliest
    launch, with proof. Gives the last call for each launch and what has to begin then, and how the
    promises of the site are kept. Writes the tables, readiness.json and a picture. Ctrl-C keeps
    what was found.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.arguments.plans import plan_meant
        from scheduler.cli.arguments.readiness import request_meant
        from scheduler.cli.terminal.interrupts import one_interrupt
        from scheduler.cli.terminal.results import Results
        from scheduler.exports.readiness import export_readiness
        from scheduler.pipeline.readiness import is_plan, open_site
        from scheduler.planning.interface.options import SolveOptions
        from scheduler.studies.readiness.readiness import asked_vehicles

        meant = plan_meant(place, "readiness") if is_plan(place) else place
        options = SolveOptions(time_limit=time_limit, seed=seed)
        files = Results("readiness")
        with one_interrupt() as hurry:
            site = open_site(meant, scenario, facts)
            asked = asked_vehicles(site.campaign, vehicle)
            request = request_meant(site.campaign, (begin, end, every), vehicle, others, options)
            files.aim(out or _folder(meant, site))
            found = _find(site, request, cluster, processes)

            def write(folder: Path, pictures: "Pictures") -> list[Path]:
                return export_readiness(found, folder, charts=pictures, style=tables)

            files.write(write, hurry, charts=charts)
        _tell(found, asked, files, as_json=as_json)


def _folder(place: Path, site: "SiteAtHand") -> Path:
    """Return where results go by default: to the plan, or where that of a graph would be."""
    from scheduler.cli.terminal.results import default_folder
    from scheduler.pipeline.readiness import is_plan

    if not is_plan(place):
        return default_folder(place, site.scenario)
    return place if place.is_dir() else place.parent


def _find(
    site: "SiteAtHand", request: "ReadinessRequest", cluster: str | None, processes: int
) -> "Readiness":
    """
    Find the readiness, planning first where there is no plan yet.

    Raises
    ------
    KeyboardInterrupt
        If it was interrupted before anything was known.
    """
    from scheduler.cli.progress.plan import ProgressLine
    from scheduler.cli.progress.readiness import ReadinessProgress
    from scheduler.studies.readiness.readiness import find_readiness
    from scheduler.studies.workers.executors import open_executor

    with ProgressLine(aside()) as progress:
        plan = site.plan(request.options, progress)
    with (
        open_executor(cluster, processes or None) as executor,
        ReadinessProgress(aside()) as on_search,
    ):
        found = find_readiness(plan, request, executor, on_search)
    if not any(each.curve.readings for each in found.vehicles):
        raise KeyboardInterrupt
    return found


def _tell(found: "Readiness", asked: "Sequence[str]", files: "Results", *, as_json: bool) -> None:
    """Print the readiness, and where its files are, as a report or as data."""
    from scheduler.cli.reports.readiness import print_readiness
    from scheduler.exports.readiness.data import readiness_data

    if as_json:
        print_json({**readiness_data(found), "files": files.names})
        files.require()
        return
    console = paper()
    print_readiness(found, asked, console)
    files.tell(console)
