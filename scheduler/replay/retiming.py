"""Pushing the steps of an announced plan no further than what holds now demands."""

from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.notation.base import TaskId
from scheduler.planning.lists.earliest_starts import broken_limits, earliest_by_links
from scheduler.planning.lists.lawful_ledger import open_ledger
from scheduler.planning.lists.list_schedule import make_schedule
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Retimed:
    """
    A re-timed plan, or nothing and the steps for which there is no place in this order.

    ``stuck`` are a step without a legal start, or the steps from which overrun limits count.
    """

    schedule: Schedule | None
    moved: tuple[TaskId, ...] = ()
    stuck: tuple[TaskId, ...] = ()


def retime(situation: ChosenSituation, announced: Schedule) -> Retimed:
    """
    Place each step in the announced order, never before its announced start.

    Every step of the situation has to be announced. Limits are not mended by pushing.
    """
    ledger = open_ledger(situation)
    for task_id in _order(situation, announced):
        job = situation.jobs[task_id]
        by_links = earliest_by_links(situation, job, ledger.spans)
        earliest = None if by_links is None else max(by_links, announced[task_id].start)
        start = None if earliest is None else ledger.first_fit(job, earliest)
        if start is None:
            return Retimed(schedule=None, stuck=(task_id,))
        ledger.enter(job, start)
    broken = broken_limits(situation, ledger.spans)
    if broken:
        return Retimed(schedule=None, stuck=tuple(broken))
    starts = {task_id: span[0] for task_id, span in ledger.spans.items()}
    moved = tuple(each for each in situation.jobs if starts[each] != announced[each].start)
    return Retimed(schedule=make_schedule(situation, starts, announced.options), moved=moved)


def _order(situation: ChosenSituation, announced: Schedule) -> Sequence[TaskId]:
    """Return the steps by announced start, as links run where starts are equal."""
    return sorted(situation.topological, key=lambda each: announced[each].start)
