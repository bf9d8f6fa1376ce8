"""Steps that launch does not wait for: the forgotten links."""

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from scheduler.advice.base import Case
from scheduler.advice.network import EventKey, leading_to, network
from scheduler.advice.words import count_of, named
from scheduler.errors import Finding
from scheduler.model.base import TaskId
from scheduler.model.link import Point
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task


@dataclass(frozen=True, slots=True)
class Loose:
    """
    Tasks whose end nothing on the way to launch waits for, in some network of links.

    ``whole`` are those of which not even the start is waited for.
    """

    graph: "nx.DiGraph[EventKey]"
    whole: frozenset[TaskId]
    ends: frozenset[TaskId]

    def sinks(self) -> list[TaskId]:
        """Return the last tasks of each loose chain."""
        return [x for x in sorted(self.whole) if not self._followers(x) & (self.whole | self.ends)]

    def chain(self, sink: TaskId) -> set[TaskId]:
        """Return the loose tasks that lead to a sink, which is left out."""
        before = {task for task, _ in nx.ancestors(self.graph, (sink, Point.END))}
        return before & self.whole - {sink}

    def _followers(self, task: TaskId) -> set[TaskId]:
        ends = ((task, Point.START), (task, Point.END))
        return {other for end in ends for other, _ in self.graph.adj[end]} - {task}


def warn_of_loose_ends(case: Case) -> Iterator[Finding]:
    """
    Yield the ends of chains that launch does not wait for, and steps whose end it does not.

    Links and habits together are looked at first, then those that each scenario keeps. Neighbours,
    steps after launch, and what leads to a step marked ``loose_end`` are left out.
    """
    general = _loose(case, case.links, {task.id for task in case.own})
    told: set[TaskId] = set()
    for sink in general.sinks():
        told |= {sink, *general.chain(sink)}
        yield _end(case, general, sink)
    for task in sorted(general.ends):
        told.add(task)
        yield _finish(case, task)
    for scenario in case.scenarios:
        own = {task.id for task in case.own}
        loose = _loose(case, _links_in(case, scenario), own)
        for sink in [*loose.sinks(), *sorted(loose.ends)]:
            if sink not in told:
                yield _in_scenario(case, scenario, sink)
            told |= {sink, *(loose.chain(sink) if sink in loose.whole else ())}


def _links_in(case: Case, scenario: Scenario) -> "nx.DiGraph[EventKey]":
    links = case.campaign.links_in_force(scenario)
    return network(
        (task.id for task in case.due(scenario)), ((task.id, link) for task, link, _ in links)
    )


def _loose(case: Case, graph: "nx.DiGraph[EventKey]", own: set[TaskId]) -> Loose:
    campaign = case.campaign
    marked = [(task.id, Point.END) for task in campaign.tasks.values() if task.loose_end]
    leading = leading_to(graph, [(campaign.launch, Point.END), *marked])
    judged = own - case.after_launch - {campaign.launch}
    ends = {x for x in judged if (x, Point.END) in graph and (x, Point.END) not in leading}
    whole = frozenset(x for x in ends if (x, Point.START) not in leading)
    return Loose(graph=graph, whole=whole, ends=frozenset(ends) - whole)


def _end(case: Case, loose: Loose, sink: TaskId) -> Finding:
    task = case.campaign.tasks[sink]
    if task.hold_point:
        return _hold_point(task)
    before = loose.chain(sink)
    points = [x for x in sorted(before) if case.campaign.tasks[x].hold_point]
    more = f", nor for {count_of(len(before), 'step')} before it" if before else ""
    among = f", the hold point {named(points)} among them" if points else ""
    return Finding(
        code="loose-end",
        message=f"launch does not wait for {_what(task)}{more}{among}: no link leads from it to "
        f"{case.campaign.launch!r}",
        path=("tasks", sink),
        hint=f"Name {sink!r} under 'after' of the step that needs it. If launch need not wait for "
        "it, write 'loose_end: yes'.",
    )


def _hold_point(task: Task) -> Finding:
    return Finding(
        code="hold-point-idle",
        message=f"nothing stands behind the hold point {task.hold_point!r} ({task.id!r}), so that "
        "it holds nothing back",
        path=("tasks", task.id),
        hint=f"Name {task.id!r} under 'after' of the steps that may not start before it is passed.",
    )


def _finish(case: Case, task: TaskId) -> Finding:
    followers = sorted(other for other, _ in case.links.adj[task, Point.START] if other != task)
    return Finding(
        code="loose-finish",
        message=f"launch may come before {_what(case.campaign.tasks[task])} has ended: only its "
        f"start is waited for, by {named(followers)}",
        path=("tasks", task),
        hint=f"Name {task!r} under 'after' of a later step too, or join the two ends (FF). If "
        "launch need not wait for its end, write 'loose_end: yes'.",
    )


def _in_scenario(case: Case, scenario: Scenario, sink: TaskId) -> Finding:
    task = case.campaign.tasks[sink]
    is_followed = any(other != sink for other, _ in case.links.adj[sink, Point.END])
    why = (
        "only habits, or steps done before, lead from it to"
        if is_followed
        else "nothing joins it to"
    )
    return Finding(
        code="loose-in-scenario",
        message=f"in scenario {scenario.id!r} launch does not wait for "
        f"{_what(task)}: {why} "
        f"{case.campaign.launch!r}",
        path=("tasks", sink),
        hint=f"If {case.campaign.launch!r} needs it, turn a habit into a hard link under 'after'; "
        "if not, write 'loose_end: yes'.",
    )


def _what(task: Task) -> str:
    """Name a task, and say if it is a test or a hold point."""
    kind = f"the hold point {task.hold_point!r}, " if task.hold_point else ""
    return f"{kind}{'the test ' if task.test else ''}{task.id!r}"
