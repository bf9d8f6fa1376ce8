"""Steps that will not be done: what came before them holds back what came after."""

from collections.abc import Collection, Iterator

from scheduler.errors import Finding, InputError
from scheduler.model.campaign import Campaign
from scheduler.model.judging import to_problem
from scheduler.model.link import Link, LinkKind
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.durations import ExactMinutes
from scheduler.model.resource import Hold
from scheduler.model.scenario import ScenarioEntry
from scheduler.model.task import Task

Pair = tuple[TaskId, TaskId]


def take_out(campaign: Campaign, dropped: Collection[TaskId]) -> Campaign:
    """
    Return a campaign in which nothing waits for some steps, as if they took no time.

    They stay among its steps. Their predecessors hold back their successors, with the lags of both
    links; limits from and to them end, and a hold from or to one of them is kept from its successor
    or to its predecessor.

    Raises
    ------
    InputError
        If it is not plain where such a hold begins or ends.
    """
    for step in dropped:
        campaign = _without(campaign, campaign.tasks[step])
    return campaign


def _without(campaign: Campaign, gone: Task) -> Campaign:
    tasks = {step: _bridged(task, gone) for step, task in campaign.tasks.items()}
    limits = tuple(
        limit
        for limit in campaign.limits
        if gone.id not in {campaign.event_task(x.task) for x in (limit.from_event, limit.to_event)}
    )
    holds = (_anchored(campaign, hold, gone) for hold in campaign.holds)
    scenarios = {key: _set_aside(x, campaign, gone) for key, x in campaign.scenarios.items()}
    return campaign.altered(
        {
            "tasks": {**tasks, gone.id: gone},
            "limits": limits,
            "holds": tuple(hold for hold in holds if hold is not None),
            "scenarios": scenarios,
        }
    )


def _bridged(task: Task, gone: Task) -> Task:
    """Return a step that waits for what a step was to wait for, in place of that step."""
    if all(link.task != gone.id for link in (*task.after, *task.usually_after)):
        return task
    hard, habits = dict[Link, None](), dict[Link, None]()
    for own in task.after:
        hard.update(dict.fromkeys(_through(gone.after, own, gone.id)))
        habits.update(
            dict.fromkeys(x for x in _through(gone.usually_after, own, gone.id) if x != own)
        )
    for own in task.usually_after:
        before = (*gone.after, *gone.usually_after)
        habits.update(dict.fromkeys(_through(before, own, gone.id)))
    return task.altered(
        {"after": tuple(hard), "usually_after": tuple(x for x in habits if x not in hard)}
    )


def _through(before: tuple[Link, ...], own: Link, gone: TaskId) -> Iterator[Link]:
    """Yield a link of a step, or those that lead through the one that is gone."""
    if own.task != gone:
        yield own
        return
    for link in before:
        kind = LinkKind(link.type.value[0] + own.type.value[1])
        if link.lag and own.lag and link.working != own.working:
            yield link.altered({"type": kind})
            yield own.altered({"task": link.task, "type": kind})
        else:
            working = (link.working and bool(link.lag)) or (own.working and bool(own.lag))
            lag = ExactMinutes(link.lag + own.lag)
            yield Link(task=link.task, type=kind, lag=lag, working=working)


def _set_aside(entry: ScenarioEntry, campaign: Campaign, gone: Task) -> ScenarioEntry:
    """Return a scenario that sets aside a habit through a step as it did one on the way."""
    pairs = entry.set_aside or ()
    if not any(gone.id in pair for pair in pairs):
        return entry
    before = [link.task for link in (*gone.after, *gone.usually_after)]
    behind = [
        task.id
        for task in campaign.tasks.values()
        if any(link.task == gone.id for link in (*task.after, *task.usually_after))
    ]
    through = [
        (source, target)
        for source in before
        for target in behind
        if {(source, gone.id), (gone.id, target)} & set(pairs)
    ]
    return entry.altered({"set_aside": tuple(dict.fromkeys([*pairs, *through]))})


def _anchored(campaign: Campaign, hold: Hold, gone: Task) -> Hold | None:
    """Return a hold between steps that will be done; none if nothing lies between them."""
    first, last = hold.from_task, hold.to_task
    if first == gone.id:
        behind = {
            task.id
            for task in campaign.tasks.values()
            if any(link.task == gone.id for link in task.after)
        }
        first = _only(behind, hold, gone, "begins")
    if last == gone.id:
        last = _only({link.task for link in gone.after}, hold, gone, "ends")
    return hold.altered({"from_task": first, "to_task": last})


def _only(steps: Collection[TaskId], hold: Hold, gone: Task, what: str) -> TaskId:
    if len(steps) == 1:
        return next(iter(steps))
    finding = Finding(
        code="hold-of-dropped",
        message=f"{gone.id!r} is dropped, and the hold of {hold} {what} with it; "
        f"{'several steps' if steps else 'no step'} could stand for it",
        path=("steps", gone.id, "dropped"),
        hint=f"Record {gone.id} as finished instead, when the place is "
        f"{'taken' if what == 'begins' else 'free'}.",
    )
    raise InputError([to_problem(finding)])
