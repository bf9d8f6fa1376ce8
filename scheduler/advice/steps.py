"""Steps without people, steps too long to follow, and steps tied to dates."""

from collections.abc import Iterator

from scheduler.advice.base import Case
from scheduler.advice.words import named
from scheduler.errors import Finding
from scheduler.model.notation.durations import HOUR, format_minutes
from scheduler.model.task import Task, Window, WindowFor

LONG_STEP = 40 * HOUR
FEW_PINNED = 3
PINNED_SHARE = 0.1


def warn_of_unmanned_steps(case: Case) -> Iterator[Finding]:
    """Yield own steps that are work and have neither a crew nor a run window to bound it."""
    for task in case.own:
        if task.elapsed or task.is_milestone or task.crew or _has_hours(case, task):
            continue
        yield Finding(
            code="no-crew",
            message=f"{task.id!r} is {format_minutes(task.duration)} of work without a crew, so "
            "that no shift bounds it, by night and on days off",
            path=("tasks", task.id),
            hint="Give it a crew, or write 'elapsed: yes' if it runs by the clock.",
        )


def _has_hours(case: Case, task: Task) -> bool:
    """Whether a step runs in windows alone."""
    return any(window.applies_to is WindowFor.RUN for window in case.campaign.task_windows(task))


def warn_of_long_steps(case: Case) -> Iterator[Finding]:
    """Yield own steps of more than forty hours of work."""
    for task in case.own:
        if not task.elapsed and task.duration > LONG_STEP:
            yield Finding(
                code="long-step",
                message=f"{task.id!r} is {format_minutes(task.duration)} of work in one step",
                path=("tasks", task.id, "hours"),
                hint="Split it where somebody could say that a part is done; a step should take "
                "less than a week of one shift.",
            )


def warn_of_many_pinned_steps(case: Case) -> Iterator[Finding]:
    """Yield a warning if three own steps and a tenth of all are tied to one date each."""
    pinned = [task for task in case.own if _is_pinned(case, task)]
    if len(pinned) >= FEW_PINNED and len(pinned) > PINNED_SHARE * len(case.own):
        yield Finding(
            code="many-fixed-dates",
            message=f"{len(pinned)} of {len(case.own)} steps are tied to one date each: "
            f"{named(task.id for task in pinned)}",
            path=("tasks", pinned[0].id, "windows" if pinned[0].at is None else "at"),
            hint="Let links and shifts set the dates, and keep windows and promises for what "
            "others decide.",
        )


def _is_pinned(case: Case, task: Task) -> bool:
    """Whether its start is promised, or a window with a date is its only one of a purpose."""
    if task.at is not None:
        return True
    windows = case.campaign.task_windows(task)
    return any(_is_dated(window) and _is_alone(window, windows) for window in windows)


def _is_dated(window: Window) -> bool:
    is_one_date = len(window.dates) == 1 and window.dates[0].first == window.dates[0].last
    return is_one_date or (window.start is not None and window.end is not None)


def _is_alone(window: Window, windows: tuple[Window, ...]) -> bool:
    return sum(other.applies_to is window.applies_to for other in windows) == 1
