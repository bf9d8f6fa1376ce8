"""The dates that bind a step in other programs, which take one for each, and its deadline."""

from collections.abc import Iterator
from datetime import datetime

from scheduler.formats.foreign.steps import ForeignConstraint
from scheduler.formats.foreign.words import ConstraintKind
from scheduler.interchange.outgoing.civil_days import clock
from scheduler.interchange.outgoing.outgoing import Outgoing
from scheduler.model.notation.base import TaskId
from scheduler.model.task import Window, WindowFor


def constraints_of(out: Outgoing, step: TaskId) -> tuple[ForeignConstraint, ...]:
    """
    Return the date that binds a step to come, if there is one.

    It is the planned start; without pinned dates the first one that the task graph has for it.
    """
    time = out.times[step]
    if time.is_done or time.begun is not None:
        return ()
    if out.links_only:
        return tuple(dates_stated(out, step))[:1]
    start = clock(out.plan.situation.axis, time.start)
    return (ForeignConstraint(kind=ConstraintKind.START_NO_EARLIER, date=start),)


def dates_stated(out: Outgoing, step: TaskId) -> Iterator[ForeignConstraint]:
    """Yield all dates that the task graph has for a step, the firmest first."""
    campaign, scenario = out.plan.situation.campaign, out.plan.situation.scenario
    task = campaign.tasks[step]
    promised = campaign.promised_start(task, scenario)
    if promised is not None:
        yield ForeignConstraint(kind=ConstraintKind.START_ON, date=promised.date)
    if task.not_before is not None:
        yield ForeignConstraint(kind=ConstraintKind.START_NO_EARLIER, date=task.not_before.date)
    windows = [x for x in campaign.task_windows(task, scenario) if x.start is not None]
    if len(windows) == 1:
        yield from _of_window(windows[0])


def _of_window(window: Window) -> Iterator[ForeignConstraint]:
    is_end = window.applies_to is WindowFor.END
    first = ConstraintKind.FINISH_NO_EARLIER if is_end else ConstraintKind.START_NO_EARLIER
    is_start = window.applies_to is WindowFor.START
    last = ConstraintKind.START_NO_LATER if is_start else ConstraintKind.FINISH_NO_LATER
    if window.start == window.end:
        on = ConstraintKind.FINISH_ON if is_end else ConstraintKind.START_ON
        yield ForeignConstraint(kind=on, date=window.start)
        return
    yield ForeignConstraint(kind=first, date=window.start)
    yield ForeignConstraint(kind=last, date=window.end)


def deadline_of(out: Outgoing, step: TaskId) -> datetime | None:
    """Return by when a step is wished to end: its due date, or the target of its lift-off."""
    campaign = out.plan.situation.campaign
    mark = campaign.launches.get(step)
    wished = [campaign.tasks[step].due, None if mark is None else mark.target]
    wished += [campaign.target] if step == campaign.launch else []
    return min((each for each in wished if each is not None), default=None)
