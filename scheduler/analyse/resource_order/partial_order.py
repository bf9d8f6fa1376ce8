"""
The resource order of a plan: who hands crew members, bays, cleared zones and holds to whom.

A partial-order schedule (Policella, Cesta, Oddi and Smith 2004): arcs from the end of one task to
the start of another, so that *every* timing that keeps links, limits, calendars and arcs keeps
crews, rooms, hazards and holds, too. Where two tasks share a crew in ways that no end-to-start
arc describes (one works in the other's pause, or both only fit on a large shift), one of them
keeps out of some minutes instead: its ``kept_out``.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.analyse.resource_order.crew_order import CrewOrder
from scheduler.analyse.resource_order.hand_overs import HandOver, HandOvers
from scheduler.analyse.resource_order.keeping_out import keep_out
from scheduler.analyse.resource_order.unit_order import Sharing, UnitUse
from scheduler.calendars.clock.intervals import Intervals, merge
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.notation.base import FacilityId, TaskId
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, kw_only=True)
class PartialOrder:
    """
    The arcs of a plan, minutes that single tasks keep out of, and the situation that says so.

    A task in ``kept_out`` gives way there: it keeps out of those of the minutes in which others of
    its crews are at work and leave too few people.
    """

    situation: ChosenSituation
    schedule: Schedule
    arcs: tuple[HandOver, ...]
    kept_out: Mapping[TaskId, Intervals]

    @cached_property
    def strict(self) -> ChosenSituation:
        """The situation in which tasks never work in minutes in which they might give way."""
        jobs = self.situation.jobs
        kept = {each: keep_out(jobs[each], minutes) for each, minutes in self.kept_out.items()}
        return replace(self.situation, jobs={**jobs, **kept})


def partial_order(
    situation: ChosenSituation, schedule: Schedule, *, firm: Collection[TaskId] | None = None
) -> PartialOrder:
    """
    Return the resource order of a sound schedule.

    With ``firm`` steps, perhaps none, it is that of a plan which is carried out, not slipped: tasks
    wait for others wherever the plan has room for it, rather than keep out of minutes in which they
    do not work in the plan; and those that are firm have their people when they are announced, so
    that others never make them wait for a crew but keep out of their minutes.
    """
    hand_overs = HandOvers(situation, schedule)
    kept_out: dict[TaskId, Intervals] = {}
    _order_hazards(hand_overs)
    _order_rooms(hand_overs)
    for crew in situation.profiles:
        CrewOrder(hand_overs, kept_out, crew, firm).add()
    kept_out = {task_id: merge(minutes) for task_id, minutes in sorted(kept_out.items())}
    return PartialOrder(
        situation=situation,
        schedule=schedule,
        arcs=tuple(hand_overs.needed()),
        kept_out=kept_out,
    )


def _order_hazards(hand_overs: HandOvers) -> None:
    """Put the tasks that a hazard keeps apart one after the other, the closest first."""
    situation, placed = hand_overs.situation, hand_overs.schedule.tasks
    pairs = {
        (task_id, other, hazard) if task_id < other else (other, task_id, hazard)
        for task_id, others in situation.apart.items()
        for other, hazard in others.items()
    }
    for first, second, hazard in sorted(
        pairs, key=lambda pair: (abs(placed[pair[0]].start - placed[pair[1]].start), pair)
    ):
        early, late = sorted((first, second), key=lambda each: placed[each].start)
        if not hand_overs.precedence.holds(early, late):
            title = situation.campaign.hazards[hazard].title
            hand_overs.add(early, late, Cause.HAZARD, title)


def _order_rooms(hand_overs: HandOvers) -> None:
    """Order the tasks and holds of every facility with limited room."""
    for name, facility in hand_overs.situation.campaign.facilities.items():
        if facility.room is not None:
            uses = dict(_uses(hand_overs, name))
            has_holds = any(number >= len(hand_overs.precedence.tasks) for number in uses)
            cause = Cause.HOLD if has_holds else Cause.FACILITY
            if hand_overs.situation.is_overfilled(name):
                uses = _fitting(hand_overs, uses, facility.title, facility.room)
            sharing = Sharing(hand_overs, uses, cause, facility.title)
            sharing.order(sharing.everybody, facility.room, sharing.refuse)


def _uses(hand_overs: HandOvers, name: FacilityId) -> Iterator[tuple[int, UnitUse]]:
    """Yield the tasks and holds that take room of a facility, by number."""
    jobs, place = hand_overs.situation.jobs, hand_overs.precedence.place
    for job in jobs.values():
        if name in job.rooms:
            yield place[job.id], UnitUse(first=job.id, last=job.id, amount=1)
    for number, hold in enumerate(hand_overs.situation.holds, len(place)):
        is_instant = hold.source == hold.target and jobs[hold.target].task.is_milestone
        if hold.facility == name and not is_instant:
            yield number, UnitUse(first=hold.source, last=hold.target, amount=hold.room)


def _fitting(
    hand_overs: HandOvers, uses: dict[int, UnitUse], title: str, room: int
) -> dict[int, UnitUse]:
    """
    Return the uses of a place without the begun holds that facts have put beside its room.

    Those are the ones that end first. Whoever comes in later waits for them.
    """
    placed = hand_overs.schedule.tasks
    begun = [number for number, use in uses.items() if use.first is None]
    begun.sort(key=lambda number: placed[uses[number].last].end)
    while sum(uses[number].amount for number in begun) > room:
        last = uses[begun[0]].last
        uses = {number: use for number, use in uses.items() if number != begun[0]}
        begun = begun[1:]
        for first in sorted({use.first for use in uses.values() if use.first is not None}):
            if placed[first].start >= placed[last].end:
                hand_overs.add(last, first, Cause.HOLD, title)
    return uses
