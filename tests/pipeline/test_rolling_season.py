"""The season of three ferries: one after the other from one pad, the next one standing by."""

from itertools import pairwise
from pathlib import Path

import pytest

import scheduler

GRAPH = Path(__file__).parents[2] / "task_graphs" / "rolling-season.yaml"
FERRIES = ("A", "B", "C")


@pytest.fixture(scope="module")
def season():
    """Return the season as it is written."""
    return scheduler.load(GRAPH)


@pytest.fixture(scope="module")
def planned(season):
    """Return the plan of the season, its other starts left as they were found."""
    return scheduler.solve(season, "rolling", workers=1, time_limit=60, settle=0)


def test_ferries_of_one_type_have_the_same_steps(season):
    """103 steps each: what differs is the hall, and who waits for whom."""
    steps = {
        ferry: {
            task.id[2:]: (task.name, task.duration, task.test, dict(task.crew), task.tags)
            for task in season.tasks.values()
            if task.id.startswith(f"{ferry}-")
        }
        for ferry in FERRIES
    }
    assert len(steps["A"]) == 103
    assert steps["A"] == steps["B"] == steps["C"]


def test_every_step_is_of_a_ferry_of_the_site_or_of_the_neighbour(season):
    """Three times 103 steps, the opening of the season, and four of the weather satellite."""
    flows = {flow for vehicle in season.vehicles.values() for flow in vehicle.flows}
    others = [task.id for task in season.tasks.values() if task.flow not in flows]
    assert others == ["site", "X01", "X02", "X03", "X04"]
    assert len(season.tasks) == 3 * 103 + 5


@pytest.mark.slow
def test_season_is_planned_with_proof(planned):
    """No plan launches the third ferry before Friday 17 April; the way there may be another."""
    assert planned.status == "optimal"
    assert f"{planned.launch:%a %d %b %H:%M}" == "Fri 17 Apr 18:40"


@pytest.mark.slow
def test_every_lift_off_meets_its_target(season, planned):
    """Each launch has a target of its own, besides that of the season."""
    targets = {key: mark.target for key, mark in season.launches.items()}
    targets["C-L08"] = season.target
    assert set(targets) == {"A-L08", "B-L08", "C-L08"}
    local = {step: planned.end(step).replace(tzinfo=None) for step in targets}
    assert all(local[step] <= target for step, target in targets.items())


@pytest.mark.slow
def test_pad_is_restored_before_the_next_stack_rolls_out(planned):
    """One stack at the pad, from its roll-out to the end of its restoration."""
    for before, after in pairwise(FERRIES):
        assert planned.end(f"{before}-T02") <= planned.start(f"{after}-P03")


@pytest.mark.slow
def test_next_ferry_stands_by_before_one_is_armed_and_is_called_after_lift_off(planned):
    """Both are habits, which this scenario keeps."""
    for before, after in pairwise(FERRIES):
        standby = max(planned.end(f"{after}-R17"), planned.end(f"{after}-S17"))
        assert standby <= planned.start(f"{before}-P14")
        assert planned.start(f"{after}-R20") >= planned.end(f"{before}-L08")
