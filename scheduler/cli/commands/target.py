"""``launch-scheduler target``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.arguments.options import (
    Debug,
    GraphFile,
    Json,
    OutFolder,
    ProgressFile,
    Seed,
    Tables,
    Workers,
    time_option,
)
from scheduler.cli.arguments.risk import RiskFile
from scheduler.cli.arguments.sharing import Cluster, ProcessesIfAny
from scheduler.cli.terminal import exit_codes
from scheduler.cli.terminal.console import aside, explained_errors, paper, print_json
from scheduler.formats.csv_style import CsvStyle

if TYPE_CHECKING:
    from rich.console import Console

    from scheduler.exports.folder.pictures import Pictures
    from scheduler.pipeline.making_a_date.likely import Wish
    from scheduler.pipeline.making_a_date.target import TargetQuestion
    from scheduler.pipeline.making_a_date.target_files import TargetOutcome

PATIENCE = 2.0
"""The conflicts of an impossible date get so many times the time of one search."""


def target_command(
    graph: GraphFile,
    *,
    by: Annotated[
        str | None,
        typer.Option(help="The date in local time, as 2025-11-25T12:11; by default the target."),
    ] = None,
    base: Annotated[
        str | None,
        typer.Option("--from", help="The scenario to start from; by default the baseline."),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(
            "--scenario",
            "-s",
            help="The scenario that says what is done before the start and when the site stands "
            "down; by default the planned one.",
        ),
    ] = None,
    facts: ProgressFile = None,
    chance: Annotated[
        str | None,
        typer.Option(help="Make the date with this chance, such as 80%, by what a risk file says."),
    ] = None,
    risk: RiskFile = None,
    curve: Annotated[
        bool,
        typer.Option("--curve", help="Also price other launch dates, each with a checked plan."),
    ] = False,
    points: Annotated[
        int, typer.Option(min=2, max=60, help="Number of dates on the price curve.")
    ] = 8,
    time_limit: Annotated[
        float,
        time_option(
            "Time limit for each date; its conflicts, if it cannot be met, get twice as much."
        ),
    ] = 60.0,
    workers: Workers = 0,
    processes: ProcessesIfAny = None,
    cluster: Cluster = None,
    seed: Seed = 1,
    out: OutFolder = None,
    charts: Annotated[bool, typer.Option(help="Draw the charts.")] = True,
    tables: Tables = CsvStyle.PLAIN,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Find the cheapest permitted changes that meet a date, with a proof or the remaining gap.

    People, shifts, days, habits, options and windows may change as far as the task graph permits,
    at its costs. With --chance, changes are sought whose plan makes the date in so many draws;
    that nothing cheaper does is not proved then. Writes the plan, and the task graph with a
    scenario that reproduces it. If no permitted change meets the date, ends with code 3 and
    explains what collides. The dates of --curve, and plans for what collides, may be shared out.
    Ctrl-C ends the search and keeps the cheapest plan and the dates so far.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.arguments.dates import parse_date
        from scheduler.cli.data.target import outcome_data
        from scheduler.cli.progress.target import TargetProgress
        from scheduler.cli.terminal.interrupts import one_interrupt
        from scheduler.cli.terminal.results import Results, default_folder
        from scheduler.pipeline.making_a_date.target import ask
        from scheduler.pipeline.making_a_date.target_files import make_date, write_outcome
        from scheduler.pipeline.opened import open_graph
        from scheduler.planning.interface.options import SolveOptions
        from scheduler.studies.workers.executors import open_if_asked

        question = ask(
            open_graph(graph, facts),
            None if by is None else parse_date(by, "--by", graph),
            base=base,
            state=state,
            options=SolveOptions(time_limit=time_limit, workers=workers, seed=seed),
        )
        wish = None if chance is None else _wish(question, chance, graph, risk)
        files = Results("target")
        files.aim(out or default_folder(graph, question.study.name))
        with one_interrupt() as hurry:
            with (
                TargetProgress(aside(), question.axis) as progress,
                open_if_asked(cluster, processes) as executor,
            ):
                outcome = make_date(
                    question,
                    points if curve else 0,
                    progress.listeners,
                    PATIENCE * time_limit,
                    executor,
                    wish,
                )

            def write(folder: Path, pictures: "Pictures") -> list[Path]:
                return write_outcome(outcome, folder, charts=pictures, style=tables)

            files.write(write, hurry, charts=charts)
        if as_json:
            print_json({**outcome_data(outcome), "files": files.names})
            files.require()
        else:
            _tell(outcome, files.folder, paper())
            files.tell(paper())
    raise typer.Exit(exit_codes.FINE if outcome.is_made else exit_codes.INFEASIBLE)


def _wish(question: "TargetQuestion", chance: str, graph: Path, risk: Path | None) -> "Wish":
    """
    Return the chance that is asked for, with what is uncertain.

    Raises
    ------
    InputError
        If it is none, or there is no risk file, or that has problems.
    """
    from scheduler.cli.arguments.risk import chance_meant
    from scheduler.pipeline.making_a_date.likely import Wish
    from scheduler.pipeline.risk.told import require_risks, risks_of_graph

    share = chance_meant(chance)
    found = risks_of_graph(graph, question.campaign, question.state, risk)
    return Wish(chance=share, risks=require_risks(found, graph).risks)


def _tell(outcome: "TargetOutcome", folder: Path, console: "Console") -> None:
    """Print the answer, or why there is none, then the price curve."""
    from scheduler.cli.reports.target import (
        print_answer,
        print_curve,
        print_likely,
        print_missed,
        print_not_priced,
    )
    from scheduler.pipeline.making_a_date.target import TargetAnswer

    found = outcome.found
    if isinstance(found, TargetAnswer):
        print_answer(found, console)
        if outcome.likely is not None:
            print_likely(outcome.likely, console)
        if found.graph is None:
            console.print(
                "\nNo scenario can be added to the text of this task graph, so the plan is not "
                "written."
            )
    else:
        print_missed(found, folder, console)
    if outcome.curve:
        print_curve(found.question, outcome.curve, found.question.by, console)
    print_not_priced(outcome, console)
