"""``launch-scheduler risk``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.arguments.options import (
    Debug,
    Json,
    ProgressFile,
    ScenarioName,
    Tables,
    Workers,
    time_option,
)
from scheduler.cli.arguments.risk import DrawLimit, Hindsight, Policy
from scheduler.cli.arguments.sharing import Cluster, Processes
from scheduler.cli.terminal.console import aside, explained_errors, paper, print_json
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.search_bounds import MOST_SEED

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.analyse.plan import ExplainedPlan
    from scheduler.cli.terminal.results import Results
    from scheduler.exports.folder.pictures import Pictures
    from scheduler.pipeline.readiness import SiteAtHand
    from scheduler.pipeline.risk.assessing import RiskOptions
    from scheduler.pipeline.risk.told import RisksAtHand, ToldRisk
    from scheduler.planning.interface.options import SolveOptions
    from scheduler.studies.risk.assessment import Assessment


def risk_command(
    place: Annotated[
        Path,
        typer.Argument(
            metavar="GRAPH|PLAN", help="A plan.json or its folder; or a task graph, planned first."
        ),
    ],
    *,
    risk: Annotated[
        Path | None,
        typer.Option(
            "--risk",
            help="The risk file; by default the one beside the task graph, or that by which the "
            "plan was assessed before.",
        ),
    ] = None,
    draws: Annotated[
        int | None,
        typer.Option(
            min=1, max=1_000_000, help="How many campaigns are drawn; by default as the file says."
        ),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=MOST_SEED,
            help="What the random numbers follow from; by default as the file says.",
        ),
    ] = None,
    early: Annotated[
        bool,
        typer.Option(
            "--early", help="Begin each step as soon as it can, not only from its announced start."
        ),
    ] = False,
    chance: Annotated[
        str, typer.Option(metavar="SHARE", help="The chance for which to name a date to promise.")
    ] = "80%",
    drivers: Annotated[
        bool, typer.Option(help="Also play without each source in turn: what it costs.")
    ] = True,
    policy: Policy = None,
    hindsight: Hindsight = None,
    draw_limit: DrawLimit = 5.0,
    processes: Processes = 0,
    cluster: Cluster = None,
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
    time_limit: Annotated[float, time_option("Time limit to plan a task graph.")] = 60.0,
    workers: Workers = 0,
    draws_csv: Annotated[
        bool, typer.Option("--draws-csv", help="Also write all draws, as draws.csv.")
    ] = False,
    charts: Annotated[bool, typer.Option(help="Draw the pictures.")] = True,
    tables: Tables = CsvStyle.PLAIN,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Say how sure the dates of a plan are: its order played forward, again and again.

    Each draw has other hours, mishaps and weather, as a risk file states them. Gives the dates that
    50, 80 and 95 % of the draws make, the chance of the target, the launch and each hold point,
    what each source costs in days, and which steps matter. Writes risk.json, tables and pictures,
    and draws the Gantt again. Single draws can be replanned, or planned with all of them known, to
    see what that is worth. Ctrl-C keeps what was found.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.arguments.plans import plan_meant
        from scheduler.cli.arguments.risk import chance_meant, replans_meant
        from scheduler.cli.reports.warnings import say_warnings
        from scheduler.cli.terminal.interrupts import one_interrupt
        from scheduler.cli.terminal.results import Results
        from scheduler.pipeline.readiness import is_plan, open_site
        from scheduler.pipeline.risk.assessing import RiskOptions
        from scheduler.planning.interface.options import SolveOptions

        wished = chance_meant(chance)
        meant = plan_meant(place, "risk") if is_plan(place) else place
        options = SolveOptions(time_limit=time_limit, workers=workers)
        asked = RiskOptions(
            draws=draws,
            seed=seed,
            early=early,
            drivers=drivers,
            workers=options.num_workers,
            replans=replans_meant(policy),
            hindsights=hindsight or 0,
            seconds=draw_limit,
        )
        files = Results("risk" if is_plan(place) else "plan")
        with one_interrupt() as hurry:
            site = open_site(meant, scenario, facts)
            risks = _risks(meant, site, risk)
            say_warnings(risks.remarks, strict=False, rest="")
            files.aim(out or _folder(meant, site))
            plan, found = _find(site, risks, (options, asked), cluster, processes)
            draws_wanted = found.found if draws_csv else None
            files.write(_writing(meant, plan, found, draws_wanted, tables), hurry, charts=charts)
        _tell(plan, found, wished, files, as_json=as_json)


def _risks(place: Path, site: "SiteAtHand", named: Path | None) -> "RisksAtHand":
    """
    Return the risks that are meant.

    Raises
    ------
    InputError
        If none are known, or with every problem of their file.
    """
    from scheduler.pipeline.readiness import is_plan
    from scheduler.pipeline.risk.told import require_risks, risks_of_graph, risks_of_plan

    if not is_plan(place):
        found = risks_of_graph(place, site.campaign, site.scenario, named)
    else:
        found = risks_of_plan(place, site.campaign, site.scenario, named)
    return require_risks(found, place)


def _folder(place: Path, site: "SiteAtHand") -> Path:
    """Return where results go by default: to the plan, or to a folder of their own."""
    from scheduler.cli.terminal.results import default_folder
    from scheduler.pipeline.readiness import is_plan

    if not is_plan(place):
        return default_folder(place, f"{site.scenario}-risk")
    return place if place.is_dir() else place.parent


def _find(
    site: "SiteAtHand",
    risks: "RisksAtHand",
    wanted: "tuple[SolveOptions, RiskOptions]",
    cluster: str | None,
    processes: int,
) -> "tuple[ExplainedPlan, ToldRisk]":
    """Return the plan, made first where there is only a graph, and what its draws say."""
    from scheduler.cli.progress.plan import ProgressLine
    from scheduler.cli.progress.risk import RiskLine
    from scheduler.pipeline.risk.assessing import PolicyRun
    from scheduler.pipeline.risk.told import tell_risk
    from scheduler.studies.workers.executors import open_executor

    search, asked = wanted
    with ProgressLine(aside()) as progress:
        plan = site.plan(search, progress)
    with RiskLine(aside()) as line:
        if not asked.policies:
            return plan, tell_risk(plan, risks, asked, line)
        with open_executor(cluster, processes or None) as executor:
            run = PolicyRun(executor=executor, on_draw=line.draw)
            return plan, tell_risk(plan, risks, asked, line, run)


def _writing(
    place: Path,
    plan: "ExplainedPlan",
    found: "ToldRisk",
    draws: "Assessment | None",
    style: CsvStyle,
) -> "Callable[[Path, Pictures], list[Path]]":
    """Return what writes the files: beside a written plan, or with the plan of a graph."""
    from scheduler.exports.risk.writing import RiskFiles, export_risk, export_with_risk
    from scheduler.pipeline.readiness import is_plan
    from scheduler.readers.plan_json import find_plan_file, read_content

    files = RiskFiles(plan=plan, told=found.document, draws=draws, style=style)
    if not is_plan(place):
        return lambda folder, pictures: export_with_risk(files, folder, pictures)
    content = read_content(find_plan_file(place))
    return lambda folder, pictures: export_risk(files, content, folder, pictures)


def _tell(
    plan: "ExplainedPlan", found: "ToldRisk", wished: float, files: "Results", *, as_json: bool
) -> None:
    """Print how sure the dates are, and where its files are, as a report or as data."""
    from scheduler.cli.data.risk import risk_data
    from scheduler.cli.reports.risk import print_risk

    if as_json:
        data = risk_data(found.document, plan.situation.axis, wished)
        print_json({**data, "files": files.names})
        files.require()
        return
    console = paper()
    print_risk(plan, found.document, wished, console)
    files.tell(console)
