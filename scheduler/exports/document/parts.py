"""Parts of ``plan.json`` that stand in more than one place: results and steps."""

from functools import partial
from typing import Any

from scheduler.calendars.situation.situation import Situation
from scheduler.formats.plan_parts import ResultEntry, TaskEntry
from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.result import SolveResult
from scheduler.schedule.scheduled import Schedule, ScheduledTask

NOT_EXPLAINED = {
    "on_driving_chain": False,
    "total_float_minutes": None,
    "free_float_minutes": None,
    "driver": None,
}
"""What is told of a step in the baseline."""


def local(situation: Situation, minute: Minutes) -> str:
    """Return a minute as local date and time with its offset."""
    return situation.axis.moment(minute).isoformat(timespec="minutes")


def result_entry(situation: Situation, result: SolveResult) -> ResultEntry:
    """Return how a search ended; launch is that of the schedule, whatever the search said."""
    launch = result.require_schedule()[situation.launch].end
    return ResultEntry.of(
        result,
        partial(local, situation),
        launch=local(situation, launch),
        launch_minute=launch,
        gap_minutes=launch - result.bound_minute,
    )


def placed_entry(situation: Situation, placed: ScheduledTask, **explained: Any) -> TaskEntry:
    """Return a step where a plan places it, with what is explained of it."""
    return TaskEntry.of(placed, partial(local, situation), **(NOT_EXPLAINED | explained))


def placed_entries(situation: Situation, schedule: Schedule) -> tuple[TaskEntry, ...]:
    """Return the steps of a plan that is not explained here, in file order."""
    return tuple(placed_entry(situation, schedule[step]) for step in situation.modes)
