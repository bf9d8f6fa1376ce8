"""When each step runs by its source: by its crews, its own calendar, both, or by the clock."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from scheduler.calendars.clock.intervals import Intervals, intersect, subtract
from scheduler.formats.foreign.steps import ForeignTask
from scheduler.interchange.working_time.calendars.in_force import CalendarsInForce
from scheduler.interchange.working_time.steps.needs import StepNeeds


class RunsBy(StrEnum):
    """What decides when a step goes on."""

    CREW = "crew"
    WINDOWS = "windows"
    ALL_HANDS = "all hands"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepHours:
    """
    When a step runs.

    ``calendars`` are those that must work together for it, besides those of its crews if it
    ``runs_by`` its crew; of ``any_of`` one is enough. ``why`` is the code of a notice, where the
    graph says something else than the source.
    """

    runs_by: RunsBy
    calendars: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    why: str = ""


CrewCalendars = Mapping[str, tuple[str, ...]]


def time_of(hours: StepHours, force: CalendarsInForce) -> Intervals:
    """Return when a step may run by its own windows, all the period if it has none."""
    return force.any_of(hours.any_of) if hours.any_of else force.together(hours.calendars)


def source_calendars(
    needs: StepNeeds, force: CalendarsInForce, resources: Mapping[str, str | None]
) -> tuple[str, ...]:
    """Return the calendars that must work together for a step by its source, people's apart."""
    task = needs.task
    own = () if task.calendar is None else (force.of(task.calendar),)
    if task.ignores_resource_calendars:
        return own or (force.project,)
    held = [force.of(resources[uid]) for uid in needs.equipment]
    if not (own or held or needs.people):
        return (force.project,)
    return tuple(dict.fromkeys((*own, *held)))


def all_hours(
    needs: Mapping[str, StepNeeds],
    force: CalendarsInForce,
    resources: Mapping[str, str | None],
    crews: CrewCalendars,
) -> Mapping[str, StepHours]:
    """Return when each step runs, by its uid; steps that need the same are judged once."""
    known: dict[Hashable, StepHours] = {}
    found: dict[str, StepHours] = {}
    for uid, each in needs.items():
        task = each.task
        is_elapsed = task.duration is not None and task.duration.elapsed
        length = task.duration if task.ignores_resource_calendars else None
        own = (is_elapsed, task.calendar, task.ignores_resource_calendars, length)
        key = (own, tuple(each.people), tuple(each.equipment))
        if key not in known:
            known[key] = hours_of(each, force, resources, crews)
        found[uid] = known[key]
    return found


def hours_of(
    needs: StepNeeds,
    force: CalendarsInForce,
    resources: Mapping[str, str | None],
    crews: CrewCalendars,
) -> StepHours:
    """
    Return when a step runs.

    Parameters
    ----------
    needs
        What it needs.
    force
        The calendars.
    resources
        The calendar that each resource names.
    crews
        The calendars by which each crew works here; one of them is enough.
    """
    task = needs.task
    if task.duration is not None and task.duration.elapsed:
        if needs.people:
            return StepHours(runs_by=RunsBy.ALL_HANDS, why="import-elapsed-people")
        return StepHours(runs_by=RunsBy.CLOCK)
    stated = source_calendars(needs, force, resources)
    if not needs.people:
        return _without_people(stated, force)
    at_work = [force.any_of(crews[uid]) for uid in needs.people]
    if task.ignores_resource_calendars:
        return _without_regard(task, stated, at_work, force)
    return _narrowed(stated, force.together(stated), _common(at_work, force))


def _without_people(stated: tuple[str, ...], force: CalendarsInForce) -> StepHours:
    time = force.together(stated)
    if not time:
        return StepHours(runs_by=RunsBy.WINDOWS, any_of=stated, why="import-no-common-time")
    if time == (force.working.period.minutes,):
        return StepHours(runs_by=RunsBy.CLOCK, why="import-round-the-clock")
    return StepHours(runs_by=RunsBy.WINDOWS, calendars=stated, why="import-own-hours")


def _without_regard(
    task: ForeignTask,
    stated: tuple[str, ...],
    at_work: Sequence[Intervals],
    force: CalendarsInForce,
) -> StepHours:
    """Return the hours of a step whose own calendar counts alone, whoever works on it."""
    time = force.together(stated)
    crew = _common(at_work, force)
    if subtract(time, crew):
        if intersect(time, crew) and not _fits(task, time):
            narrowed = _narrowed(stated, time, crew)
            return replace(narrowed, why="import-people-not-called-in")
        is_all = time == (force.working.period.minutes,)
        return StepHours(
            runs_by=RunsBy.ALL_HANDS,
            calendars=() if is_all else stated,
            why="import-people-called-in",
        )
    return _narrowed(stated, time, crew)


def _fits(task: ForeignTask, time: Intervals) -> bool:
    """Whether a step can run through one stretch of time, as steps do that call people in."""
    longest = max((end - start for start, end in time), default=0)
    return task.duration is not None and task.duration.minutes <= longest


def _narrowed(stated: tuple[str, ...], time: Intervals, crew: Intervals) -> StepHours:
    """Return the hours of a step with its crew, windows added where the crew works longer."""
    if subtract(crew, time):
        return StepHours(runs_by=RunsBy.CREW, calendars=stated, why="import-task-calendar")
    return StepHours(runs_by=RunsBy.CREW)


def _common(at_work: Sequence[Intervals], force: CalendarsInForce) -> Intervals:
    time: Intervals = (force.working.period.minutes,)
    for each in at_work:
        time = intersect(time, each)
    return time
