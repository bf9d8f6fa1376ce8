"""Dates of single crews that change nothing, or leave open which of them counts."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import combinations

from scheduler.advice.base import Case
from scheduler.advice.words import date_time, named
from scheduler.errors import Finding
from scheduler.model.crew_change import CrewChange
from scheduler.model.notation.clock import DateRange
from scheduler.model.resource import Crew

CHECK = "Check the year and the month; remove what is over."
NEXT_DAY = timedelta(days=1)
Path = tuple[str | int, ...]


def warn_of_crew_dates_outside(case: Case) -> Iterator[Finding]:
    """Yield changes and own days of crews that lie outside the campaign."""
    for path, what, start, end in _stretches(case):
        first, last = case.axis.minute(start), case.axis.minute(end)
        if last <= 0 or first >= case.campaign.horizon:
            side = "before the campaign starts" if last <= 0 else "after the planning horizon"
            yield Finding(code="crew-date-outside", message=f"{what} {side}", path=path, hint=CHECK)


def _stretches(case: Case) -> Iterator[tuple[Path, str, datetime, datetime]]:
    """Yield the dates of all crews with where they stand and what they are called."""
    zone = case.axis.zone
    for crew in case.campaign.crews.values():
        for place, change in enumerate(crew.changes):
            span = f"from {date_time(change.start, zone)} to {date_time(change.end, zone)}"
            path: Path = ("crews", crew.id, "changes", place)
            yield path, f"the people of {crew.id!r} {span} lie", change.start, change.end
        for field, listed in (("days_off", crew.days_off), ("days_on", crew.days_on)):
            for place, dates in enumerate(listed):
                what = f"{dates} of {crew.id!r} lies"
                yield (("crews", crew.id, field, place), what, *_whole_days(dates))


def _whole_days(dates: DateRange) -> tuple[datetime, datetime]:
    return datetime.combine(dates.first, time()), datetime.combine(dates.last, time()) + NEXT_DAY


def warn_of_idle_changes(case: Case) -> Iterator[Finding]:
    """Yield changes that leave every scenario with the people that it has anyway."""
    for crew in case.campaign.crews.values():
        for place, change in enumerate(crew.changes):
            if _is_idle(case, crew, change):
                worked = {shift for each in case.scenarios for shift in each.shifts}
                idle = [shift for shift in change.people if shift not in worked]
                why = f"no scenario works {named(idle)}" if idle else "they are there anyway"
                yield Finding(
                    code="crew-change-idle",
                    message=f"the change of {crew.id!r} changes nothing: {why}",
                    path=("crews", crew.id, "changes", place, "people"),
                    hint="Write the people who are there then, or remove it.",
                )


def _is_idle(case: Case, crew: Crew, change: CrewChange) -> bool:
    others = [each for each in crew.changes if each.start < change.end and change.start < each.end]
    return not any(
        people != case.campaign.head_count(scenario, crew.id, shift)
        or any(people != each.people.get(shift, people) for each in others)
        for scenario in case.scenarios
        for shift, people in change.people.items()
        if shift in scenario.shifts
    )


def warn_of_overlapping_changes(case: Case) -> Iterator[Finding]:
    """Yield changes of one crew that say different things of a shift at the same time."""
    zone = case.axis.zone
    for crew in case.campaign.crews.values():
        for (_, one), (place, other) in combinations(enumerate(crew.changes), 2):
            shared = [
                shift
                for shift in one.people
                if other.people.get(shift, one.people[shift]) != one.people[shift]
            ]
            start, end = max(one.start, other.start), min(one.end, other.end)
            if shared and start < end:
                yield Finding(
                    code="crew-changes-overlap",
                    message=f"two changes of {crew.id!r} say other things of {named(shared)} from "
                    f"{date_time(start, zone)} to {date_time(end, zone)}; the later "
                    "entry counts",
                    path=("crews", crew.id, "changes", place),
                    hint="Let the first one end where the second begins.",
                )
