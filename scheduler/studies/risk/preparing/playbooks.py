"""A plan and its risks as a playbook."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from scheduler.analyse.resource_order.before_after import Precedence
from scheduler.analyse.resource_order.partial_order import PartialOrder
from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.playbook import LaunchPlay, Playbook, Repetition
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.risk.preparing.absences import Absences
from scheduler.studies.risk.preparing.extra.contrary_links import as_limits
from scheduler.studies.risk.preparing.extra.extra_work import Extras
from scheduler.studies.risk.preparing.extra.repetitions import Repetitions
from scheduler.studies.risk.preparing.long_order import by_clock_of, long_order
from scheduler.studies.risk.preparing.weathers import days_of, weathers_of


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
    order = long_order(situation, schedule)
    strict = order.strict
    handed = tuple((arc.source, arc.target) for arc in order.arcs)
    precedence = Precedence(order.situation)
    for source, target in handed:
        precedence.add(source, target)
    extras = Extras(strict, schedule, precedence, handed)
    extras.add(risks)
    rank = _ranks(strict, schedule)
    repetitions = Repetitions(extras, rank)
    launch = _launch_play(risks, repetitions)
    expired = _expired(risks, repetitions)
    links = (*strict.links, *extras.links)
    jobs = {**strict.jobs, **extras.jobs}
    steps = _in_order(jobs, schedule, extras)
    full = replace(
        strict,
        jobs=jobs,
        links=links,
        limits=(*strict.limits, *as_limits(extras.contrary, schedule)),
        links_into=_links_by(links, jobs, "target"),
        links_out=_links_by(links, jobs, "source"),
        topological=steps,
    )
    ranked = [jobs[step] for step in sorted(jobs, key=lambda x: (x in extras.jobs, rank.get(x, 0)))]
    weathers, weather_steps = weathers_of(risks, jobs, extras)
    floor = {} if early else {step: schedule[step].start for step in strict.jobs}
    return Playbook(
        situation=full,
        steps=steps,
        announced=floor,
        handed=(*handed, *extras.more_handed),
        kept_out=_kept_out(order, extras),
        by_clock=by_clock_of(strict),
        extra=extras.works,
        mishaps=tuple(risks.events),
        absences=tuple(Absences(strict, precedence, ranked).find(risks)),
        weathers=weathers,
        weather_steps=weather_steps,
        days=days_of(strict),
        launch=launch,
        expired=expired,
        stay=risks.overrun or 0,
        reasons=_reasons(full, steps),
    )


def _ranks(situation: ChosenSituation, schedule: Schedule) -> Mapping[TaskId, int]:
    """Return the place of each step by its announced start."""
    place = {step: number for number, step in enumerate(situation.topological)}
    ranked = sorted(situation.jobs, key=lambda step: (schedule[step].start, place[step]))
    return {step: number for number, step in enumerate(ranked)}


def _launch_play(risks: Risks, repetitions: Repetitions) -> LaunchPlay | None:
    situation = repetitions.extras.situation
    launch = situation.launch
    if risks.launch is None or launch not in situation.jobs:
        return None
    recycle = risks.launch.recycle
    has_weather = risks.launch.attempt.no_go > 0
    return LaunchPlay(
        weather=len(risks.weather) if has_weather else None,
        after=recycle.after,
        redo=repetitions.of(recycle.redo, launch, at_end=True),
        in_a_row=recycle.in_a_row or 0,
        then=recycle.after if recycle.then is None else recycle.then,
    )


def _expired(risks: Risks, repetitions: Repetitions) -> Mapping[TaskId, Repetition]:
    """Return for the source of limits what is done again before the steps to which they lead."""
    found: dict[TaskId, Repetition] = {}
    for limit in repetitions.extras.situation.limits:
        again = risks.expired.get(limit.source or "")
        if limit.source is not None and again is not None:
            one = repetitions.of(again, limit.target, at_end=False)
            before = found.get(limit.source, one)
            behind = dict.fromkeys((*before.behind, *one.behind))
            found[limit.source] = replace(one, behind=tuple(behind))
    return found


def _in_order(jobs: Mapping[TaskId, Job], schedule: Schedule, extras: Extras) -> tuple[TaskId, ...]:
    """Return the steps in the order in which they are played: by their starts where it is open."""
    place = {step: number for number, step in enumerate(jobs)}

    def key(step: TaskId) -> str:
        start: Minutes = extras.times[step] if step in extras.times else schedule[step].start
        return f"{start:012d} {step in extras.times} {place[step]:09d}"

    return extras.order.all(key)


def _kept_out(order: PartialOrder, extras: Extras) -> Mapping[TaskId, tuple[tuple[int, int], ...]]:
    """Return when steps give way, and copies like their originals."""
    copies = {
        work.id: order.kept_out[work.original]
        for work in extras.works.values()
        if work.original is not None and work.original in order.kept_out
    }
    return {**order.kept_out, **copies}


def _reasons(situation: ChosenSituation, steps: Collection[TaskId]) -> tuple[str, ...]:
    limits = (f"the limit {limit.reason!r} runs out" for limit in situation.limits)
    places = (f"{step} finds no date any more" for step in steps)
    return (*limits, *places, "launch fails too often")


def _links_by(
    links: Collection[TimedLink], jobs: Collection[TaskId], end: str
) -> Mapping[TaskId, tuple[TimedLink, ...]]:
    """Return for each job the links whose source, or target, it is."""
    found: dict[TaskId, list[TimedLink]] = {job: [] for job in jobs}
    for link in links:
        found[getattr(link, end)].append(link)
    return {job: tuple(own) for job, own in found.items()}
