"""``launch-scheduler ladder``."""

from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.console import aside, explained_errors, paper, print_json, say
from scheduler.cli.options import Debug, GraphFile, Json, OutFolder, Preference, Seed, Workers
from scheduler.solve.options import Prefer

if TYPE_CHECKING:
    from rich.console import Console

    from scheduler.model.campaign import Campaign
    from scheduler.solve.options import SolveOptions
    from scheduler.studies.fair_shares import FairShare
    from scheduler.studies.ladder import Rung


def ladder_command(
    graph: GraphFile,
    *,
    to: Annotated[
        str | None,
        typer.Option(help="The last scenario; by default the one the graph plans."),
    ] = None,
    fair_shares: Annotated[
        bool,
        typer.Option(
            "--fair-shares",
            help="Also average each lever's saving over all orders; plans every combination.",
        ),
    ] = False,
    out: OutFolder = None,
    time_limit: Annotated[
        float, typer.Option(min=0.1, help="Seconds to search for each scenario.")
    ] = 60.0,
    workers: Workers = 0,
    seed: Seed = 1,
    prefer: Preference = Prefer.EARLY,
    charts: Annotated[bool, typer.Option(help="Draw the ladder.")] = True,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Climb the scenarios of a graph from the serial baseline: what each lever saves and asks for.

    The scenarios are taken in file order from the baseline to the planned one. What a lever saves
    depends on those pulled before it; --fair-shares averages over all orders.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.progress import ProgressLine
        from scheduler.cli.results import Results, default_folder
        from scheduler.exports import export_ladder
        from scheduler.exports.ladder import ladder_data
        from scheduler.pipeline.load import load_all
        from scheduler.solve.options import SolveOptions
        from scheduler.studies.fair_shares import require_few_levers
        from scheduler.studies.ladder import default_rungs, ladder

        console = paper()
        options = SolveOptions(time_limit=time_limit, workers=workers, seed=seed, prefer=prefer)
        campaign, source = load_all(graph, to)
        names = default_rungs(campaign, to)
        if fair_shares:
            require_few_levers(names)
        files = Results("ladder")
        files.aim(out or default_folder(graph))
        with ProgressLine(aside()) as progress:
            rungs = ladder(campaign, names, options, progress)
        shares = _shares(campaign, names, options, aside()) if fair_shares else None
        found = (campaign, rungs, shares)
        files.write(lambda folder: export_ladder(source, found, folder, charts=charts))
        if as_json:
            data = {**ladder_data(campaign, rungs, shares), "fair_shares_proved": _proved(shares)}
            print_json({**data, "files": files.names})
            files.require()
            return
        _tell(campaign, rungs, shares, console)
        files.tell(console)


def _shares(
    campaign: "Campaign", names: list[str], options: "SolveOptions", console: "Console"
) -> "list[FairShare] | None":
    """Average each lever over all orders, or say which combination of levers has no plan."""
    from scheduler.errors import NoScheduleError
    from scheduler.studies.executors import open_executor
    from scheduler.studies.fair_shares import fair_shares

    try:
        with console.status("planning every combination of levers"), open_executor() as pool:
            return fair_shares(campaign, names, options, pool)
    except NoScheduleError as error:
        say(f"No fair shares: {error}.")
        return None


def _proved(shares: "list[FairShare] | None") -> bool | None:
    return None if shares is None else all(share.proved for share in shares)


def _tell(
    campaign: "Campaign",
    rungs: "list[Rung]",
    shares: "list[FairShare] | None",
    console: "Console",
) -> None:
    """Print the ladder, and what its table leaves unsaid."""
    from scheduler.cli.ladder_table import print_ladder

    print_ladder(campaign, rungs, shares, console)
    if _proved(shares) is False:
        console.print("\nShares of the plans found so far: not every combination was proved.")
    if rungs[0].scenario in campaign.scenarios:
        console.print("\nStrictly one step at a time there is no plan; that rung is left out.")
