"""``launch-scheduler conflicts``."""

from typing import Annotated

import typer

from scheduler.cli.arguments.options import (
    Debug,
    GraphFile,
    Json,
    ProgressFile,
    ScenarioName,
    Seed,
    Workers,
    time_option,
)
from scheduler.cli.arguments.sharing import Cluster, ProcessesIfAny
from scheduler.cli.terminal import exit_codes
from scheduler.cli.terminal.console import aside, explained_errors, paper, print_json


def conflicts_command(
    graph: GraphFile,
    *,
    by: Annotated[
        str | None,
        typer.Option(help="The date in local time, as 2025-11-18T12:11; by default the target."),
    ] = None,
    scenario: ScenarioName = None,
    facts: ProgressFile = None,
    time_limit: Annotated[
        float, time_option("Time limit for the whole study; what it found by then is shown.")
    ] = 120.0,
    workers: Workers = 0,
    processes: ProcessesIfAny = None,
    cluster: Cluster = None,
    seed: Seed = 1,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Explain why a date cannot be met: the smallest sets of rules that collide.

    Names each rule with its line in the task graph, and the least change that would make the date
    possible, proved by a plan. Where no plan exists for any date, explains that.
    Ctrl-C keeps what was found. Ends with code 3 if the date is impossible, 4 if that stays open.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.arguments.dates import parse_date
        from scheduler.cli.data.conflicts import conflict_data
        from scheduler.cli.progress.conflicts import ConflictProgress
        from scheduler.cli.reports.conflicts import print_conflicts
        from scheduler.cli.terminal.interrupts import one_interrupt
        from scheduler.pipeline.conflicts import explain_date
        from scheduler.pipeline.opened import open_graph
        from scheduler.planning.interface.options import SolveOptions
        from scheduler.planning.search.decision import Answer
        from scheduler.studies.workers.executors import open_if_asked

        console = paper()
        options = SolveOptions(time_limit=time_limit, workers=workers, seed=seed)
        date = None if by is None else parse_date(by, "--by", graph)
        opened = open_graph(graph, facts)
        with one_interrupt():
            with (
                ConflictProgress(aside()) as progress,
                open_if_asked(cluster, processes) as executor,
            ):
                explained = explain_date(opened, scenario, date, options, progress, executor)
            if as_json:
                print_json(conflict_data(explained))
            else:
                print_conflicts(explained, console)
    ends = {Answer.IMPOSSIBLE: exit_codes.INFEASIBLE, Answer.UNKNOWN: exit_codes.NO_PLAN_IN_TIME}
    raise typer.Exit(ends.get(explained.found.answer, exit_codes.FINE))
