"""The announced plan: read from its folder, or from the copy that a replan carries."""

from hashlib import sha256
from pathlib import Path

from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.replanning.replan import AnnouncedPlan, FirstPlan
from scheduler.readers.plan_json import find_plan_file, read_content


def announced_plan(plan: ExplainedPlan, path: Path) -> AnnouncedPlan:
    """
    Return a plan as the one last told to the crews.

    Parameters
    ----------
    plan
        The plan, checked and explained.
    path
        The file or folder that it was read from.
    """
    digest = sha256(read_content(find_plan_file(path))).hexdigest()
    before = plan.replan
    own = FirstPlan(digest=digest, launch=plan.launch_minute)
    return AnnouncedPlan(
        digest=digest,
        facts=plan.graph.progress,
        situation=plan.situation,
        result=plan.result,
        told={} if before is None else before.announced.schedule.starts,
        first=own if before is None else before.announced.first,
    )
