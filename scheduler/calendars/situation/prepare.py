"""From a campaign and the name of a scenario to the situation a schedule must fit."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import networkx as nx

from scheduler.calendars.clock.grid import grid
from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.choices import permitted_options
from scheduler.calendars.situation.hazards import modes_apart
from scheduler.calendars.situation.jobs import make_job
from scheduler.calendars.situation.situation import Job, Situation, TimedHold, TimedLimit, TimedLink
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.model.campaign import Campaign
from scheduler.model.link import LinkKind, Point
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.progress.progress import Progress
from scheduler.model.resource import Hold
from scheduler.model.scenario import Order, Scenario
from scheduler.model.task import Kind, Task

Rule = TypeVar("Rule", TimedLink, TimedLimit)


def prepare(campaign: Campaign, scenario: Scenario, progress: Progress | None = None) -> Situation:
    """
    Return a campaign under one scenario, in minutes since its start.

    Links from finished tasks are met already and vanish; a hold whose first task is finished
    begins at minute 0, and a limit from a finished task is counted from there. That the steps of a
    hold lie within it is said by links.
    """
    return prepare_on(Calendars(campaign), scenario, progress)


def prepare_on(
    calendars: Calendars, scenario: Scenario, progress: Progress | None = None
) -> Situation:
    """Return what `prepare` returns of a campaign whose calendars are known, or used further on."""
    campaign, clockwork = calendars.campaign, calendars.of(scenario)
    done = campaign.done_tasks(scenario)
    active = {task.id: task for task in campaign.tasks.values() if task.id not in done}
    links = (*_links(campaign, scenario, active), *_links_of_holds(campaign, active))
    order = _topological(active, links)
    links += tuple(_serial_links(campaign, scenario, active, order))
    limits = tuple(_limits(campaign, done))
    tick = grid(campaign, clockwork.axis)
    modes = {task.id: _modes(clockwork, task, tick, limits) for task in active.values()}
    apart_modes = modes_apart(campaign, (job for own in modes.values() for job in own))
    return Situation(
        campaign=campaign,
        scenario=scenario,
        calendars=calendars,
        axis=clockwork.axis,
        horizon=campaign.horizon,
        tick=tick,
        modes=modes,
        done=done,
        links=links,
        limits=limits,
        holds=tuple(_holds(campaign, done)),
        profiles={crew: clockwork.profile(crew) for crew in campaign.crews},
        rosters={crew: clockwork.roster(crew) for crew in campaign.crews},
        apart_modes=apart_modes,
        shift_runs=clockwork.runs,
        links_into=_by(links, active, "target"),
        links_out=_by(links, active, "source"),
        limits_from=_by((x for x in limits if x.source is not None), active, "source"),
        topological=_topological(active, links),
    )


def _modes(
    clockwork: WorkingTimes, task: Task, tick: Minutes, limits: Iterable[TimedLimit]
) -> tuple[Job, ...]:
    """Return the modes in which a task can be done at all, or the task as it stands."""
    longest = longest_span(limits, task.id)
    jobs = [
        make_job(clockwork, task, tick, longest, option)
        for option in permitted_options(task, clockwork.scenario)
    ]
    return tuple(job for job in jobs if job.classes) or (jobs[0],)


def _links(
    campaign: Campaign, scenario: Scenario, active: Mapping[TaskId, Task]
) -> Iterator[TimedLink]:
    for task, link, is_hard in campaign.links_in_force(scenario):
        if task.id in active and link.task in active:
            yield TimedLink(
                source=link.task,
                target=task.id,
                kind=link.type,
                lag=link.lag,
                working=link.working and not task.is_milestone and task.kind is not Kind.ELAPSED,
                reason="hard" if is_hard else "habit",
            )


def _links_of_holds(campaign: Campaign, active: Mapping[TaskId, Task]) -> Iterator[TimedLink]:
    """Keep the steps of each hold within it: none starts before it, or ends after it."""
    for hold in campaign.holds:
        inside = campaign.steps_in(hold) if hold.room and hold.to_task in active else ()
        for step in (step for step in inside if step in active):
            if hold.from_task in active and step != hold.from_task:
                yield _held_link(hold, hold.from_task, step, LinkKind.SS)
            if step != hold.to_task:
                yield _held_link(hold, step, hold.to_task, LinkKind.FF)


def _held_link(hold: Hold, source: TaskId, target: TaskId, kind: LinkKind) -> TimedLink:
    return TimedLink(
        source=source,
        target=target,
        kind=kind,
        lag=0,
        working=False,
        reason="held",
        place=hold.facility,
    )


def _topological(active: Mapping[TaskId, Task], links: Iterable[TimedLink]) -> tuple[TaskId, ...]:
    """Return the tasks so that links point forward, in file order as far as they allow."""
    graph: nx.DiGraph[TaskId] = nx.DiGraph()
    graph.add_nodes_from(active)
    graph.add_edges_from((link.source, link.target) for link in links)
    place = {task_id: index for index, task_id in enumerate(active)}
    return tuple(nx.lexicographical_topological_sort(graph, key=place.__getitem__))


def _serial_links(
    campaign: Campaign,
    scenario: Scenario,
    active: Mapping[TaskId, Task],
    order: Iterable[TaskId],
) -> Iterator[TimedLink]:
    """Chain the own steps one after the other, over the site or within each flow."""
    if scenario.order is Order.PARALLEL:
        return
    last: dict[str, TaskId] = {}
    for task_id in order:
        task = active[task_id]
        if not campaign.is_own(task):
            continue
        chain = task.flow if scenario.order is Order.SERIAL_PER_FLOW else ""
        if chain in last:
            yield TimedLink(
                source=last[chain],
                target=task_id,
                kind=LinkKind.FS,
                lag=0,
                working=False,
                reason="order",
            )
        last[chain] = task_id


def _limits(campaign: Campaign, done: frozenset[TaskId]) -> Iterator[TimedLimit]:
    for limit in campaign.limits:
        source = campaign.event_task(limit.from_event.task)
        target = campaign.event_task(limit.to_event.task)
        if target not in done:
            yield TimedLimit(
                source=None if source in done else source,
                source_point=limit.from_event.point,
                target=target,
                target_point=limit.to_event.point,
                longest=limit.max,
                reason=limit.reason or str(limit),
            )


def longest_span(limits: Iterable[TimedLimit], task_id: TaskId) -> Minutes | None:
    """Return the longest time from the start to the end of one task that limits on it allow."""
    ends = (task_id, Point.START, task_id, Point.END)
    own = (x for x in limits if (x.source, x.source_point, x.target, x.target_point) == ends)
    return min((limit.longest for limit in own), default=None)


def _holds(campaign: Campaign, done: frozenset[TaskId]) -> Iterator[TimedHold]:
    for hold in campaign.holds:
        if hold.to_task not in done and hold.room:
            yield TimedHold(
                facility=hold.facility,
                source=None if hold.from_task in done else hold.from_task,
                target=hold.to_task,
                room=hold.room,
                reason=hold.reason or str(hold),
                steps=tuple(step for step in campaign.steps_in(hold) if step not in done),
            )


def _by(
    rules: Iterable[Rule], active: Iterable[TaskId], end: str
) -> Mapping[TaskId, tuple[Rule, ...]]:
    """Return the links or limits at each task, which is their source or their target."""
    grouped: dict[TaskId, list[Rule]] = {task_id: [] for task_id in active}
    for rule in rules:
        grouped[getattr(rule, end)].append(rule)
    return {task_id: tuple(members) for task_id, members in grouped.items()}
