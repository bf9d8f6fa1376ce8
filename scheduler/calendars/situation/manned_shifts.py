"""Which runs of a shift a crew mans, and a way of taking turns that keeps the duty rules."""

from collections.abc import Iterable, Mapping, Sequence

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.clock.intervals import Interval, intersect, merge
from scheduler.calendars.shifts.duties import WEEK, Slot, breaches
from scheduler.calendars.shifts.own_days import crew_works
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
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
    campaign, scenario = situation.campaign, situation.scenario
    most = {shift: campaign.most_people(scenario, crew, shift) for shift in scenario.shifts}
    return {shift: count for shift, count in most.items() if count}


def shift_slots(situation: Situation, shift: ShiftName, crew: CrewId) -> tuple[Slot, ...]:
    """
    Return every run of a shift that a crew works within the horizon, in order of time.

    With facts these are the runs in which work of the last seven days is recorded, and from the
    data date on all others.
    """
    facts, recorded = situation.facts, recorded_slots(situation, shift, crew)
    begin = 0 if facts is None else facts.begin
    left = (
        slot_at(situation.axis, max(start, begin), end)
        for start, end in _runs(situation, shift, crew)
        if end > begin and not any(slot.end == end for slot in recorded)
    )
    return tuple(sorted((*recorded, *left)))


def recorded_slots(situation: Situation, shift: ShiftName, crew: CrewId) -> tuple[Slot, ...]:
    """Return the runs of a shift in which a crew did ordinary work, by what is recorded."""
    facts = situation.facts
    work = () if facts is None else facts.on_duty.get(crew, ())
    if not work:
        return ()
    runs = _runs(situation, shift, crew)
    return manned_slots((slot_at(situation.axis, *run) for run in runs), work)


def manned_and_recorded(
    situation: Situation, shift: ShiftName, crew: CrewId, work: Iterable[Interval]
) -> tuple[tuple[Slot, ...], frozenset[Slot]]:
    """Return the runs that a crew mans for some work or has manned, and the latter alone."""
    recorded = recorded_slots(situation, shift, crew)
    manned = manned_slots(shift_slots(situation, shift, crew), work)
    return tuple(sorted({*recorded, *manned})), frozenset(recorded)


def given_slots(situation: Situation, shift: ShiftName, crew: CrewId) -> frozenset[Slot]:
    """Return the runs of a shift that a crew mans whatever is planned, by facts."""
    facts, recorded = situation.facts, recorded_slots(situation, shift, crew)
    going = [
        piece
        for step, each in ({} if facts is None else facts.under_way).items()
        for piece in each.pieces
        if _is_ordinary(situation.first_mode(step), crew)
    ]
    if not going:
        return frozenset(recorded)
    slots = shift_slots(situation, shift, crew)
    return frozenset((*recorded, *manned_slots(slots, going)))


def _is_ordinary(job: Job, crew: CrewId) -> bool:
    return crew in job.task.crew and not job.task.all_hands


def _runs(situation: Situation, shift: ShiftName, crew: CrewId) -> list[Interval]:
    """Return from when to when a crew works a shift, in order of time."""
    campaign, scenario = situation.campaign, situation.scenario
    runs = {
        (run.start, run.end)
        for run in situation.shift_runs
        if run.shift == shift and crew_works(campaign, scenario, crew, run.day)
    }
    return sorted(runs)


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
            if not breaches(rules, recent, slot):
                turn.append(slot)
                taken.append(slot)
                break
    return tuple(taken)
