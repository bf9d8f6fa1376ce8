"""Which runs of a shift a crew mans, and a way of taking turns that keeps the duty rules."""

from collections.abc import Iterable, Mapping, Sequence

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.clock.intervals import Interval, intersect, merge
from scheduler.calendars.shifts.duties import WEEK, Slot, count_excesses
from scheduler.calendars.shifts.own_days import crew_works
from scheduler.calendars.shifts.shifts import people_on
from scheduler.calendars.situation.situation import Situation
from scheduler.model.duty import DutyRules
from scheduler.model.notation.base import CrewId, Minutes, ShiftName
from scheduler.model.notation.durations import DAY


def slot_at(axis: Axis, start: Minutes, end: Minutes) -> Slot:
    """Return the slot between two minutes."""
    return Slot(start, end, axis.moment(start).date().toordinal())


def heads_of(situation: Situation, crew: CrewId) -> Mapping[ShiftName, int]:
    """
    Return the shifts of a scenario on which a crew has people, with the size of its teams.

    Where its head-count changes, a team has the most people that there ever are.
    """
    people = people_on(situation.campaign, situation.scenario, crew)
    changes = situation.campaign.crews[crew].changes
    most = {
        shift: max([count, *(each.people.get(shift, 0) for each in changes)])
        for shift, count in people.items()
    }
    return {shift: count for shift, count in most.items() if count}


def shift_slots(situation: Situation, shift: ShiftName, crew: CrewId) -> tuple[Slot, ...]:
    """Return every run of a shift that a crew works within the horizon, in order of time."""
    campaign, scenario = situation.campaign, situation.scenario
    runs = {
        (run.start, run.end)
        for run in situation.shift_runs
        if run.shift == shift and crew_works(campaign, scenario, crew, run.day)
    }
    return tuple(slot_at(situation.axis, *run) for run in sorted(runs))


def manned_slots(slots: Iterable[Slot], work: Iterable[Interval]) -> tuple[Slot, ...]:
    """Return the slots in which some of the work lies."""
    worked = merge(work)
    return tuple(slot for slot in slots if intersect((slot.span,), worked))


def lawful_slots(rules: DutyRules, slots: Sequence[Slot], teams: int) -> tuple[Slot, ...]:
    """
    Return slots that so many teams can man without a deviation.

    Slots are taken in order of time, each by the team that has rested longest and may take it;
    what nobody may take is left out. So the result need not hold the most slots possible.
    """
    turns: list[list[Slot]] = [[] for _ in range(teams)]
    reach = max(WEEK, rules.rest or 0) + DAY * (2 + (rules.days_in_row or 0))
    taken: list[Slot] = []
    for slot in slots:
        turns.sort(key=lambda turn: turn[-1:])
        for turn in turns:
            recent = [each for each in turn if each.end > slot.start - reach]
            if not count_excesses(rules, [*recent, slot]):
                turn.append(slot)
                taken.append(slot)
                break
    return tuple(taken)
