"""
List scheduling: plans without the solver.

The serial schedule generation scheme of Kelley (1963): tasks are taken by priority, each placed at
the first start that working time, links, crews, rooms, hazards and holds allow, and duty rules
where they bind (`lawful_ledger.py`). Limits are met by trying again with later releases. The best
of several priority rules is kept.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress

from scheduler.calendars.situation.choices import chosen, jobs_in
from scheduler.calendars.situation.late_steps import late_steps
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.cpm.times import network_times
from scheduler.errors import Infeasible
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.duty.work import binding_rules, keeps_duty
from scheduler.planning.lists.earliest_starts import (
    broken_limits,
    earliest_by_limits,
    earliest_by_links,
)
from scheduler.planning.lists.late_starts import make_way, move_right
from scheduler.planning.lists.lawful_ledger import open_ledger
from scheduler.planning.lists.ledger import FirstKept, Ledger
from scheduler.planning.lists.priority import PRIORITY_RULES, Ranks
from scheduler.planning.lists.ready_queue import ReadyQueue
from scheduler.schedule.scheduled import Schedule, ScheduledTask

REPAIRS = 40
PASSES = 20

ShouldStop = Callable[[], bool]
"""Asked often; once it says yes, what stands is kept and nothing more is begun."""


def make_schedule(
    situation: Situation,
    starts: Mapping[TaskId, Minutes],
    options: Mapping[TaskId, int] | None = None,
) -> Schedule:
    """Return the schedule with these starts in file order, each task in its option or first."""
    jobs = jobs_in(situation, options or {})
    return Schedule(
        scenario=situation.scenario.id,
        tasks={
            task_id: _scheduled(job, job.on_axis(starts[task_id])) for task_id, job in jobs.items()
        },
    )


def _scheduled(job: Job, start: Minutes) -> ScheduledTask:
    return ScheduledTask(
        id=job.id,
        start=start,
        end=job.end_after(start),
        pieces=job.pieces_from(start),
        option=job.option,
    )


def launch_of(situation: Situation, schedule: Schedule) -> Minutes:
    """Return the minute of launch."""
    return schedule[situation.launch].end


def never() -> bool:
    """Never stop."""
    return False


def list_schedules(situation: Situation, should_stop: ShouldStop = never) -> Iterator[Schedule]:
    """
    Yield one schedule for each priority rule that leads to one.

    Where tasks can be done in several modes, each takes the way that ends first; a second round has
    every task as it stands. Schedules are active, except one whose making was stopped.
    """
    yield from _by_each_rule(situation, should_stop)
    if situation.has_choice and not should_stop():
        with suppress(Infeasible):
            yield from _by_each_rule(chosen(situation, {}), should_stop)


def _by_each_rule(situation: Situation, should_stop: ShouldStop) -> Iterator[Schedule]:
    times = network_times(situation)
    for rule in PRIORITY_RULES.values():
        if should_stop():
            return
        schedule = schedule_by(situation, rule(situation, times), should_stop)
        if schedule is not None:
            yield schedule


def best_list_schedule(situation: Situation) -> Schedule | None:
    """Return the list schedule that launches first, with the least sum of starts among equals."""
    return min(list_schedules(situation), key=lambda each: quality(situation, each), default=None)


Earliness = tuple[Minutes, Minutes]
"""What is least of starts: first the sum of those wanted late, below zero, then of the others."""


def quality(situation: Situation, schedule: Schedule) -> tuple[Minutes, int, Earliness]:
    """Return what a plan is judged by: launch, steps in another mode, late and early starts."""
    starts = earliness(situation, schedule)
    return launch_of(situation, schedule), count_changed(schedule), starts


def earliness(situation: Situation, schedule: Schedule) -> Earliness:
    """Return the sums of starts: of steps wanted late, below zero, and of all others."""
    late = late_steps(situation)
    wanted_late = sum(start for task_id, start in schedule.starts.items() if task_id in late)
    return -wanted_late, sum(schedule.starts.values()) - wanted_late


def count_changed(schedule: Schedule) -> int:
    """Return how many steps are done in another mode than they stand."""
    return sum(option > 0 for option in schedule.options.values())


def schedule_by(
    situation: Situation, ranks: Ranks, should_stop: ShouldStop = never
) -> Schedule | None:
    """
    Return the active schedule that a ranking leads to, or nothing if limits stay broken.

    Stopped early, it returns nothing, or a schedule that keeps all rules and is not active.
    """
    releases: dict[TaskId, Minutes] = {}
    for _ in range(REPAIRS):
        ledger = generate(situation, ranks, releases, should_stop)
        if ledger is None:
            return None
        broken = broken_limits(situation, ledger.spans)
        if not broken:
            return shift_left(situation, ledger, should_stop=should_stop)
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


def generate(
    situation: Situation,
    ranks: Ranks,
    releases: Mapping[TaskId, Minutes],
    should_stop: ShouldStop = never,
) -> Ledger | None:
    """Place all tasks by rank, or return nothing when one finds no place or it has to stop."""
    ledger = open_ledger(situation)
    queue = ReadyQueue(situation, ranks)
    while (task_id := queue.first()) is not None:
        if should_stop():
            return None
        places = list(_places(situation, ledger, task_id, releases.get(task_id, 0)))
        if not places:
            queue.set_aside(task_id)
            continue
        job, start = min(places, key=lambda each: (each[0].end_after(each[1]), each[0].option))
        ledger.enter(job, start)
        queue.placed(task_id, makes_room=ledger.frees_room(job))
    return ledger if len(ledger.placed) == len(situation.modes) else None


def _places(
    situation: Situation, ledger: Ledger, task_id: TaskId, release: Minutes
) -> Iterator[tuple[Job, Minutes]]:
    """Yield the modes in which a task finds room after its predecessors, with first starts."""
    for job in situation.modes[task_id]:
        earliest = earliest_by_links(situation, job, ledger.spans)
        start = None if earliest is None else ledger.first_fit(job, max(earliest, release))
        if start is not None:
            yield job, start


def shift_left(
    situation: Situation,
    ledger: Ledger,
    first_kept: FirstKept | None = None,
    should_stop: ShouldStop = never,
    late: Collection[TaskId] = (),
) -> Schedule:
    """
    Move every task to the earliest start that the others leave it, until none can move.

    The result is active unless it had to stop. A task that a limit ties to a later event does not
    move past it, nor does one take a start that ``first_kept`` passes over. Those that are wanted
    ``late`` move to their latest starts, and before all others in each round.
    """
    for _ in range(PASSES):
        moved = [
            move_right(situation, ledger, each, first_kept)
            for each in reversed(_by_start(ledger))
            if each in late and not should_stop()
        ]
        moved += [
            move_left(situation, ledger, each, first_kept)
            for each in _by_start(ledger)
            if each not in late and not should_stop()
        ]
        if not any(moved):
            break
    starts = {task_id: span[0] for task_id, span in ledger.spans.items()}
    options = {task_id: job.option for task_id, job in ledger.placed.items()}
    return make_schedule(situation, starts, options)


def _by_start(ledger: Ledger) -> list[TaskId]:
    return sorted(ledger.spans, key=lambda task_id: (ledger.spans[task_id], task_id))


def move_left(
    situation: Situation, ledger: Ledger, task_id: TaskId, first_kept: FirstKept | None
) -> bool:
    """Move a task to the earliest start that the others leave it; tell whether that is earlier."""
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

    Those that are wanted late move right instead, also once those after them have made way.

    A schedule that keeps binding duty rules goes on keeping them: should it not, because fewer of
    several shifts that touch are manned, the schedule stays as it is. ``first_kept`` passes over
    starts that would make the plan worse than it is.
    """
    late = late_steps(situation)
    shifted = shift_left(situation, entered(situation, schedule), first_kept, late=late)
    if late:
        ledger = entered(situation, shifted)
        make_way(situation, ledger, late, first_kept)
        again = shift_left(situation, ledger, first_kept, late=late)
        shifted = min(shifted, again, key=lambda each: earliness(situation, each))
    is_lawful = binding_rules(situation) is None or keeps_duty(situation, shifted)
    return shifted if is_lawful else schedule


def entered(situation: Situation, schedule: Schedule) -> Ledger:
    """Return a ledger with a schedule in it."""
    ledger = open_ledger(situation)
    for task_id in sorted(schedule.tasks, key=lambda each: (schedule[each].start, each)):
        placed = schedule[task_id]
        ledger.enter(situation.job_in(task_id, placed.option), placed.start)
    return ledger
