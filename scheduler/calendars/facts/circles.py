"""Steps that begun ones keep away and wait for: whether they can ever be done, and how."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import networkx as nx

from scheduler.calendars.rules.limits import TimedLimit
from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.starts.job import Job
from scheduler.model.link import Point
from scheduler.model.notation.base import Minutes, TaskId

Event = tuple[TaskId, Point]


class Untangled(NamedTuple):
    """
    Links that can be followed in order, and what closed a circle with those known before.

    In a circle, leads and links to the end of a step may leave room for both: there the step that
    is kept away waits by a limit, which no order has to follow. ``stuck`` are the steps that can
    never be done, each with the one that keeps it away.
    """

    links: tuple[TimedLink, ...]
    limits: tuple[TimedLimit, ...]
    stuck: Mapping[TaskId, TaskId]


def untangle(
    links: Iterable[TimedLink],
    known: Iterable[TimedLink],
    modes: Mapping[TaskId, tuple[Job, ...]],
) -> Untangled:
    """
    Return links from the end of a step to the start of another, without those that close circles.

    Parameters
    ----------
    links
        By which steps wait for others that keep them away.
    known
        Links without a circle.
    modes
        All steps still to be done.
    """
    graph: nx.DiGraph[TaskId] = nx.DiGraph()
    graph.add_nodes_from(modes)
    followed = list(known)
    graph.add_edges_from((link.source, link.target) for link in followed)
    kept, limits, stuck = list[TimedLink](), list[TimedLimit](), dict[TaskId, TaskId]()
    for link in links:
        if not nx.has_path(graph, link.target, link.source):
            graph.add_edge(link.source, link.target)
            kept.append(link)
        elif _least_time([*followed, *kept], modes, link.target, link.source) > 0:
            stuck[link.target] = link.source
        else:
            limits.append(_as_limit(link))
    return Untangled(tuple(kept), tuple(limits), stuck)


def _as_limit(link: TimedLink) -> TimedLimit:
    """Return that the source ends by the start of the target."""
    return TimedLimit(
        source=link.target,
        source_point=Point.START,
        target=link.source,
        target_point=Point.END,
        longest=-link.lag,
        reason=link.place,
    )


def _least_time(
    links: Iterable[TimedLink],
    modes: Mapping[TaskId, tuple[Job, ...]],
    first: TaskId,
    last: TaskId,
) -> Minutes:
    """Return how long after the start of one step another ends at least, by links and hours."""
    graph: nx.DiGraph[Event] = nx.DiGraph()
    for step, own in modes.items():
        least = min(job.duration for job in own)
        graph.add_edge((step, Point.START), (step, Point.END), least=least)
    for link in links:
        source, target = (link.source, link.kind.from_point), (link.target, link.kind.to_point)
        if link.lag >= 0 or not link.working:
            known = graph.get_edge_data(source, target, {"least": link.lag})["least"]
            graph.add_edge(source, target, least=max(link.lag, known))
    after: dict[Event, Minutes] = {(first, Point.START): 0}
    for event in nx.topological_sort(graph):
        if event in after:
            for _, following, least in graph.out_edges(event, data="least"):
                reached = after[event] + least
                after[following] = max(reached, after.get(following, reached))
    return after.get((last, Point.END), 0)
