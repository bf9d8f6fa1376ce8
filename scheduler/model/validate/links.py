"""Links that say too much, and ids that no link could name."""

from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.campaign import LAUNCH, Campaign
from scheduler.model.link import parse_link


def find_bad_ids(campaign: Campaign) -> Iterator[Finding]:
    """Yield task ids that the short text of a link cannot name, or that hide the launch task."""
    for task in campaign.tasks:
        if not _can_be_linked(task):
            yield Finding(
                code="bad-id",
                message=f"no link can name the task {task!r}",
                path=("tasks", task),
                hint="Use letters, digits and _ . : / - without spaces, and no ending like -2h.",
            )
        if task == LAUNCH != campaign.launch:
            yield Finding(
                code="reserved-id",
                message=f"{task!r} stands for the launch task, which is {campaign.launch!r}",
                path=("tasks", task),
                hint="Rename the task.",
            )


def _can_be_linked(task: str) -> bool:
    try:
        return bool(parse_link(task)["task"] == task)
    except ValueError:
        return False


def find_self_links(campaign: Campaign) -> Iterator[Finding]:
    """Yield links of a task to itself."""
    for task in campaign.tasks.values():
        for field in ("after", "usually_after"):
            for place, link in enumerate(getattr(task, field)):
                if link.task == task.id:
                    yield Finding(
                        code="self-link",
                        message=f"{task.id!r} waits for itself ({link})",
                        path=("tasks", task.id, field, place),
                        hint="Remove the link.",
                    )


def find_repeated_links(campaign: Campaign) -> Iterator[Finding]:
    """Yield links that repeat one of the same kind: in one list, or a habit that is hard too."""
    for task in campaign.tasks.values():
        exact = {str(link) for link in task.after}
        for field in ("after", "usually_after"):
            seen = set()
            for place, link in enumerate(getattr(task, field)):
                key = (link.task, link.type)
                again = key in seen or (field == "usually_after" and str(link) in exact)
                seen.add(key)
                if again:
                    yield Finding(
                        code="duplicate-link",
                        message=f"{task.id!r} names the link '{link.task} {link.type}' twice",
                        path=("tasks", task.id, field, place),
                        hint="Keep the one with the longer lag.",
                    )
