"""A target that no launch can meet."""

from collections.abc import Iterator

from scheduler.advice.base import Case
from scheduler.advice.words import date_time
from scheduler.calendars.choices import permitted_options
from scheduler.calendars.clockwork import Clockwork
from scheduler.calendars.prepare import prepare
from scheduler.calendars.situation import Job
from scheduler.cpm.times import early_dates
from scheduler.errors import Finding, Infeasible
from scheduler.model.base import Minutes
from scheduler.model.task import Task

TARGET = ("target",)


def warn_of_vain_target(case: Case) -> Iterator[Finding]:
    """Yield a target beyond the horizon, in no launch window, or before any launch could be."""
    target = case.campaign.target
    if target is None:
        return
    minute = case.axis.minute(target)
    if minute > case.campaign.horizon:
        last = case.axis.moment(case.campaign.horizon)
        yield Finding(
            code="target-beyond-horizon",
            message=f"the target {date_time(target)} lies beyond the planning horizon, which ends "
            f"on {date_time(last)}",
            path=TARGET,
            hint="Check the target, or lengthen the horizon.",
        )
        return
    yield from _between_windows(case, minute)
    yield from _too_early(case, minute)


def _between_windows(case: Case, minute: Minutes) -> Iterator[Finding]:
    """Yield the target if launch could end then without its windows, and not with them."""
    launch = case.campaign.tasks[case.campaign.launch]
    bare = launch.model_copy(update={"windows": ()})
    with_windows = [job for clockwork in case.clockworks for job in _jobs(clockwork, launch)]
    without = [job for clockwork in case.clockworks for job in _jobs(clockwork, bare)]
    if not launch.windows or _ends_at(with_windows, minute) or not _ends_at(without, minute):
        return
    before = max(
        (x for job in with_windows if (x := _last_end(job, minute)) is not None), default=None
    )
    after = min(
        (x for job in with_windows if (x := _next_end(job, minute)) is not None), default=None
    )
    near = [
        f"{word} {date_time(case.axis.moment(at))}"
        for word, at in (("the last launch before it is", before), ("the next after it", after))
        if at is not None
    ]
    yield Finding(
        code="target-outside-windows",
        message=f"no window of {launch.id!r} allows launch at the target "
        f"{date_time(case.axis.moment(minute))}: {', '.join(near)}",
        path=TARGET,
        hint="Move the target to a time at which launch is possible, or check the windows.",
    )


def _jobs(clockwork: Clockwork, task: Task) -> Iterator[Job]:
    for option in permitted_options(task, clockwork.scenario):
        yield clockwork.make_job(task, option=option)


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


def _too_early(case: Case, minute: Minutes) -> Iterator[Finding]:
    """Yield the target if links and calendars alone let no scenario launch by then."""
    ends = [end for name in case.campaign.scenarios if (end := _early_end(case, name)) is not None]
    if ends and min(ends) > minute:
        yield Finding(
            code="target-too-early",
            message=f"no scenario can launch by the target {date_time(case.axis.moment(minute))}: "
            "hours, links and shifts alone, with people and rooms without end, take until "
            f"{date_time(case.axis.moment(min(ends)))}",
            path=TARGET,
            hint="Move the target, or add a scenario that works more; `launch-scheduler conflicts` "
            "names the rules in its way.",
        )


def _early_end(case: Case, name: str) -> Minutes | None:
    situation = prepare(case.campaign, case.campaign.resolve_scenario(name))
    try:
        return early_dates(situation)[situation.launch][1]
    except Infeasible:
        return None
