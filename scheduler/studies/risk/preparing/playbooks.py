"""A plan and its risks as a playbook."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from scheduler.analyse.resource_order.before_after import Precedence
from scheduler.analyse.resource_order.partial_order import PartialOrder
from scheduler.calendars.rules.limits import TimedLimit
from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.errors import InputError, Problem, Where
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.playbook import LaunchPlay, Playbook, Repetition
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.risk.preparing.absences import Absences
from scheduler.studies.risk.preparing.extra.contrary_links import as_limits
from scheduler.studies.risk.preparing.extra.extra_work import Extras
from scheduler.studies.risk.preparing.extra.repetitions import Repetitions
from scheduler.studies.risk.preparing.extra.work_jobs import has_begun
from scheduler.studies.risk.preparing.limits_in_draws import DrawnLimits, limits_in_draws
from scheduler.studies.risk.preparing.long_order import by_clock_of, long_order, past_going
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

    Raises
    ------
    InputError
        If launch is over, or work that a mishap brings has no place in the order of the plan.
    """
    _require_launch(situation)
    order = long_order(situation, schedule)
    limits = limits_in_draws(order.strict)
    strict = replace(order.strict, limits=limits.limits)
    handed = tuple(past_going(order))
    precedence = Precedence(order.situation)
    for source, target in handed:
        precedence.add(source, target)
    extras = Extras(strict, schedule, precedence, handed)
    extras.add(risks)
    rank = _ranks(strict, schedule)
    repetitions = Repetitions(extras, rank)
    launch = _launch_play(risks, repetitions)
    strict = replace(strict, limits=_from_repetitions(risks, repetitions, limits))
    expired = _expired(risks, repetitions, strict.limits)
    whole = repetitions.whole
    links = (*strict.links, *extras.links)
    jobs = {**strict.jobs, **extras.jobs, **whole.jobs}
    times = {**extras.times, **whole.times}
    steps = _in_order(jobs, schedule, extras, times)
    full = replace(
        strict,
        jobs=jobs,
        links=links,
        limits=(*strict.limits, *as_limits(extras.contrary, schedule)),
        links_into=_links_by(links, jobs, "target"),
        links_out=_links_by(links, jobs, "source"),
        topological=steps,
    )
    ranked = [jobs[step] for step in sorted(jobs, key=lambda x: (x in times, rank.get(x, 0)))]
    copied = {
        **{step: again for again, step in whole.names.items()},
        **{work.id: work.original for work in extras.works.values() if work.original is not None},
    }
    weathers, weather_steps = weathers_of(risks, jobs, extras.situation, copied)
    floor = {} if early else {step: schedule[step].start for step in strict.jobs}
    return Playbook(
        situation=full,
        steps=steps,
        announced=floor,
        handed=(*handed, *extras.more_handed),
        kept_out=_kept_out(order, copied),
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
        reasons=_reasons(full, steps, {again: step for step, again in whole.names.items()}),
        whole=dict(whole.names),
    )


def _require_launch(situation: Situation) -> None:
    """Refuse to ask how sure a launch is that has been."""
    if situation.launch not in situation.modes:
        problem = Problem(
            where=Where("risk"),
            code="launch-done",
            message=f"the launch {situation.launch!r} is done: its date is certain",
            hint="Ask for a campaign, or a data date, with its launch still to come.",
        )
        raise InputError([problem], "no draw was played")


def _ranks(situation: ChosenSituation, schedule: Schedule) -> Mapping[TaskId, int]:
    """Return the place of each step by its announced start."""
    place = {step: number for number, step in enumerate(situation.topological)}
    ranked = sorted(situation.jobs, key=lambda step: (schedule[step].start, place[step]))
    return {step: number for number, step in enumerate(ranked)}


def _launch_play(risks: Risks, repetitions: Repetitions) -> LaunchPlay | None:
    situation = repetitions.extras.situation
    launch = situation.launch
    if risks.launch is None:
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


def _from_repetitions(
    risks: Risks, repetitions: Repetitions, limits: DrawnLimits
) -> tuple[TimedLimit, ...]:
    """Return limits; what counts from a fact counts anew once the step of that is done again."""
    extras, whole = repetitions.extras, repetitions.whole
    again = {work.original for work in extras.works.values()} | risks.expired.keys()
    again |= whole.names.keys()
    found = list(limits.limits)
    for place, step in limits.recorded.items():
        if step in again and (step in extras.over or step in extras.situation.jobs):
            minute = extras.schedule[found[place].target].start
            found[place] = replace(found[place], source=whole.played(step, minute))
    return tuple(found)


def _expired(
    risks: Risks, repetitions: Repetitions, limits: Collection[TimedLimit]
) -> Mapping[TaskId, Repetition]:
    """Return for the source of limits what is done again before the steps to which they lead."""
    situation, found = repetitions.extras.situation, dict[TaskId, Repetition]()
    originals = {again: step for step, again in repetitions.whole.names.items()}
    for limit in limits:
        again = risks.expired.get(originals.get(limit.source or "", limit.source or ""))
        if limit.source is not None and again is not None:
            is_there = has_begun(situation, limit.target)
            one = repetitions.of(again, limit.target, at_end=is_there)
            before = found.get(limit.source, one)
            behind = dict.fromkeys((*before.behind, *one.behind))
            found[limit.source] = replace(one, behind=tuple(behind))
    return found


def _in_order(
    jobs: Mapping[TaskId, Job],
    schedule: Schedule,
    extras: Extras,
    times: Mapping[TaskId, Minutes],
) -> tuple[TaskId, ...]:
    """Return the steps in the order in which they are played: by their starts where it is open."""
    place = {step: number for number, step in enumerate(jobs)}

    def key(step: TaskId) -> str:
        start: Minutes = times[step] if step in times else schedule[step].start
        return f"{start:012d} {step in times} {place[step]:09d}"

    return extras.order.all(key)


def _kept_out(
    order: PartialOrder, copied: Mapping[TaskId, TaskId]
) -> Mapping[TaskId, tuple[tuple[int, int], ...]]:
    """Return when steps give way, and copies like their originals."""
    copies = {copy: order.kept_out[step] for copy, step in copied.items() if step in order.kept_out}
    return {**order.kept_out, **copies}


def _reasons(
    situation: ChosenSituation, steps: Collection[TaskId], whole: Mapping[TaskId, TaskId]
) -> tuple[str, ...]:
    limits = (f"the limit {limit.reason!r} runs out" for limit in situation.limits)
    named = (f"{whole[step]}, to be done again," if step in whole else step for step in steps)
    places = (f"{name} finds no date any more" for name in named)
    return (*limits, *places, "launch fails too often")


def _links_by(
    links: Collection[TimedLink], jobs: Collection[TaskId], end: str
) -> Mapping[TaskId, tuple[TimedLink, ...]]:
    """Return for each job the links whose source, or target, it is."""
    found: dict[TaskId, list[TimedLink]] = {job: [] for job in jobs}
    for link in links:
        found[getattr(link, end)].append(link)
    return {job: tuple(own) for job, own in found.items()}
