"""
Builders that default everything but the point of a test.

Texts mean what they mean in a file (``"4h"``, ``"B+2h"``), and numbers of ``hours`` are hours. The
campaign starts on a Monday at 08:00, which is also when the only shift begins.
"""

from collections.abc import Mapping
from datetime import datetime

from scheduler.calendars.situation.choices import chosen
from scheduler.calendars.situation.prepare import prepare
from scheduler.model.campaign import UNJUDGED, Campaign
from scheduler.model.notation.durations import HOUR
from scheduler.model.task import Task
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.solve import solve
from scheduler.schedule.scheduled import Schedule, ScheduledTask

MONDAY = "2025-11-10T08:00"
DAY_SHIFT = {"day": "08:00-16:00"}
ROUND_THE_CLOCK = {"day": "08:00-16:00", "evening": "16:00-24:00", "night": "00:00-08:00"}
PLAN = "plan"
ONE_WORKER = SolveOptions(workers=1, time_limit=60.0)


def local(text):
    """Return a local date and time, such as 2025-11-10T08:00, as models keep it."""
    return datetime.fromisoformat(text)


def make_task(task_id, hours="1h", **fields):
    """Return a task of an hour that needs nobody and nothing."""
    return Task.model_validate({"id": task_id, "hours": hours, **fields})


def make_milestone(task_id, **fields):
    """Return a task that takes no time."""
    return make_task(task_id, "0h", **fields)


def make_campaign(*tasks, crews=None, facilities=None, scenario=None, teams=1, **fields):
    """
    Return a campaign with one scenario, ``plan``; its last task is the launch.

    Nobody has judged it: rules are tried on campaigns, too, that a file may not state.

    A crew or a facility given as a number has that many people on every shift, or that much room;
    a crew may also be its head-counts by shift, or all its fields. All crews have the same number
    of teams.
    """
    shifts = fields.get("shifts", DAY_SHIFT)
    settings = {
        "name": "test",
        "start": MONDAY,
        "horizon": "5d",
        "launch": tasks[-1].id,
        "shifts": shifts,
        "scenarios": {PLAN: scenario or {}},
    }
    return Campaign.model_validate(
        {
            **settings,
            **fields,
            "tasks": {task.id: task for task in tasks},
            "crews": {
                name: {"teams": teams, **_crew(people, shifts)}
                for name, people in (crews or {}).items()
            },
            "facilities": {
                name: facility if isinstance(facility, Mapping) else {"room": facility}
                for name, facility in (facilities or {}).items()
            },
        },
        context=UNJUDGED,
    )


def _crew(people, shifts):
    """Return the fields of a crew."""
    if not isinstance(people, Mapping):
        return {"people": dict.fromkeys(shifts, people)}
    return people if "people" in people else {"people": people}


def make_situation(campaign, scenario=PLAN):
    """Return a campaign under one of its scenarios, its modes taken where there is no choice."""
    situation = prepare(campaign, campaign.resolve_scenario(scenario))
    return situation if situation.has_choice else chosen(situation, {})


def make_job(task, **fields):
    """Return the job that a task becomes in a campaign of its own."""
    return make_situation(make_campaign(task, **fields)).first_mode(task.id)


def solve_campaign(campaign, scenario=PLAN, options=ONE_WORKER):
    """Return the result of a full search with one worker."""
    return solve(make_situation(campaign, scenario), options)


def hours(*numbers):
    """Return hours in minutes, one number or a tuple of them."""
    minutes = tuple(int(number * HOUR) for number in numbers)
    return minutes if len(minutes) > 1 else minutes[0]


def make_schedule(scenario=PLAN, **pieces):
    """
    Return a schedule from the pieces of each task, in hours since the campaign start.

    ``A=[(0, 8), (24, 26)]`` works, pauses and goes on; ``A=[(5, 5)]`` places a milestone.
    """
    return Schedule(
        scenario=scenario,
        tasks={task_id: make_scheduled(task_id, *parts) for task_id, parts in pieces.items()},
    )


def make_scheduled(task_id, *pieces):
    """Return a task in time from its pieces in hours."""
    parts = tuple(hours(*piece) for piece in pieces)
    return ScheduledTask(id=task_id, start=parts[0][0], end=parts[-1][1], pieces=parts)
