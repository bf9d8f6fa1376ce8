"""``launch-scheduler plan``."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scheduler.cli.arguments.neighbours import Neighbours, NeighboursDo
from scheduler.cli.arguments.options import (
    Debug,
    GraphFile,
    Json,
    OutFolder,
    Preference,
    ProgressFile,
    ScenarioName,
    Seed,
    Strict,
    Tables,
    Workers,
    time_option,
)
from scheduler.cli.arguments.risk import RiskFile, WithoutRisk
from scheduler.cli.reports.warnings import problem_data, say_warnings
from scheduler.cli.terminal.chance import chance_of, risks_asked
from scheduler.cli.terminal.console import aside, explained_errors, paper, print_json
from scheduler.formats.csv_style import CsvStyle
from scheduler.planning.interface.options import Prefer

if TYPE_CHECKING:
    from rich.console import Console

    from scheduler.analyse.plan import ExplainedPlan
    from scheduler.cli.terminal.results import Results
    from scheduler.errors import Problem
    from scheduler.exports.folder.pictures import Pictures
    from scheduler.formats.risk.document import RiskDocument
    from scheduler.pipeline.opened import OpenedGraph
    from scheduler.pipeline.plan import BeforeSearch
    from scheduler.planning.interface.options import SolveOptions


def plan_command(
    graph: GraphFile,
    *,
    scenario: ScenarioName = None,
    facts: ProgressFile = None,
    out: OutFolder = None,
    time_limit: Annotated[
        float,
        time_option(
            "Time limit for the launch search; the baseline gets as much, and refining the other "
            "starts may add half of it."
        ),
    ] = 60.0,
    workers: Workers = 0,
    seed: Seed = 1,
    prefer: Preference = Prefer.EARLY,
    neighbours: Neighbours = NeighboursDo.STAY,
    risk: RiskFile = None,
    no_risk: WithoutRisk = False,
    charts: Annotated[bool, typer.Option(help="Draw the charts.")] = True,
    steps: Annotated[
        bool, typer.Option("--steps", help="List every step with its floats and what drives it.")
    ] = False,
    integrity: Annotated[
        bool,
        typer.Option("--integrity", help="List what the plan keeps and every concession it makes."),
    ] = False,
    strict: Strict = False,
    tables: Tables = CsvStyle.PLAIN,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Plan a task graph and write its results folder.

    Finds the earliest launch under the scenario's shifts and crews, proves how good it is, checks
    the plan by an independent set of rules, and writes plan.json, tables of steps, chain, floats,
    loads and waits, Gantt charts and a waterfall. Where a risk file lies beside the task graph, the
    chance of the date stands beside its proof. Ctrl-C ends the search and keeps the best plan
    so far.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.terminal.interrupts import one_interrupt
        from scheduler.cli.terminal.results import Results
        from scheduler.pipeline.opened import open_graph
        from scheduler.pipeline.warnings import find_plan_warnings, find_warnings
        from scheduler.planning.interface.options import SolveOptions

        options = SolveOptions(time_limit=time_limit, workers=workers, seed=seed, prefer=prefer)
        results = Results("neighbours" if neighbours is NeighboursDo.MOVE else "plan")
        opened = open_graph(graph, facts)
        risks = risks_asked(opened, scenario, risk, without=no_risk)
        warnings = [*find_warnings(opened), *(() if risks is None else risks.remarks)]
        say_warnings(warnings, strict=strict, rest="; nothing was planned")
        aim = _aim(results, graph, out, neighbours)
        search = _move if neighbours is NeighboursDo.MOVE else _stay
        with one_interrupt() as hurry:
            found = search(opened, scenario, options, aim)
            told = chance_of(found.plan, risks, options.num_workers)

            def write(folder: Path, pictures: "Pictures") -> list[Path]:
                return found.write(folder, pictures, tables, told)

            results.write(write, hurry, charts=charts)
        late = find_plan_warnings(found.plan)
        if as_json:
            _print_data(found, told, (*warnings, *late), results)
        else:
            found.tell(paper())
            _print(found.plan, told, results, steps=steps, integrity=integrity)
        say_warnings(late, strict=strict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A plan, how it is written, and what is told of its neighbours, before it and as data."""

    plan: "ExplainedPlan"
    write: "Callable[[Path, Pictures, CsvStyle, RiskDocument | None], list[Path]]"
    tell: "Callable[[Console], None]"
    data: Mapping[str, Any]


