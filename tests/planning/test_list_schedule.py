"""List schedules: who is placed when, and how their making is stopped."""

from itertools import count

import pytest

from benchmarks.sites import make_site
from scheduler.planning.lists.list_schedule import list_schedules
from scheduler.planning.lists.ready_queue import ReadyQueue
from scheduler.readers.task_graph import parse_task_graph
from scheduler.schedule.checks import check
from tests.builders import make_campaign, make_situation, make_task

SITE = make_situation(
    parse_task_graph(make_site(60, 1).encode(), "site.yaml").require(), "three-shifts"
)


def stop_after(calls):
    """Return what says yes from a number of calls on."""
    asked = count()
    return lambda: next(asked) >= calls


def test_a_list_schedule_of_a_site_keeps_every_rule():
    """Six priority rules give six sound schedules."""
    schedules = list(list_schedules(SITE))
    assert len(schedules) == 6
    assert not any(check(SITE.campaign, SITE.scenario, each) for each in schedules)


def test_nothing_is_begun_once_it_is_time_to_stop():
    """Told to stop at once, list scheduling makes no schedule."""
    assert list(list_schedules(SITE, lambda: True)) == []


@pytest.mark.parametrize("calls", [1, 30, 61, 62, 90, 200, 400])
def test_what_stands_when_it_is_time_to_stop_keeps_every_rule(calls):
    """A schedule that was stopped while steps moved left is sound, though not active."""
    found = list(list_schedules(SITE, stop_after(calls)))
    assert bool(found) == (calls > len(SITE.modes))
    assert not any(check(SITE.campaign, SITE.scenario, each) for each in found)


def test_a_step_set_aside_is_tried_again_only_when_room_is_made():
    """A came first and found no place; B makes no room for it, C does."""
    situation = make_situation(make_campaign(*map(make_task, "ABC")))
    queue = ReadyQueue(situation, {"A": 0, "B": 1, "C": 2})
    assert queue.first() == "A"
    queue.set_aside("A")
    assert queue.first() == "B"
    queue.placed("B", makes_room=False)
    assert queue.first() == "C"
    queue.placed("C", makes_room=True)
    assert queue.first() == "A"


def test_a_step_waits_for_room_that_is_held_until_the_hold_ends():
    """The stand is held by A until B; X, first by rank, gets its place behind B."""
    tasks = [
        make_task("A", "1h"),
        make_task("B", "1h", after="A"),
        make_task("X", "1h", facility="STAND", after="A SS"),
        make_task("launch", "1h", after=["B", "X"]),
    ]
    holds = [{"facility": "STAND", "from": "A", "to": "B"}]
    campaign = make_campaign(*tasks, facilities={"STAND": 1}, holds=holds)
    schedules = list(list_schedules(make_situation(campaign)))
    assert schedules
    assert all(each["X"].start >= each["B"].end for each in schedules)
