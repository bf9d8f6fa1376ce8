"""Dumped campaigns are read back as they were."""

from pathlib import Path

import pytest
from hypothesis import given

import scheduler
from scheduler.model.campaign import Campaign
from tests.planning.campaigns import REPEATABLE, campaigns
from tests.shipped import GRAPHS

ROOT = Path(__file__).parents[2]
EVERYTHING = ROOT / "tests" / "data" / "valid" / "everything.yaml"


@pytest.mark.parametrize("path", [*GRAPHS, EVERYTHING], ids=lambda path: path.stem)
def test_dumped_campaign_is_the_same_when_read(path):
    """Lengths and times of day in dumped data are minutes, and are taken as minutes."""
    campaign = scheduler.load(path)

    assert Campaign.model_validate(campaign.model_dump()) == campaign


@REPEATABLE
@given(campaigns())
def test_dumped_random_campaign_keeps_its_steps(campaign):
    """Tasks with lags, windows and dates are read back one by one."""
    for task in campaign.tasks.values():
        assert type(task).model_validate(task.model_dump()) == task


def test_a_part_of_dumped_data_can_be_changed_as_a_file_would_say_it():
    """The hours of one task in text, all others as they were dumped."""
    data = scheduler.load(GRAPHS[0]).model_dump()
    first = next(iter(data["tasks"].values()))
    first["duration"] = "7h30"

    changed = Campaign.model_validate(data)

    assert changed.tasks[first["id"]].duration == 450
