"""From a campaign and the name of a scenario to the situation a schedule must fit."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

import networkx as nx

from scheduler.calendars.clock.grid import grid
from scheduler.calendars.facts.facts import Departure, Facts
from scheduler.calendars.facts.jobs_left import JobsLeft
from scheduler.calendars.facts.kept import Kept, keep
from scheduler.calendars.facts.overdrawn import overdrafts, raised, uses_under_way
from scheduler.calendars.facts.recorded import Recorded
from scheduler.calendars.facts.translating import translate
from scheduler.calendars.shifts.shifts import Profile
from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.choices import permitted_options
from scheduler.calendars.situation.hazards import modes_apart
from scheduler.calendars.situation.jobs import make_job
from scheduler.calendars.situation.situation import Job, Situation, TimedHold, TimedLimit, TimedLink
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.model.campaign import Campaign
from scheduler.model.link import LinkKind, Point
from scheduler.model.notation.base import CrewId, Minutes, TaskId
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import progress_of
from scheduler.model.resource import Hold
from scheduler.model.scenario import Order, Scenario
from scheduler.model.task import Kind, Task

Rule = TypeVar("Rule", TimedLink, TimedLimit)


def prepare(campaign: Campaign, scenario: Scenario, progress: Progress | None = None) -> Situation:
    """
    Return a campaign under one scenario, in minutes since its start.

    Links from finished tasks are met already and vanish; a hold whose first task is finished
    begins at minute 0, and a limit from a finished task is counted from there. That the steps of a
    hold lie within it is said by links. The facts are those given, or those that the campaign
    knows.
    """
    return prepare_on(Calendars(campaign), scenario, progress)


def prepare_on(
    calendars: Calendars,
    scenario: Scenario,
    progress: Progress | None = None,
    *,
    may_pause: bool = False,
) -> Situation:
    """
    Return what `prepare` returns of a campaign whose calendars are known, or used further on.

    Where ``may_pause``, steps under way keep their places as if they might wait for their working
    time first, which they do on other calendars.
    """
    campaign, clockwork = calendars.campaign, calendars.of(scenario)
    progress = progress or progress_of(campaign)
    tick = grid(campaign, clockwork.axis)
    if progress is None:
        active = _without(campaign, campaign.done_tasks(scenario))
        facts, links = None, _all_links(campaign, scenario, active)
    else:
        recorded = Recorded(clockwork, scenario, progress)
        known = _without(campaign, recorded.undated | recorded.dropped)
        stated = _all_links(campaign, scenario, known)
        facts, links = translate(recorded, tick, stated, _topological(known, stated))
        active = _without(campaign, recorded.gone)
    going = frozenset[TaskId]() if facts is None else frozenset(facts.under_way)
    order = sorted(_topological(active, links), key=lambda step: step not in going)
    links += tuple(_serial_links(campaign, scenario, active, order, going))
    limits = tuple(_limits(campaign, active, facts))
    make_modes = partial(_modes, clockwork, scenario, tick, facts)
    modes: Mapping[TaskId, tuple[Job, ...]] = {
        task.id: make_modes(task, longest_span(limits, task.id)) for task in active.values()
    }
    apart_modes = modes_apart(campaign, (job for own in modes.values() for job in own))
    holds = tuple(_holds(campaign, active, facts))
    if facts is not None:
        kept = keep(Kept(campaign, facts, modes, holds, may_pause), apart_modes, links)
        modes, holds, links, apart_modes, kept_away = kept
        departures = (*facts.departures, *_overdrafts(clockwork, facts, modes))
        facts = replace(facts, departures=departures, kept_away=kept_away)
    return Situation(
        campaign=campaign,
        scenario=scenario,
        calendars=calendars,
        axis=clockwork.axis,
        horizon=campaign.horizon,
        tick=tick,
        modes=modes,
        done=frozenset(campaign.tasks.keys() - active.keys()),
        links=links,
        limits=limits,
        holds=holds,
        profiles=_profiles(clockwork, facts, modes, tick),
        rosters={crew: clockwork.roster(crew) for crew in campaign.crews},
        apart_modes=apart_modes,
        shift_runs=clockwork.runs,
        links_into=_by(links, active, "target"),
        links_out=_by(links, active, "source"),
        limits_from=_by((x for x in limits if x.source is not None), active, "source"),
        topological=_topological(active, links),
        facts=facts,
    )


def _without(campaign: Campaign, gone: Collection[TaskId]) -> dict[TaskId, Task]:
    return {task.id: task for task in campaign.tasks.values() if task.id not in gone}


def _all_links(
    campaign: Campaign, scenario: Scenario, active: Mapping[TaskId, Task]
) -> tuple[TimedLink, ...]:
    """Return the links that the campaign states between some steps, and those of its holds."""
    return (*_links(campaign, scenario, active), *_links_of_holds(campaign, active))


def _overdrafts(
    clockwork: WorkingTimes, facts: Facts, modes: Mapping[TaskId, tuple[Job, ...]]
) -> Iterator[Departure]:
    """Yield that steps under way need more people of a crew than there are on shift."""
    jobs = [modes[step][0] for step in facts.under_way]
    for crew in clockwork.campaign.crews:
        yield from overdrafts(facts, jobs, crew, clockwork.profile(crew))


def _profiles(
    clockwork: WorkingTimes,
    facts: Facts | None,
    modes: Mapping[TaskId, tuple[Job, ...]],
    tick: Minutes,
) -> dict[CrewId, Profile]:
    """Return the people of each crew on shift, those that steps under way overdraw among them."""
    profiles = {crew: clockwork.profile(crew) for crew in clockwork.campaign.crews}
    if facts is None:
        return profiles
    jobs = [modes[step][0] for step in facts.under_way]
    return {
        crew: raised(profile, uses_under_way(facts, jobs, crew), tick)
        for crew, profile in profiles.items()
    }


def _modes(
    clockwork: WorkingTimes,
    scenario: Scenario,
    tick: Minutes,
    facts: Facts | None,
    task: Task,
    longest: Minutes | None,
) -> tuple[Job, ...]:
    """Return the modes in which a task can be done at all, or the task as it stands."""
    if facts is None:
        options = permitted_options(task, scenario)
        jobs = [make_job(clockwork, task, tick, longest, option) for option in options]
    else:
        gone = facts.done.keys() | facts.undated | facts.dropped
        held = clockwork.campaign.held_places_after(gone)
        jobs = list(JobsLeft(clockwork, scenario, facts, tick, held).modes(task, longest))
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
    going: Collection[TaskId],
) -> Iterator[TimedLink]:
    """
    Chain the own steps one after the other, over the site or within each flow.

    Those under way come first in the order; the next one waits for all of them.
    """
    if scenario.order is Order.PARALLEL:
        return
    last: dict[str, list[TaskId]] = {}
    for task_id in order:
        task = active[task_id]
        if not campaign.is_own(task):
            continue
        chain = task.flow if scenario.order is Order.SERIAL_PER_FLOW else ""
        if task_id in going:
            last.setdefault(chain, []).append(task_id)
            continue
        yield from (_serial_link(each, task_id) for each in last.get(chain, ()))
        last[chain] = [task_id]


def _serial_link(source: TaskId, target: TaskId) -> TimedLink:
    return TimedLink(
        source=source, target=target, kind=LinkKind.FS, lag=0, working=False, reason="order"
    )


def _limits(
    campaign: Campaign, active: Mapping[TaskId, Task], facts: Facts | None
) -> Iterator[TimedLimit]:
    """Yield the limits that are still to be kept, each from what is recorded as far as it is."""
    for limit in campaign.limits:
        source = campaign.event_task(limit.from_event.task)
        target = campaign.event_task(limit.to_event.task)
        is_end, to_end = limit.from_event.point is Point.END, limit.to_event.point is Point.END
        since = None if facts is None else facts.known_event(source, is_end=is_end)
        until = None if facts is None else facts.known_event(target, is_end=to_end)
        is_over = until is not None and (since is None or until - since <= limit.max)
        if target not in active or is_over:
            continue
        yield TimedLimit(
            source=None if source not in active or since is not None else source,
            source_point=limit.from_event.point,
            target=target,
            target_point=limit.to_event.point,
            longest=limit.max,
            reason=limit.reason or str(limit),
            since=since or 0,
            fact=None if since is None else source,
        )


def longest_span(limits: Iterable[TimedLimit], task_id: TaskId) -> Minutes | None:
    """Return the longest time from the start to the end of one task that limits on it allow."""
    ends = (task_id, Point.START, task_id, Point.END)
    own = (x for x in limits if (x.source, x.source_point, x.target, x.target_point) == ends)
    return min((limit.longest for limit in own), default=None)


def _holds(
    campaign: Campaign, active: Mapping[TaskId, Task], facts: Facts | None
) -> Iterator[TimedHold]:
    begun = () if facts is None else facts.begun
    for hold in campaign.holds:
        if hold.to_task in active and hold.room:
            has_begun = hold.from_task not in active or hold.from_task in begun
            yield TimedHold(
                facility=hold.facility,
                source=None if has_begun else hold.from_task,
                target=hold.to_task,
                room=hold.room,
                reason=hold.reason or str(hold),
                steps=tuple(step for step in campaign.steps_in(hold) if step in active),
                since=facts.begin if has_begun and facts is not None else 0,
            )


def _by(
    rules: Iterable[Rule], active: Iterable[TaskId], end: str
) -> Mapping[TaskId, tuple[Rule, ...]]:
    """Return the links or limits at each task, which is their source or their target."""
    grouped: dict[TaskId, list[Rule]] = {task_id: [] for task_id in active}
    for rule in rules:
        grouped[getattr(rule, end)].append(rule)
    return {task_id: tuple(members) for task_id, members in grouped.items()}
