"""Leads and lags that say more than they seem to."""

from collections.abc import Iterator

from scheduler.advice.base import Case
from scheduler.errors import Finding
from scheduler.model.link import Link, Point
from scheduler.model.notation.durations import DAY, format_minutes
from scheduler.model.task import Task

LONG_LAG = 3 * DAY

Path = tuple[str | int, ...]


def warn_of_leads_and_lags(case: Case) -> Iterator[Finding]:
    """Yield links past a hold point, leads longer than the step, and lags of more than 3 days."""
    for task in case.campaign.tasks.values():
        for field in ("after", "usually_after"):
            for place, link in enumerate(getattr(task, field)):
                path: Path = ("tasks", task.id, field, place)
                yield from _judge(task, case.campaign.tasks[link.task], link, path)


def _judge(task: Task, before: Task, link: Link, path: Path) -> Iterator[Finding]:
    lets_past = link.type.from_point is Point.START and not before.is_milestone
    if before.hold_point and (link.lag < 0 or lets_past):
        yield _past_hold_point(task, before, link, path)
    elif link.type.from_point is Point.END and -link.lag > before.duration:
        yield Finding(
            code="long-lead",
            message=f"{task.id!r} may come {format_minutes(-link.lag)} before {before.id!r} ends, "
            f"which takes only {format_minutes(before.duration)}: before it has even started",
            path=path,
            hint=f"If it must wait for the start of {before.id!r}, write '{before.id} SS'; if not, "
            "link it to an earlier step.",
        )
    elif link.lag > LONG_LAG:
        yield Finding(
            code="long-lag",
            message=f"{task.id!r} waits {format_minutes(link.lag)} after {before.id!r} for "
            "something that is not in the plan",
            path=path,
            hint="Make the wait a step of its own, with 'elapsed: yes' and a name, so that it "
            "shows.",
        )


def _past_hold_point(task: Task, before: Task, link: Link, path: Path) -> Finding:
    how = f"{format_minutes(-link.lag)} before it ends" if link.lag < 0 else "once it has started"
    return Finding(
        code="hold-point-passed-early",
        message=f"{task.id!r} need not wait until the hold point {before.hold_point!r} "
        f"({before.id!r}) is passed: by the link '{link}' it may come {how}",
        path=path,
        hint=f"Write '{before.id}' alone if nothing may start before it is passed; link work "
        "beside it to the step before it.",
    )
