"""
List scheduling: plans without the solver.

The serial schedule generation scheme of Kelley (1963): tasks are taken by priority, each placed at
the first start that working time, links, crews, rooms, hazards and holds allow. Limits are met by
trying again with later releases. The best of several priority rules is kept.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

from scheduler.calendars.choices import chosen
from scheduler.calendars.situation import Job, Situation
from scheduler.cpm.times import network_times
from scheduler.errors import Infeasible
from scheduler.model.base import Minutes, TaskId
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from scheduler.solve.bounds import broken_limits, earliest_by_limits, earliest_by_links
from scheduler.solve.duty_work import binding_rules, keeps_duty
from scheduler.solve.lawful_ledger import open_ledger
from scheduler.solve.ledger import Ledger
from scheduler.solve.priority import PRIORITY_RULES, Ranks

REPAIRS = 40
PASSES = 20

FirstKept = Callable[[Ledger, Job, Minutes, Minutes], Minutes]
"""From a start on, the first one at which a plan is no worse than with the start before."""


def make_schedule(
    situation: Situation,
    starts: Mapping[TaskId, Minutes],
    options: Mapping[TaskId, int] | None = None,
) -> Schedule:
    """Return the schedule with these starts in file order, each task in its option or first way."""
    jobs = situation.jobs if options is None else chosen(situation, options).jobs
    return Schedule(
        scenario=situation.scenario.id,
        tasks={
            task_id: ScheduledTask(
                id=task_id,
                start=starts[task_id],
                end=job.end_after(starts[task_id]),
                pieces=job.pieces_from(starts[task_id]),
                option=job.option,
            )
            for task_id, job in jobs.items()
        },
    )


def launch_of(situation: Situation, schedule: Schedule) -> Minutes:
    """Return the minute of launch."""
    return schedule[situation.launch].end


def list_schedules(situation: Situation) -> Iterator[Schedule]:
    """
    Yield one schedule for each priority rule that leads to one.

    Where tasks can be done in several ways, each takes the way that ends first; a second round has
    every task as it stands.
    """
    yield from _by_each_rule(situation)
    if situation.has_choice:
        with suppress(Infeasible):
            yield from _by_each_rule(chosen(situation, {}))


def _by_each_rule(situation: Situation) -> Iterator[Schedule]:
    times = network_times(situation)
    for rule in PRIORITY_RULES.values():
        schedule = schedule_by(situation, rule(situation, times))
        if schedule is not None:
            yield schedule


def best_list_schedule(situation: Situation) -> Schedule | None:
    """Return the list schedule that launches first, with the least sum of starts among equals."""
    return min(list_schedules(situation), key=lambda each: quality(situation, each), default=None)


def quality(situation: Situation, schedule: Schedule) -> tuple[Minutes, int, Minutes]:
    """Return what a plan is judged by: launch, steps done in another way, the sum of all starts."""
    return launch_of(situation, schedule), count_changed(schedule), sum(schedule.starts.values())


def count_changed(schedule: Schedule) -> int:
    """Return how many steps are done in another way than they stand."""
    return sum(option > 0 for option in schedule.options.values())


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
        bound = earliest_by_limits(situation, ledger.placed[task_id], ledger.spans)
        if bound is not None and bound > releases.get(task_id, -1):
            moved = moved or bound > ledger.spans[task_id][0]
            releases[task_id] = bound
    return moved


def generate(situation: Situation, ranks: Ranks, releases: dict[TaskId, Minutes]) -> Ledger | None:
    """Place all tasks by rank, or return nothing when one finds no place."""
    ledger = open_ledger(situation)
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
        places = list(_places(situation, ledger, task_id, releases.get(task_id, 0)))
        if places:
            job, start = min(places, key=lambda each: (each[0].end_after(each[1]), each[0].option))
            ledger.enter(job, start)
            return task_id
    return None


def _places(
    situation: Situation, ledger: Ledger, task_id: TaskId, release: Minutes
) -> Iterator[tuple[Job, Minutes]]:
    """Yield the ways in which a task finds room after its predecessors, with their first starts."""
    for job in situation.ways[task_id]:
        earliest = earliest_by_links(situation, job, ledger.spans)
        start = None if earliest is None else ledger.first_fit(job, max(earliest, release))
        if start is not None:
            yield job, start


def shift_left(
    situation: Situation, ledger: Ledger, first_kept: FirstKept | None = None
) -> Schedule:
    """
    Move every task to the earliest start that the others leave it, until none can move.

    The result is active. A task that a limit ties to a later event does not move past it, nor does
    one take a start that ``first_kept`` passes over.
    """
    for _ in range(PASSES):
        moved = [_move_left(situation, ledger, each, first_kept) for each in _by_start(ledger)]
        if not any(moved):
            break
    starts = {task_id: span[0] for task_id, span in ledger.spans.items()}
    options = {task_id: job.option for task_id, job in ledger.placed.items()}
    return make_schedule(situation, starts, options)


def _by_start(ledger: Ledger) -> list[TaskId]:
    return sorted(ledger.spans, key=lambda task_id: (ledger.spans[task_id], task_id))


def _move_left(
    situation: Situation, ledger: Ledger, task_id: TaskId, first_kept: FirstKept | None
) -> bool:
    job, before = ledger.placed[task_id], ledger.spans[task_id][0]
    ledger.remove(job)
    by_links = earliest_by_links(situation, job, ledger.spans)
    by_limits = earliest_by_limits(situation, job, ledger.spans)
    start = ledger.first_fit(job, max(by_links or 0, by_limits or 0))
    while first_kept is not None and start is not None and start < before:
        kept = first_kept(ledger, job, before, start)
        if kept == start:
            break
        start = ledger.first_fit(job, kept)
    if start is None or start > before:
        start = before
    ledger.enter(job, start)
    return start < before


def activate(
    situation: Situation, schedule: Schedule, first_kept: FirstKept | None = None
) -> Schedule:
    """
    Return the active schedule that a schedule becomes when every task moves left.

    A schedule that keeps binding duty rules goes on keeping them: should it not, because fewer of
    several shifts that touch are manned, the schedule stays as it is. ``first_kept`` passes over
    starts that would make the plan worse than it is.
    """
    ledger = open_ledger(situation)
    for task_id in sorted(schedule.tasks, key=lambda each: (schedule[each].start, each)):
        placed = schedule[task_id]
        ledger.enter(situation.job_in(task_id, placed.option), placed.start)
    shifted = shift_left(situation, ledger, first_kept)
    is_lawful = binding_rules(situation) is None or keeps_duty(situation, shifted)
    return shifted if is_lawful else schedule
