"""Parts of ``plan.json`` that stand in more than one place: results and steps."""

from functools import partial
from typing import Any

from scheduler.analyse.sources import SourceText
from scheduler.calendars.situation.situation import Situation
from scheduler.formats.plan_parts import FactsEntry, ResultEntry, TaskEntry
from scheduler.model.notation.base import Minutes
from scheduler.model.progress.recorded_campaign import past_of
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


def facts_entry(facts: SourceText | None, situation: Situation) -> FactsEntry | None:
    """Return the facts that a plan was made with, and by which scenario they count work."""
    if facts is None:
        return None
    past = past_of(situation.campaign)
    is_own = past is None or past.scenario.id == situation.scenario.id
    return FactsEntry.of(facts, counted_in=None if is_own or past is None else past.scenario.id)
