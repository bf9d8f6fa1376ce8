"""Lift-offs and due dates as entries of ``plan.json``."""

from scheduler.analyse.plan import Plan
from scheduler.formats.plan_document import DueEntry, LaunchEntry
from scheduler.model.base import Minutes


def launch_entries(plan: Plan) -> tuple[LaunchEntry, ...]:
    """Return the lift-offs of a plan in order of time, with their margins."""
    return tuple(
        LaunchEntry(
            step=each.task,
            name=each.name,
            time=_local(plan, each.minute),
            minute=each.minute,
            target=None if each.target is None else _local(plan, each.target),
            target_minute=each.target,
            margin_minutes=each.margin,
        )
        for each in plan.launches
    )


def due_entries(plan: Plan) -> tuple[DueEntry, ...]:
    """Return the due dates of a plan, the first one first, with their margins."""
    return tuple(
        DueEntry(
            step=each.task,
            due=_local(plan, each.due),
            due_minute=each.due,
            end_minute=each.end,
            margin_minutes=each.margin,
            slip_minutes=each.slip,
        )
        for each in plan.due
    )


def _local(plan: Plan, minute: Minutes) -> str:
    return plan.situation.axis.moment(minute).isoformat(timespec="minutes")
