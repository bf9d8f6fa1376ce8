"""Hold points and launch as they were announced, and as they stand now, one line for each."""

from collections.abc import Iterator, Mapping

from scheduler.exports.gantt.parts.context import Band, Row, Stretch
from scheduler.exports.gantt.parts.slots import Caption, Slots
from scheduler.exports.gantt.parts.steps import ChartStep
from scheduler.exports.gantt.parts.subject import ChartSubject
from scheduler.model.notation.base import Minutes, TaskId

BEFORE, NOW = "Hold points announced", "Hold points now"
LAUNCH = "launch"


def point_bands(subject: ChartSubject, slots: Slots) -> tuple[Band, ...]:
    """Return both lines, where steps do not carry with them where they were announced."""
    if not subject.ghosts:
        return ()
    points = [step for step in subject.steps if step.hold_point]
    before = _before(subject, points)
    now = {step.id: step.end for step in points} | {LAUNCH: subject.plan.launch_minute}
    names = {step.id: step.hold_point for step in points}
    return (
        Band(title=BEFORE, rows=(_row(before, names, "announced-point", slots),)),
        Band(title=NOW, rows=(_row(now, names, "point", slots),)),
    )


def _before(subject: ChartSubject, points: list[ChartStep]) -> Mapping[TaskId, Minutes]:
    """Return when each was announced; what did not move stands where it stands."""
    moves = subject.moves
    if moves is None:
        return {}
    known = {step.id for step in points if step.id in moves.announced}
    ends = {each: moves.announced[each] for each in known}
    return {step.id: ends[step.id] for step in points if step.id in ends} | {LAUNCH: moves.launch}


def _row(
    minutes: Mapping[TaskId, Minutes], names: Mapping[TaskId, str], role: str, slots: Slots
) -> Row:
    stretches: list[Stretch] = [(each, each, role) for each in minutes.values()]
    captions: list[Caption] = []
    for key, minute in minutes.items():
        text = names.get(key, LAUNCH)
        captions += _beside(slots, text, minute, stretches, captions)
    return Row(stretches=tuple(stretches), captions=tuple(captions))


def _beside(
    slots: Slots,
    text: str,
    minute: Minutes,
    stretches: list[Stretch],
    captions: list[Caption],
) -> Iterator[Caption]:
    found = slots.near(text, (minute, minute), stretches, captions)
    if found is not None:
        yield found
