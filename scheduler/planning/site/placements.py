"""Placements on the site of a situation as schedules, and back."""

from heapq import heappop, heappush

from scheduler.calendars.situation.situation import Situation
from scheduler.engine.site.problem import Placement
from scheduler.planning.lists.list_schedule import make_schedule
from scheduler.schedule.scheduled import Schedule, ScheduledTask


def schedule_of(situation: Situation, placement: Placement) -> Schedule:
    """
    Return the schedule that a placement means; it has yet to be checked.

    Raises
    ------
    ValueError
        If a task may not start where it is placed.
    """
    tasks = situation.modes
    starts = dict(zip(tasks, (tick * situation.tick for tick in placement.starts), strict=True))
    options = {
        task_id: situation.modes[task_id][mode].option
        for task_id, mode in zip(tasks, placement.modes, strict=True)
    }
    return make_schedule(situation, starts, options)


def placement_of(situation: Situation, schedule: Schedule) -> Placement:
    """
    Return a schedule as a placement, the tasks in order along the links and by start.

    Raises
    ------
    ValueError
        If a task starts between ticks, or is done in a way that the situation does not permit.
    """
    placed = [schedule[task_id] for task_id in situation.modes]
    starts = tuple(_tick_of(situation, each) for each in placed)
    modes = tuple(_mode_of(situation, each) for each in placed)
    return Placement(starts=starts, modes=modes, order=_order(situation, starts))


def _tick_of(situation: Situation, placed: ScheduledTask) -> int:
    tick, rest = divmod(placed.start, situation.tick)
    if rest and placed.start != situation.job_in(placed.id, placed.option).on_axis(
        placed.start - rest
    ):
        message = f"{placed.id} starts at minute {placed.start}, between ticks"
        raise ValueError(message)
    return tick


def _mode_of(situation: Situation, placed: ScheduledTask) -> int:
    options = [job.option for job in situation.modes[placed.id]]
    if placed.option not in options:
        message = f"{placed.id} is done by option {placed.option}, which is not permitted"
        raise ValueError(message)
    return options.index(placed.option)


def _order(situation: Situation, starts: tuple[int, ...]) -> tuple[int, ...]:
    """Return the tasks, each the first to start of those whose predecessors stand before it."""
    places = {task_id: place for place, task_id in enumerate(situation.modes)}
    waiting = {task_id: len(situation.links_into[task_id]) for task_id in places}
    ready: list[tuple[int, int, str]] = []

    def add(task_id: str) -> None:
        heappush(ready, (starts[places[task_id]], places[task_id], task_id))

    for task_id, count in waiting.items():
        if not count:
            add(task_id)
    order = []
    while ready:
        _, place, task_id = heappop(ready)
        order.append(place)
        for link in situation.links_out[task_id]:
            waiting[link.target] -= 1
            if not waiting[link.target]:
                add(link.target)
    return tuple(order)
