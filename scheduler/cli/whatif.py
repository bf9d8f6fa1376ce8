"""``launch-scheduler whatif``."""

from typing import Annotated, Any

import typer

from scheduler.cli.console import aside, explained_errors, paper, print_json
from scheduler.cli.options import (
    Debug,
    GraphFile,
    Json,
    Preference,
    ScenarioName,
    Seed,
    Workers,
)
from scheduler.solve.options import Prefer

NONE: list[str] = []
SETTING_HELP = (
    "A changed value, such as crew.LIF.night=24, week.LIF=mon-sun, facility.PAD.room=5, "
    "shift.week=mon-sun, "
    "shift.worked=day,evening, scenario.habits=relaxed, window.daylight.daily=06:00-20:00, "
    "window.daylight=none, limit.H09.max=9d, hold.PLATFORM=none, scenario.options=any, "
    "option.B07=1. May be repeated."
)


def whatif_command(
    graph: GraphFile,
    *,
    settings: Annotated[list[str], typer.Option("--set", help=SETTING_HELP)] = NONE,
    dropped: Annotated[
        list[str],
        typer.Option("--drop-link", help="Links to drop, habits too: PREDECESSOR>SUCCESSOR."),
    ] = NONE,
    habits: Annotated[
        list[str],
        typer.Option(
            "--drop-habit", help="A habit to drop, hard links kept: PREDECESSOR>SUCCESSOR."
        ),
    ] = NONE,
    hours: Annotated[
        list[str],
        typer.Option("--hours", help="Other hours of a step, for tests no fewer: STEP=4h."),
    ] = NONE,
    scenario: ScenarioName = None,
    time_limit: Annotated[
        float, typer.Option(min=0.1, help="Seconds to search for each earliest launch.")
    ] = 60.0,
    workers: Workers = 0,
    seed: Seed = 1,
    prefer: Preference = Prefer.EARLY,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Plan a named change and lay it beside the plan without it.

    Shows launch, bound, what moved and how the driving chain changed. The task graph itself is
    not touched.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.comparison import comparison_data, print_comparison
        from scheduler.cli.progress import ProgressLine
        from scheduler.pipeline.plan import plan_alone
        from scheduler.solve.options import SolveOptions
        from scheduler.studies.changes import (
            parse_dropped_habit,
            parse_dropped_link,
            parse_hours,
            parse_setting,
        )
        from scheduler.studies.what_if import what_if

        changes: list[Any] = [
            *map(parse_setting, settings),
            *map(parse_dropped_link, dropped),
            *map(parse_dropped_habit, habits),
            *map(parse_hours, hours),
        ]
        console = paper()
        options = SolveOptions(time_limit=time_limit, workers=workers, seed=seed, prefer=prefer)
        with ProgressLine(aside()) as progress:
            before = plan_alone(graph, scenario, options, progress)
            found = what_if(before, changes, progress)
        if as_json:
            print_json(comparison_data(found))
        else:
            print_comparison(found, console)
