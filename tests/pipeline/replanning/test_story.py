"""The story of the Shenzhou-22 campaign: what its page says of each day is what comes out."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from scheduler.analyse.comparing.comparison import compare
from scheduler.exports import export
from scheduler.exports.replanning import export_replan
from scheduler.model.progress.progress import Progress
from scheduler.pipeline.plan import plan
from scheduler.pipeline.progress.announced import read_announced
from scheduler.pipeline.progress.assuming import as_planned
from scheduler.pipeline.progress.progress_text import progress_text
from scheduler.pipeline.replanning.replan import Replanning
from scheduler.pipeline.replanning.request import ReplanRequest
from scheduler.planning.interface.options import SolveOptions

GRAPHS = Path(__file__).parents[3] / "task_graphs"
STORY = GRAPHS / "shenzhou-22"
ROW = re.compile(r"\]\((.+\.yaml)\) \|[^|]*\| (.+?) \| \**(.+?)\** \| (none|\d+)")
OPTIONS = SolveOptions(workers=2, time_limit=60.0)


@pytest.fixture(scope="module")
def announced(tmp_path_factory):
    """Return the folder of the plan that was told to the crews first."""
    folder = tmp_path_factory.mktemp("story") / "announced"
    export(plan(GRAPHS / "shenzhou-22.yaml", "emergency", OPTIONS), folder, charts=False)
    return folder


@pytest.mark.slow
def test_limits_count_from_what_went_as_planned(announced, tmp_path):
    """Example 21: as of 14 November nothing moves, and three limits count from recorded ends."""
    told = read_announced(announced)
    at = datetime.fromisoformat("2025-11-14T09:00")
    progress = as_planned(Progress(data_date=at), told, at, "--as-planned-to")
    facts = tmp_path / "progress.yaml"
    facts.write_text(progress_text(progress, told.campaign), "utf-8")

    run = Replanning(announced, facts, ReplanRequest(search=OPTIONS))
    found = compare(run.old, run.run())

    assert found.changed == ()
    say = found.axis.say
    clocks = {
        str(each.limit).split()[0]: (say(each.runs_out), each.last and say(each.last))
        for each in found.limits
        if each.is_recorded
    }
    assert clocks == {
        "G06": ("Tue 02 Dec 08:00", "Mon 01 Dec 12:11"),
        "E12": ("Fri 05 Dec 19:00", "Fri 05 Dec 12:11"),
        "F05": ("Sat 13 Dec 00:00", "Fri 12 Dec 12:11"),
    }


@pytest.mark.slow
def test_story_is_told_right(announced, tmp_path):
    """Pushed and replanned launch and the steps that moved, each day; every level is proved."""
    folder = announced
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
