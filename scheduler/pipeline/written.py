"""Schedules and results as a plan file states them."""

from scheduler.formats.plan_document import BaselineEntry, PlanDocument
from scheduler.formats.plan_replan import AnnouncedEntry
from scheduler.planning.interface.result import SolveResult
from scheduler.schedule.scheduled import Schedule, ScheduledTask

AnyPlanEntry = PlanDocument | BaselineEntry | AnnouncedEntry
"""A plan in a plan file: the one that it is about, its baseline, or the one announced before."""


def schedule_of(part: AnyPlanEntry) -> Schedule:
    """Return the schedule of a plan in a plan file."""
    tasks = {task.id: task.back(ScheduledTask) for task in part.tasks}
    return Schedule(scenario=part.scenario, tasks=tasks)


def result_of(part: AnyPlanEntry) -> SolveResult:
    """Return how the search for a plan in a plan file ended; its seconds are not known."""
    return part.result.back(
        SolveResult,
        schedule=schedule_of(part),
        first_plan_seconds=None,
        proof_seconds=None,
        seconds=0.0,
    )
