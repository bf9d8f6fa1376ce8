"""What a plan says comes back whole from the XML of another program."""

from dataclasses import replace

import pytest
from hypothesis import Phase, given, reject, settings

from scheduler.errors import InputError, NoScheduleError
from scheduler.model.judging import require_sound
from scheduler.model.progress.recorded_campaign import without_progress
from scheduler.pipeline.plan import plan
from scheduler.planning.interface.options import SolveOptions
from tests.builders import ONE_WORKER
from tests.exports.foreign.plans import campaign_of, imported, plan_of, project_of, read_again
from tests.planning.campaigns import REPEATABLE, campaigns
from tests.shipped import GRAPHS

QUICK = [path for path in GRAPHS if path.stem == "first-steps"]
LONG = [path for path in GRAPHS if path not in QUICK]
AS_DRAWN = settings(REPEATABLE, phases=[Phase.generate])
"""To make a failing campaign smaller would take many plans."""
A_MOMENT = SolveOptions(workers=1, time_limit=15.0)


def _comparable(project):
    """Return a project without what only a reader knows: lines, texts and second names."""

    def length(each):
        return None if each is None or not each.minutes else replace(each, text="")

    def step(each):
        fields = {name: text for name, text in each.fields.items() if not name.startswith("Text")}
        return replace(
            each,
            line=None,
            fields=fields,
            duration=length(each.duration),
            remaining=length(each.remaining),
        )

    def plain(each):
        return replace(each, line=None)

    return replace(
        plain(project),
        tasks=tuple(map(step, project.tasks)),
        links=tuple(replace(plain(each), lag=length(each.lag)) for each in project.links),
        resources=tuple(replace(plain(each), fields={}) for each in project.resources),
        calendars=tuple(map(plain, project.calendars)),
        assignments=tuple(map(plain, project.assignments)),
        field_names=tuple(sorted(project.field_names)),
    )


def _comes_back(made):
    """Write a plan, read it again, and see that nothing is lost."""
    for links_only in (False, True):
        project = project_of(made, links_only=links_only)
        again = read_again(project)
        assert again.notices == ()
        assert _comparable(again.projects[0]) == _comparable(project)
        back = imported(project)
        campaign, before = campaign_of(back), without_progress(made.situation.campaign)
        assert campaign.model_dump() == before.model_dump()
        assert campaign == before
        assert back.notices == ()


@pytest.mark.parametrize("path", QUICK, ids=lambda path: path.stem)
def test_shipped_graph_comes_back_as_it_was(path):
    """The smallest graph that comes with the package survives the way out and in."""
    _comes_back(plan(path, options=ONE_WORKER))


@pytest.mark.slow
@pytest.mark.parametrize("path", LONG, ids=lambda path: path.stem)
def test_large_shipped_graph_comes_back_as_it_was(path):
    """So do the large ones, 314 steps among them."""
    _comes_back(plan(path, options=A_MOMENT))


def _random_comes_back(campaign):
    try:
        require_sound(campaign)
        made = plan_of(campaign)
    except (InputError, NoScheduleError):
        reject()
    _comes_back(made)


@settings(AS_DRAWN, max_examples=4)
@given(campaign=campaigns())
def test_random_campaign_comes_back_as_it_was(campaign):
    """A few random campaigns with every rule survive the way out and in."""
    _random_comes_back(campaign)


@pytest.mark.slow
@settings(AS_DRAWN, max_examples=300)
@given(campaign=campaigns())
def test_any_random_campaign_comes_back_as_it_was(campaign):
    """So do many."""
    _random_comes_back(campaign)
