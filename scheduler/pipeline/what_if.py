"""Plan a change of a task graph beside the plan without it, and write both down."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scheduler.analyse.plan import ExplainedPlan
from scheduler.errors import Infeasible, NoScheduleError
from scheduler.exports import write_plan
from scheduler.exports.folder.holdings import ResultsRun
from scheduler.exports.folder.pictures import AnyPictures
from scheduler.exports.folder.results import renew
from scheduler.exports.folder.writing import write_whole
from scheduler.exports.tables.comparison import write_comparison
from scheduler.formats.csv_style import CsvStyle
from scheduler.pipeline.opened import AnyGraph, OpenedGraph, as_opened
from scheduler.pipeline.plan import HURRIED, plan_alone
from scheduler.pipeline.progress.texts import texts_of, told_from
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.progress import Listener, ignore
from scheduler.planning.interface.result import Stop
from scheduler.studies.changes.applying import AnyChange
from scheduler.studies.changes.what_if import WhatIf, change, plan_changed


def plan_change(
    path: AnyGraph,
    scenario: str | None,
    changes: Sequence[AnyChange],
    options: SolveOptions,
    listener: Listener = ignore,
) -> WhatIf:
    """
    Read a task graph, plan it, and plan it again with changes.

    There need be no plan without the changes. Ctrl-C ends a search and keeps its best plan.

    Raises
    ------
    InputError
        If the file has problems, a change names something unknown, or the changed campaign
        contradicts itself.
    NoScheduleError
        If there is no plan with the changes, or none was found in time.
    """
    opened = as_opened(path)
    asked = opened.situation(scenario)
    changed = change(asked, changes)
    before, lacking = _before(opened, scenario, options, listener)
    if before is not None and before.result.stop is Stop.INTERRUPTED:
        options = replace(options, time_limit=HURRIED, settle=0.0)
    try:
        after = plan_changed(opened.graph, changed, options, listener, before)
    except Infeasible as error:
        message = f"with the change: {error}"
        raise Infeasible(message) from error
    return WhatIf(asked=asked, before=before, after=after, changes=tuple(changes), lacking=lacking)


def _before(
    opened: OpenedGraph, scenario: str | None, options: SolveOptions, listener: Listener
) -> tuple[ExplainedPlan | None, str]:
    """Return the plan without the changes, or why there is none."""
    try:
        return plan_alone(opened, scenario, options, listener), ""
    except Infeasible:
        return None, "no plan keeps all rules"
    except NoScheduleError:
        return None, "no plan was found in time"


def write_change(
    found: WhatIf, folder: Path, *, charts: AnyPictures = True, style: CsvStyle = CsvStyle.PLAIN
) -> list[Path]:
    """
    Write the changed task graph, its plan and the comparison with the plan before into a folder.

    Where no task graph, with facts, can say the changed campaign, the comparison alone is written.

    Raises
    ------
    ExportError
        If the folder cannot be written.
    """
    run = ResultsRun(
        kind="whatif", graph=found.after.graph.digest, scenario=found.asked.scenario.id
    )
    return renew(folder, run, lambda place: _write(found, place, style, charts=charts))


def _write(found: WhatIf, folder: Path, style: CsvStyle, *, charts: AnyPictures) -> list[Path]:
    made = "; ".join(map(str, found.changes))
    comment = (
        f"Written by `launch-scheduler whatif` from {found.after.graph.file}.\nChanged: {made}"
    )
    graph = texts_of(found.after.situation.campaign, comment)
    written = [write_comparison(found, folder, style)]
    if graph is not None:
        texts = (graph, graph.progress)
        written += [write_whole(folder / x.file, x.text.encode()) for x in texts if x is not None]
        written += write_plan(told_from(graph, found.after), folder, charts=charts, style=style)
    return written
