"""``launch-scheduler ladder``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.arguments.options import (
    Debug,
    GraphFile,
    Json,
    OutFolder,
    Preference,
    ProgressFile,
    Seed,
    Tables,
    Workers,
    time_option,
)
from scheduler.cli.arguments.risk import RiskFile, WithoutRisk
from scheduler.cli.arguments.sharing import Cluster, Processes
from scheduler.cli.terminal.chance import risks_asked
from scheduler.cli.terminal.console import aside, explained_errors, paper, print_json, say
from scheduler.errors import InputError, Problem, Where
from scheduler.formats.csv_style import CsvStyle
from scheduler.planning.interface.options import Prefer, SolveOptions

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from rich.console import Console

    from scheduler.analyse.sources import Graph
    from scheduler.cli.terminal.results import Results
    from scheduler.exports.folder.pictures import Pictures
    from scheduler.model.campaign import Campaign
    from scheduler.pipeline.risk.told import RisksAtHand
    from scheduler.studies.ladder import Rung
    from scheduler.studies.levers.combinations import CombinedLevers
    from scheduler.studies.levers.fair_shares import FairShares

NOTHING_SHARED = Problem(
    code="nothing-to-share",
    message="a ladder shares nothing but the combinations of --fair-shares",
    where=Where("--processes, --cluster"),
    hint="Add --fair-shares, or leave them out.",
)


def ladder_command(
    graph: GraphFile,
    *,
    scenario: Annotated[
        str | None,
        typer.Option(
            "--scenario", "-s", help="The last scenario; by default the one that the graph plans."
        ),
    ] = None,
    facts: ProgressFile = None,
    fair_shares: Annotated[
        bool,
        typer.Option(
            "--fair-shares",
            help="Also average each lever's saving over all orders, planning every combination.",
        ),
    ] = False,
    out: OutFolder = None,
    time_limit: Annotated[float, time_option("Time limit for each scenario.")] = 60.0,
    workers: Workers = 0,
    processes: Processes = 0,
    cluster: Cluster = None,
    seed: Seed = 1,
    prefer: Preference = Prefer.EARLY,
    risk: RiskFile = None,
    no_risk: WithoutRisk = False,
    charts: Annotated[bool, typer.Option(help="Draw the chart.")] = True,
    tables: Tables = CsvStyle.PLAIN,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Compare the scenarios from the serial baseline up: what each step saves and costs.

    The scenarios are taken in file order from the baseline to the planned one. What a lever saves
    depends on the levers before it; --fair-shares averages over all orders, its combinations spread
    over local processes or a cluster. Where a risk file lies beside the task graph, each scenario
    is told with its chance. Ctrl-C keeps the rungs and combinations that are planned.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.terminal.interrupts import one_interrupt
        from scheduler.exports import export_ladder
        from scheduler.pipeline.load import load_all
        from scheduler.pipeline.opened import open_graph
        from scheduler.studies.ladder import default_rungs
        from scheduler.studies.levers.combinations import require_few_levers
        from scheduler.studies.workers.executors import open_executor

        options = SolveOptions(time_limit=time_limit, workers=workers, seed=seed, prefer=prefer)
        campaign, source = load_all(opened := open_graph(graph, facts), scenario)
        risks = risks_asked(opened, scenario, risk, without=no_risk)
        names = default_rungs(campaign, scenario)
        if fair_shares:
            require_few_levers(names)
        elif processes or cluster:
            raise InputError([NOTHING_SHARED])
        files = _aimed(out, graph)
        with one_interrupt() as hurry:
            with open_executor(cluster, processes or None) as executor:
                found = _climbed(campaign, names, options, executor if fair_shares else None)
            rungs, shares = _assessed(source, found[0], risks, options.num_workers), found[1]

            def write(folder: Path, pictures: "Pictures") -> list[Path]:
                found = (campaign, rungs, shares)
                return export_ladder(source, found, folder, charts=pictures, style=tables)

            files.write(write, hurry, charts=charts)
        if as_json:
            _tell_data(campaign, rungs, shares, files)
        else:
            _tell(campaign, names, rungs, shares, paper())
            files.tell(paper())


def _assessed(
    source: "Graph", rungs: "list[Rung]", risks: "RisksAtHand | None", workers: int
) -> "list[Rung]":
    """Return rungs with their chances, if risks are known and can be played."""
    from scheduler.cli.progress.counting import CountLine
    from scheduler.pipeline.risk.ladder import with_risk

    if risks is None:
        return rungs
    try:
        with CountLine(aside(), "playing each scenario forward") as line:
            return with_risk(source, rungs, risks, workers, line)
    except InputError as error:
        say(str(error))
        return rungs


def _aimed(out: Path | None, graph: Path) -> "Results":
    """Return the results of a ladder, aimed at the folder asked for, or at that of the graph."""
    from scheduler.cli.terminal.results import Results, default_folder

    files = Results("ladder")
    files.aim(out or default_folder(graph))
    return files


def _climbed(
    campaign: "Campaign", names: list[str], options: "SolveOptions", executor: "Executor | None"
) -> "tuple[list[Rung], FairShares | None]":
    """Plan the rungs, and where there is an executor the combinations of their levers."""
    from scheduler.cli.progress.plan import ProgressLine
    from scheduler.studies.ladder import ladder

    with ProgressLine(aside()) as progress:
        rungs = ladder(campaign, names, options, progress)
    if executor is None or _missing(names, rungs):
        return rungs, None
    return rungs, _shares(campaign, names, options, executor)


def _shares(
    campaign: "Campaign",
    names: list[str],
    options: "SolveOptions",
    executor: "Executor",
) -> "FairShares | None":
    """Average each lever over all orders, or say why the combinations of levers do not allow it."""
    from scheduler.errors import NoScheduleError
    from scheduler.studies.levers.fair_shares import FairShares, fair_shares

    combined = _combined(campaign, names, options, executor)
    if combined is None or combined.missing:
        say("No fair shares: interrupted.")
        return None if combined is None else FairShares(shares=None, combined=combined)
    try:
        return FairShares(shares=fair_shares(combined), combined=combined)
    except NoScheduleError as error:
        say(f"No fair shares: {error}.")
        return FairShares(shares=None, combined=combined)


def _combined(
    campaign: "Campaign",
    names: list[str],
    options: "SolveOptions",
    executor: "Executor",
) -> "CombinedLevers | None":
    """Plan every combination of levers; Ctrl-C keeps those that are planned."""
    from scheduler.cli.progress.counting import CountLine
    from scheduler.cli.terminal.interrupts import one_interrupt
    from scheduler.studies.levers.combinations import combine_levers

    try:
        with (
            one_interrupt(),
            CountLine(aside(), "planning every combination of levers") as progress,
        ):
            return combine_levers(campaign, names, options, executor, progress)
    except KeyboardInterrupt:
        return None


def _missing(names: list[str], rungs: "list[Rung]") -> list[str]:
    """Return the scenarios that an interrupt has left out."""
    last = rungs[-1].scenario
    return names[names.index(last) + 1 :] if last in names else names


def _proved(shares: "FairShares | None") -> bool | None:
    if shares is None or shares.shares is None:
        return None
    return all(share.proved for share in shares.shares)


def _tell_data(
    campaign: "Campaign",
    rungs: "list[Rung]",
    shares: "FairShares | None",
    files: "Results",
) -> None:
    """Print the ladder for programs."""
    from scheduler.exports.ladder.table import ladder_data

    proved = {"fair_shares_proved": _proved(shares), "files": files.names}
    print_json({**ladder_data(campaign, rungs, shares), **proved})
    files.require()


def _tell(
    campaign: "Campaign",
    names: list[str],
    rungs: "list[Rung]",
    shares: "FairShares | None",
    console: "Console",
) -> None:
    """Print the ladder, and what its table leaves unsaid."""
    from scheduler.cli.reports.ladder import print_ladder

    print_ladder(campaign, rungs, shares, console)
    if _proved(shares) is False:
        console.print("\nThese shares are provisional: not every combination was proved.")
    missing = _missing(names, rungs)
    if missing:
        console.print(f"\nInterrupted: {', '.join(missing)} not planned.")
    if rungs[0].scenario in campaign.scenarios:
        console.print("\nNo strictly serial plan exists; that rung is left out.")
