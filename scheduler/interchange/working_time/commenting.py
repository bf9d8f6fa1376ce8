"""Comments beside what the calendars of a source became."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from scheduler.interchange.working_time.calendars.in_force import CalendarsInForce
from scheduler.interchange.working_time.crews.shift_plan import ShiftPlan
from scheduler.interchange.working_time.crews.source import CrewSource

Path = tuple[str, ...]


def comments_on(
    plan: ShiftPlan, crews: Sequence[CrewSource], site: CrewSource, force: CalendarsInForce
) -> Mapping[Path, str]:
    """Return what is said beside holidays, and beside crews if their calendars differ."""
    found: dict[Path, str] = {}
    names = _first_dates(dict(_named(plan.holidays, (*crews, site))))
    if names:
        found["holidays",] = ", ".join(names)
    if len({crew.calendars for crew in crews}) > 1:
        for crew in crews:
            found["crews", crew.key] = (
                f"hours of {' or '.join(dict.fromkeys(map(force.name, crew.calendars)))}"
            )
    return found


def _named(holidays: Sequence[date], crews: Sequence[CrewSource]) -> Iterator[tuple[date, str]]:
    for day in holidays:
        names = (crew.exception_name(day.toordinal()) for crew in crews)
        name = next(filter(None, names), "")
        if name:
            yield day, name


def _first_dates(names: Mapping[date, str]) -> list[str]:
    """Return the names of holidays, each with the first of its dates."""
    first: dict[str, date] = {}
    for day, name in names.items():
        first.setdefault(name, day)
    return [f"{name} {day:%Y-%m-%d}" for name, day in first.items()]
