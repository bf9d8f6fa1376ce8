"""Safe bounds on where each task may lie, given a plan that is already known."""

from collections import Counter
from math import inf

from scheduler.calendars.situation.late_steps import before_launch
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.cpm.times import early_dates, late_dates
from scheduler.model.notation.base import FacilityId, Minutes, TaskId
from scheduler.planning.duty.work import binding_rules
from scheduler.planning.encoding.variables import Window
from scheduler.planning.lists.earliest_starts import Spans, earliest_by_links
from scheduler.schedule.scheduled import Schedule


def windows_within(
    situation: Situation, launch_by: Minutes, finish_by: Minutes
) -> dict[TaskId, Window]:
    """
    Return the earliest start and latest end of every task when launch ends by a minute.

    A task that cannot be done so early has an end more than a tick before its start, so that no
    start is left on whole ticks.
    """
    early = early_dates(situation)
    late = late_dates(situation, launch_by, finish_by)
    return {
        task_id: (early[task_id][0], end if end >= 0 else early[task_id][0] - situation.tick - 1)
        for task_id, (_, end) in late.items()
    }


def finish_worth_considering(situation: Situation, known: Schedule | None) -> Minutes:
    """
    Return a minute by which everything can end if launch can be had at all.

    In a plan that launches no later than a known one, every task that launch waits for starts by
    its late start. The other tasks can always be done one after the other behind those, so no
    better launch needs a later finish. With limits or holds that tie such tasks to others, where
    duty rules bind, or without a plan, the whole planning horizon stays open.
    """
    if known is None:
        return situation.horizon
    return max(finish_behind(situation, known[situation.launch].end), known.makespan)


def finish_behind(situation: Situation, launch_by: Minutes) -> Minutes:
    """Return a minute by which everything can end in some plan that launches by another, if any."""
    tail = _not_before_launch(situation)
    if binding_rules(situation) is not None or _is_tied(situation, tail):
        return situation.horizon
    spans = _latest_spans(situation, launch_by, tail)
    here = max(end for _, end in spans.values())
    for task_id in situation.topological:
        if task_id not in tail:
            continue
        starts = [_start_behind(situation, job, spans, here) for job in situation.modes[task_id]]
        placed = [
            (start, job.end_after(start))
            for start, job in zip(starts, situation.modes[task_id], strict=True)
            if start is not None
        ]
        if len(placed) < len(starts):
            return situation.horizon
        spans[task_id] = (max(a for a, _ in placed), max(b for _, b in placed))
        here = spans[task_id][1]
    return min(here, situation.horizon)


def _is_tied(situation: Situation, tail: set[TaskId]) -> bool:
    """Tell whether limits or holds keep tasks from standing one after the other behind the rest."""
    events = {limit.source for limit in situation.limits} | {x.target for x in situation.limits}
    if events & tail:
        return True
    held: Counter[FacilityId] = Counter()
    for hold in situation.holds:
        ends = {hold.source, hold.target} & tail
        if ends and hold.source not in tail:
            return True
        if ends:
            held[hold.facility] += hold.room
    for modes in (situation.modes[task_id] for task_id in tail):
        used = {place for job in modes for place in job.rooms}
        if any(_room(situation, place) <= held[place] for place in used & held.keys()):
            return True
    return any(_room(situation, place) < room for place, room in held.items())


def _room(situation: Situation, place: FacilityId) -> float:
    room = situation.campaign.facilities[place].room
    return inf if room is None else room


def _start_behind(situation: Situation, job: Job, spans: Spans, here: Minutes) -> Minutes | None:
    earliest = earliest_by_links(situation, job, spans)
    return None if earliest is None else job.next_start(max(here, earliest))


def finish_of_earlier_starts(situation: Situation, known: Schedule) -> Minutes:
    """
    Return a minute by which plans end whose sum of starts is no greater than that of a known one.

    In such a plan no task starts later than its early start by more than the known plan's starts
    exceed the early ones in all.
    """
    early = early_dates(situation)
    spare = sum(known.starts.values()) - sum(start for start, _ in early.values())
    finish = known.makespan
    for task_id, modes in situation.modes.items():
        for job in modes:
            start = job.previous_start(early[task_id][0] + spare)
            if start is not None:
                finish = max(finish, job.end_after(start))
    return finish


def _latest_spans(
    situation: Situation, launch_by: Minutes, tail: set[TaskId]
) -> dict[TaskId, tuple[Minutes, Minutes]]:
    """Return the latest start and end of every task that launch by a minute waits for."""
    late = late_dates(situation, launch_by, situation.horizon)
    return {task_id: span for task_id, span in late.items() if task_id not in tail}


def _not_before_launch(situation: Situation) -> set[TaskId]:
    return set(situation.modes) - before_launch(situation) - {situation.launch}