def _stay(
    opened: "OpenedGraph", scenario: str | None, options: "SolveOptions", aim: "BeforeSearch"
) -> _Found:
    """Plan with neighbours where the scenario has them."""
    from scheduler.cli.progress.plan import ProgressLine
    from scheduler.exports import export
    from scheduler.pipeline.plan import plan

    with ProgressLine(aside()) as progress:
        made = plan(opened, scenario, options, progress, aim)

    def write(
        folder: Path, pictures: "Pictures", style: CsvStyle, told: "RiskDocument | None"
    ) -> list[Path]:
        return export(made, folder, charts=pictures, style=style, risk=told)

    return _Found(plan=made, write=write, tell=_say_nothing, data={})


def _say_nothing(console: "Console") -> None:
    del console


def _move(
    opened: "OpenedGraph", scenario: str | None, options: "SolveOptions", aim: "BeforeSearch"
) -> _Found:
    """Plan with neighbours that may move as far as they are permitted."""
    from scheduler.cli.progress.neighbours import NeighbourProgress
    from scheduler.cli.reports.neighbours import print_neighbours
    from scheduler.exports.prices.neighbour_table import neighbours_data
    from scheduler.pipeline.neighbours import plan_with_neighbours, write_neighbour_plan

    with NeighbourProgress(aside(), opened.campaign) as line:
        made = plan_with_neighbours(opened, scenario, options, line.plan, aim, line.move)

    def write(
        folder: Path, pictures: "Pictures", style: CsvStyle, told: "RiskDocument | None"
    ) -> list[Path]:
        return write_neighbour_plan(made, folder, charts=pictures, style=style, risk=told)

    def tell(console: "Console") -> None:
        print_neighbours(made.curve, console)
        if made.graph is None:
            console.print(
                "No scenario can be added to the text of this task graph, so the plan is not "
                "written."
            )
        console.print()

    data = {**neighbours_data(made.curve), "in_task_graph": made.graph is not None}
    return _Found(plan=made.plan, write=write, tell=tell, data={"neighbours": data})


def _aim(
    results: "Results", graph: Path, out: Path | None, neighbours: NeighboursDo
) -> "BeforeSearch":
    """
    Return what aims results at the folder asked for, or at that of the scenario planned.

    Where neighbours move, they have a folder of their own beside that.
    """
    from scheduler.cli.terminal.results import default_folder

    rest = "-neighbours" if neighbours is NeighboursDo.MOVE else ""
    return lambda name: results.aim(out or default_folder(graph, f"{name}{rest}"))


def _print_data(
    found: _Found,
    told: "RiskDocument | None",
    warnings: "Sequence[Problem]",
    results: "Results",
) -> None:
    """Print a plan for programs, with its chance if that is known, and its warnings."""
    from scheduler.cli.data.plan import summary_data
    from scheduler.cli.data.risk import chance_data

    data = {**summary_data(found.plan), "risk": chance_data(told), **found.data}
    listed = [problem_data(each) for each in warnings]
    print_json({**data, "warnings": listed, "files": results.names})
    results.require()


def _print(
    made: "ExplainedPlan",
    told: "RiskDocument | None",
    results: "Results",
    *,
    steps: bool,
    integrity: bool,
) -> None:
    """Print the summary of a plan, what was asked for besides, and where its files are."""
    from scheduler.cli.reports.integrity import print_integrity
    from scheduler.cli.reports.plan import print_steps, print_summary

    console = paper()
    print_summary(made, console, told)
    if steps:
        print_steps(made, console)
    if integrity:
        print_integrity(made, console)
    results.tell(console)
