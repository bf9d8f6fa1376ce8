"""Which step is the launch: the one that is named, or the only one that nothing waits for."""

import re
from collections.abc import Mapping

from scheduler.errors import near_names
from scheduler.formats.foreign.steps import ForeignTask
from scheduler.interchange.incoming.network.links import StepLink
from scheduler.interchange.incoming.refusals import listed, refuse
from scheduler.interchange.incoming.source import Source
from scheduler.interchange.incoming.telling import Telling

LAUNCHES = re.compile(r"launch|lift.?off|发射|пуск|décollage|tir\b|\bstart\b", re.IGNORECASE)


def launch_of(
    source: Source,
    file: str,
    keys: Mapping[str, str],
    links: tuple[StepLink, ...],
    telling: Telling,
) -> str:
    """
    Return the uid of the launch step.

    Raises
    ------
    InputError
        If it is not named and several could be meant, or no step has the name.
    """
    wanted = source.choices.launch.strip()
    if wanted:
        return _named(source, file, keys, wanted)
    awaited = {link.predecessor for link in links}
    ends = [uid for uid, task in source.steps.items() if _may_be_last(source, task, awaited)]
    if len(ends) == 1:
        name = f"{keys[ends[0]]}: {source.label(ends[0])}"
        telling.decided(
            "import-launch",
            "The only step that nothing waits for is the launch",
            name,
            way_out="Name another one with --launch.",
        )
        return ends[0]
    raise _unclear(source, file, keys, ends or list(source.steps))


def _may_be_last(source: Source, task: ForeignTask, awaited: set[str]) -> bool:
    return task.uid not in awaited and not is_recurring(source, task)


def is_recurring(source: Source, task: ForeignTask) -> bool:
    """Whether a step is one date of a meeting or the like that repeats."""
    return task.is_recurring or any(each.is_recurring for each in source.around(task))


def _named(source: Source, file: str, keys: Mapping[str, str], wanted: str) -> str:
    """Return the step that a name stands for: its key, uid, code, row or name, in this order."""
    names = [
        {keys[uid]: uid for uid in source.steps},
        {uid: uid for uid in source.steps},
        {task.code: uid for uid, task in source.steps.items() if task.code},
        {str(task.row): uid for uid, task in source.steps.items() if task.row is not None},
    ]
    for known in names:
        if wanted in known:
            return known[wanted]
    called = [
        uid for uid, task in source.steps.items() if task.name.casefold() == wanted.casefold()
    ]
    if len(called) == 1:
        return called[0]
    if called:
        raise _unclear(source, file, keys, called)
    every = [*names[0], *(task.name for task in source.steps.values())]
    near = near_names(wanted, every)
    raise refuse(
        file,
        "import-unknown-launch",
        f"no step is called {wanted!r}",
        f"Did you mean {' or '.join(map(repr, near))}?"
        if near
        else "Name the launch step by its key, its row or its name.",
    )


def _unclear(
    source: Source, file: str, keys: Mapping[str, str], candidates: list[str]
) -> Exception:
    """Return the question which of several steps is the launch."""
    said = [f"{keys[uid]} ({source.tasks[uid].title})" for uid in candidates]
    return refuse(
        file,
        "import-which-launch",
        f"{len(said)} steps could be the launch, for nothing waits for them: {listed(said)}",
        f"Name it: --launch {keys[_likeliest(source, candidates)]}.",
    )


def _likeliest(source: Source, candidates: list[str]) -> str:
    """Return the candidate that is called a launch, else the last one by its planned finish."""
    tasks = [source.tasks[uid] for uid in candidates]
    called = [task for task in tasks if LAUNCHES.search(task.name)] or tasks
    dated = [(task.finish, task.uid) for task in called if task.finish is not None]
    return max(dated)[1] if dated else called[-1].uid
