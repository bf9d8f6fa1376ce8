"""Steps that launch does not wait for: the forgotten links."""

from collections.abc import Collection, Iterable, Iterator, Mapping

import networkx as nx

from scheduler.advice.base import Case
from scheduler.advice.network import EventKey, leading_to, least_to_launch, links_of, network
from scheduler.advice.words import named
from scheduler.errors import Finding
from scheduler.model.link import Link, Point
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import format_minutes
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task
from scheduler.wording.quantities import count_of


class Loose:
    """
    Tasks whose end nothing on the way to launch waits for, in some network of links.

    Parameters
    ----------
    graph
        The network.
    whole
        Those of which not even the start is waited for.
    ends
        The others, with how long before their end launch may come, if that has a bound.
    """

    def __init__(
        self,
        graph: "nx.DiGraph[EventKey]",
        whole: Collection[TaskId],
        ends: Mapping[TaskId, Minutes | None],
    ) -> None:
        self.whole = whole
        self.ends = ends
        self.chains: nx.DiGraph[TaskId] = nx.DiGraph()
        self.chains.add_nodes_from((*whole, *ends))
        self.chains.add_edges_from(
            (source, target)
            for (source, _), (target, _) in graph.edges
            if source != target and source in self.chains and target in self.chains
        )

    def sinks(self) -> list[TaskId]:
        """Return the last tasks of each loose chain."""
        return [task for task in sorted(self.whole) if not self.chains.adj[task]]

    def chain(self, sink: TaskId) -> set[TaskId]:
        """Return the loose tasks that lead to a sink, which is left out."""
        return nx.ancestors(self.chains, sink)


def warn_of_loose_ends(case: Case) -> Iterator[Finding]:
    """
    Yield the ends of chains that launch does not wait for, and steps whose end it does not.

    Links and habits together are looked at first, then those that each scenario keeps. Neighbours,
    steps after launch, and what leads to a step marked ``loose_end`` are left out.
    """
    general = _loose(case, links_of(case.campaign), case.campaign.tasks)
    told: set[TaskId] = set()
    for sink in general.sinks():
        told |= {sink, *general.chain(sink)}
        yield _end(case, general, sink)
    for task, late in sorted(general.ends.items()):
        told |= {task, *general.chain(task)}
        yield _finish(case, task, late)
    for scenario in filter(case.differs, case.scenarios):
        links = [(task.id, link) for task, link, _ in case.campaign.links_in_force(scenario)]
        loose = _loose(case, links, [task.id for task in case.due(scenario)])
        for sink in [*loose.sinks(), *sorted(loose.ends)]:
            if sink not in told:
                yield _in_scenario(case, scenario, sink)
            told |= {sink, *loose.chain(sink)}


def _loose(case: Case, links: list[tuple[TaskId, Link]], due: Iterable[TaskId]) -> Loose:
    """
    Return the own tasks still due that launch does not wait for, marked chains left out.

    A mark behind launch says nothing of what comes before it.
    """
    campaign = case.campaign
    graph = network(due, links)
    least = least_to_launch(campaign, graph, links)
    marks = [
        (task.id, Point.END)
        for task in campaign.tasks.values()
        if task.loose_end and task.id not in case.after_launch
    ]
    meant, leading = leading_to(graph, marks), leading_to(graph, [(campaign.launch, Point.END)])
    loose = [
        task.id
        for task in case.own
        if (task.id, Point.END) in graph
        and (task.id, Point.START) not in meant
        and task.id not in case.after_launch
        and least.get((task.id, Point.END), -1) < 0
    ]
    whole = frozenset(x for x in loose if (x, Point.START) not in leading)
    ends = {x: least.get((x, Point.END)) for x in loose if x not in whole}
    return Loose(graph=graph, whole=whole, ends=ends)


def _end(case: Case, loose: Loose, sink: TaskId) -> Finding:
    task = case.campaign.tasks[sink]
    followers = {x for end in Point for x, _ in case.links.adj[sink, end]} - {sink}
    if task.hold_point and not followers:
        return _hold_point(task)
    before = loose.chain(sink)
    points = [x for x in sorted(before) if case.campaign.tasks[x].hold_point]
    more = f", nor for {count_of(len(before), 'step')} before it" if before else ""
    kind = "hold point" if len(points) == 1 else "hold points"
    among = f", the {kind} {named(points)} among them" if points else ""
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
        message=f"nothing follows the hold point {task.hold_point!r} ({task.id!r}), so it "
        "holds nothing back",
        path=("tasks", task.id),
        hint=f"Name {task.id!r} under 'after' of the steps that may not start before it is passed.",
    )


def _finish(case: Case, task: TaskId, late: Minutes | None) -> Finding:
    followers = sorted({x for x, _ in case.links.adj[task, Point.START]} - {task})
    if late is None:
        why = f": only its start is waited for, by {named(followers)}" if followers else ""
    else:
        why = f", by up to {format_minutes(-late)}, through negative lags or links of its start"
    return Finding(
        code="loose-finish",
        message=f"launch may come before {_what(case.campaign.tasks[task])} has ended{why}",
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
        else "no link leads from it to"
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
