"""Windows that change nothing: always open, wider than the work, or never open for it."""

from collections.abc import Iterator

from scheduler.advice.base import Case
from scheduler.advice.words import named
from scheduler.calendars.situation.choices import permitted_options
from scheduler.calendars.situation.jobs import make_job
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.errors import Finding
from scheduler.model.notation.durations import DAY
from scheduler.model.task import Task, Window

Path = tuple[str | int, ...]
Use = tuple[Task, int]


def warn_of_idle_windows(case: Case) -> Iterator[Finding]:
    """
    Yield windows without which every step that has them could start at the same times.

    Judged in all scenarios. A window that is the only one of its purpose does not hold its steps
    back; one beside others opens no time that these do not, and cannot be widened to.
    """
    uses: dict[Path, list[Use]] = {}
    for task in case.campaign.tasks.values():
        for place, window in enumerate(task.windows):
            own: Path = ("tasks", task.id, "windows", place)
            key = ("windows", window) if isinstance(window, str) else own
            uses.setdefault(key, []).append((task, place))
    for path, users in uses.items():
        window = _window(case, *users[0])
        if case.opens(window) and not any(_matters(case, *use) for use in users):
            yield from _judge(case, path, users, window)


def _window(case: Case, task: Task, place: int) -> Window:
    return case.campaign.task_windows(task)[place]


def _matters(case: Case, task: Task, place: int) -> bool:
    """
    Whether the legal starts of a task are others without one of its windows.

    Where it has no legal start at all, a problem says so, and no window is idle.
    """
    left = task.altered(
        update={"windows": tuple(x for at, x in enumerate(task.windows) if at != place)}
    )
    for clockwork in case.clockworks:
        if task.id in case.campaign.done_tasks(clockwork.scenario):
            continue
        for option in permitted_options(task, clockwork.scenario):
            starts = _starts(clockwork, task, option)
            if not starts or starts != _starts(clockwork, left, option):
                return True
    return False


def _starts(clockwork: WorkingTimes, task: Task, option: int) -> object:
    return make_job(clockwork, task, option=option).classes


def _judge(case: Case, path: Path, users: list[Use], window: Window) -> Iterator[Finding]:
    text = window.said(case.campaign.zone)
    name = repr(path[1]) if path[0] == "windows" else f"of {users[0][0].id!r} ({text})"
    others = [
        x for at, x in enumerate(case.campaign.task_windows(users[0][0])) if at != users[0][1]
    ]
    steps = named(task.id for task, _ in users)
    if any(other.applies_to is window.applies_to for other in others):
        if window.may_widen:
            return
        yield Finding(
            code="window-adds-nothing",
            message=f"the window {name} allows {steps} no start that its other windows do not "
            "allow",
            path=path,
            hint="Check its dates and hours against the crews' shifts, or remove it.",
        )
        return
    always = window.daily is not None and window.daily.length >= DAY and window.is_on_all_days
    why = "it is always open" if always else "it covers all the time in which they could be done"
    yield Finding(
        code="window-idle",
        message=f"the window {name} never holds {steps} back, in any scenario: {why}",
        path=path,
        hint="Check its hours; if the crews' shifts say enough, remove it.",
    )
