"""Tasks that contradict themselves."""

from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import FacilityId
from scheduler.model.task import Task

Path = tuple[str | int, ...]


def find_kind_contradictions(campaign: Campaign) -> Iterator[Finding]:
    """Yield tasks that are to lie in their working time in more than one way."""
    for task in campaign.tasks.values():
        stated = task.kinds_stated()
        if len(stated) > 1:
            yield Finding(
                code="kinds-contradict",
                message=f"{task.id!r} is {' and '.join(stated)} at once",
                path=("tasks", task.id, stated[1]),
                hint="Keep one of them.",
            )


def find_crews_on_elapsed(campaign: Campaign) -> Iterator[Finding]:
    """Yield tasks that run by the clock and yet name people."""
    for task in campaign.tasks.values():
        if not task.elapsed:
            continue
        if task.all_hands:
            yield Finding(
                code="all-hands-elapsed",
                message=f"{task.id!r} runs by the clock without people, but calls all hands",
                path=("tasks", task.id, "all_hands"),
                hint="Remove all_hands or elapsed.",
            )
        paths: list[Path] = [("tasks", task.id, "crew")] if task.crew else []
        paths += [
            ("tasks", task.id, "options", place, "crew")
            for place, mode in enumerate(task.options)
            if mode.crew
        ]
        for path in paths:
            yield Finding(
                code="elapsed-with-crew",
                message=f"{task.id!r} runs by the clock without people, but names a crew",
                path=path,
                hint="Remove the crew, or split the tended part into a task of its own.",
            )


def find_busy_milestones(campaign: Campaign) -> Iterator[Finding]:
    """Yield tasks of zero hours that use something, and their options that do, each once."""
    for task in campaign.tasks.values():
        if not task.is_milestone:
            continue
        fields = ("crew", "facility", "equipment", "hazards")
        stated = [field for field in fields if getattr(task, field)]
        if stated:
            yield _busy(task, ("tasks", task.id), stated)
        for option in task.modes[1:]:
            mode = task.options[option - 1]
            own = [field for field in ("crew", "facility") if getattr(mode, field)]
            if own and task.in_way(option).is_milestone:
                yield _busy(task, ("tasks", task.id, "options", option - 1), own)


def _busy(task: Task, path: Path, stated: list[str]) -> Finding:
    fields = " and ".join(filter(None, (", ".join(stated[:-1]), stated[-1])))
    return Finding(
        code="milestone-with-resources",
        message=f"{task.id!r} has no hours but states {fields}",
        path=(*path, stated[0]),
        hint=f"Write its hours, such as 'hours: 2', or remove {fields}: a milestone uses nothing.",
    )


def find_repeated_places(campaign: Campaign) -> Iterator[Finding]:
    """Yield places that a task or an option of it names twice, as facility or equipment."""
    for task in campaign.tasks.values():
        offset = 0 if task.facility is None else 1
        for position, place in enumerate(task.places):
            if place in task.places[:position]:
                yield _repeated(task, place, ("tasks", task.id, "equipment", position - offset))
        for number, mode in enumerate(task.options):
            if mode.facility is not None and mode.facility in task.equipment:
                option = ("tasks", task.id, "options", number, "facility")
                yield _repeated(task, mode.facility, option)


def _repeated(task: Task, place: FacilityId, path: Path) -> Finding:
    return Finding(
        code="too-many-places",
        message=f"{task.id!r} occupies {place!r} twice",
        path=path,
        hint="Name each place once.",
    )
