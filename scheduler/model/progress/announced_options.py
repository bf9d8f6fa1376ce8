"""Facts that leave out in which option a step was begun: it is the announced one."""

from collections.abc import Mapping

from scheduler.model.notation.base import TaskId
from scheduler.model.progress.progress import Progress


def with_announced_options(progress: Progress, options: Mapping[TaskId, int]) -> Progress:
    """
    Return facts in which each step that has begun names its option.

    Parameters
    ----------
    progress
        The facts.
    options
        The option of each step in the announced plan, 0 for a step as it stands.
    """
    steps = {
        step: facts.altered({"option": options[step]})
        if facts.begun is not None and facts.option is None and step in options
        else facts
        for step, facts in progress.steps.items()
    }
    return progress.altered({"steps": steps})
