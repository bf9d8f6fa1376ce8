from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

import scheduler
from scheduler.errors import Infeasible

MONDAY_16 = datetime(2026, 5, 4, 16, tzinfo=ZoneInfo("Europe/Stockholm"))


def test_solution_says_when_and_how_good(rocket):
    """Five and three hours fill the first day."""
    found = scheduler.solve(rocket.build(launch="count"), "plan", time_limit=10, workers=1)

    assert isinstance(found, scheduler.SolveResult)
    assert (found.status, found.launch, found.bound) == ("optimal", MONDAY_16, MONDAY_16)
    assert (found.gap, found.time_to_launch) == (timedelta(0), timedelta(hours=8))
    assert found.start("count") == found.end("motor") == MONDAY_16 - timedelta(hours=3)


def test_frame_is_in_order_of_time(rocket):
    """Each row has the dates, the hours, and who does the work."""
    frame = scheduler.solve(rocket.build(launch="count"), workers=1).to_frame()

    assert list(frame.index) == ["motor", "count"]
    assert frame.loc["count", "end"] == MONDAY_16
    assert list(frame["crews"]) == ["3 TEAM", "4 TEAM"]


def test_impossible_campaign_has_a_solution_without_a_launch(rocket):
    """Eight hours of work do not fit before a window that closes at noon."""
    rocket.add_window("noon", for_="end", from_="2026-05-04T08:00", to="2026-05-04T12:00")
    rocket.add_task("end", after="count", windows="noon")
    found = scheduler.solve(rocket.build(launch="end"), workers=1)

    assert (found.status, found.launch, found.gap, found.time_to_launch) == (
        "infeasible",
        None,
        None,
        None,
    )
    assert "infeasible" in repr(found)
    with pytest.raises(Infeasible, match="no plan keeps all rules"):
        found.start("count")
    with pytest.raises(Infeasible, match=r"find_conflicts\(campaign, scenario='plan'\)"):
        scheduler.plan(rocket.build(launch="end"), workers=1)


def test_situation_has_its_scenario(rocket):
    """What is prepared is solved as it stands; another scenario would be another situation."""
    situation = scheduler.prepare(rocket.build(launch="count"), "plan")

    assert scheduler.solve(situation, workers=1).launch == MONDAY_16
    with pytest.raises(ValueError, match="one of scenario 'plan', not 'other'"):
        scheduler.solve(situation, "other")


def test_repr_is_a_few_lines(rocket):
    """It says the verdict and the date."""
    text = repr(scheduler.solve(rocket.build(launch="count"), workers=1))

    assert len(text.splitlines()) <= 6
    assert "Mon 04 May 2026 16:00 CEST" in text
