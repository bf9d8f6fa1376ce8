"""``launch-scheduler replan``."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from scheduler.cli.arguments.options import (
    Charts,
    Debug,
    Json,
    PlanPlace,
    Seed,
    Strict,
    Tables,
    Workers,
    time_option,
)
from scheduler.cli.arguments.replan_options import (
    AimOfReplan,
    AnnouncedScenario,
    FactsOfReplan,
    FolderBeside,
    Freeze,
    Pins,
    ReplanAim,
    Trade,
)
from scheduler.cli.arguments.risk import RiskOfAnnounced, WithoutRisk, require_one_way
from scheduler.cli.terminal.chance import chance_of
from scheduler.cli.terminal.console import aside, explained_errors, paper, print_json
from scheduler.cli.terminal.results import Results
from scheduler.formats.csv_style import CsvStyle
from scheduler.planning.interface.options import SolveOptions

if TYPE_CHECKING:
    from scheduler.analyse.comparing.comparison import PlansBeside
    from scheduler.errors import Problem
    from scheduler.exports.folder.pictures import Pictures
    from scheduler.formats.risk.document import RiskDocument
    from scheduler.pipeline.replanning.replan import Replanning
    from scheduler.pipeline.risk.told import RisksAtHand


def replan_command(
    plan: PlanPlace,
    *,
    facts: FactsOfReplan,
    prefer: AimOfReplan = ReplanAim.STEADY,
    freeze: Freeze = None,
    pins: Pins = None,
    trade: Trade = False,
    risk: RiskOfAnnounced = None,
    no_risk: WithoutRisk = False,
    scenario: AnnouncedScenario = None,
    out: FolderBeside = None,
    time_limit: Annotated[
        float, time_option("Time limit for the search for launch; each level after it has a share.")
    ] = 60.0,
    workers: Workers = 0,
    seed: Seed = 1,
    charts: Charts = True,
    strict: Strict = False,
    tables: Tables = CsvStyle.PLAIN,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Plan anew after the facts of the day, and change little of the announced plan.

    First pushes the announced plan no further than facts demand, without a search. Then finds the
    earliest launch and, of the plans that make it, the one that moves least of what was announced;
    each level is proved or bounded. Writes a new plan folder beside the announced one, which is
    only read, with what moved, why launch slipped, and who must be told what. Where the announced
    plan was told with its chance, the new one is, too. Ctrl-C keeps the best plan so far.
    """
    with explained_errors(debug=debug):
        from scheduler.analyse.comparing.comparison import compare
        from scheduler.cli.arguments.plans import plan_meant
        from scheduler.cli.arguments.replanning import pins_meant, results_place
        from scheduler.cli.progress.plan import ProgressLine
        from scheduler.cli.reports.replan import print_pushed
        from scheduler.cli.reports.warnings import say_warnings
        from scheduler.cli.terminal.interrupts import one_interrupt
        from scheduler.pipeline.replanning.replan import Replanning
        from scheduler.pipeline.replanning.request import ReplanRequest
        from scheduler.pipeline.warnings import find_plan_warnings, find_warnings

        place = plan_meant(plan, "replan", "--progress", str(facts))
        request = ReplanRequest(
            search=SolveOptions(time_limit=time_limit, workers=workers, seed=seed),
            prefer=prefer.preference,
            freeze=freeze,
            pins=pins_meant(pins or ()),
            scenario=scenario,
            trade=trade,
        )
        results = Results("replan")
        with one_interrupt() as hurry:
            run = Replanning(place, facts, request)
            risks = _risks(run, (place, facts), risk, without=no_risk)
            warnings = [*find_warnings(run.opened), *(() if risks is None else risks.remarks)]
            say_warnings(warnings, strict=strict, rest="; nothing was planned")
            results.aim(results_place(place, run, out))
            print_pushed(run, aside())
            with ProgressLine(aside()) as progress:
                made = run.run(progress)
            found = compare(run.old, made)
            told = chance_of(made, risks, request.search.num_workers)
            results.write(_writing(found, tables, told), hurry, charts=charts)
        late = find_plan_warnings(made)
        _tell(found, told, results, (*warnings, *late), as_json=as_json)
        say_warnings(late, strict=strict)


def _risks(
    run: "Replanning", places: tuple[Path, Path], named: Path | None, *, without: bool
) -> "RisksAtHand | None":
    """Return the risks of a replan, unless they are refused; places are plan and facts."""
    from scheduler.pipeline.risk.told import risks_of_replan

    require_one_way(named, without=without)
    return None if without else risks_of_replan(*places, run, named)


def _writing(
    found: "PlansBeside", style: CsvStyle, told: "RiskDocument | None"
) -> "Callable[[Path, Pictures], list[Path]]":
    """Return what writes the folder of a replan."""
    from scheduler.exports.replanning import export_replan

    return lambda folder, pictures: export_replan(
        found, folder, charts=pictures, style=style, risk=told
    )


def _tell(
    found: "PlansBeside",
    risk: "RiskDocument | None",
    results: Results,
    warnings: "Sequence[Problem]",
    *,
    as_json: bool,
) -> None:
    """Print a replan and where its files are, as a report, or as data with its warnings."""
    from scheduler.cli.data.replan import replan_data
    from scheduler.cli.data.risk import chance_data
    from scheduler.cli.reports.replan import print_replan
    from scheduler.cli.reports.warnings import problem_data

    if as_json:
        told = [problem_data(each) for each in warnings]
        data = {**replan_data(found), "risk": chance_data(risk)}
        print_json({**data, "warnings": told, "files": results.names})
        results.require()
    else:
        console = paper()
        print_replan(found, console, risk)
        results.tell(console)
