"""Links that say too much, and ids that no link could name."""

import re
from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.campaign import LAUNCH, Campaign
from scheduler.model.link import parse_link

LONGEST_ID = 100
DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL"} | {f"{port}{n}" for port in ("COM", "LPT") for n in range(10)}
)
"""Names that some systems keep for devices."""


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


def find_bad_scenario_ids(campaign: Campaign) -> Iterator[Finding]:
    """Yield scenarios whose id is no name of a folder: their plans go into one of that name."""
    for name in campaign.scenarios:
        if not _is_folder_name(name):
            yield Finding(
                code="bad-id",
                message=f"no folder can have the name of the scenario {name[:LONGEST_ID]!r}",
                path=("scenarios", name),
                hint=f"Use at most {LONGEST_ID} letters, digits and - _ . without spaces at the "
                "ends; put the rest into 'name:'.",
            )


def _is_folder_name(name: str) -> bool:
    stem = name.partition(".")[0].strip().upper()
    is_plain = re.fullmatch(r"\w(?:[\w .+()-]*[\w+)-])?", name) is not None
    return is_plain and len(name.encode()) <= LONGEST_ID and stem not in DEVICES


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
