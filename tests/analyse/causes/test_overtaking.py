"""Tests for causes where steps overtook others: what comes after waits for what was overtaken."""

from datetime import timedelta

from scheduler.analyse.causes.pushing import push
from scheduler.model.progress.progress import Progress
from scheduler.planning.lists.list_schedule import best_list_schedule
from tests.analyse.causes.announcing import announced_as, causes_of, situation_with
from tests.living.m1 import START, campaign_of, graph

HEAD = """\
format: 1
name: overtaken
start: 2026-03-02T08:00
horizon: 96h
launch: go
scenarios: {plan: {}}
"""
GO = "{hours: 1, elapsed: true, after: [a, b, c]}"


def plain(hours, after=""):
    """Return a step that runs round the clock, after others."""
    return f"{{hours: {hours}, elapsed: true, after: [{after}]}}"


def campaign_with(a, b, c):
    """Return a campaign of three steps and launch."""
    return campaign_of(graph({"a": a, "b": b, "c": c, "go": GO}, head=HEAD))


def recorded(now, **steps):
    """Return progress so many hours after the start, with the starts and ends of steps."""
    found = {
        step: {"started": hour(start), **({"finished": hour(end)} if end else {"remaining": "1h"})}
        for step, (start, end) in steps.items()
    }
    return Progress.model_validate({"data_date": hour(now), "steps": found})


def hour(number):
    """Return the moment so many hours after the start."""
    return START + timedelta(hours=number)


def first_plan(made):
    """Return the plan of a campaign without facts, as it was told."""
    situation = situation_with(made, Progress(data_date=START))
    return announced_as(made, best_list_schedule(situation))


def plan_after(made, facts):
    """Return the plan of a campaign told after facts: the first one, pushed."""
    pushed = push(first_plan(made), situation_with(made, facts))
    return announced_as(made, pushed.schedule, facts)


def told(causes):
    """Return what each cause adds to a slip and its share, in hours."""
    return {x.name: (x.by_step / 60, float(x.share / 60)) for x in causes.causes}


def test_a_wait_counts_from_a_start_recorded_when_the_plan_was_announced():
    """Where c overtook a start + 4 h, known when told, go waits for 12:00 in every replay."""
    made = campaign_with(plain(1), plain(1), plain(1, "a SS+4h"))
    told_then = plan_after(made, recorded(2, a=(0, None), c=(0, 1)))
    causes = causes_of(recorded(3, a=(0, None), c=(0, 1)), told_then, campaign=made)
    assert told(causes) == {"b late start": (0, 0), "a overrun": (0, 0)}


def test_a_wait_for_a_recorded_start_does_not_move_with_the_rest_of_the_step():
    """Where b overtakes a start + 10 h, known when told, c waits for 18:00 and nothing slips."""
    made = campaign_with(plain(1), plain(1, "a SS+10h"), plain(1, "b"))
    told_then = plan_after(made, recorded(2, a=(0, None)))
    causes = causes_of(recorded(5, a=(0, 4), b=(2, 3)), told_then, campaign=made)
    assert told(causes) == {"b late start": (0, 0), "a overrun": (0, 0)}


def test_nothing_waits_in_a_replay_without_what_overtook():
    """
    Announced a 0-1, b 2-7 for it ends 6 h after a, c 2-3, go 7-8. b ran 0-2, and a until 4.

    As b was early, c waits for the end of a + 6 h: with a as announced 7-8 and go 8-9, 1 h later.
    b alone is early, or short, so its parts share that hour; the 3 h of a come on top.
    """
    made = campaign_with(plain(1), plain(5, "a FF+6h"), plain(1, "b SS"))
    causes = causes_of(recorded(3, a=(0, None), b=(0, 2)), first_plan(made), campaign=made)
    assert told(causes) == {"b late start": (1, 0.5), "b overrun": (0, 0.5), "a overrun": (3, 3)}
