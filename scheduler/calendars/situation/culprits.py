"""Which crew or place alone keeps a task out of its windows."""

from collections.abc import Iterator

from scheduler.calendars.situation.jobs import make_job
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.model.notation.base import CrewId, ShiftName
from scheduler.model.task import Task


def culprits_in_windows(clockwork: WorkingTimes, task: Task) -> Iterator[str]:
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
    for crew, need in task.crew.items():
        if _can_be_done(clockwork, _with_crew(task, crew, 0)):
            counts = range(need - 1, 0, -1)
            fits = (n for n in counts if _can_be_done(clockwork, _with_crew(task, crew, n)))
            there = next(fits, 0)
            most = f"at most {there} {'is' if there == 1 else 'are'}" if there else "nobody is"
            shifts = _shifts_that_fit(clockwork, _with_crew(task, crew, there))
            named = f" ({', '.join(shifts)})" if shifts else ""
            people = "person" if need == 1 else "people"
            yield f"needs {need} {people} of crew {crew!r}, but {most} on shift{named}"
    for place in task.places:
        kept = tuple(name for name in task.equipment if name != place)
        facility = None if task.facility == place else task.facility
        freed = task.altered({"facility": facility, "equipment": kept})
        if _can_be_done(clockwork, freed):
            yield f"finds {place!r} closed"


def _can_be_done(clockwork: WorkingTimes, task: Task) -> bool:
    return bool(make_job(clockwork, task).classes)


def _shifts_that_fit(clockwork: WorkingTimes, task: Task) -> list[ShiftName]:
    """Return the shifts in which a task can be done, in order of time; of all hands none."""
    if task.all_hands:
        return []
    spans = [
        (place.low, place.high + task.duration + place.pause)
        for place in make_job(clockwork, task).classes
    ]
    names = (
        run.shift
        for run in clockwork.runs
        if any(low < run.end and run.start < high for low, high in spans)
    )
    return list(dict.fromkeys(names))


def _with_crew(task: Task, crew: CrewId, people: int) -> Task:
    """Return a task that needs so many people of a crew, or none of it."""
    others = {name: count for name, count in task.crew.items() if name != crew}
    return task.altered({"crew": others | ({crew: people} if people else {})})
