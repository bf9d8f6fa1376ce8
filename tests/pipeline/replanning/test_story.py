"""The story of the Shenzhou-22 campaign: what its page says of each day is what comes out."""

import re
from pathlib import Path

import pytest

from scheduler.analyse.comparing.comparison import compare
from scheduler.exports import export
from scheduler.exports.replanning import export_replan
from scheduler.pipeline.plan import plan
from scheduler.pipeline.replanning.replan import Replanning
from scheduler.pipeline.replanning.request import ReplanRequest
from scheduler.planning.interface.options import SolveOptions

GRAPHS = Path(__file__).parents[3] / "task_graphs"
STORY = GRAPHS / "shenzhou-22"
ROW = re.compile(r"\]\((.+\.yaml)\) \|[^|]*\| (.+?) \| \**(.+?)\** \| (none|\d+)")
OPTIONS = SolveOptions(workers=2, time_limit=60.0)


@pytest.mark.slow
def test_story_is_told_right(tmp_path):
    """Pushed and replanned launch and the steps that moved, each day; every level is proved."""
    folder = tmp_path / "announced"
    export(plan(GRAPHS / "shenzhou-22.yaml", "emergency", OPTIONS), folder, charts=False)
    told = ROW.findall((STORY / "README.md").read_text("utf-8"))
    assert [row[0] for row in told] == sorted(path.name for path in STORY.glob("*.yaml"))

    for name, pushed, launch, moved in told:
        run = Replanning(folder, STORY / name, ReplanRequest(search=OPTIONS))
        made = run.run()
        say, replan = made.situation.axis.say, made.replan
        assert replan is not None
        assert replan.pushed.launch is not None
        assert say(replan.pushed.launch).startswith(pushed), name
        assert say(made.launch_minute).startswith(launch), name
        assert len(replan.disturbance.moved) == int(moved.replace("none", "0")), name
        assert all(level.proved for level in replan.levels), name
        assert replan.causes is not None
        assert sum(each.by_step for each in replan.causes.causes) == replan.causes.pushed
        folder = tmp_path / Path(name).stem
        export_replan(compare(run.old, made), folder, charts=False)
