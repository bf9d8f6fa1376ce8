"""The crews of a graph from the resources that steps use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scheduler.calendars.clock.intervals import subtract
from scheduler.calendars.shifts.shifts import most_people
from scheduler.formats.foreign.notices import Notice, NoticeKind
from scheduler.formats.foreign.steps import ForeignResource
from scheduler.interchange.working_time.calendars.in_force import CalendarsInForce
from scheduler.interchange.working_time.crews.units import raised, stated_units, units_over
from scheduler.interchange.working_time.steps.hours import (
    CrewCalendars,
    source_calendars,
)
from scheduler.interchange.working_time.steps.needs import StepNeeds
from scheduler.model.notation.numbers import MOST_PEOPLE

Resources = Mapping[str, ForeignResource]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFound:
    """The most people of a resource that any step needs, and the most that there ever are."""

    uid: str
    wanted: int
    there: int


def calendars_of(resources: Resources) -> Mapping[str, str | None]:
    """Return the calendar that each resource names."""
    return {uid: each.calendar for uid, each in resources.items()}


def crew_calendars(
    needs: Mapping[str, StepNeeds], force: CalendarsInForce, resources: Resources
) -> CrewCalendars:
    """
    Return the calendars by which the people of each resource work.

    That is their own, unless every step of theirs follows its own calendar alone, and theirs would
    hold one back: then they work by the calendars of these steps, as in the source.
    """
    named = calendars_of(resources)
    users: dict[str, list[StepNeeds]] = {}
    for each in needs.values():
        for uid in each.people:
            users.setdefault(uid, []).append(each)
    found: dict[str, tuple[str, ...]] = {}
    for uid, steps in users.items():
        found[uid] = (force.of(named[uid]),)
        paced = [each for each in steps if not _is_elapsed(each)]
        if paced and all(each.task.ignores_resource_calendars for each in paced):
            stated = [source_calendars(each, force, named) for each in paced]
            asked = tuple(dict.fromkeys(x for calendars in stated for x in calendars))
            if subtract(force.any_of(asked), force.any_of(found[uid])):
                found[uid] = asked
    return found


def _is_elapsed(needs: StepNeeds) -> bool:
    return needs.task.duration is not None and needs.task.duration.elapsed


def people_found(
    needs: Mapping[str, StepNeeds], force: CalendarsInForce, resources: Resources
) -> Mapping[str, PeopleFound]:
    """Return how many people steps need of each resource at most, and how many there are."""
    wanted: dict[str, int] = {}
    for each in needs.values():
        for uid in each.people:
            wanted[uid] = max(wanted.get(uid, 0), each.count(uid))
    within = force.working.period.minutes
    return {
        uid: PeopleFound(
            uid=uid,
            wanted=wanted[uid],
            there=most_people(units_over(resources[uid], wanted[uid], within)),
        )
        for uid in resources
        if uid in wanted
    }


def units_for(
    found: PeopleFound, resource: ForeignResource, force: CalendarsInForce
) -> tuple[tuple[int, int, int], ...]:
    """Return the people of a resource over time, as many at least as its steps need at most."""
    within = force.working.period.minutes
    units = units_over(resource, found.wanted, within)
    return raised(units, found.wanted, within) if found.wanted > found.there else units


def told_of_people(
    resources: Resources,
    found: Mapping[str, PeopleFound],
    crews: CrewCalendars,
    force: CalendarsInForce,
) -> Iterator[Notice]:
    """Yield what was decided of the people of resources."""
    used = [resources[uid] for uid in found]
    parts = [
        f"{each.title}: {float(units):g}"
        for each in used
        for units in dict.fromkeys(stated_units(each))
        if units.denominator > 1
    ]
    told = {
        "import-people-part": ("Parts of a person in a crew were rounded up", parts),
        "import-people-unknown": (
            "The file does not say how many there are; as many are taken as a step needs at most",
            [each.title for each in used if not stated_units(each)],
        ),
        "import-people-raised": (
            "Steps need more people than there are; the crew has as many as they need",
            [
                f"{resources[uid].title}: {each.wanted} instead of {each.there}"
                for uid, each in found.items()
                if each.wanted > each.there
            ],
        ),
        "import-people-most": (
            f"No crew may have more than {MOST_PEOPLE} people; it has these",
            [each.title for each in used if max(stated_units(each), default=0) > MOST_PEOPLE],
        ),
        "import-crew-hours": (
            "The steps of these people follow calendars of their own, not theirs; the people "
            "work when these steps do",
            [resources[uid].title for uid in found if crews[uid] != _own(resources[uid], force)],
        ),
    }
    for code, (text, names) in told.items():
        if names:
            yield Notice(code=code, kind=NoticeKind.DECIDED, text=text, names=tuple(names))


def _own(resource: ForeignResource, force: CalendarsInForce) -> tuple[str, ...]:
    return (force.of(resource.calendar),)
