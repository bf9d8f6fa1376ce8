"""Shifts and people that a source states as such: a table, or a file that this program wrote."""

from collections.abc import Iterator, Mapping
from typing import Any

from scheduler.formats.foreign.calendar import DAY_MINUTES, ForeignCalendar, Stretch
from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.formats.foreign.steps import ForeignResource
from scheduler.interchange.working_time.calendars.in_force import CalendarsInForce, say
from scheduler.interchange.working_time.calendars.spans import weekly_spans
from scheduler.interchange.working_time.calendars.working_calendars import WEEKDAYS

STATED = "stated shifts"


def is_own_file(project: ForeignProject) -> bool:
    """Whether the people of a file are split by crew and shift, as this program writes them."""
    return any(each.crew and each.shift for each in project.resources)


def calendar_of_shifts(shifts: Mapping[str, Stretch]) -> ForeignCalendar:
    """Return a calendar that works whenever one of some shifts does, on every day."""
    day: list[Stretch] = []
    for start, end in shifts.values():
        last = end if end > start else end + DAY_MINUTES
        day.append((start, min(last, DAY_MINUTES)))
        if last > DAY_MINUTES:
            day.append((0, last - DAY_MINUTES))
    return ForeignCalendar(uid=STATED, name=STATED, week=dict.fromkeys(WEEKDAYS, tuple(day)))


def stated_shifts(project: ForeignProject, force: CalendarsInForce) -> Mapping[str, str]:
    """Return the shifts that a source states, as a task graph writes them; none if it does not."""
    if project.shifts:
        return {name: say(*span) for name, span in project.shifts.items()}
    if not is_own_file(project):
        return {}
    written = project.graph.get("shifts")
    if isinstance(written, Mapping) and written:
        return {str(name): str(span) for name, span in written.items()}
    return dict(_of_resources(project, force))


def _of_resources(project: ForeignProject, force: CalendarsInForce) -> Iterator[tuple[str, str]]:
    for each in project.resources:
        if each.crew and each.shift:
            spans = weekly_spans(force.working.week(force.of(each.calendar)))
            yield from ((each.shift, say(*span)) for span in list(spans)[:1])


def stated_people(
    resource: ForeignResource, shifts: Mapping[str, str], people: int
) -> Mapping[str, int]:
    """
    Return the people of a resource on shifts that the source states.

    Those that it states by shift, or for the shift that it stands for; else as many as there are,
    on the first shift. Where ``people``, the most that a step needs, are more than there ever are,
    every shift with anybody has as many.
    """
    known = {shift: count for shift, count in resource.people.items() if shift in shifts and count}
    if known:
        is_short = max(known.values()) < people
        return {shift: people if is_short else count for shift, count in known.items()}
    return {resource.shift if resource.shift in shifts else next(iter(shifts)): people}


def joined_people(
    crews: Mapping[str, str], entries: Mapping[str, Mapping[str, int]], names: Mapping[str, str]
) -> Mapping[str, Mapping[str, Any]]:
    """
    Return the entries of crews, those of one crew on several shifts joined.

    Parameters
    ----------
    crews
        The key of the crew by the uid of the resource.
    entries
        People by shift, by the uid of the resource.
    names
        What people call a crew, by its key.
    """
    found: dict[str, dict[str, int]] = {}
    for uid, people in entries.items():
        found.setdefault(crews[uid], {}).update(people)
    return {
        key: {**({} if names[key] == key else {"name": names[key]}), "people": people}
        for key, people in found.items()
    }
