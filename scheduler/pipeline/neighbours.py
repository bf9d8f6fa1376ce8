"""Plan a task graph with its neighbours as they are willing to move, each at its price."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

from scheduler.analyse.plan import ExplainedPlan, analyse
from scheduler.analyse.sources import Graph
from scheduler.calendars.situation.prepare import prepare
from scheduler.calendars.situation.situation import Situation
from scheduler.exports import export_neighbours, write_plan
from scheduler.exports.folder.holdings import ResultsRun
from scheduler.exports.folder.pictures import AnyPictures
from scheduler.exports.folder.results import renew
from scheduler.exports.folder.writing import write_whole
from scheduler.formats.csv_style import CsvStyle
from scheduler.formats.risk.document import RiskDocument
from scheduler.model.progress.neighbour_moves import with_move
from scheduler.pipeline.making_a_date.target_files import texts_in
from scheduler.pipeline.making_a_date.target_graph import graph_with
from scheduler.pipeline.opened import AnyGraph, as_opened
from scheduler.pipeline.plan import (
    HURRIED,
    BeforeSearch,
    beside_baseline,
    go_on,
    plan_situation,
)
from scheduler.planning.interface.options import Prefer, SolveOptions
from scheduler.planning.interface.progress import Listener, ignore
from scheduler.planning.interface.result import Stop
from scheduler.planning.solve import solve
from scheduler.schedule.checks import require_valid
from scheduler.studies.neighbours.curve import OnMove, neighbour_curve
from scheduler.studies.neighbours.curve import ignore as ignore_moves
from scheduler.studies.neighbours.movable import require_movable
from scheduler.studies.neighbours.points import NeighbourCurve

BY = "plan --neighbours move"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourPlan:
    """
    The plan of the earliest launch for the least price that neighbours ask, and the whole curve.

    ``graph`` is the task graph with the scenario in which they move, the one that was read where
    all stay, and nothing if its text has no place for a further scenario.
    """

    curve: NeighbourCurve
    plan: ExplainedPlan
    graph: Graph | None


def plan_with_neighbours(
    path: AnyGraph,
    scenario: str | None = None,
    options: SolveOptions | None = None,
    listener: Listener = ignore,
    before_search: BeforeSearch = go_on,
    on_move: OnMove = ignore_moves,
) -> NeighbourPlan:
    """
    Plan a scenario with every permitted move of neighbours: launch first, then price.

    Parameters
    ----------
    path
        The task graph, or one that is open already.
    scenario
        The scenario in which neighbours begin to move; by default the planned one.
    options
        How long and how hard to search for each move.
    listener
        Told of every better plan and bound where all stay, and of the plan in the end.
    before_search
        Told of the scenario, once the task graph is read.
    on_move
        Told of each move that is looked at.

    Raises
    ------
    InputError
        If the file has problems, or no neighbour may move.
    NoScheduleError
        If there is no plan, or none was found in time.
    """
    opened, options = as_opened(path), options or SolveOptions()
    require_movable(opened.campaign)
    situation = opened.situation(scenario)
    name = situation.scenario.id
    before_search(name)
    quick = replace(options, settle=0.0, prefer=Prefer.EARLY)
    stays = solve(situation, quick, listener)
    curve = neighbour_curve(situation, stays, quick, on_move)
    if not curve.is_complete:
        options = replace(options, time_limit=HURRIED, settle=0.0)
    if curve.best.launch is None or curve.best.move.stays:
        way_out = f"To see which rules collide: launch-scheduler conflicts {opened.words}"
        alone = _planned(opened.graph, situation, options, listener, curve) or plan_situation(
            opened.graph, situation, options, listener, f"{way_out} -s {quote(name)}"
        )
        return NeighbourPlan(curve=curve, plan=beside_baseline(alone, listener), graph=opened.graph)
    changed = with_move(situation.campaign, name, curve.best.move)
    moved = prepare(changed, changed.resolve_scenario(curve.best.scenario))
    graph = graph_with(opened.graph, opened.campaign, moved.scenario, by=BY)
    plan = _planned(graph or opened.graph, moved, options, listener, curve)
    if plan is None:
        message = "a move has a launch and no plan"
        raise AssertionError(message)
    return NeighbourPlan(curve=curve, plan=beside_baseline(plan, listener), graph=graph)


def _planned(
    graph: Graph,
    situation: Situation,
    options: SolveOptions,
    listener: Listener,
    curve: NeighbourCurve,
) -> ExplainedPlan | None:
    """Return the plan of the last point of a curve, explained; nothing if there is none."""
    best = curve.best
    if best.schedule is None:
        return None
    result = solve(situation, options, listener, known=best.schedule, floor=best.bound)
    if not curve.is_complete:
        result = replace(result, stop=Stop.INTERRUPTED)
    require_valid(situation.campaign, situation.scenario, result.require_schedule())
    return analyse(graph, situation, options, result)


def write_neighbour_plan(
    made: NeighbourPlan,
    folder: Path,
    *,
    charts: AnyPictures = True,
    style: CsvStyle = CsvStyle.PLAIN,
    risk: RiskDocument | None = None,
) -> list[Path]:
    """
    Write the folder of results: the plan, its task graph where neighbours move, and the curve.

    Without a place for the scenario in the text of the task graph, the curve alone is written.

    Raises
    ------
    ExportError
        If the folder cannot be written, or has files of other origin in the way.
    """
    run = ResultsRun(
        kind="neighbours", graph=made.plan.graph.digest, scenario=made.plan.situation.scenario.id
    )

    def write(place: Path) -> list[Path]:
        written = list(_texts(made, place))
        if made.graph is not None:
            written += write_plan(made.plan, place, charts=charts, style=style, risk=risk)
        return written + export_neighbours(made.curve, place, charts=charts, style=style)

    return renew(folder, run, write)


def _texts(made: NeighbourPlan, folder: Path) -> Iterator[Path]:
    """Write the task graph, with its facts, where it has a scenario more than the one read."""
    if made.graph is None or made.curve.best.move.stays:
        return
    for name, text in texts_in(made.graph):
        yield write_whole(folder / name, text)
