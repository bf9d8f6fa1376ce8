"""Mistakes of a campaign that only its calendars reveal: steps that no shift can ever do."""

from collections.abc import Iterable, Iterator

from scheduler.calendars.choices import permitted_options
from scheduler.calendars.clock_changes import unclear_bounds
from scheduler.calendars.clockwork import Clockwork
from scheduler.calendars.intervals import Interval, Intervals, intersect
from scheduler.errors import Finding
from scheduler.model.base import TaskId
from scheduler.model.campaign import Campaign
from scheduler.model.durations import format_minutes
from scheduler.model.task import Kind, Task


def audit(campaign: Campaign, scenarios: Iterable[str]) -> list[Finding]:
    """
    Return the tasks that cannot run in a scenario, each once, with the first scenario it fails in.

    Meant for campaigns without other mistakes.
    """
    unclear = list(unclear_bounds(campaign))
    if unclear:
        return unclear
    findings: dict[TaskId, Finding] = {}
    for name in scenarios:
        scenario = campaign.resolve_scenario(name)
        clockwork = Clockwork(campaign, scenario)
        done = campaign.done_tasks(scenario)
        for task in campaign.tasks.values():
            if task.id in done or task.id in findings or _can_be_done(clockwork, task):
                continue
            findings[task.id] = _explain(clockwork, task)
    return list(findings.values())


def _can_be_done(clockwork: Clockwork, task: Task) -> bool:
    options = permitted_options(task, clockwork.scenario)
    return any(clockwork.make_job(task, option=option).classes for option in options)


def _explain(clockwork: Clockwork, task: Task) -> Finding:
    """Say why a task has no legal start at all."""
    scenario = clockwork.scenario.id
    bare = task.model_copy(update={"windows": (), "not_before": None})
    windows = clockwork.campaign.task_windows(task, clockwork.scenario)
    working = clockwork.working_time(bare)
    if not working:
        return _never_workable(clockwork, task)
    if task.kind is not Kind.PAUSABLE and not clockwork.make_job(bare).classes:
        longest = _longest(clockwork, bare, working)
        return Finding(
            code="task-too-long",
            message=(
                f"{task.id!r} runs through {format_minutes(task.duration)}, the longest working "
                f"stretch in scenario {scenario!r} has {format_minutes(longest)}"
            ),
            path=("tasks", task.id),
            hint="Make it pausable, split it, or give its crews a longer stretch of shifts.",
        )
    stated = [*windows] if task.not_before is None else [task.not_before, *windows]
    dates = "; ".join(map(str, stated)) or "none"
    short = ", ".join(_short(clockwork, task))
    return Finding(
        code="window-never-opens",
        message=f"{task.id!r} {short} in scenario {scenario!r} when its dates and windows "
        f"allow it ({dates})"
        if short
        else f"no working time of {task.id!r} in scenario {scenario!r} fits its dates and windows "
        f"({dates})",
        path=("tasks", task.id, "windows" if windows else "not_before"),
        hint="Put more people on a shift that lies in the window, or widen the window."
        if short
        else "Widen the window, or staff a shift that lies in it; mind the planning horizon.",
    )


def _short(clockwork: Clockwork, task: Task) -> Iterator[str]:
    """Yield the crews but for which a task could run, each with what it needs and has at most."""
    for crew, need in task.crew.items():
        others = {name: count for name, count in task.crew.items() if name != crew}
        if not clockwork.make_job(task.model_copy(update={"crew": others})).classes:
            continue
        fewer = ({**others, crew: count} for count in range(need - 1, 0, -1))
        there = next(
            (
                crews[crew]
                for crews in fewer
                if clockwork.make_job(task.model_copy(update={"crew": crews})).classes
            ),
            0,
        )
        most = f"at most {there} {'is' if there == 1 else 'are'}" if there else "nobody is"
        yield f"needs {need} of crew {crew!r}, and {most} on shift"


def _longest(clockwork: Clockwork, task: Task, working: Intervals) -> int:
    stretches: Iterable[Interval] = working
    if task.kind is Kind.SAME_SHIFT:
        shifts = ((run.start, run.end) for run in clockwork.runs)
        stretches = (piece for shift in shifts for piece in intersect(working, (shift,)))
    return max((end - start for start, end in stretches), default=0)


def _never_workable(clockwork: Clockwork, task: Task) -> Finding:
    reasons = list(_reasons(clockwork, task))
    return Finding(
        code="never-workable",
        message=(
            f"{task.id!r} has no working time in scenario {clockwork.scenario.id!r}: "
            f"{'; '.join(reasons) or 'its crews and places are never ready together'}"
        ),
        path=("tasks", task.id),
        hint="Add people to a shift of the scenario, work more shifts, or open the facility.",
    )


def _reasons(clockwork: Clockwork, task: Task) -> Iterator[str]:
    for crew, people in task.crew.items():
        most = max((step[2] for step in clockwork.profile(crew)), default=0)
        most = clockwork.roster(crew) if task.all_hands else most
        if most < people:
            yield f"it needs {people} of crew {crew!r}, at most {most} are there"
    for place in task.places:
        if not clockwork.opening(place):
            yield f"{place!r} is never open"
