"""The steps of which other programs cannot hold something."""

from collections.abc import Callable, Iterator

from scheduler.interchange.outgoing.dates import constraints_of, dates_stated
from scheduler.interchange.outgoing.names import as_note, shown
from scheduler.interchange.outgoing.outgoing import Outgoing
from scheduler.model.notation.base import TaskId
from scheduler.model.task import Kind, Task, WindowFor


def _tasks(is_meant: Callable[[Task], bool]) -> Callable[[Outgoing], Iterator[TaskId]]:
    """Return what yields the steps still to be done that are meant."""

    def names(out: Outgoing) -> Iterator[TaskId]:
        for step, time in out.times.items():
            if not time.is_done and is_meant(out.plan.situation.campaign.tasks[step]):
                yield step

    return names


exempt = _tasks(lambda task: bool(task.exempt_from))
same_shift = _tasks(lambda task: task.same_shift)
all_hands = _tasks(lambda task: task.all_hands)
late = _tasks(lambda task: task.as_late_as_possible)
with_options = _tasks(lambda task: bool(task.options))
run_through = _tasks(lambda task: task.kind is Kind.RUN_THROUGH and not task.is_milestone)


def all_steps(out: Outgoing) -> Iterator[TaskId]:
    """Yield all steps of which a date is known."""
    return (step for step, time in out.times.items() if not time.undated)


def pausing(out: Outgoing) -> Iterator[TaskId]:
    """Yield the steps that are worked on in several pieces."""
    return (step for step, time in out.times.items() if len(time.pieces) > 1)


def pinned(out: Outgoing) -> Iterator[TaskId]:
    """Yield the steps whose planned start is pinned."""
    return (step for step in out.times if not out.links_only and constraints_of(out, step))


def free(out: Outgoing) -> Iterator[TaskId]:
    """Yield the steps to come whose planned start is not pinned."""
    return (
        step
        for step, time in out.times.items()
        if out.links_only and not time.is_done and time.begun is None
    )


def crews(out: Outgoing) -> Iterator[str]:
    """Yield the crews with people on more than one shift."""
    campaign, scenario = out.plan.situation.campaign, out.plan.situation.scenario
    for crew in campaign.crews:
        manned = [x for x in scenario.shifts if campaign.most_people(scenario, crew, x)]
        if len(manned) > 1:
            yield crew


def in_windows(out: Outgoing) -> Iterator[TaskId]:
    """Yield the steps with a window that no calendar and no binding date holds."""
    campaign, scenario = out.plan.situation.campaign, out.plan.situation.scenario
    for step, time in out.times.items():
        windows = campaign.task_windows(campaign.tasks[step], scenario)
        if time.is_done or not windows:
            continue
        is_run = all(each.applies_to is WindowFor.RUN for each in windows)
        if not is_run or time.by_clock:
            yield step


def second_dates(out: Outgoing) -> Iterator[TaskId]:
    """Yield the steps of which a date of the task graph is not the one that binds."""
    for step in out.times:
        written = set(constraints_of(out, step))
        if written and set(dates_stated(out, step)) - written:
            yield step


def undated(out: Outgoing) -> Iterator[TaskId]:
    """Yield the steps that are done, nobody knows since when."""
    return (step for step, time in out.times.items() if time.undated)


def dropped(out: Outgoing) -> Iterator[TaskId]:
    """Yield the steps that will not be done."""
    facts = out.plan.situation.facts
    return iter(() if facts is None else (x for x in facts.progress.steps if x in facts.dropped))


def renamed(out: Outgoing) -> Iterator[TaskId]:
    """Yield the steps whose name or note had to be changed."""
    for step in out.times:
        task = out.plan.situation.campaign.tasks[step]
        if shown(task.title) != task.title or as_note(task.note) != task.note:
            yield step
