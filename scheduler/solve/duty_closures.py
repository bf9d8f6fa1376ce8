"""Shifts kept closed to ordinary work, so that lists of tasks do not break binding duty rules."""

from collections.abc import Iterator, Mapping, Sequence

from scheduler.calendars.duties import Slot
from scheduler.calendars.intervals import Interval, Intervals, merge
from scheduler.calendars.manned_shifts import heads_of, lawful_slots, manned_slots, shift_slots
from scheduler.calendars.situation import Situation
from scheduler.model.base import CrewId
from scheduler.model.duty import DutyRules, DutyUse
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.checks.duty import check_duty
from scheduler.schedule.scheduled import Schedule

Closed = Mapping[CrewId, Intervals]
"""When each crew does no ordinary work although it has people on shift."""


def binding_rules(situation: Situation) -> DutyRules | None:
    """Return the duty rules of a situation if they bind the plan."""
    rules = situation.scenario.duty
    return rules if rules is not None and rules.use is DutyUse.RULE else None


def keeps_duty(situation: Situation, schedule: Schedule) -> bool:
    """Whether a schedule keeps the duty rules that bind it."""
    evidence = Evidence(situation.campaign, situation.scenario, schedule)
    return not any(check_duty(evidence))


def closed_by_turns(situation: Situation) -> Closed:
    """Return the shifts that a simple way of taking turns leaves unmanned on every crew."""
    rules = binding_rules(situation)
    if rules is None:
        return {}
    closed: dict[CrewId, Intervals] = {}
    for crew in situation.profiles:
        teams = situation.campaign.crews[crew].teams_on
        closed[crew] = merge(
            span
            for shift in heads_of(situation, crew)
            for slots in [shift_slots(situation, shift)]
            for span in _without(slots, lawful_slots(rules, slots, teams(shift)))
        )
    return {crew: spans for crew, spans in closed.items() if spans}


def closed_by(situation: Situation, schedule: Schedule) -> Closed:
    """Return the shifts that a schedule leaves unmanned, where duty rules bind."""
    if binding_rules(situation) is None:
        return {}
    closed: dict[CrewId, Intervals] = {}
    for crew in situation.profiles:
        work = [piece for piece, _ in ordinary_work(situation, schedule, crew)]
        closed[crew] = merge(
            span
            for shift in heads_of(situation, crew)
            for slots in [shift_slots(situation, shift)]
            for span in _without(slots, manned_slots(slots, work))
        )
    return closed


def _without(slots: Sequence[Slot], kept: Sequence[Slot]) -> list[Interval]:
    open_ = set(kept)
    return [slot.span for slot in slots if slot not in open_]


def ordinary_work(
    situation: Situation, schedule: Schedule, crew: CrewId
) -> Iterator[tuple[Interval, int]]:
    """Yield the pieces of ordinary work of a crew with its people."""
    return _work(situation, schedule, crew, all_hands=False)


def all_hands_work(
    situation: Situation, schedule: Schedule, crew: CrewId
) -> Iterator[tuple[Interval, int]]:
    """Yield the pieces of all-hands work of a crew with its people."""
    return _work(situation, schedule, crew, all_hands=True)


def _work(
    situation: Situation, schedule: Schedule, crew: CrewId, *, all_hands: bool
) -> Iterator[tuple[Interval, int]]:
    for placed in schedule.tasks.values():
        task = situation.campaign.tasks[placed.id].in_way(placed.option)
        if crew in task.crew and task.all_hands == all_hands:
            for piece in placed.pieces:
                yield piece, task.crew[crew]
