"""Mistakes of a campaign that only its calendars reveal: steps that no shift can ever do."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from scheduler.calendars.clock.axis import make_axis
from scheduler.calendars.clock.grid import grid
from scheduler.calendars.clock.intervals import Interval, Intervals, intersect
from scheduler.calendars.shifts.clock_changes import unclear_bounds
from scheduler.calendars.shifts.shifts import most_people
from scheduler.calendars.situation.calendars import Calendars, calendar_key
from scheduler.calendars.situation.choices import permitted_options
from scheduler.calendars.situation.culprits import culprits_in_windows
from scheduler.calendars.situation.jobs import make_job
from scheduler.calendars.situation.notice import moves_without_notice
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.errors import Finding
from scheduler.model.calling.taking_over import with_calls
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.durations import format_minutes
from scheduler.model.progress.recorded_campaign import progress_of
from scheduler.model.task import Kind, Task
from scheduler.model.validate.scenarios import resolved


def audit(campaign: Campaign, scenarios: Iterable[str]) -> list[Finding]:
    """
    Return the tasks that cannot run in a scenario, each once, with the first scenario it fails in.

    Those that are recorded as over, begun or dropped have shown that they can, or need not.
    Meant for campaigns without other mistakes.
    """
    return audit_on(Calendars(campaign), scenarios)


def audit_on(calendars: Calendars, scenarios: Iterable[str]) -> list[Finding]:
    """Return what `audit` returns of a campaign whose calendars are used further on."""
    campaign, asked = calendars.campaign, set(scenarios)
    unclear = list(unclear_bounds(campaign))
    unclear += _off_the_grid(calendars)
    for scenario in resolved(campaign):
        if scenario.id in asked and (scenario.moved or scenario.squeezed):
            unclear += moves_without_notice(campaign, scenario)
    if unclear:
        return unclear
    findings: dict[TaskId, Finding] = {}
    seen: set[str] = set()
    for scenario in resolved(campaign):
        calendar = calendar_key(scenario)
        if scenario.id not in asked or calendar in seen:
            continue
        seen.add(calendar)
        clockwork = calendars.of(scenario)
        past = campaign.done_tasks(scenario) | _recorded(campaign)
        for task in campaign.tasks.values():
            if task.id in past or task.id in findings or _can_be_done(clockwork, task):
                continue
            findings[task.id] = _explain(clockwork, task, scenario.id)
    return list(findings.values()) or list(_misfit_copies(campaign, asked))


def _misfit_copies(campaign: Campaign, asked: set[str]) -> Iterator[Finding]:
    """Yield steps that vehicles take over when called, and that cannot be done where they are."""
    for vehicle, found in with_calls(campaign):
        calendars, seen = Calendars(found), set[TaskId]()
        for scenario in (each for each in resolved(found) if each.id in asked):
            for step in [x for x in found.tasks if x not in campaign.tasks and x not in seen]:
                clockwork, task = calendars.of(scenario), found.tasks[step]
                if not _can_be_done(clockwork, task):
                    seen.add(step)
                    finding = _explain(clockwork, task, scenario.id)
                    message = f"once {vehicle.id!r} is called, {finding.message}"
                    path = ("vehicles", vehicle.id, "called")
                    yield replace(finding, message=message, path=path)


def _recorded(campaign: Campaign) -> frozenset[TaskId]:
    """Return the tasks of which facts say that they have begun, or will not be done."""
    progress = progress_of(campaign)
    steps = {} if progress is None else progress.steps
    return frozenset(x for x, facts in steps.items() if facts.begun is not None or facts.dropped)


def _can_be_done(clockwork: WorkingTimes, task: Task) -> bool:
    options = permitted_options(task, clockwork.scenario)
    return any(make_job(clockwork, task, option=option).classes for option in options)


def _explain(clockwork: WorkingTimes, task: Task, scenario: str) -> Finding:
    """Say why a task has no legal start at all."""
    if task.at is not None and _can_be_done(clockwork, task.altered({"at": None})):
        return _not_when_promised(clockwork, task, scenario)
    bare = task.altered({"windows": (), "not_before": None, "at": None})
    working = clockwork.working_time(bare)
    if not working:
        return _never_workable(clockwork, task, scenario)
    if task.kind is not Kind.PAUSABLE and not make_job(clockwork, bare).classes:
        longest = _longest(clockwork, bare, working)
        return Finding(
            code="task-too-long",
            message=(
                f"{task.id!r} needs {format_minutes(task.duration)} without a pause; the longest "
                f"working stretch in scenario {scenario!r} is {format_minutes(longest)}"
            ),
            path=("tasks", task.id),
            hint="Make it pausable, split it, or give its crews a longer stretch of shifts.",
        )
    return _outside_windows(clockwork, task, scenario)


def _not_when_promised(clockwork: WorkingTimes, task: Task, scenario: str) -> Finding:
    """Say when a task could start instead of the date for which it is promised."""
    free = task.altered({"at": None})
    promised = clockwork.campaign.promised_start(task, clockwork.scenario)
    at, axis = clockwork.promised(task) or 0, clockwork.axis
    ways = [
        make_job(clockwork, free, option=each)
        for each in permitted_options(task, clockwork.scenario)
    ]
    before = [x for job in ways if (x := job.previous_start(at)) is not None]
    after = [x for job in ways if (x := job.next_start(at)) is not None]
    near = [axis.say(minute) for minute in (*sorted(before)[-1:], *sorted(after)[:1])]
    return Finding(
        code="promised-never",
        message=f"{task.id!r} cannot start then in scenario {scenario!r}: it is "
        f"{promised.said(clockwork.campaign.zone) if promised else ''}, which its working time, "
        "its windows and its earliest start do not allow",
        path=("tasks", task.id, "at"),
        hint=f"The nearest starts are {' and '.join(near)}.",
    )


def _off_the_grid(calendars: Calendars) -> Iterator[Finding]:
    """Yield the promised starts between two ticks of the time grid."""
    campaign = calendars.campaign
    promised = [(task, task.at) for task in campaign.tasks.values() if task.at is not None]
    if not promised:
        return
    axis = make_axis(campaign)
    tick = grid(campaign, axis)
    for task, at in promised:
        minute = axis.minute(at.date)
        if minute % tick:
            before = minute - minute % tick
            yield Finding(
                code="promised-off-grid",
                message=f"{task.id!r} is promised for {axis.say(minute)}, but steps start every "
                f"{format_minutes(tick)}, counted from the start of the campaign",
                path=("tasks", task.id, "at"),
                hint=f"Promise it for {axis.say(before)} or {axis.say(before + tick)}, or state "
                "some length or time of the campaign in finer steps.",
            )


def _outside_windows(clockwork: WorkingTimes, task: Task, scenario: str) -> Finding:
    """Say why the working time of a task never fits its windows."""
    windows = clockwork.campaign.task_windows(task, clockwork.scenario)
    zone = clockwork.campaign.zone
    since = [] if task.not_before is None else [task.not_before.said(zone)]
    dates = "; ".join([*since, *(window.said(zone) for window in windows)]) or "none"
    culprits = ", ".join(culprits_in_windows(clockwork, task))
    if culprits:
        message = (
            f"{task.id!r} {culprits} in scenario {scenario!r} when its dates and windows "
            f"allow it ({dates})"
        )
        hint = "Put more people on a shift that lies in the window, open the place, or widen it."
    else:
        message = (
            f"no working time of {task.id!r} in scenario {scenario!r} fits its dates and windows "
            f"({dates})"
        )
        hint = "Widen the window, or staff a shift within it; check the planning horizon."
    field = "windows" if windows else "not_before"
    return Finding(
        code="window-never-opens", message=message, path=("tasks", task.id, field), hint=hint
    )


def _longest(clockwork: WorkingTimes, task: Task, working: Intervals) -> int:
    stretches: Iterable[Interval] = working
    if task.kind is Kind.SAME_SHIFT:
        shifts = ((run.start, run.end) for run in clockwork.runs)
        stretches = (piece for shift in shifts for piece in intersect(working, (shift,)))
    return max((end - start for start, end in stretches), default=0)


def _never_workable(clockwork: WorkingTimes, task: Task, scenario: str) -> Finding:
    reasons = list(_reasons(clockwork, task))
    return Finding(
        code="never-workable",
        message=(
            f"{task.id!r} has no working time in scenario {scenario!r}: "
            f"{'; '.join(reasons) or 'its crews and places are never ready together'}"
        ),
        path=("tasks", task.id),
        hint="Add people to a shift of the scenario, work more shifts, or open the facility.",
    )


def _reasons(clockwork: WorkingTimes, task: Task) -> Iterator[str]:
    for crew, people in task.crew.items():
        there = clockwork.roster(crew) if task.all_hands else clockwork.profile(crew)
        most = most_people(there)
        if most < people:
            yield f"it needs {people} of crew {crew!r}, at most {most} are there"
    for place in task.places:
        if not clockwork.opening(place):
            yield f"{place!r} is never open"
