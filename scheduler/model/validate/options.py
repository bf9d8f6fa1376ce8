"""Options that would cut work."""

from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.notation.durations import format_minutes
from scheduler.model.task import Task

Path = tuple[str | int, ...]


def find_bad_options(campaign: Campaign) -> Iterator[Finding]:
    """Yield options that shorten a test, leave the work out, or change nothing."""
    for task in campaign.tasks.values():
        for option in task.modes[1:]:
            yield from _judge(task, task.in_way(option), ("tasks", task.id, "options", option - 1))


def _judge(task: Task, mode: Task, path: Path) -> Iterator[Finding]:
    if task.test and mode.duration < task.duration:
        yield Finding(
            code="test-shortened",
            message=f"the test {task.id!r} takes {format_minutes(task.duration)}, "
            f"this option {format_minutes(mode.duration)}",
            path=path,
            hint="A test may change crew, place or time, never become shorter.",
        )
    elif mode.duration == 0 and not task.is_milestone:
        yield Finding(
            code="option-empty",
            message=f"this option of {task.id!r} takes no time",
            path=path,
            hint="An option is another way to do the work, not a way to leave it out.",
        )
    elif (mode.duration, mode.crew, mode.facility) == (task.duration, task.crew, task.facility):
        yield Finding(
            code="option-empty",
            message=f"this option of {task.id!r} changes nothing",
            path=path,
            hint="Change its hours, crew or facility, or remove it.",
        )
