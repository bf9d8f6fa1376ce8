"""Steps that are wanted late although nothing says how late they might be."""

from collections.abc import Iterator

from scheduler.advice.base import Case
from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId


def warn_of_idle_late_steps(case: Case) -> Iterator[Finding]:
    """Yield steps wanted late that launch never waits for, habits counted, and launch itself."""
    before = _before_launch(case.campaign)
    for task in case.campaign.tasks.values():
        if task.as_late_as_possible and task.id not in before:
            why = "it is the launch" if task.id == case.campaign.launch else "launch does not wait"
            yield Finding(
                code="late-idle",
                message=f"{task.id!r} is wanted as late as possible, but {why}"
                f"{'' if task.id == case.campaign.launch else ' for it'}: it is as early as it "
                "can be",
                path=("tasks", task.id, "as_late_as_possible"),
                hint="Name it under 'after' of a step on the way to launch, or remove the wish.",
            )


def _before_launch(campaign: Campaign) -> set[TaskId]:
    found: set[TaskId] = set()
    waiting = [campaign.launch]
    while waiting:
        task = campaign.tasks[waiting.pop()]
        more = {link.task for link in (*task.after, *task.usually_after)} - found
        found |= more
        waiting += more
    return found
