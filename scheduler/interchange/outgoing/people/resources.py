"""The crews of a plan as resources, one for each shift, and its places and equipment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.clock.intervals import Interval, Intervals, merge, subtract
from scheduler.calendars.shifts.dated_people import people_of_shift
from scheduler.calendars.shifts.own_days import crew_works
from scheduler.calendars.shifts.shifts import People, most_people
from scheduler.calendars.situation.situation import Situation
from scheduler.formats.foreign.steps import Availability, ForeignResource
from scheduler.interchange.outgoing.calendars import CalendarBook
from scheduler.interchange.outgoing.civil_days import clock
from scheduler.interchange.outgoing.names import LONGEST, Distinct, of_resource
from scheduler.model.notation.base import CrewId, FacilityId, ShiftName

PLACES = "facility"
"""The group of places and equipment."""

CALLED_IN = "all hands"
"""What people are called who are called in from all their shifts."""

CrewShift = tuple[CrewId, ShiftName]
"""A crew on one shift; with an empty shift, its people called in from all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceBook:
    """The resources of a plan, and which of them is which crew, shift, place or equipment."""

    resources: tuple[ForeignResource, ...]
    crews: Mapping[CrewShift, str] = field(default_factory=dict)
    places: Mapping[FacilityId, str] = field(default_factory=dict)

    @property
    def people(self) -> Mapping[CrewId, Mapping[ShiftName, int]]:
        """How many people of each crew stand on each shift."""
        found: dict[CrewId, dict[ShiftName, int]] = {}
        for each in self.resources:
            if each.crew and each.shift and each.units is not None:
                found.setdefault(each.crew, {})[each.shift] = int(each.units)
        return found


def manned_runs(situation: Situation, crew: CrewId) -> Mapping[ShiftName, Intervals]:
    """Return when a crew works each shift on which it ever has people."""
    campaign, scenario = situation.campaign, situation.scenario
    found: dict[ShiftName, list[Interval]] = {
        shift: [] for shift in scenario.shifts if campaign.most_people(scenario, crew, shift)
    }
    for run in situation.shift_runs:
        if run.shift in found and crew_works(campaign, scenario, crew, run.day):
            found[run.shift].append((run.start, run.end))
    off = situation.working_times.off
    return {shift: tuple(subtract(merge(runs), off)) for shift, runs in found.items()}


def resources_of(
    plan: ExplainedPlan, book: CalendarBook, called_in: frozenset[CrewId]
) -> ResourceBook:
    """
    Return the resources of a plan, each with a calendar of its own.

    Parameters
    ----------
    plan
        The plan.
    book
        Gets their calendars.
    called_in
        The crews that work outside of their shifts, or on all of them at once.
    """
    names = Distinct(LONGEST)
    crews: dict[CrewShift, str] = {}
    places: dict[FacilityId, str] = {}
    resources: list[ForeignResource] = []
    for crew, shift, working, people in _crews(plan.situation, called_in):
        uid = str(len(resources) + 1)
        name = names.name(of_resource(f"{crew} {shift or CALLED_IN}"))
        calendar = book.own(book.uid(working, of_resource(shift)), name, uid)
        crews[crew, shift] = uid
        resources.append(_people(plan.situation, (crew, shift), people, uid, (name, calendar)))
    for place in plan.situation.campaign.facilities:
        uid = str(len(resources) + 1)
        name = names.name(of_resource(place))
        calendar = book.own(book.always, name, uid)
        units = Fraction(_room(plan, place))
        places[place] = uid
        resources.append(
            ForeignResource(uid=uid, name=name, units=units, calendar=calendar, group=PLACES)
        )
    return ResourceBook(resources=tuple(resources), crews=crews, places=places)


def _crews(
    situation: Situation, called_in: frozenset[CrewId]
) -> Iterator[tuple[CrewId, ShiftName, Intervals, int]]:
    campaign, scenario, times = situation.campaign, situation.scenario, situation.working_times
    for crew in campaign.crews:
        for shift, runs in manned_runs(situation, crew).items():
            yield crew, shift, runs, campaign.head_count(scenario, crew, shift)
        if crew in called_in:
            always: Intervals = ((0, times.until),)
            yield crew, "", tuple(subtract(always, times.off)), most_people(times.roster(crew))


def _people(
    situation: Situation, key: CrewShift, people: int, uid: str, named: tuple[str, str]
) -> ForeignResource:
    crew, shift = key
    return ForeignResource(
        uid=uid,
        name=named[0],
        units=Fraction(people),
        availability=_availability(situation, key),
        calendar=named[1],
        group=of_resource(situation.campaign.crews[crew].title),
        crew=crew,
        shift=shift,
    )


def _availability(situation: Situation, key: CrewShift) -> tuple[Availability, ...]:
    """Return how many people there are from when to when, where their number changes."""
    crew, shift = key
    campaign, axis = situation.campaign, situation.axis
    if not shift or not any(shift in x.people for x in campaign.crews[crew].changes):
        return ()
    span = (0, situation.horizon, shift)
    pieces = list(people_of_shift(campaign, situation.scenario, axis, crew, span))
    return tuple(_periods(axis, _joined(pieces)))


def _joined(pieces: list[People]) -> list[People]:
    joined: list[People] = []
    for start, end, people in pieces:
        if joined and joined[-1][2] == people:
            joined[-1] = (joined[-1][0], end, people)
        else:
            joined.append((start, end, people))
    return joined


def _periods(axis: Axis, pieces: list[People]) -> Iterator[Availability]:
    for number, (start, end, people) in enumerate(pieces):
        yield Availability(
            units=Fraction(people),
            start=clock(axis, start) if number else None,
            end=clock(axis, end) if number < len(pieces) - 1 else None,
        )


def _room(plan: ExplainedPlan, place: FacilityId) -> int:
    """Return the room of a place; where any number of steps fits, as many as ever are there."""
    room = plan.situation.campaign.facilities[place].room
    tasks = plan.situation.campaign.tasks.values()
    return room or max(1, sum(place in task.places for task in tasks))
