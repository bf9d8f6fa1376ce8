"""From a campaign and the name of a scenario to the situation a schedule must fit."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from scheduler.calendars.clock.grid import grid
from scheduler.calendars.facts.facts import Departure, Facts
from scheduler.calendars.facts.jobs_left import JobsLeft
from scheduler.calendars.facts.kept import Kept, keep
from scheduler.calendars.facts.missing import find_missing
from scheduler.calendars.facts.overdrawn import UnderWay
from scheduler.calendars.facts.recorded import Recorded
from scheduler.calendars.facts.translating import translate
from scheduler.calendars.rules.hazards import modes_apart
from scheduler.calendars.rules.holds import holds_left
from scheduler.calendars.rules.limits import TimedLimit, limits_broken, limits_left, longest_span
from scheduler.calendars.rules.links import TimedLink, serial_links, stated_links, topological
from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.choices import permitted_options
from scheduler.calendars.situation.jobs import make_job
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.calendars.starts.job import Job
from scheduler.errors import InputError
from scheduler.model.campaign import Campaign
from scheduler.model.judging import to_problem
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import progress_of
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task

Rule = TypeVar("Rule", TimedLink, TimedLimit)


def prepare(
    campaign: Campaign,
    scenario: Scenario,
    progress: Progress | None = None,
    *,
    tick: Minutes | None = None,
) -> Situation:
    """
    Return a campaign under one scenario, in minutes since its start.

    Links from finished tasks are met already and vanish; a hold whose first task is finished
    begins at minute 0, and a limit from a finished task is counted from there. That the steps of a
    hold lie within it is said by links. The facts are those given, or those that the campaign
    knows. Starts lie on the time grid of the campaign, or on one of so many minutes, ``tick``.

    Raises
    ------
    InputError
        If facts do not say what nobody can guess, with paths in the progress file.
    """
    return prepare_on(Calendars(campaign), scenario, progress, tick=tick)


def prepare_on(
    calendars: Calendars,
    scenario: Scenario,
    progress: Progress | None = None,
    *,
    may_pause: bool = False,
    tick: Minutes | None = None,
) -> Situation:
    """
    Return what `prepare` returns of a campaign whose calendars are known, or used further on.

    Where ``may_pause``, steps under way keep their places as if they might wait for their working
    time first, which they do on other calendars.
    """
    campaign, clockwork = calendars.campaign, calendars.of(scenario)
    tick = grid(campaign, clockwork.axis) if tick is None else tick
    facts, links, active = _left(clockwork, scenario, progress or progress_of(campaign), tick)
    going = frozenset[TaskId]() if facts is None else frozenset(facts.under_way)
    order = sorted(topological(active, links), key=lambda step: step not in going)
    links += tuple(serial_links(campaign, scenario, active, order, going))
    limits = tuple(limits_left(campaign, active, facts))
    make_modes = partial(_modes, clockwork, scenario, tick, facts)
    modes: Mapping[TaskId, tuple[Job, ...]] = {
        task.id: make_modes(task, longest_span(limits, task.id)) for task in active.values()
    }
    apart_modes = modes_apart(campaign, (job for own in modes.values() for job in own))
    holds = tuple(holds_left(campaign, active, facts))
    under_way = UnderWay(clockwork, facts, modes, tick)
    if facts is not None:
        kept = keep(Kept(campaign, facts, modes, holds, may_pause), apart_modes, links)
        modes, holds, links, more_limits, apart_modes, kept_away = kept
        limits += more_limits
        departures = (*facts.departures, *_others_broken(campaign, facts, under_way))
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
        profiles=under_way.profiles(),
        rosters=under_way.rosters(),
        apart_modes=apart_modes,
        shift_runs=clockwork.runs,
        links_into=_by(links, active, "target"),
        links_out=_by(links, active, "source"),
        limits_from=_by((x for x in limits if x.source is not None), active, "source"),
        topological=topological(active, links),
        facts=facts,
    )


def _left(
    clockwork: WorkingTimes, scenario: Scenario, progress: Progress | None, tick: Minutes
) -> tuple[Facts | None, tuple[TimedLink, ...], dict[TaskId, Task]]:
    """Return the facts, and the links and tasks that they, or the scenario, leave to be done."""
    campaign = clockwork.campaign
    if progress is None:
        active = _without(campaign, campaign.done_tasks(scenario))
        return None, stated_links(campaign, scenario, active), active
    recorded = Recorded(clockwork, scenario, progress)
    missing = list(find_missing(recorded))
    if missing:
        raise InputError(map(to_problem, missing))
    known = _without(campaign, recorded.undated | recorded.dropped)
    stated = stated_links(campaign, scenario, known)
    facts, links = translate(recorded, tick, stated, topological(known, stated))
    return facts, links, _without(campaign, recorded.gone)


def _others_broken(campaign: Campaign, facts: Facts, under_way: UnderWay) -> Iterator[Departure]:
    """Yield what facts have broken beside links: limits, and the people of crews."""
    yield from limits_broken(campaign, facts)
    yield from under_way.overdrafts()


def _without(campaign: Campaign, gone: Collection[TaskId]) -> dict[TaskId, Task]:
    return {task.id: task for task in campaign.tasks.values() if task.id not in gone}


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


def _by(
    rules: Iterable[Rule], active: Iterable[TaskId], end: str
) -> Mapping[TaskId, tuple[Rule, ...]]:
    """Return the links or limits at each task, which is their source or their target."""
    grouped: dict[TaskId, list[Rule]] = {task_id: [] for task_id in active}
    for rule in rules:
        grouped[getattr(rule, end)].append(rule)
    return {task_id: tuple(members) for task_id, members in grouped.items()}
