"""Steps that take room which a hold has taken already."""

from collections.abc import Iterator

import networkx as nx

from scheduler.advice.base import Case
from scheduler.advice.words import named
from scheduler.errors import Finding
from scheduler.model.link import Point
from scheduler.model.notation.base import FacilityId, TaskId
from scheduler.model.resource import Hold


def warn_of_room_taken_twice(case: Case) -> Iterator[Finding]:
    """Yield holds with steps between their ends that name the same place, and holds too many."""
    spans = [(hold, _within(case, hold)) for hold in case.campaign.holds]
    for place, (hold, span) in enumerate(spans):
        users = [x for x in case.campaign.tasks if x in span and _takes(case, x, hold.facility)]
        if users:
            yield _step(case, hold, place, users)
        yield from _together(case, spans, place)


def _within(case: Case, hold: Hold) -> set[TaskId]:
    """Return the tasks that by their links lie wholly within a hold, its ends among them."""
    after = {x for x, point in _later(case, hold.from_task) if point is Point.START}
    before = {x for x, point in _earlier(case, hold.to_task) if point is Point.END}
    return (after & before) | {hold.from_task, hold.to_task}


def _later(case: Case, task: TaskId) -> set[tuple[TaskId, Point]]:
    return nx.descendants(case.links, (task, Point.START))


def _earlier(case: Case, task: TaskId) -> set[tuple[TaskId, Point]]:
    return nx.ancestors(case.links, (task, Point.END))


def _takes(case: Case, task_id: TaskId, facility: FacilityId) -> bool:
    """Whether a task takes a slot of a place in every way of doing it, beside those held."""
    task = case.campaign.tasks[task_id]
    holds = (hold for hold in case.campaign.holds if hold.facility == facility)
    is_in_hold = any(task_id in case.campaign.steps_in(hold) for hold in holds)
    return not is_in_hold and all(facility in task.in_way(option).places for option in task.modes)


def _step(case: Case, hold: Hold, place: int, users: list[TaskId]) -> Finding:
    room = case.campaign.facilities[hold.facility].room or 0
    is_full = room <= hold.room
    is_one = len(users) == 1
    slot = f"and so {'takes' if is_one else 'take'} a further slot"
    fate = "so that no plan is possible" if is_full else slot
    return Finding(
        code="held-room-full" if is_full else "held-room-twice",
        message=f"{hold.facility!r} has room {room}, and the hold from {hold.from_task!r} to "
        f"{hold.to_task!r} takes {hold.room}; {named(users)} within it also "
        f"{'names' if is_one else 'name'} {hold.facility!r}, {fate}",
        path=("holds", place),
        hint=f"If {'it is' if is_one else 'they are'} done in the room of the hold, write 'steps: "
        f"[{', '.join(users)}]' in the hold; if not, place the work elsewhere.",
    )


def _together(case: Case, spans: list[tuple[Hold, set[TaskId]]], place: int) -> Iterator[Finding]:
    """Yield a hold that with earlier ones of the same place has more room than there is."""
    hold, span = spans[place]
    room = case.campaign.facilities[hold.facility].room or 0
    for task in sorted(span):
        before = [x for x, other in spans[:place] if x.facility == hold.facility and task in other]
        kept = hold.room + sum(x.room for x in before)
        if before and kept > room:
            yield Finding(
                code="held-room-full",
                message=f"while {task!r} is under way, holds take {kept} of {hold.facility!r}, "
                f"which has room {room}, so that no plan is possible",
                path=("holds", place),
                hint="End one hold before the other begins, or give the place more room.",
            )
            return
