"""Which crew or place alone keeps a task out of its windows."""

from collections.abc import Iterator

from scheduler.calendars.clockwork import Clockwork
from scheduler.calendars.intervals import Intervals, intersect, merge
from scheduler.model.base import CrewId
from scheduler.model.task import Task, WindowFor


def culprits_in_windows(clockwork: Clockwork, task: Task) -> Iterator[str]:
    """
    Yield each crew or place without which the task could be done in its windows.

    A task may have several, each of which would do; none where only several together keep it out.

    Parameters
    ----------
    clockwork
        The working time of a scenario.
    task
        A task that its windows never let start, in the way looked at.
    """
    for crew, people in task.crew.items():
        others = {name: count for name, count in task.crew.items() if name != crew}
        if _can_be_done(clockwork, task.model_copy(update={"crew": others})):
            there = _most_within(clockwork, crew, _about(clockwork, task))
            if there < people:
                yield f"it needs {people} of crew {crew!r}, at most {there} are on shift then"
            else:
                yield f"crew {crew!r}, of which it needs {people}, is not there for long enough"
    for place in task.places:
        kept = tuple(name for name in task.equipment if name != place)
        facility = None if task.facility == place else task.facility
        freed = task.model_copy(update={"facility": facility, "equipment": kept})
        if _can_be_done(clockwork, freed):
            yield f"{place!r} is closed then"


def _can_be_done(clockwork: Clockwork, task: Task) -> bool:
    return bool(clockwork.make_job(task).classes)


def _about(clockwork: Clockwork, task: Task) -> Intervals:
    """Return the time in which the windows would let the task be under way."""
    reach = {
        WindowFor.START: (0, task.duration),
        WindowFor.END: (-task.duration, 0),
        WindowFor.RUN: (0, 0),
    }
    time: Intervals = ((0, clockwork.until),)
    for purpose, (before, after) in reach.items():
        spans = clockwork.window_spans(task, purpose)
        if spans is not None:
            time = intersect(time, merge((a + before, b + after) for a, b in spans))
    return time


def _most_within(clockwork: Clockwork, crew: CrewId, time: Intervals) -> int:
    """Return the most people of a crew on shift at any minute of a time."""
    steps = clockwork.profile(crew)
    return max((count for a, b, count in steps if intersect(((a, b),), time)), default=0)
