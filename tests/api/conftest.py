from pathlib import Path

import pytest

import scheduler

FIRST_STEPS = Path(__file__).parents[2] / "task_graphs" / "first-steps.yaml"


@pytest.fixture(scope="session")
def first_plan():
    """Return the plan of the smallest task graph, as users hold it."""
    return scheduler.plan(FIRST_STEPS, workers=1)


@pytest.fixture
def rocket():
    """Return a builder of two tasks one after the other, done by a crew that works by day."""
    builder = scheduler.CampaignBuilder("Rocket", "2026-05-04T08:00", time_zone="Europe/Stockholm")
    builder.add_shift("day", "08:00-16:00")
    builder.add_crew("TEAM", people=4)
    builder.add_task("motor", hours=5, crew={"TEAM": 3})
    builder.add_task("count", hours="3h", crew={"TEAM": 4}, after="motor")
    builder.add_scenario("plan", week="mon-fri")
    return builder
