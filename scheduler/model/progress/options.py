"""Options of steps as facts name them: by number or by name."""

from scheduler.model.task import Task


def option_number(task: Task, option: int | str) -> int | None:
    """Return the number of an option, 0 for the step as it stands; nothing if it has none such."""
    if isinstance(option, int):
        return option if option in task.modes else None
    wanted = " ".join(option.casefold().split())
    names = [" ".join(mode.name.casefold().split()) for mode in task.options]
    return names.index(wanted) + 1 if wanted and wanted in names else None
