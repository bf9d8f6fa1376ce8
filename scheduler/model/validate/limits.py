"""Limits that no schedule could keep, or that never bind."""

from collections.abc import Iterator

import networkx as nx

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.link import Event, Limit, Point
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import format_minutes
from scheduler.model.validate.cycles import link_graph
from scheduler.model.validate.scenarios import resolved

EventKey = tuple[TaskId, Point]


def find_limit_contradictions(campaign: Campaign) -> Iterator[Finding]:
    """Yield limits between an event and itself, against the links, or shorter than they allow."""
    if not campaign.limits or not nx.is_directed_acyclic_graph(link_graph(campaign, habits=False)):
        return
    least_times = LeastTimes(campaign)
    for place, limit in enumerate(campaign.limits):
        first, last = _key(campaign, limit.from_event), _key(campaign, limit.to_event)
        if first[0] in campaign.tasks and last[0] in campaign.tasks:
            yield from _judge(limit, place, (first, last), least_times)


def _key(campaign: Campaign, event: Event) -> EventKey:
    return campaign.event_task(event.task), event.point


def _judge(
    limit: Limit, place: int, ends: tuple[EventKey, EventKey], least_times: "LeastTimes"
) -> Iterator[Finding]:
    first, last = ends
    if first == last:
        yield Finding(
            code="limit-self",
            message=f"the limit runs from '{limit.from_event}' to itself",
            path=("limits", place),
            hint="Name two different events.",
        )
        return
    least, back = least_times.between(first, last), least_times.between(last, first)
    if least is not None and least > limit.max:
        yield Finding(
            code="limit-contradicts-links",
            message=f"'{limit.from_event}' to '{limit.to_event}' may take "
            f"{format_minutes(limit.max)}, but the links between them need {format_minutes(least)}",
            path=("limits", place, "max"),
            hint="Lengthen the limit, or shorten what the links put between the two events.",
        )
    elif least is None and back is not None and back >= 0:
        yield Finding(
            code="limit-backwards",
            message=f"by the links '{limit.from_event}' never comes before '{limit.to_event}'",
            path=("limits", place),
            hint="Swap from and to.",
        )


class LeastTimes:
    """
    The least elapsed time between events along the hard links.

    Working minutes count as elapsed ones, which they can only exceed; a negative working lag has
    no such bound and is left out. Each task takes its shortest option, and tasks that a scenario
    has done before the start bind nothing.

    Parameters
    ----------
    campaign
        A campaign whose hard links have no cycle.
    """

    def __init__(self, campaign: Campaign) -> None:
        done = {task for s in resolved(campaign) for task in campaign.done_tasks(s)}
        self.graph: nx.DiGraph[EventKey] = nx.DiGraph()
        for task in campaign.tasks.values():
            self._add((task.id, Point.START), (task.id, Point.END), task.shortest)
        for task in campaign.tasks.values():
            for link in task.after if task.id not in done else ():
                bounds = link.lag >= 0 or not link.working
                if bounds and link.task in campaign.tasks and link.task not in done | {task.id}:
                    source = (link.task, link.type.from_point)
                    self._add(source, (task.id, link.type.to_point), link.lag)
        self.order = list(nx.topological_sort(self.graph))
        self.places = {event: place for place, event in enumerate(self.order)}
        self.reached: dict[EventKey, dict[EventKey, Minutes]] = {}

    def _add(self, source: EventKey, target: EventKey, least: Minutes) -> None:
        known = self.graph.get_edge_data(source, target)
        if known is None or known["least"] < least:
            self.graph.add_edge(source, target, least=least)

    def between(self, first: EventKey, last: EventKey) -> Minutes | None:
        """Return the longest way from an event to another, None if no way leads there."""
        if first not in self.reached:
            self.reached[first] = self._reach(first)
        return self.reached[first].get(last)

    def _reach(self, first: EventKey) -> dict[EventKey, Minutes]:
        times: dict[EventKey, Minutes] = {first: 0}
        for event in self.order[self.places[first] :]:
            if event in times:
                for target, edge in self.graph.adj[event].items():
                    least = times[event] + edge["least"]
                    times[target] = max(least, times.get(target, least))
        return times
