"""How far ahead an imported campaign is planned."""

import pytest

from tests.foreign import imported, length, step


@pytest.mark.parametrize(
    ("tasks", "days"),
    [
        ([step("1", 8)], "120d"),
        ([step("1", 800)], "210d"),
        ([step("1", 400), step("2", 400)], "210d"),
        ([step("1", duration=length(800, elapsed=True))], "120d"),
        ([step("1", 10**9)], "3650d"),
    ],
)
def test_horizon_holds_every_step_in_usual_weeks_with_room(tasks, days):
    """800 h of 40 h weeks are 140 days, half as long again 210; by the clock they are 34."""
    assert imported(tasks).graph["horizon"] == days
