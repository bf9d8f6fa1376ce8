"""Who works on each step of a plan in which shift, and where, as assignments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.intervals import Intervals, intersect, measure, merge, subtract
from scheduler.calendars.situation.situation import Situation
from scheduler.formats.foreign.steps import ForeignAssignment
from scheduler.interchange.outgoing.civil_days import clock
from scheduler.interchange.outgoing.people.resources import CrewShift, ResourceBook, manned_runs
from scheduler.interchange.outgoing.step_times import StepTime
from scheduler.model.notation.base import CrewId, Minutes, ShiftName, TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewWork:
    """The work of a crew on one step in one shift; ``minutes`` are those of one of its people."""

    step: TaskId
    key: CrewShift
    people: int
    pieces: Intervals
    minutes: Minutes


def crew_work(plan: ExplainedPlan, times: Mapping[TaskId, StepTime]) -> tuple[CrewWork, ...]:
    """
    Return the work of all crews, step by step.

    A minute in two shifts of a crew counts in the first with enough people. Whoever works on all
    shifts at once, or outside of them, is called in, which has an empty shift.
    """
    situation = plan.situation
    runs = {crew: manned_runs(situation, crew) for crew in situation.campaign.crews}
    return tuple(
        work
        for step, time in times.items()
        for crew, people in time.task.crew.items()
        if time.duration
        for work in _by_shift(situation, (step, crew, people), time, runs[crew])
    )


def _by_shift(
    situation: Situation,
    who: tuple[TaskId, CrewId, int],
    time: StepTime,
    runs: Mapping[ShiftName, Intervals],
) -> Iterator[CrewWork]:
    _, crew, people = who
    campaign, scenario = situation.campaign, situation.scenario
    enough = sorted(
        runs, key=lambda shift: campaign.most_people(scenario, crew, shift) < people
    )  # the shifts with enough people first, else in the order of the scenario
    if time.undated:
        shift = "" if time.task.all_hands or not enough else enough[0]
        yield _work(who, shift, (), time.duration)
        return
    left = merge(time.pieces)
    for shift in () if time.task.all_hands else enough:
        inside = tuple(intersect(left, runs[shift]))
        if inside:
            yield _work(who, shift, inside, measure(inside))
            left = tuple(subtract(left, inside))
    if left:
        yield _work(who, "", left, measure(left))


def _work(
    who: tuple[TaskId, CrewId, int], shift: ShiftName, pieces: Intervals, minutes: Minutes
) -> CrewWork:
    step, crew, people = who
    return CrewWork(step=step, key=(crew, shift), people=people, pieces=pieces, minutes=minutes)


def called_in(work: tuple[CrewWork, ...]) -> frozenset[CrewId]:
    """Return the crews of whom somebody is called in."""
    return frozenset(each.key[0] for each in work if not each.key[1])


def assignments_of(
    plan: ExplainedPlan,
    times: Mapping[TaskId, StepTime],
    work: tuple[CrewWork, ...],
    resources: ResourceBook,
    uids: Mapping[TaskId, str],
) -> tuple[ForeignAssignment, ...]:
    """Return the assignments of a plan, step by step: its crews, then its places."""
    found: dict[TaskId, list[ForeignAssignment]] = {step: [] for step in times}
    for each in work:
        use = (uids[each.step], resources.crews[each.key], each.people)
        found[each.step].append(_assignment(plan, use, times[each.step], each))
    for step, time in times.items():
        if time.duration:
            found[step] += [
                _assignment(plan, (uids[step], resources.places[place], 1), time, None)
                for place in time.task.places
            ]
    return tuple(each for own in found.values() for each in own)


def _assignment(
    plan: ExplainedPlan, use: tuple[str, str, int], time: StepTime, work: CrewWork | None
) -> ForeignAssignment:
    task, resource, units = use
    pieces = time.pieces if work is None else work.pieces
    minutes = time.duration if work is None else work.minutes
    over = minutes - _left(plan, time, pieces)
    axis = plan.situation.axis
    return ForeignAssignment(
        task=task,
        resource=resource,
        units=Fraction(units),
        work=Fraction(units * minutes),
        remaining_work=Fraction(units * (minutes - over)),
        actual_work=Fraction(units * over),
        start=clock(axis, pieces[0][0] if pieces else time.start),
        finish=clock(axis, pieces[-1][1] if pieces else time.end),
    )


def _left(plan: ExplainedPlan, time: StepTime, pieces: Intervals) -> Minutes:
    """Return the minutes of some pieces that are still to come."""
    if time.is_done:
        return 0
    if time.begun is None:
        return measure(pieces)
    begin = plan.situation.begin
    return measure((max(start, begin), end) for start, end in pieces if end > begin)
