"""How busy crews and facilities are."""

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.calendars.clock.intervals import clip, measure
from scheduler.calendars.shifts.shifts import most_people
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.notation.base import Minutes
from scheduler.schedule.scheduled import Schedule

Steps = tuple[tuple[Minutes, Minutes, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """
    Use of a crew or a facility up to launch.

    ``used`` and ``supply`` are person-minutes or place-minutes, ``peak`` is the most people or
    tasks at once and ``limit`` the most there are; ``steps`` is the use over time.
    """

    id: str
    title: str
    used: Minutes
    supply: Minutes
    peak: int
    limit: int
    steps: Steps

    @property
    def share(self) -> float:
        """Use divided by supply."""
        return self.used / self.supply if self.supply else 0.0


def use_over_time(spans: Iterable[tuple[Minutes, Minutes, int]]) -> Steps:
    """Return the sum of amounts over time; stretches without use are left out."""
    changes: dict[Minutes, int] = {}
    for start, end, amount in spans:
        changes[start] = changes.get(start, 0) + amount
        changes[end] = changes.get(end, 0) - amount
    steps, level, since = [], 0, 0
    for minute in sorted(changes):
        if level and minute > since:
            steps.append((since, minute, level))
        level, since = level + changes[minute], minute
    return tuple(steps)


def crew_loads(situation: ChosenSituation, schedule: Schedule) -> tuple[Load, ...]:
    """Return the load of every crew that works before launch, the busiest first."""
    until = schedule[situation.launch].end
    loads = []
    for crew, profile in situation.profiles.items():
        steps = use_over_time(
            (start, end, job.task.crew[crew])
            for job in situation.jobs.values()
            if crew in job.task.crew
            for start, end in schedule[job.id].pieces
        )
        supply = sum(
            measure(clip([(start, end)], 0, until)) * people for start, end, people in profile
        )
        on_shift = most_people(profile)
        load = Load(
            id=crew,
            title=situation.campaign.crews[crew].title,
            used=_used(steps, until),
            supply=supply,
            peak=_peak(steps),
            limit=on_shift if _peak(steps) <= on_shift else most_people(situation.rosters[crew]),
            steps=steps,
        )
        loads.append(load)
    return _busiest(loads)


def facility_loads(situation: ChosenSituation, schedule: Schedule) -> tuple[Load, ...]:
    """Return the load of every facility with limited room, holds included, the busiest first."""
    until = schedule[situation.launch].end
    loads = []
    for name, facility in situation.campaign.facilities.items():
        if facility.room is None:
            continue
        spans = [
            (schedule[job.id].start, schedule[job.id].end, 1)
            for job in situation.jobs.values()
            if name in job.rooms
        ]
        for hold in situation.holds:
            if hold.facility == name:
                since = 0 if hold.source is None else schedule[hold.source].start
                spans.append((since, schedule[hold.target].end, hold.room))
        steps = use_over_time(spans)
        load = Load(
            id=name,
            title=facility.title,
            used=_used(steps, until),
            supply=facility.room * until,
            peak=_peak(steps),
            limit=facility.room,
            steps=steps,
        )
        loads.append(load)
    return _busiest(loads)


def _used(steps: Steps, until: Minutes) -> Minutes:
    return sum(measure(clip([(start, end)], 0, until)) * level for start, end, level in steps)


def _peak(steps: Steps) -> int:
    return max((level for _, _, level in steps), default=0)


def _busiest(loads: list[Load]) -> tuple[Load, ...]:
    return tuple(sorted((load for load in loads if load.used), key=lambda load: -load.share))
