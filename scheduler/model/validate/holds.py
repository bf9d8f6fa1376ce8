"""Holds that run backwards or take more room than there is."""

from collections.abc import Iterator

import networkx as nx

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.link import Point
from scheduler.model.notation.base import TaskId
from scheduler.model.resource import Hold
from scheduler.model.validate.cycles import link_graph
from scheduler.model.validate.limits import LeastTimes


def find_backward_holds(campaign: Campaign) -> Iterator[Finding]:
    """Yield holds whose last task does not follow the first one by hard links."""
    if not campaign.holds:
        return
    graph = link_graph(campaign, habits=False)
    later: dict[str, set[str]] = {}
    for place, hold in enumerate(campaign.holds):
        first, last = hold.from_task, hold.to_task
        if first == last or first not in graph or last not in graph:
            continue
        if first not in later:
            later[first] = nx.descendants(graph, first)
        if last not in later[first]:
            yield Finding(
                code="hold-backwards",
                message=f"{last!r} does not follow {first!r} by the links 'after'",
                path=("holds", place, "to"),
                hint=f"Swap from and to, or link {last!r} after {first!r}.",
            )


def find_stray_steps(campaign: Campaign) -> Iterator[Finding]:
    """Yield steps of holds that do not name the place, or do not lie within the hold by links."""
    graph = link_graph(campaign, habits=False)
    least = None
    for place, hold in enumerate(campaign.holds):
        steps = campaign.steps_in(hold)
        for step in steps:
            if hold.facility not in campaign.tasks[step].places:
                yield _elsewhere(hold, place, step)
        if not steps or not {hold.from_task, hold.to_task} <= set(campaign.tasks):
            continue
        if least is None and nx.is_directed_acyclic_graph(graph):
            least = LeastTimes(campaign.altered({"scenarios": {}}))
        for step in steps if least is not None else ():
            yield from _outside(hold, place, step, least)


def _elsewhere(hold: Hold, place: int, step: TaskId) -> Finding:
    return Finding(
        code="hold-step-elsewhere",
        message=f"{step!r} is done in the room held in {hold.facility!r}, but does not name it",
        path=("holds", place, "steps"),
        hint=f"Write facility: {hold.facility} (or equipment) in {step!r}, or leave it out of "
        "steps.",
    )


def _outside(hold: Hold, place: int, step: TaskId, least: LeastTimes | None) -> Iterator[Finding]:
    if least is None:
        return
    ends = (
        ((hold.from_task, Point.START), (step, Point.START), f"start before {hold.from_task!r}"),
        ((step, Point.END), (hold.to_task, Point.END), f"end after {hold.to_task!r}"),
    )
    for first, last, what in ends:
        between = least.between(first, last)
        if between is None or between < 0:
            yield Finding(
                code="hold-step-outside",
                message=f"by the links 'after', {step!r} may {what}, outside the hold",
                path=("holds", place, "steps"),
                hint=f"Link {last[0]!r} after {first[0]!r}, or leave {step!r} out of steps.",
            )


def find_large_holds(campaign: Campaign) -> Iterator[Finding]:
    """Yield holds of more room than the facility has, or of a facility without a limit."""
    for place, hold in enumerate(campaign.holds):
        facility = campaign.facilities.get(hold.facility)
        if facility is None:
            continue
        if facility.room is None:
            yield Finding(
                code="hold-without-room",
                message=f"{hold.facility!r} has room without limit, so that holding it does "
                "nothing",
                path=("holds", place, "facility"),
                hint=f"Give {hold.facility!r} a room, such as 'room: 1'.",
            )
        elif hold.room > facility.room:
            yield Finding(
                code="hold-too-large",
                message=f"the hold takes room {hold.room} of {hold.facility!r}, "
                f"which has {facility.room}",
                path=("holds", place, "room"),
                hint=f"Write room: {facility.room} or less.",
            )
