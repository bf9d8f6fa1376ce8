"""How sure a plan is that was just made, which never costs the plan."""

from typing import TYPE_CHECKING

from scheduler.cli.arguments.risk import require_one_way
from scheduler.cli.terminal.console import aside, say
from scheduler.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.analyse.plan import ExplainedPlan
    from scheduler.formats.risk.document import RiskDocument
    from scheduler.pipeline.opened import OpenedGraph
    from scheduler.pipeline.risk.told import RisksAtHand

UNKNOWN = "How sure the date is, is not known; the plan is as it stands."


def risks_asked(
    opened: "OpenedGraph", scenario: str | None, named: "Path | None", *, without: bool
) -> "RisksAtHand | None":
    """
    Return the risks that are named or lie beside a task graph, unless they are refused.

    Raises
    ------
    InputError
        With every problem of the risk file, or if it is named and refused at once.
    """
    from scheduler.pipeline.risk.told import risks_beside

    require_one_way(named, without=without)
    return None if without else risks_beside(opened, scenario, named)


def chance_of(
    plan: "ExplainedPlan", risks: "RisksAtHand | None", workers: int
) -> "RiskDocument | None":
    """
    Return what the draws of a plan say, without what each source costs.

    There is nothing without risks, and where the draws were interrupted or cannot be played, which
    is said.
    """
    from scheduler.cli.progress.risk import RiskLine
    from scheduler.pipeline.risk.assessing import RiskOptions
    from scheduler.pipeline.risk.told import tell_risk

    if risks is None:
        return None
    try:
        with RiskLine(aside()) as line:
            options = RiskOptions(drivers=False, workers=workers)
            return tell_risk(plan, risks, options, line).document
    except InputError as error:
        say(str(error))
    except KeyboardInterrupt:
        say("Interrupted.")
    say(UNKNOWN)
    return None
