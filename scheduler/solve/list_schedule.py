"""
List scheduling: plans without the solver.

The serial schedule generation scheme of Kelley (1963): tasks are taken by priority, each placed at
the first start that working time, links, crews, rooms, hazards and holds allow. Limits are met by
trying again with later releases. The best of several priority rules is kept.
"""

from collections.abc import Iterator

from scheduler.calendars.situation import Situation
from scheduler.cpm.times import network_times
from scheduler.model.base import Minutes, TaskId
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from scheduler.solve.bounds import broken_limits, earliest_by_limits, earliest_by_links
from scheduler.solve.ledger import Ledger
from scheduler.solve.priority import PRIORITY_RULES, Ranks

REPAIRS = 40
PASSES = 20


def make_schedule(situation: Situation, starts: dict[TaskId, Minutes]) -> Schedule:
    """Return the schedule with these starts, tasks in file order."""
    return Schedule(
        scenario=situation.scenario.id,
        tasks={
            task_id: ScheduledTask(
                id=task_id,
                start=starts[task_id],
                end=job.end_after(starts[task_id]),
                pieces=job.pieces_from(starts[task_id]),
            )
            for task_id, job in situation.jobs.items()
        },
    )


def launch_of(situation: Situation, schedule: Schedule) -> Minutes:
    """Return the minute of launch."""
    return schedule[situation.launch].end


def list_schedules(situation: Situation) -> Iterator[Schedule]:
    """Yield one schedule for each priority rule that leads to one."""
    times = network_times(situation)
    for rule in PRIORITY_RULES.values():
        schedule = schedule_by(situation, rule(situation, times))
        if schedule is not None:
            yield schedule


def best_list_schedule(situation: Situation) -> Schedule | None:
    """Return the list schedule that launches first, with the least sum of starts among equals."""
    return min(list_schedules(situation), key=lambda each: quality(situation, each), default=None)


def quality(situation: Situation, schedule: Schedule) -> tuple[Minutes, Minutes]:
    """Return what the plan is judged by: launch, then the sum of all starts."""
    return launch_of(situation, schedule), sum(schedule.starts.values())


def schedule_by(situation: Situation, ranks: Ranks) -> Schedule | None:
    """Return the active schedule that a ranking leads to, or nothing if limits stay broken."""
    releases: dict[TaskId, Minutes] = {}
    for _ in range(REPAIRS):
        ledger = generate(situation, ranks, releases)
        if ledger is None:
            return None
        broken = broken_limits(situation, ledger.spans)
        if not broken:
            return shift_left(situation, ledger)
        moved = _release_later(situation, ledger, broken, releases)
        if not moved:
            return None
    return None


def _release_later(
    situation: Situation, ledger: Ledger, broken: list[TaskId], releases: dict[TaskId, Minutes]
) -> bool:
    """Release the first tasks of broken limits as late as the second events ask."""
    moved = False
    for task_id in broken:
        bound = earliest_by_limits(situation, situation.jobs[task_id], ledger.spans)
        if bound is not None and bound > releases.get(task_id, -1):
            moved = moved or bound > ledger.spans[task_id][0]
            releases[task_id] = bound
    return moved


def generate(situation: Situation, ranks: Ranks, releases: dict[TaskId, Minutes]) -> Ledger | None:
    """Place all tasks by rank, or return nothing when one finds no place."""
    ledger = Ledger(situation)
    order = sorted(situation.topological, key=lambda task_id: (ranks[task_id], task_id))
    waiting = dict.fromkeys(order)
    missing = {
        task_id: {link.source for link in situation.links_into[task_id]} for task_id in order
    }
    while waiting:
        placed = _place_next(situation, ledger, waiting, missing, releases)
        if placed is None:
            return None
        del waiting[placed]
        for link in situation.links_out[placed]:
            missing[link.target].discard(placed)
    return ledger


def _place_next(
    situation: Situation,
    ledger: Ledger,
    waiting: dict[TaskId, None],
    missing: dict[TaskId, set[TaskId]],
    releases: dict[TaskId, Minutes],
) -> TaskId | None:
    """Place the first task by rank whose predecessors stand and that finds room."""
    for task_id in waiting:
        if missing[task_id]:
            continue
        job = situation.jobs[task_id]
        earliest = earliest_by_links(situation, job, ledger.spans)
        if earliest is None:
            return None
        start = ledger.first_fit(job, max(earliest, releases.get(task_id, 0)))
        if start is not None:
            ledger.enter(job, start)
            return task_id
    return None


def shift_left(situation: Situation, ledger: Ledger) -> Schedule:
    """
    Move every task to the earliest start that the others leave it, until none can move.

    The result is active. A task that a limit ties to a later event does not move past it.
    """
    for _ in range(PASSES):
        moved = [_move_left(situation, ledger, task_id) for task_id in _by_start(ledger)]
        if not any(moved):
            break
    return make_schedule(situation, {task_id: span[0] for task_id, span in ledger.spans.items()})


def _by_start(ledger: Ledger) -> list[TaskId]:
    return sorted(ledger.spans, key=lambda task_id: (ledger.spans[task_id], task_id))


def _move_left(situation: Situation, ledger: Ledger, task_id: TaskId) -> bool:
    job = situation.jobs[task_id]
    before = ledger.spans[task_id][0]
    ledger.remove(job)
    by_links = earliest_by_links(situation, job, ledger.spans)
    by_limits = earliest_by_limits(situation, job, ledger.spans)
    start = ledger.first_fit(job, max(by_links or 0, by_limits or 0))
    if start is None or start > before:
        start = before
    ledger.enter(job, start)
    return start < before


def activate(situation: Situation, schedule: Schedule) -> Schedule:
    """Return the active schedule that a schedule becomes when every task moves left."""
    ledger = Ledger(situation)
    for task_id in sorted(schedule.tasks, key=lambda each: (schedule[each].start, each)):
        ledger.enter(situation.jobs[task_id], schedule[task_id].start)
    return shift_left(situation, ledger)
