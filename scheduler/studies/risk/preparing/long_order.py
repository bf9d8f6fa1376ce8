"""The resource order of a plan, to the minute and with room for late draws."""

from collections.abc import Iterator
from dataclasses import replace

from scheduler.analyse.resource_order.before_after import ordering_links
from scheduler.analyse.resource_order.partial_order import PartialOrder, partial_order
from scheduler.calendars.facts.going_on import goes_by_clock
from scheduler.calendars.situation.choices import ChosenSituation, chosen
from scheduler.calendars.situation.prepare import prepare
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.durations import DAY
from scheduler.replay.drawn.hours_at_work import working_time_of
from scheduler.schedule.scheduled import Schedule

SPARE_DAYS = 60
"""Days behind the planning horizon in which late draws are still played."""


def long_order(situation: Situation, schedule: Schedule) -> PartialOrder:
    """Return the resource order of the plan, to the minute and with room for late draws."""
    campaign = situation.campaign
    horizon = campaign.horizon + SPARE_DAYS * DAY
    longer = prepare(campaign.altered({"horizon": horizon}), situation.scenario, tick=1)
    going_on = _going_on(chosen(longer, schedule.options))
    return partial_order(going_on, schedule, firm=_firm(going_on))


def past_going(order: PartialOrder) -> Iterator[tuple[TaskId, TaskId]]:
    """
    Yield who waits for whose end by the resource order, but for steps under way: they go on.

    Whoever waits for one of those waits also for what it would have waited for.
    """
    facts = order.situation.facts
    going = frozenset() if facts is None else frozenset(facts.under_way)
    arcs = dict.fromkeys((arc.source, arc.target) for arc in order.arcs)
    linked = {(link.source, link.target) for link in ordering_links(order.situation)}
    for going_on in sorted(going):
        givers = [source for source, target in arcs if target == going_on]
        takers = [target for source, target in (*arcs, *linked) if source == going_on]
        for giver in givers:
            del arcs[giver, going_on]
            arcs.update(dict.fromkeys((giver, taker) for taker in takers))
    yield from sorted(arcs)


def _firm(situation: ChosenSituation) -> list[TaskId]:
    """Return the neighbours' steps that can start at one minute only: they have their people."""
    campaign = situation.campaign
    neighbours = {flow.id for flow in campaign.flows.values() if flow.neighbour}
    return [
        step
        for step, job in situation.jobs.items()
        if job.task.flow in neighbours
        and len(job.classes) == 1
        and job.classes[0].low == job.classes[0].high
    ]


def _going_on(situation: ChosenSituation) -> ChosenSituation:
    """Return a situation in which steps under way may work for longer than was expected."""
    if situation.facts is None:
        return situation
    by_clock, times = by_clock_of(situation), situation.working_times
    jobs = dict(situation.jobs)
    for step in situation.facts.under_way:
        if step in jobs:
            time = working_time_of(times, jobs[step].task, by_clock=step in by_clock)
            jobs[step] = replace(jobs[step], working=time)
    return replace(situation, jobs=jobs)


def by_clock_of(situation: ChosenSituation) -> frozenset[TaskId]:
    """Return the steps begun that go on by the clock, whoever is there."""
    facts = situation.facts
    if facts is None:
        return frozenset()
    return frozenset(
        step
        for step in (*facts.under_way, *facts.rests)
        if step in situation.jobs
        and goes_by_clock(situation.jobs[step].task, facts.progress.facts_of(step))
    )
