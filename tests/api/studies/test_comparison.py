from datetime import timedelta

import pytest

import scheduler
from scheduler.errors import InputError


def test_more_people_launch_earlier(rocket, tmp_path):
    """Two tasks of five hours and three people take a day each, or five hours side by side."""
    rocket.add_task("tank", hours=5, crew={"TEAM": 3})
    rocket.add_link("tank", "count")
    plan = scheduler.plan(rocket.build(launch="count"), workers=1)

    found = scheduler.what_if(plan, "crew.TEAM.day=6")

    assert (found.before.launch, found.after.launch) == (plan.launch, plan.launch - found.gain)
    assert found.gain == timedelta(days=1)
    assert found.changes == ("crew.TEAM.day=6",)
    assert set(found.moved) == {"count", plan.critical_path[-2]}
    found.after.save(tmp_path / "changed", charts=False)
    assert scheduler.verify(tmp_path / "changed") == []


def test_frame_sets_dates_side_by_side(first_plan):
    """Without the hardening of the sealant nothing moves; each step stands with both starts."""
    frame = scheduler.what_if(first_plan, ["crew.ELE.late=4"]).to_frame()

    assert list(frame["start_before"]) == list(frame["start_after"])
    assert frame.loc["countdown", "moves_h"] == 0


def test_repr_says_what_changes(first_plan):
    """Launch, verdict and how much moves, in a few lines."""
    text = repr(scheduler.what_if(first_plan, "crew.ELE.late=4"))

    assert text.splitlines()[0] == "What if crew.ELE.late=4"
    assert "18:00, as before" in text


def test_change_that_cannot_be_read_is_refused(first_plan):
    """The error shows the forms that there are."""
    with pytest.raises(InputError, match=r"crew\.ELE"):
        scheduler.what_if(first_plan, "crew.ELE")
