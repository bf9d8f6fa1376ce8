"""A plan and its risks as a playbook."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

import networkx as nx

from scheduler.analyse.resource_order.before_after import Precedence
from scheduler.analyse.resource_order.partial_order import PartialOrder, partial_order
from scheduler.calendars.facts.going_on import goes_by_clock
from scheduler.calendars.situation.choices import ChosenSituation, chosen
from scheduler.calendars.situation.prepare import prepare
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.errors import InputError
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import DAY
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.playbook import LaunchPlay, Playbook, Repetition
from scheduler.replay.order import HandOver
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.risk.preparing.absences import Absences
from scheduler.studies.risk.preparing.extra_work import Extras, iter_pairs, links_by

SPARE_DAYS = 60
"""Days behind the planning horizon in which late draws are still played."""
LAUNCH_WEATHER = "launch"


def playbook_of(
    situation: Situation, schedule: Schedule, risks: Risks, *, early: bool = False
) -> Playbook:
    """
    Return a plan with its risks, ready to be played.

    Parameters
    ----------
    situation
        What the plan was made for.
    schedule
        The plan.
    risks
        What may happen.
    early
        Whether steps begin as soon as they can, not only from their announced starts on.
    """
    order = _long_order(situation, schedule)
    strict = order.strict
    handed = tuple((arc.source, arc.target) for arc in order.arcs)
    precedence = Precedence(order.situation)
    for source, target in handed:
        precedence.add(source, target)
    extras = Extras(strict, schedule, precedence, handed)
    extras.add(risks)
    rank = _ranks(strict, schedule)
    launch = _launch_play(risks, extras, rank)
    expired = dict(_expired(risks, strict, extras, rank))
    links = (*strict.links, *extras.links)
    jobs = {**strict.jobs, **extras.jobs}
    steps = _in_order(jobs, (*handed, *extras.more_handed, *extras.first), schedule, extras)
    full = replace(
        strict,
        jobs=jobs,
        links=links,
        links_into=links_by(links, jobs, "target"),
        links_out=links_by(links, jobs, "source"),
        topological=steps,
    )
    ranked = [jobs[step] for step in sorted(jobs, key=lambda x: (x in extras.jobs, rank.get(x, 0)))]
    weathers, weather_steps = _weathers(risks, jobs, extras)
    floor = {} if early else {step: schedule[step].start for step in strict.jobs}
    return Playbook(
        situation=full,
        steps=steps,
        announced=floor,
        handed=(*handed, *extras.more_handed),
        kept_out=_kept_out(order, extras),
        by_clock=_by_clock(strict),
        extra=extras.works,
        mishaps=tuple(risks.events),
        absences=tuple(Absences(strict, precedence, ranked).find(risks)),
        weathers=weathers,
        weather_steps=weather_steps,
        days=_days(strict),
        launch=launch,
        expired=expired,
        stay=risks.overrun or 0,
        reasons=_reasons(full, steps),
    )


def _long_order(situation: Situation, schedule: Schedule) -> PartialOrder:
    """Return the resource order of the plan, to the minute and with room for late draws."""
    campaign = situation.campaign
    horizon = campaign.horizon + SPARE_DAYS * DAY
    longer = prepare(campaign.altered({"horizon": horizon}), situation.scenario, tick=1)
    return partial_order(chosen(longer, schedule.options), schedule, all_wait=True)


def _ranks(situation: ChosenSituation, schedule: Schedule) -> Mapping[TaskId, int]:
    """Return the place of each step by its announced start."""
    place = {step: number for number, step in enumerate(situation.topological)}
    ranked = sorted(situation.jobs, key=lambda step: (schedule[step].start, place[step]))
    return {step: number for number, step in enumerate(ranked)}


def _launch_play(risks: Risks, extras: Extras, rank: Mapping[TaskId, int]) -> LaunchPlay | None:
    launch = extras.situation.launch
    if risks.launch is None or launch not in extras.situation.jobs:
        return None
    recycle = risks.launch.recycle
    has_weather = risks.launch.attempt.no_go > 0
    return LaunchPlay(
        weather=len(risks.weather) if has_weather else None,
        after=recycle.after,
        redo=extras.repetition(recycle.redo, launch, rank, at_end=True),
        in_a_row=recycle.in_a_row or 0,
        then=recycle.after if recycle.then is None else recycle.then,
    )


def _expired(
    risks: Risks, situation: ChosenSituation, extras: Extras, rank: Mapping[TaskId, int]
) -> Iterable[tuple[TaskId, Repetition]]:
    """Yield for the source of a limit what is done again before the step to which it leads."""
    for limit in situation.limits:
        again = risks.expired.get(limit.source or "")
        if limit.source is not None and again is not None:
            yield limit.source, extras.repetition(again, limit.target, rank, at_end=False)


def _in_order(
    jobs: Mapping[TaskId, Job],
    pairs: Iterable[HandOver],
    schedule: Schedule,
    extras: Extras,
) -> tuple[TaskId, ...]:
    """
    Return the steps in the order in which they are played.

    Raises
    ------
    InputError
        If extra work would have to come both before and after a step.
    """
    place = {step: number for number, step in enumerate(jobs)}
    graph: nx.DiGraph[TaskId] = nx.DiGraph()
    graph.add_nodes_from(jobs)
    graph.add_edges_from(iter_pairs([*extras.situation.links, *extras.links]))
    graph.add_edges_from(pairs)

    def key(step: TaskId) -> str:
        start: Minutes = extras.times[step] if step in extras.times else schedule[step].start
        return f"{start:012d} {step in extras.times} {place[step]:09d}"

    try:
        return tuple(nx.lexicographical_topological_sort(graph, key))
    except nx.NetworkXUnfeasible:
        raise InputError([]) from None


def _weathers(
    risks: Risks, jobs: Mapping[TaskId, Job], extras: Extras
) -> tuple[tuple[str, ...], tuple[frozenset[TaskId], ...]]:
    """
    Return the weathers by name, and the steps of each with their copies; that of launch last.

    Steps that have begun go on in any weather.
    """
    found = {
        name: frozenset(
            step
            for step in jobs
            if (step in weather.steps and not extras.has_begun(step))
            or (step in extras.works and extras.works[step].original in weather.steps)
        )
        for name, weather in risks.weather.items()
    }
    if risks.launch is not None and risks.launch.attempt.no_go > 0:
        return (*found, LAUNCH_WEATHER), (*found.values(), frozenset())
    return tuple(found), tuple(found.values())


def _kept_out(order: PartialOrder, extras: Extras) -> Mapping[TaskId, tuple[tuple[int, int], ...]]:
    """Return when steps give way, and copies like their originals."""
    copies = {
        work.id: order.kept_out[work.original]
        for work in extras.works.values()
        if work.original is not None and work.original in order.kept_out
    }
    return {**order.kept_out, **copies}


def _by_clock(situation: ChosenSituation) -> frozenset[TaskId]:
    facts = situation.facts
    if facts is None:
        return frozenset()
    return frozenset(
        step
        for step in (*facts.under_way, *facts.rests)
        if step in situation.jobs
        and goes_by_clock(situation.jobs[step].task, facts.progress.facts_of(step))
    )


def _days(situation: ChosenSituation) -> tuple[Minutes, ...]:
    """Return the minutes at which civil days begin, from that of the campaign start on."""
    axis = situation.axis
    days = list(axis.days(situation.horizon))
    first = axis.moment(0).date()
    found = [first, *(day for day in days if day > first)]
    found.append(found[-1] + timedelta(days=1))
    return tuple(axis.minute(datetime.combine(day, time())) for day in found)


def _reasons(situation: ChosenSituation, steps: Collection[TaskId]) -> tuple[str, ...]:
    limits = (f"the limit {limit.reason!r} runs out" for limit in situation.limits)
    places = (f"{step} finds no date any more" for step in steps)
    return (*limits, *places, "launch fails too often")
