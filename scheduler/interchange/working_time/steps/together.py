"""Who of a step's people can work on it together, as all must here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scheduler.calendars.clock.intervals import Intervals, intersect
from scheduler.interchange.working_time.calendars.in_force import CalendarsInForce
from scheduler.interchange.working_time.steps.hours import CrewCalendars, source_calendars
from scheduler.interchange.working_time.steps.needs import StepNeeds


@dataclass(frozen=True, slots=True)
class Together:
    """What steps need of people who can work together, and whom that leaves out, by step."""

    needs: Mapping[str, StepNeeds]
    left: Mapping[str, tuple[str, ...]]


def together(
    needs: Mapping[str, StepNeeds],
    force: CalendarsInForce,
    resources: Mapping[str, str | None],
    crews: CrewCalendars,
    crew_of: Mapping[str, str],
) -> Together:
    """
    Return the needs without people who never work when the rest of a step does.

    Whoever is named first stays. In the source each works for himself; here a step goes on only
    while all of its people and its own calendar work, and could never begin. Resources of one
    crew, as ``crew_of`` names it, are there one instead of another, shift by shift.
    """
    shifts = {
        who: tuple(x for other in crews if crew_of[other] == crew_of[who] for x in crews[other])
        for who in crews
    }
    kept: dict[str, StepNeeds] = {}
    left: dict[str, tuple[str, ...]] = {}
    for uid, each in needs.items():
        stay = _staying(each, force, resources, shifts)
        kept[uid] = replace(each, people={who: each.people[who] for who in stay})
        if len(stay) < len(each.people):
            left[uid] = tuple(who for who in each.people if who not in stay)
    return Together(kept, left)


def _staying(
    needs: StepNeeds,
    force: CalendarsInForce,
    resources: Mapping[str, str | None],
    crews: CrewCalendars,
) -> tuple[str, ...]:
    """Return the people of a step, in order, who have time in common with those before them."""
    task = needs.task
    if task.ignores_resource_calendars or (task.duration is not None and task.duration.elapsed):
        return tuple(needs.people)
    time: Intervals = force.together(source_calendars(needs, force, resources))
    stay: list[str] = []
    for who in needs.people:
        common = intersect(time, force.any_of(crews[who]))
        if common:
            time = common
            stay.append(who)
    return tuple(stay)
