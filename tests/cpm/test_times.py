"""Early and late dates on hand-made networks; hours since Monday 08:00, a day shift of 8 h."""

import pytest

from scheduler.cpm.times import early_dates, late_dates, network_times
from scheduler.errors import Infeasible
from tests.builders import hours, make_campaign, make_milestone, make_situation, make_task


def dates(*tasks, **fields):
    """Return early start, early end, late start and late end of each task in hours."""
    times = network_times(make_situation(make_campaign(*tasks, **fields)))
    return {
        task_id: tuple(
            minutes / 60 for minutes in (d.early_start, d.early_end, d.late_start, d.late_end)
        )
        for task_id, d in times.items()
    }


def test_task_waits_for_the_slowest_predecessor():
    """C starts after B (5 h); A (2 h) has three hours of slack."""
    assert dates(make_task("A", "2h"), make_task("B", "5h"), make_task("C", after=["A", "B"])) == {
        "A": (0, 2, 3, 5),
        "B": (0, 5, 0, 5),
        "C": (5, 6, 5, 6),
    }


@pytest.mark.parametrize(
    ("link", "early", "late"),
    [
        ("A", (4, 6), (0, 4)),  # starts when A ends
        ("A+2h", (6, 8), (0, 4)),
        ("A-1h", (3, 5), (0, 4)),
        ("A SS+1h", (1, 3), (0, 4)),
        ("A FF+1h", (3, 5), (0, 4)),
        ("A FF", (2, 4), (0, 4)),
        ("A SF+3h", (1, 3), (0, 4)),
        ("A SF", (0, 2), (0, 4)),  # A still ends with the network, at 4
    ],
)
def test_each_kind_of_link_holds_back_its_end(link, early, late):
    """A takes four hours, B two and launches; A's late dates count back from B."""
    found = dates(make_task("A", "4h"), make_task("B", "2h", after=link))

    assert (found["B"][:2], found["A"][2:]) == (early, late)


def test_lag_is_elapsed_time_and_work_waits_for_the_shift():
    """A ends at 8, twelve hours later it is 20, and the next shift begins at 24."""
    found = dates(
        make_task("A", "8h", crew={"MEC": 1}),
        make_task("B", "2h", crew={"MEC": 1}, after="A+12h"),
        crews={"MEC": 1},
    )

    assert found == {"A": (0, 8, 0, 8), "B": (24, 26, 24, 26)}


def test_working_lag_counts_the_working_time_of_the_successor():
    """Four working hours after 6 are over at 26: two on Monday, two on Tuesday."""
    found = dates(
        make_task("A", "6h", elapsed=True),
        make_task("B", "2h", crew={"MEC": 1}, after="A+4h working"),
        crews={"MEC": 1},
    )

    assert found["B"][:2] == (26, 28)


def test_slack_spans_the_night_when_the_successor_waits_for_the_morning():
    """B cannot start before 24, so that A may end at any time until then."""
    found = dates(
        make_task("A", "7h", elapsed=True),
        make_task("B", "8h", crew={"MEC": 1}, after="A+2h"),
        crews={"MEC": 1},
    )

    assert found["A"] == (0, 7, 15, 22)


def test_pausing_task_ends_on_the_next_day():
    """Ten hours from Monday 08:00 end at 26; the successor launches at 27."""
    found = dates(
        make_task("A", "10h", pausable=True, crew={"MEC": 1}),
        make_task("B", after="A", crew={"MEC": 1}),
        crews={"MEC": 1},
    )

    assert found == {"A": (0, 26, 0, 26), "B": (26, 27, 26, 27)}


def test_window_moves_dates_on_both_passes():
    """Launch at 12:11 exactly: the hour begins at 11:11, and its predecessor has slack."""
    launch = make_task("B", after="A", windows=[{"for": "end", "daily": "12:11"}])

    found = dates(make_task("A", "2h"), launch)

    assert found["B"][:2] == pytest.approx((191 / 60, 251 / 60))
    assert found["A"][2] == pytest.approx(71 / 60)


def test_task_after_launch_is_counted_back_from_the_end_of_the_network():
    """Tidying takes until 6; the other step that launch does not wait for may end then, too."""
    found = dates(
        make_task("launch", "2h"),
        make_task("tidy", "4h", after="launch"),
        make_task("paint", "3h"),
        launch="launch",
    )

    assert found["launch"] == (0, 2, 0, 2)
    assert found["tidy"] == (2, 6, 2, 6)
    assert found["paint"] == (0, 3, 3, 6)


def test_milestone_may_fall_at_night():
    """A milestone comes as soon as its links allow."""
    found = dates(make_task("A", "12h", elapsed=True), make_milestone("go", after="A"))

    assert found["go"] == (12, 12, 12, 12)


def test_crews_do_not_matter_to_the_network():
    """Two tasks of the only mechanic are early at the same time."""
    found = dates(
        make_task("A", "2h", crew={"MEC": 1}),
        make_task("B", "2h", crew={"MEC": 1}),
        crews={"MEC": 1},
    )

    assert found["A"][:2] == found["B"][:2] == (0, 2)


def test_slack_is_the_mode_from_the_early_to_the_late_start():
    """A may start three hours later."""
    situation = make_situation(
        make_campaign(make_task("A", "2h"), make_task("B", "5h"), make_task("C", after=["A", "B"]))
    )

    slack = {task_id: each.slack for task_id, each in network_times(situation).items()}

    assert slack == {"A": hours(3), "B": 0, "C": 0}


def test_network_beyond_the_horizon_is_refused():
    """A task that finds no working time is named."""
    situation = make_situation(
        make_campaign(make_task("A", "20h"), make_task("B", "5h", after="A"), horizon="24h")
    )

    with pytest.raises(Infeasible, match=r"B .* finds no working time"):
        early_dates(situation)


def test_late_start_that_does_not_exist_is_negative():
    """Launch by hour 3 leaves no start to the four hours before it."""
    situation = make_situation(make_campaign(make_task("A", "4h"), make_task("B", after="A")))

    late = late_dates(situation, hours(3), hours(24))

    assert late == {"A": (-1, -1), "B": hours(2, 3)}


def test_a_promise_that_its_predecessors_break_is_named_as_one():
    """B is promised for 09:00, and A before it takes until 12:00."""
    campaign = make_campaign(
        make_task("A", "4h"), make_task("B", "1h", after=["A"], at="2025-11-10T09:00"), launch="B"
    )

    with pytest.raises(Infeasible, match="is promised for Mon 10 Nov 2025 09:00, before its pred"):
        early_dates(make_situation(campaign))
