"""Which plan is meant by a folder."""

import shlex
from pathlib import Path


def plan_meant(path: Path, command: str, *rest: str) -> Path:
    """
    Return the plan file, or the folder of results, that a path means.

    Parameters
    ----------
    path
        What was typed: a plan file, its folder, or a folder above.
    command
        The command that asks.
    rest
        What follows the path in that command.

    Raises
    ------
    InputError
        If several plans lie below; it names the commands for each, ready to be copied.
    """
    from scheduler.errors import InputError
    from scheduler.readers.plan_json import find_plans, several_plans

    found = find_plans(path)
    if len(found) > 1:
        words = [["launch-scheduler", command, str(each.parent), *rest] for each in found]
        raise InputError([several_plans(path, [shlex.join(each) for each in words])])
    return found[0].parent if found and path.is_dir() else path
