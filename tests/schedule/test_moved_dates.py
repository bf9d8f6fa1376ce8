"""The independent check reads the dates of neighbours from the scenario by itself."""

import pytest

from scheduler.model.progress.living import living
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import with_progress
from scheduler.schedule.checks import check
from scheduler.schedule.moved_dates import promised_of, windows_of
from tests.builders import PLAN, make_campaign, make_schedule, make_task

TUESDAY = {"from": "2025-11-11T08:00", "to": "2025-11-11T16:00"}
THURSDAY = {"from": "2025-11-13T08:00", "to": "2025-11-13T16:00", "price": 5}


def make_site(**scenario):
    """Return a site with a neighbour: x in Tuesday's window, y promised for Tuesday 16:00."""
    return make_campaign(
        make_task("x", "8h", windows=["tue"], flow="sat"),
        make_task("y", "1h", at="2025-11-11T16:00", flow="sat"),
        make_task("go", "1h"),
        windows={"tue": TUESDAY},
        flows={"sat": {"neighbour": True, "moves": {"later": "2d", "squeeze": {"tue": THURSDAY}}}},
        scenario=scenario,
    )


def broken(campaign, x, y):
    """Return the rules that a plan breaks, x and y beginning at some hours."""
    schedule = make_schedule(x=[(x, x + 8)], y=[(y, y + 1)], go=[(0, 1)])
    return [each.rule for each in check(campaign, campaign.resolve_scenario(PLAN), schedule)]


@pytest.mark.parametrize(
    ("scenario", "x", "y"),
    [
        ({}, 24, 32),
        ({"moved": {"sat": 1}}, 48, 56),
        ({"moved": {"sat": "2d"}}, 72, 80),
        ({"squeezed": "tue"}, 72, 32),
        ({"moved": {"sat": 1}, "squeezed": "tue"}, 72, 56),
    ],
)
def test_dates_are_kept_where_the_scenario_has_them_and_nowhere_else(scenario, x, y):
    """A day off either way is caught, of the window and of the promise."""
    campaign = make_site(**scenario)

    assert broken(campaign, x, y) == []
    for day in (-24, 24):
        assert broken(campaign, x + day, y) == ["working-time", "windows"]
        assert broken(campaign, x, y + day) == ["promised"]


@pytest.mark.parametrize("scenario", [{}, {"moved": {"sat": 2}}, {"squeezed": "tue"}])
@pytest.mark.parametrize("begun", [False, True])
def test_check_and_calendars_have_the_same_dates(scenario, begun):
    """Each reads them in its own way, of steps that have begun too."""
    campaign = make_site(**scenario)
    steps = {"x": {"started": "2025-11-11T08:00"}} if begun else {}
    progress = Progress.model_validate({"data_date": "2025-11-11T10:00", "steps": steps})
    known = with_progress(living(campaign, progress), progress, campaign)
    resolved = known.resolve_scenario(PLAN)
    for task in known.tasks.values():
        assert windows_of(known, resolved, task) == list(known.task_windows(task, resolved))
        assert promised_of(resolved, task) == known.promised_start(task, resolved)
