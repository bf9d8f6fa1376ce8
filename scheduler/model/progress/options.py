"""Options of steps as facts name them, by number or by name, or as they were announced."""

from collections.abc import Mapping

from scheduler.model.notation.base import TaskId
from scheduler.model.progress.progress import Progress
from scheduler.model.task import Task


def option_number(task: Task, option: int | str) -> int | None:
    """Return the number of an option, 0 for the step as it stands; nothing if it has none such."""
    if isinstance(option, int):
        return option if option in task.modes else None
    wanted = " ".join(option.casefold().split())
    names = [" ".join(mode.name.casefold().split()) for mode in task.options]
    return names.index(wanted) + 1 if wanted and wanted in names else None


def with_announced_options(progress: Progress, options: Mapping[TaskId, int]) -> Progress:
    """
    Return progress in which steps that have begun state the option they were announced with.

    Parameters
    ----------
    progress
        The facts; options that they state stay as they are.
    options
        The announced option of each step, 0 for the step as it stands; of others nothing is known.
    """
    unsaid = {
        step: facts.altered({"option": options[step]})
        for step, facts in progress.steps.items()
        if facts.begun is not None and facts.option is None and step in options
    }
    return progress.altered({"steps": {**progress.steps, **unsaid}}) if unsaid else progress
