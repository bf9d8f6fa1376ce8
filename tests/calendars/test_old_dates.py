"""Campaigns of long ago are planned and checked like those of today."""

import pytest

from scheduler.schedule.checks import check
from tests.builders import PLAN, make_campaign, make_task, solve_campaign


@pytest.mark.parametrize(
    ("start", "zone"),
    [
        ("1969-12-29T08:00", "UTC"),
        ("1968-10-21T08:00", "Europe/Dublin"),
        ("1950-06-05T08:00", "Europe/Amsterdam"),
        ("1971-12-27T08:00", "Africa/Monrovia"),
    ],
)
def test_start_before_the_epoch_of_computers_is_planned(start, zone):
    """Three shifts of eight hours from Monday 08:00: 20 hours of work end on Tuesday at 04:00."""
    shifts = {"day": "08:00-16:00", "late": "16:00-24:00", "night": "00:00-08:00"}
    task = make_task("A", "20h", crew={"MEC": 1})
    campaign = make_campaign(
        task, crews={"MEC": 1}, shifts=shifts, start=start, time_zone=zone, horizon="4d"
    )
    result = solve_campaign(campaign)

    assert result.schedule is not None
    assert result.schedule["A"].end == 20 * 60
    assert check(campaign, campaign.resolve_scenario(PLAN), result.schedule) == []
