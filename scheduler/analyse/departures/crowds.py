"""Crews and places of which recorded steps took more at once than there was."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from scheduler.analyse.departures.recorded_steps import RecordedStep
from scheduler.calendars.facts.facts import Departure
from scheduler.calendars.shifts.shifts import Profile
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import FacilityId, Minutes, TaskId
from scheduler.model.resource import Hold


class Use(NamedTuple):
    """So much taken from one minute to another, for some steps."""

    start: Minutes
    end: Minutes
    amount: int
    steps: tuple[TaskId, ...]


def crowded_crews(situation: Situation, steps: Sequence[RecordedStep]) -> Iterator[Departure]:
    """Yield the crews of which more people were at work than on shift, or than there are."""
    times = situation.working_times
    for crew in situation.campaign.crews:
        own = [step for step in steps if crew in step.task.crew]
        uses = [
            (step.task.all_hands, Use(*piece, step.task.crew[crew], (step.id,)))
            for step in own
            for piece in step.worked
        ]
        ordinary = [use for all_hands, use in uses if not all_hands]
        worst = [_worst(ordinary, times.profile(crew))]
        if len(ordinary) < len(uses):
            worst.append(_worst([use for _, use in uses], times.roster(crew)))
        amount, at_work = max(worst, key=lambda each: each[0])
        if amount > 0:
            yield Departure(rule="crews", steps=at_work, amount=amount, subject=crew)


def crowded_places(situation: Situation, steps: Sequence[RecordedStep]) -> Iterator[Departure]:
    """Yield the places in which more steps were done, or more room was held, than there is."""
    campaign = situation.campaign
    held = campaign.held_places_after(())
    by_id = {step.id: step for step in steps}
    for place, facility in campaign.facilities.items():
        if facility.room is None:
            continue
        inside = [
            Use(step.start, step.end, 1, (step.id,))
            for step in steps
            if place in step.task.places
            and place not in held.get(step.id, ())
            and not step.task.is_milestone
        ]
        holds = list(_held(situation, by_id, place))
        room: Profile = ((0, situation.horizon, facility.room),)
        amount, crowd = _worst([*inside, *holds], room)
        if amount > 0:
            rule = "facilities" if _worst(inside, room)[0] >= amount else "holds"
            yield Departure(rule=rule, steps=crowd, amount=amount, subject=place)


def _held(
    situation: Situation, steps: dict[TaskId, RecordedStep], place: FacilityId
) -> Iterator[Use]:
    """Yield the room that holds of a place have had up to the data date."""
    begin = situation.require_facts.begin
    holds: Iterable[Hold] = situation.campaign.holds
    for hold in holds:
        if hold.facility == place and hold.room and hold.from_task in steps:
            last = steps.get(hold.to_task)
            end = last.end if last is not None and last.is_over else begin
            names = (hold.from_task, hold.to_task)
            yield Use(steps[hold.from_task].start, end, hold.room, names)


def _worst(uses: Sequence[Use], supply: Profile) -> tuple[int, tuple[TaskId, ...]]:
    """Return by how much uses exceed a supply at most, and whose they are when they first do."""
    taken, there = defaultdict[Minutes, int](int), defaultdict[Minutes, int](int)
    for use in uses:
        taken[use.start] += use.amount
        taken[use.end] -= use.amount
    for start, end, people in supply if uses else ():
        there[start] += people
        there[end] -= people
    worst, when, used, left = 0, None, 0, 0
    for minute in sorted({*taken, *there}):
        used += taken[minute]
        left += there[minute]
        if minute >= 0 and used and used - left > worst:
            worst, when = used - left, minute
    here = [use for use in uses if when is not None and use.start <= when < use.end]
    return worst, tuple(dict.fromkeys(step for use in here for step in use.steps))
