"""A target that no launch can meet."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

from scheduler.advice.base import Case
from scheduler.calendars.situation.choices import permitted_options
from scheduler.calendars.situation.jobs import make_job
from scheduler.calendars.situation.prepare import prepare_on
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.calendars.starts.job import Job
from scheduler.cpm.times import early_dates
from scheduler.errors import Finding, Infeasible
from scheduler.model.campaign import Campaign
from scheduler.model.link import LinkKind
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.task import Task

Ends = Mapping[TaskId, Minutes]


class Aim(NamedTuple):
    """A wished date for the end of a step; ``what`` it is, and whether the step is a lift-off."""

    path: tuple[str, ...]
    what: str
    task: Task
    minute: Minutes
    is_launch: bool


def warn_of_vain_target(case: Case) -> Iterator[Finding]:
    """Yield targets and due dates beyond the horizon, in no window, or before any plan's."""
    early_ends = cache(partial(_early_ends, case))
    for aim in _aims(case):
        if aim.minute > case.campaign.horizon:
            yield _beyond(case, aim)
            continue
        if aim.is_launch:
            yield from _between_windows(case, aim)
        end = _least_end(case, aim, early_ends)
        if end is not None and end > aim.minute:
            yield _too_early(case, aim, end)


def _least_end(case: Case, aim: Aim, early_ends: Callable[[str], Ends]) -> Minutes | None:
    """Return the least early end in any scenario, or the first found in time, the last first."""
    least: Minutes | None = None
    for name in reversed(list(case.campaign.scenarios)):
        end = early_ends(name).get(aim.task.id)
        if end is not None and (least is None or end < least):
            least = end
        if least is not None and least <= aim.minute:
            break
    return least


def _aims(case: Case) -> Iterator[Aim]:
    campaign = case.campaign
    if campaign.target is not None:
        launch = _timed(campaign, campaign.tasks[campaign.launch])
        minute = case.axis.minute(campaign.target)
        yield Aim(("target",), "the target", launch, minute, is_launch=True)
    for mark in campaign.launches.values():
        if mark.target is not None:
            task = _timed(campaign, campaign.tasks[mark.id])
            path, minute = ("launches", mark.id, "target"), case.axis.minute(mark.target)
            yield Aim(path, f"the target of {mark.id!r},", task, minute, is_launch=True)
    for task in campaign.tasks.values():
        if task.due is not None:
            minute = case.axis.minute(task.due)
            path = ("tasks", task.id, "due")
            yield Aim(path, f"the due date of {task.id!r},", task, minute, is_launch=False)


def _timed(campaign: Campaign, task: Task) -> Task:
    """Return the step whose end a task marks: a milestone without windows right behind one step."""
    while task.is_milestone and not _is_dated(task) and len(task.after) == 1:
        link = task.after[0]
        if link.type is not LinkKind.FS or link.lag:
            break
        task = campaign.tasks[link.task]
    return task


def _is_dated(task: Task) -> bool:
    return bool(task.windows) or task.not_before is not None or task.at is not None


def _beyond(case: Case, aim: Aim) -> Finding:
    return Finding(
        code="target-beyond-horizon",
        message=f"{_dated(case, aim)} lies beyond the planning horizon, which ends on "
        f"{_date(case, case.campaign.horizon)}",
        path=aim.path,
        hint="Check the date, or lengthen the horizon.",
    )


def _dated(case: Case, aim: Aim) -> str:
    return f"{aim.what} {_date(case, aim.minute)}{',' if aim.what.endswith(',') else ''}"


def _date(case: Case, minute: Minutes) -> str:
    return case.axis.say_year(minute)


def _between_windows(case: Case, aim: Aim) -> Iterator[Finding]:
    """Yield a target at which launch cannot end, if its windows alone stand against it."""
    open_jobs = _all_jobs(case, aim.task)
    if _ends_at(open_jobs, aim.minute) or not _is_shut_out(case, aim):
        return
    before = [end for job in open_jobs if (end := _last_end(job, aim.minute)) is not None]
    after = [end for job in open_jobs if (end := _next_end(job, aim.minute)) is not None]
    near = [f"the last before it ends on {_date(case, max(before))}"] if before else []
    near += [f"the next after it on {_date(case, min(after))}"] if after else []
    yield Finding(
        code="target-outside-windows",
        message=f"no window of {aim.task.id!r} allows it at {_dated(case, aim)}: {', '.join(near)}",
        path=aim.path,
        hint="Move the target to a time that a window allows, or check the windows.",
    )


def _is_shut_out(case: Case, aim: Aim) -> bool:
    """Whether a step could end at its date without windows, be it as it is or free of crews."""
    for task in (aim.task, aim.task.altered(FREE)):
        bare = task.altered({"windows": ()})
        free, bound = _all_jobs(case, bare), _all_jobs(case, task)
        if _ends_at(free, aim.minute) and not _ends_at(bound, aim.minute):
            return True
    return False


FREE = {"crew": {}, "all_hands": False, "facility": None, "equipment": (), "options": ()}


def _all_jobs(case: Case, task: Task) -> list[Job]:
    return [job for clockwork in case.clockworks for job in _jobs(clockwork, task)]


def _jobs(clockwork: WorkingTimes, task: Task) -> Iterator[Job]:
    for option in permitted_options(task, clockwork.scenario):
        yield make_job(clockwork, task, option=option)


def _ends_at(jobs: list[Job], minute: Minutes) -> bool:
    return any(_last_end(job, minute) == minute for job in jobs)


def _last_end(job: Job, minute: Minutes) -> Minutes | None:
    """Return the last end of a job up to a minute."""
    start = job.latest_start(minute, minute)
    return None if start is None else job.end_after(start)


def _next_end(job: Job, minute: Minutes) -> Minutes | None:
    """Return the first end of a job from a minute on."""
    start = job.start_for_end(minute)
    return None if start is None else job.end_after(start)


def _too_early(case: Case, aim: Aim, end: Minutes) -> Finding:
    verb = "launch" if aim.is_launch else "end"
    return Finding(
        code="target-too-early",
        message=f"no scenario can {verb} by {_dated(case, aim).rstrip(',')}: hours, links and "
        f"shifts alone, with people and rooms without end, take until {_date(case, end)}",
        path=aim.path,
        hint="Move the date, or add a scenario that works more; `launch-scheduler conflicts` names "
        "the rules in its way.",
    )


def _early_ends(case: Case, name: str) -> Ends:
    """Return the early end of each task still due in a scenario; nothing where it has no plan."""
    situation = prepare_on(case.calendars, case.campaign.resolve_scenario(name))
    try:
        return {task: end for task, (_, end) in early_dates(situation).items()}
    except Infeasible:
        return {}
