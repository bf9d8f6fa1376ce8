"""Holds that run backwards or take more room than there is."""

from collections.abc import Iterator

import networkx as nx

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.validate.cycles import link_graph


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
                hint=f"Exchange from and to, or link {last!r} after {first!r}.",
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
