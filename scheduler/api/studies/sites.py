"""Plans that studies are asked of: at hand, written, or still to be made."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scheduler.analyse.plan import ExplainedPlan
from scheduler.api.campaigns.sources import Source
from scheduler.api.results.folders import reopen
from scheduler.api.results.planning import plan as plan_source
from scheduler.pipeline.readiness import is_plan
from scheduler.planning.interface.options import SolveOptions

AnySite = Source | ExplainedPlan
"""A plan, the path of one, a campaign, or the path of a task graph."""


def planned_site(source: AnySite, words: Mapping[str, Any], options: SolveOptions) -> ExplainedPlan:
    """
    Return the plan that is asked about, made first if there is none.

    ``words`` may be ``scenario`` and ``progress`` of a campaign or a task graph.

    Raises
    ------
    ValueError
        If a plan is to have another scenario or other facts.
    """
    scenario, progress = words.get("scenario"), words.get("progress")
    if isinstance(source, str | Path) and is_plan(Path(source)):
        source = reopen(source)
    if not isinstance(source, ExplainedPlan):
        return plan_source(source, scenario, options, progress=progress, baseline=False)
    if scenario is not None or progress is not None:
        message = "a plan has its scenario and its facts; leave scenario and progress out"
        raise ValueError(message)
    return source
